#ifndef COLUMNS_H
#define COLUMNS_H

#include <stdint.h>

/* Candidates of columns, one column behind the other. */
typedef struct {
    const int32_t *begin;  /* column: its candidates are begin[column] to begin[column + 1] */
    const int32_t *first;
    const int32_t *second;
    const int8_t *span;
    const float *score;
} Columns;

#endif
