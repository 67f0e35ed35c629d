/* How good each rival of a decided candidate is: see diacritics/chances.py, whose plain way says the same. */

#include <math.h>

#include "columns.h"
#include "language.h"
#include "order.h"

enum { AHEAD = 3 }; /* words behind a candidate that hear of it */

typedef struct {
    int32_t boundary;
    float weight;
    float within;          /* nats behind the best at which a candidate is no rival */
    int32_t *words;        /* scratch: two for each step of a path, and six */
    int32_t *states;       /* scratch: the state after each candidate of a column */
    int32_t *candidate;    /* rival: which candidate */
    float *score;          /* rival: what was read */
    float *heard;          /* rival: the same with its words and those behind; minus infinity where it has no chance */
    int32_t *rivals;       /* step: how many */
} Rivals;

/* Notes the candidates of a step that cover as many tokens as the decided one; how many there are then. */
static int32_t weigh(const Language *m, const Columns *c, const Rivals *r, int32_t step, int32_t chosen,
                     const int32_t *before, const int32_t *behind, int32_t found)
{
    int32_t state[LEVELS], after[LEVELS], first = found;
    float best = -INFINITY;
    language_after(m, before, before + 1, before + 2, 1, state);
    for (int32_t k = c->begin[step]; k < c->begin[step + 1]; k++) {
        if (c->span[k] != c->span[c->begin[step] + chosen])
            continue;
        int32_t *own = r->states + LEVELS * (found - first);
        float log = language_say(m, state, c->first[k], own);
        if (c->second[k] != NONE) {
            log += language_say(m, own, c->second[k], after);
            for (int32_t i = 0; i < LEVELS; i++)
                own[i] = after[i];
        }
        r->candidate[found] = k - c->begin[step];
        r->score[found] = c->score[k];
        r->heard[found] = c->score[k] + r->weight * log;
        best = larger(best, r->heard[found]);
        found++;
    }
    for (int32_t i = first; i < found; i++) {
        int32_t *own = r->states + LEVELS * (i - first);
        if (!(r->heard[i] > best - r->within)) {
            r->heard[i] = -INFINITY;
            continue;
        }
        for (int32_t ahead = 0; ahead < AHEAD && behind[ahead] != NONE; ahead++) {
            r->heard[i] += r->weight * language_say(m, own, behind[ahead], after);
            for (int32_t level = 0; level < LEVELS; level++)
                own[level] = after[level];
        }
    }
    return found;
}

/* All steps of all paths: `lengths` steps each, of which `chosen` was decided; how many rivals there are. */
int32_t chances_weigh(const Language *m, const Columns *c, const Rivals *r, const int32_t *lengths, int32_t paths,
                      const int32_t *chosen)
{
    int32_t found = 0;
    for (int32_t path = 0, begin = 0; path < paths; begin += lengths[path++]) {
        int32_t *words = r->words;
        for (int32_t i = 0; i < AHEAD; i++)
            *words++ = r->boundary;
        for (int32_t step = begin; step < begin + lengths[path]; step++) {
            int32_t own = c->begin[step] + chosen[step];
            *words++ = c->first[own];
            if (c->second[own] != NONE)
                *words++ = c->second[own];
        }
        *words++ = r->boundary;
        *words++ = NONE;
        *words = NONE;
        int32_t at = AHEAD;
        for (int32_t step = begin; step < begin + lengths[path]; step++) {
            int32_t before = found, next = at + 1 + (c->second[c->begin[step] + chosen[step]] != NONE);
            if (c->begin[step + 1] - c->begin[step] > 1)
                found = weigh(m, c, r, step, chosen[step], r->words + at - AHEAD, r->words + next, found);
            r->rivals[step] = found - before;
            at = next;
        }
    }
    return found;
}
