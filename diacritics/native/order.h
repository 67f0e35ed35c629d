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

/* Puts the first `most` of the keys in order: a quicksort that leaves alone what lies behind them. */
static inline void order_first(uint64_t *keys, int32_t count, int32_t most)
{
    while (count > 16) {
        uint64_t a = keys[0], b = keys[count / 2], c = keys[count - 1];
        uint64_t middle = a < b ? (b < c ? b : a < c ? c : a) : (a < c ? a : b < c ? c : b);
        int32_t low = 0, high = count - 1;
        while (low <= high) {
            while (keys[low] < middle)
                low++;
            while (keys[high] > middle)
                high--;
            if (low <= high) {
                uint64_t swapped = keys[low];
                keys[low++] = keys[high];
                keys[high--] = swapped;
            }
        }
        order_first(keys, high + 1, most);
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
