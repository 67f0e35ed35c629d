/* Numbers with scores as keys that sort the best score first, then the lowest number. */

#ifndef ORDER_H
#define ORDER_H

#include <stdint.h>
#include <string.h>

static inline float larger(float a, float b)
{
    return a > b ? a : b;
}

static inline uint64_t order_key(float score, int32_t number)
{
    /* Minus zero becomes plain zero. The bits of a negative number grow as it falls, those of others as they rise. */
    float plain = score + 0.0f;
    uint32_t bits;
    memcpy(&bits, &plain, sizeof bits);
    bits = bits >> 31 ? bits : ~bits & 0x7fffffffu;
    return (uint64_t)bits << 32 | (uint32_t)number;
}

static inline float order_score(uint64_t key)
{
    uint32_t bits = (uint32_t)(key >> 32);
    bits = bits >> 31 ? bits : ~bits & 0x7fffffffu;
    float score;
    memcpy(&score, &bits, sizeof score);
    return score;
}

/* Puts the first `most` of the keys, all different, in order: a quicksort that leaves alone what lies behind them. */
static inline void order_first(uint64_t *keys, int32_t count, int32_t most)
{
    while (count > 16) {
        int32_t last = count - 1, half = count / 2, low = 0;
        uint64_t a = keys[0], b = keys[half], c = keys[last];
        int32_t at = a < b ? (b < c ? half : a < c ? last : 0) : (a < c ? 0 : b < c ? last : half);
        uint64_t middle = keys[at];
        keys[at] = c;
        /* No branch, which a processor would guess wrong every other time. */
        for (int32_t i = 0; i < last; i++) {
            uint64_t key = keys[i];
            keys[i] = keys[low];
            keys[low] = key;
            low += key < middle;
        }
        keys[last] = keys[low];
        keys[low++] = middle;
        order_first(keys, low - 1, most);
        if (low >= most)
            return;
        keys += low;
        count -= low;
        most -= low;
    }
    for (int32_t i = 1; i < count; i++) {
        uint64_t key = keys[i];
        int32_t at = i;
        for (; at && keys[at - 1] > key; at--)
            keys[at] = keys[at - 1];
        keys[at] = key;
    }
}

#endif
