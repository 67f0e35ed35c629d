/* Which nodes of the tree of words are reached after some characters: see diacritics/edit_search.py, whose plain way
   gives the same states. States are kept in slots of MOST nodes each, the best first. */

#include <math.h>
#include <stdint.h>

#include "bits.h"
#include "order.h"

typedef struct {
    int32_t most;                /* states of a slot */
    float widest;                /* nats behind the best at which a state is given up */
    int32_t columns;
    int32_t masks;               /* 64 columns each */
    const uint64_t *mask;        /* node, mask: a bit for every column that a way leads on by */
    const int32_t *first_way;    /* node: its ways are first_way[node] to first_way[node + 1], columns ascending */
    const int32_t *way_column;
    const int32_t *way_node;
    const int32_t *word;         /* node: the word that ends there, or -1 */
    const float *style;          /* node: log-probability that the word is written so */
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

/* The node one letter on, or 0. */
static int32_t step(const Search *s, int32_t node, int32_t column)
{
    const uint64_t *mask = s->mask + (int64_t)node * s->masks;
    if (!(mask[column >> 6] >> (column & 63) & 1))
        return 0;
    int32_t way = s->first_way[node] + bits_set(mask[column >> 6] & (((uint64_t)1 << (column & 63)) - 1));
    for (int32_t i = 0; i < column >> 6; i++)
        way += bits_set(mask[i]);
    return s->way_node[way];
}

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
    for (int32_t i = 0; i < count && logs[i] + s->best_of_two[piece] > bound; i++)
        for (int32_t pair = s->pair_begin[piece]; pair < s->pair_end[piece]; pair++) {
            float score = logs[i] + s->pair_log[pair];
            int32_t node = score > bound ? step(s, nodes[i], s->pair_first[pair]) : 0;
            node = node ? step(s, node, s->pair_second[pair]) : 0;
            if (node) {
                reached = reach(s, node, score, reached);
                top = fmaxf(top, score);
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

/* A word for a reading, printed in small letters or in capitals. */
typedef struct {
    int32_t word;
    float log;
    int32_t capital;
} Word;

/* Adds the words of a slot, each with its best score; how many there are then. */
static int32_t words_of(const Search *s, int32_t slot, int32_t capital, Word *words, int32_t found)
{
    int32_t begin = found;
    for (int32_t i = 0; i < s->count[slot]; i++) {
        int32_t node = s->nodes[(int64_t)slot * s->most + i], at = begin;
        if (s->word[node] < 0)
            continue;
        float log = s->logs[(int64_t)slot * s->most + i] + s->style[node];
        while (at < found && words[at].word != s->word[node])
            at++;
        if (at == found)
            words[found++] = (Word){s->word[node], log, capital};
        else
            words[at].log = fmaxf(words[at].log, log);
    }
    return found;
}

static int is_lower(Word a, Word b)
{
    return a.capital != b.capital ? a.capital < b.capital : a.word < b.word;
}

static int is_better(Word a, Word b)
{
    return a.log != b.log ? a.log > b.log : a.word != b.word ? a.word < b.word : a.capital < b.capital;
}

static void sort_words(Word *words, int32_t count, int (*comes_before)(Word, Word))
{
    for (int32_t i = 1; i < count; i++) {
        Word own = words[i];
        int32_t at = i;
        for (; at && comes_before(own, words[at - 1]); at--)
            words[at] = words[at - 1];
        words[at] = own;
    }
}

/* The best words of a slot of each search (-1: not asked), in order; `words` and `keys` have room for all of both. */
int32_t search_best(const Search *small, int32_t small_slot, const Search *capital, int32_t capital_slot,
                    const float *prior, float prior_weight, int32_t limit, float within, Word *words, uint64_t *keys)
{
    int32_t found = 0, near = 0;
    float top = -INFINITY;
    if (small_slot >= 0)
        found = words_of(small, small_slot, 0, words, found);
    if (capital_slot >= 0)
        found = words_of(capital, capital_slot, 1, words, found);
    for (int32_t i = 0; i < found; i++)
        top = fmaxf(top, words[i].log);
    for (int32_t i = 0; i < found; i++)
        if (words[i].log > top - within)
            words[near++] = words[i];
    if (near > limit) {
        /* Of equal ones the lower word is chosen, that in small letters first. */
        sort_words(words, near, is_lower);
        for (int32_t i = 0; i < near; i++)
            keys[i] = order_key(words[i].log + prior_weight * prior[words[i].word], i);
        order_first(keys, near, limit);
        /* The chosen ones move to the front: in the order of their places none is overwritten before it is read. */
        for (int32_t i = 0; i < limit; i++)
            keys[i] &= UINT32_MAX;
        order_first(keys, limit, limit);
        for (int32_t i = 0; i < limit; i++)
            words[i] = words[keys[i]];
        near = limit;
    }
    sort_words(words, near, is_better);
    return near;
}
