/* Which nodes of the tree of words are reached after some characters: see diacritics/edit_search.py, whose plain way
   gives the same states. States are kept in slots of MOST nodes each, the best first. */

#include <math.h>
#include <stdint.h>

#include "order.h"

typedef struct {
    int32_t most;                /* states of a slot */
    float widest;                /* nats behind the best at which a state is given up */
    int32_t columns;
    const int32_t *step;         /* node, column: the node one letter on, or 0 */
    const int32_t *first_way;    /* node: its ways are first_way[node] to first_way[node + 1] */
    const int32_t *way_column;
    const int32_t *way_node;
    const float *single;         /* piece, column: log-probability that the letter was read as the piece */
    const float *best;           /* piece: the best of a letter, of a pair */
    const float *best_of_two;
    const int32_t *pair_begin;   /* piece: its pairs are pair_begin[piece] to pair_end[piece] */
    const int32_t *pair_end;
    const int32_t *pair_first;   /* pair: columns */
    const int32_t *pair_second;
    const float *pair_log;
    int32_t *count;              /* slot: states */
    int32_t *nodes;              /* slot, place */
    float *logs;
    float *best_of_node;         /* scratch, minus infinity between calls */
    int32_t *reached;            /* scratch */
    uint64_t *keys;              /* scratch */
} Search;

/* Notes a node that was reached with a score; how many nodes are reached now. */
static int32_t reach(const Search *s, int32_t node, float score, int32_t reached)
{
    if (s->best_of_node[node] == -INFINITY)
        s->reached[reached++] = node;
    if (score > s->best_of_node[node])
        s->best_of_node[node] = score;
    return reached;
}

/* Follows one edit from the states of a slot; raises *least to what is given up in the end. */
static int32_t follow(const Search *s, int32_t slot, int32_t piece, float *least, int32_t reached)
{
    const int32_t *nodes = s->nodes + (int64_t)slot * s->most;
    const float *logs = s->logs + (int64_t)slot * s->most;
    const float *single = s->single + (int64_t)piece * s->columns;
    int32_t count = s->count[slot];
    if (!count)
        return reached;
    float bound = fmaxf(logs[0] - s->widest, *least), top = -INFINITY;
    for (int32_t i = 0; i < count && logs[i] + s->best[piece] > bound; i++)
        for (int32_t way = s->first_way[nodes[i]]; way < s->first_way[nodes[i] + 1]; way++) {
            float score = logs[i] + single[s->way_column[way]];
            if (score > bound) {
                reached = reach(s, s->way_node[way], score, reached);
                top = fmaxf(top, score);
            }
        }
    for (int32_t i = 0; i < count && logs[i] + s->best_of_two[piece] > bound; i++) {
        const int32_t *ways = s->step + (int64_t)nodes[i] * s->columns;
        for (int32_t pair = s->pair_begin[piece]; pair < s->pair_end[piece]; pair++) {
            float score = logs[i] + s->pair_log[pair];
            if (!(score > bound) || !ways[s->pair_first[pair]])
                continue;
            int32_t node = s->step[(int64_t)ways[s->pair_first[pair]] * s->columns + s->pair_second[pair]];
            if (node) {
                reached = reach(s, node, score, reached);
                top = fmaxf(top, score);
            }
        }
    }
    *least = fmaxf(*least, top - s->widest);
    return reached;
}

/* Fills a slot with the best of the nodes that were reached. */
static void keep(const Search *s, int32_t slot, int32_t reached)
{
    int32_t *nodes = s->nodes + (int64_t)slot * s->most;
    float *logs = s->logs + (int64_t)slot * s->most;
    float top = -INFINITY;
    int32_t near = 0, kept = 0;
    for (int32_t i = 0; i < reached; i++)
        top = fmaxf(top, s->best_of_node[s->reached[i]]);
    for (int32_t i = 0; i < reached; i++) {
        float score = s->best_of_node[s->reached[i]];
        if (score > top - s->widest)
            s->keys[near++] = order_key(score, s->reached[i]);
        s->best_of_node[s->reached[i]] = -INFINITY;
    }
    order_first(s->keys, near, s->most);
    for (; kept < near && kept < s->most; kept++) {
        nodes[kept] = (int32_t)(s->keys[kept] & UINT32_MAX);
        logs[kept] = order_score(s->keys[kept]);
    }
    s->count[slot] = kept;
}

/* Fills a slot with what one edit from another leads to. */
void search_step(const Search *s, int32_t slot, int32_t from, int32_t piece)
{
    float least = -INFINITY;
    keep(s, slot, follow(s, from, piece, &least, 0));
}

/* Fills a slot with the states after all its ways (slot, piece), and those that leave letters unread. */
void search_after(const Search *s, int32_t slot, const int32_t *ways, int32_t count, int32_t unread)
{
    float least = -INFINITY, none = -INFINITY;
    int32_t reached = 0;
    for (int32_t way = 0; way < count; way++)
        reached = follow(s, ways[2 * way], ways[2 * way + 1], &least, reached);
    keep(s, slot, reached);
    reached = 0;
    for (int32_t i = 0; i < s->count[slot]; i++) {
        int64_t at = (int64_t)slot * s->most + i;
        reached = reach(s, s->nodes[at], s->logs[at], reached);
    }
    keep(s, slot, follow(s, slot, unread, &none, reached));
}
