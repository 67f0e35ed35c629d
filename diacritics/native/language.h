#ifndef LANGUAGE_H
#define LANGUAGE_H

#include <stdint.h>

enum { LEVELS = 3, NONE = -1 }; /* pairs, triples, runs of four */

typedef struct {
    int32_t order;                /* words of the longest n-gram */
    int32_t size;                 /* words of the vocabulary */
    const float *unigrams;
    const uint64_t *pair_bits;    /* a bit for every pair there can be */
    const int32_t *pairs_before;  /* 64 pairs: stored pairs before them */
    const float *backoffs[LEVELS];
    const int32_t *first[LEVELS]; /* n-grams one shorter: their followers, as in _Followers */
    const uint16_t *words[LEVELS];
    const uint8_t *codes[LEVELS];
    const float *log_of_code[LEVELS];
} Language;

/* Whether these are words: all others below need words. */
int32_t language_knows(const Language *m, const int32_t *words, int64_t count);

void language_after(const Language *m, const int32_t *t, const int32_t *u, const int32_t *v, int64_t count,
                    int32_t *states);

/* The log-probability of a word in a state, and the state after it. */
float language_say(const Language *m, const int32_t *state, int32_t word, int32_t *after);

#endif
