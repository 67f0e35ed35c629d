/* What the language model says of words after words: see diacritics/ngram_model.py, whose plain way says the same. */

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

static int32_t bits_set(uint64_t x)
{
    x -= x >> 1 & 0x5555555555555555u;
    x = (x & 0x3333333333333333u) + (x >> 2 & 0x3333333333333333u);
    x = (x + (x >> 4)) & 0x0f0f0f0f0f0f0f0fu;
    return (int32_t)(x * 0x0101010101010101u >> 56);
}

static int32_t pair_place(const Language *m, int32_t first, int32_t second)
{
    int64_t key = (int64_t)first * m->size + second;
    uint64_t upto = m->pair_bits[key >> 6] << (63 - (key & 63));
    return upto >> 63 ? m->pairs_before[key >> 6] + bits_set(upto) - 1 : NONE;
}

static int32_t follower(const Language *m, int level, int32_t place, int32_t word)
{
    const uint16_t *words = m->words[level];
    int32_t low = m->first[level][place], end = m->first[level][place + 1], high = end;
    while (low < high) {
        int32_t middle = (low + high) >> 1;
        if (words[middle] < word)
            low = middle + 1;
        else
            high = middle;
    }
    return low < end && words[low] == word ? low : NONE;
}

static int known(const Language *m, int32_t word)
{
    return word >= 0 && word < m->size;
}

/* The states after three words, t the farthest; whether all are words. */
int32_t language_after(const Language *m, const int32_t *t, const int32_t *u, const int32_t *v, int64_t count,
                       int32_t *states)
{
    for (int64_t i = 0; i < count; i++, states += LEVELS) {
        if (!known(m, t[i]) || !known(m, u[i]) || !known(m, v[i]))
            return 0;
        states[0] = v[i];
        states[1] = pair_place(m, u[i], v[i]);
        states[2] = NONE;
        if (m->order > 3 && states[1] >= 0) {
            int32_t pair = pair_place(m, t[i], u[i]);
            if (pair >= 0)
                states[2] = follower(m, 1, pair, v[i]);
        }
    }
    return 1;
}

/* The log-probability of a word in each state, and the states after it; whether all are words. */
int32_t language_extend(const Language *m, const int32_t *states, const int32_t *words, int64_t count, float *logs,
                        int32_t *after)
{
    for (int64_t i = 0; i < count; i++, states += LEVELS, after += LEVELS) {
        int32_t word = words[i];
        if (!known(m, word))
            return 0;
        int32_t place = pair_place(m, states[0], word);
        float log = m->unigrams[word] + m->backoffs[0][states[0]];
        if (place >= 0)
            log = m->log_of_code[0][m->codes[0][place]];
        after[0] = word;
        after[1] = place;
        after[2] = NONE;
        for (int32_t n = 3; n <= m->order; n++) {
            int32_t context = states[n - 2];
            if (context >= 0)
                log += m->backoffs[n - 2][context];
            place = place >= 0 && context >= 0 ? follower(m, n - 2, context, word) : NONE;
            if (place >= 0)
                log = m->log_of_code[n - 2][m->codes[n - 2][place]];
            if (n < m->order)
                after[n - 1] = place;
        }
        logs[i] = log;
    }
    return 1;
}
