/* What the language model says of words after words: see diacritics/ngram_model.py, whose plain way says the same. */

#include "bits.h"
#include "language.h"

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

int32_t language_knows(const Language *m, const int32_t *words, int64_t count)
{
    for (int64_t i = 0; i < count; i++)
        if (words[i] < 0 || words[i] >= m->size)
            return 0;
    return 1;
}

/* The states after three words, t the farthest. */
void language_after(const Language *m, const int32_t *t, const int32_t *u, const int32_t *v, int64_t count,
                    int32_t *states)
{
    for (int64_t i = 0; i < count; i++, states += LEVELS) {
        int32_t pair = m->order > 3 ? pair_place(m, t[i], u[i]) : NONE;
        states[0] = v[i];
        states[1] = pair_place(m, u[i], v[i]);
        states[2] = pair >= 0 && states[1] >= 0 ? follower(m, 1, pair, v[i]) : NONE;
    }
}

float language_say(const Language *m, const int32_t *state, int32_t word, int32_t *after)
{
    int32_t place = pair_place(m, state[0], word);
    float log = m->unigrams[word] + m->backoffs[0][state[0]];
    if (place >= 0)
        log = m->log_of_code[0][m->codes[0][place]];
    after[0] = word;
    after[1] = place;
    after[2] = NONE;
    for (int32_t n = 3; n <= m->order; n++) {
        int32_t context = state[n - 2];
        if (context >= 0)
            log += m->backoffs[n - 2][context];
        place = place >= 0 && context >= 0 ? follower(m, n - 2, context, word) : NONE;
        if (place >= 0)
            log = m->log_of_code[n - 2][m->codes[n - 2][place]];
        if (n < m->order)
            after[n - 1] = place;
    }
    return log;
}

/* The log-probability of a word in each state, and the states after it. */
void language_extend(const Language *m, const int32_t *states, const int32_t *words, int64_t count, float *logs,
                     int32_t *after)
{
    for (int64_t i = 0; i < count; i++)
        logs[i] = language_say(m, states + LEVELS * i, words[i], after + LEVELS * i);
}
