/* The best words of a paragraph, by a beam: see diacritics/beam.py, whose plain way finds the same. */

#include <math.h>

#include "columns.h"
#include "language.h"
#include "order.h"

typedef struct {
    int32_t state[LEVELS]; /* of the language model */
    int32_t last[2];       /* the last two words */
    float score;
    int32_t span;          /* tokens of the last candidate */
    int32_t came;          /* which of the states so many columns back */
    int32_t candidate;
} State;

typedef struct {
    int32_t width;
    float within;
    float weight;
    float hopeless;
    int32_t boundary;
    State *front;          /* column + 1, place: the states after it */
    int32_t *count;        /* column + 1: how many */
    State *steps;          /* scratch: for every state and candidate of a column */
    uint64_t *keys;        /* scratch: the same */
} Beam;

/* The best score of the steps into a column, before the language model is asked. */
static float best_before(const Columns *c, const Beam *b, int32_t first, int32_t column, int32_t longest)
{
    float best = -INFINITY;
    for (int32_t span = 1; span <= longest; span++) {
        int32_t from = column + 1 - span;
        for (int32_t came = 0; came < b->count[from]; came++)
            for (int32_t k = c->begin[first + column]; k < c->begin[first + column + 1]; k++)
                if (c->span[k] == span)
                    best = larger(best, b->front[(int64_t)from * b->width + came].score + c->score[k]);
    }
    return best;
}

/* The steps into a column that have any hope, with what the language model says of them; how many. */
static int32_t steps_into(const Language *m, const Columns *c, const Beam *b, int32_t first, int32_t column,
                          int32_t longest)
{
    float least = best_before(c, b, first, column, longest) - b->hopeless;
    int32_t begin = c->begin[first + column], end = c->begin[first + column + 1], found = 0;
    for (int32_t span = 1; span <= longest; span++) {
        int32_t from = column + 1 - span;
        for (int32_t came = 0; came < b->count[from]; came++) {
            const State *before = b->front + (int64_t)from * b->width + came;
            for (int32_t k = begin; k < end; k++) {
                float score = before->score + c->score[k];
                if (c->span[k] != span || !(score > least))
                    continue;
                State *step = b->steps + found++;
                float log = language_say(m, before->state, c->first[k], step->state);
                step->last[0] = before->last[1];
                step->last[1] = c->first[k];
                if (c->second[k] != NONE) {
                    int32_t middle[LEVELS] = {step->state[0], step->state[1], step->state[2]};
                    log += language_say(m, middle, c->second[k], step->state);
                    step->last[0] = c->first[k];
                    step->last[1] = c->second[k];
                }
                step->score = score + b->weight * log;
                step->span = span;
                step->came = came;
                step->candidate = k - begin;
            }
        }
    }
    return found;
}

/* The best steps become the states after a column; of those with the same two last words the best alone. */
static int32_t keep(const Beam *b, int32_t column, int32_t found)
{
    State *front = b->front + (int64_t)(column + 1) * b->width;
    float top = -INFINITY;
    int32_t near = 0, kept = 0;
    for (int32_t i = 0; i < found; i++)
        top = larger(top, b->steps[i].score);
    for (int32_t i = 0; i < found; i++)
        if (b->steps[i].score > top - b->within)
            b->keys[near++] = order_key(b->steps[i].score, i);
    order_first(b->keys, near, near);
    for (int32_t i = 0; i < near && kept < b->width; i++) {
        const State *step = b->steps + (b->keys[i] & UINT32_MAX);
        int32_t twin = 0;
        while (twin < kept && (front[twin].last[0] != step->last[0] || front[twin].last[1] != step->last[1]))
            twin++;
        if (twin == kept)
            front[kept++] = *step;
    }
    return b->count[column + 1] = kept;
}

/* Writes the candidate of every column of the best path, NONE where a later one covers it; whether there is a path. */
static int32_t decode_one(const Language *m, const Columns *c, const Beam *b, int32_t first, int32_t length,
                          int32_t *chosen)
{
    for (int32_t column = 0; column < length; column++) {
        int32_t longest = 1;
        for (int32_t k = c->begin[first + column]; k < c->begin[first + column + 1]; k++)
            longest = c->span[k] > longest ? c->span[k] : longest;
        if (longest > column + 1 || !keep(b, column, steps_into(m, c, b, first, column, longest)))
            return 0;
    }
    int32_t state = 0, after[LEVELS];
    float best = -INFINITY;
    for (int32_t i = 0; i < b->count[length]; i++) {
        const State *last = b->front + (int64_t)length * b->width + i;
        float score = last->score + b->weight * language_say(m, last->state, b->boundary, after);
        if (score > best) {
            best = score;
            state = i;
        }
    }
    for (int32_t column = length; column > 0;) {
        const State *at = b->front + (int64_t)column * b->width + state;
        chosen[column - 1] = at->candidate;
        for (int32_t covered = column - 2; covered >= column - at->span; covered--)
            chosen[covered] = NONE;
        column -= at->span;
        state = at->came;
    }
    return 1;
}

/* All paragraphs, one after the other: `lengths` columns each. Whether each has a path. */
int32_t decode(const Language *m, const Columns *c, const Beam *b, const int32_t *lengths, int32_t paragraphs,
               int32_t *chosen)
{
    State *start = b->front;
    language_after(m, &b->boundary, &b->boundary, &b->boundary, 1, start->state);
    start->last[0] = start->last[1] = b->boundary;
    start->score = 0;
    start->span = start->came = start->candidate = 0;
    b->count[0] = 1;
    for (int32_t i = 0, first = 0; i < paragraphs; first += lengths[i++])
        if (lengths[i] && !decode_one(m, c, b, first, lengths[i], chosen + first))
            return 0;
    return 1;
}
