/* Which nodes of the tree of words are reached after some characters: see diacritics/edit_search.py, whose plain way
   gives the same states. States are kept in slots, one behind the other in the order in which they are
   filled, the best state first. */

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
    const float *style;          /* node: log-probability that the word is written so; 0 for the only way */
    const float *single;         /* piece, column: log-probability that the letter was read as the piece */
    const float *best;           /* piece: the best of a letter, of a pair */
    const float *best_of_two;
    const int32_t *pair_begin;   /* piece: its pairs are pair_begin[piece] to pair_end[piece], the best first */
    const int32_t *pair_end;
    const int32_t *pair_first;   /* pair: columns */
    const int32_t *pair_second;
    const float *pair_log;
    int32_t *count;              /* slot: states */
    int32_t *begin;              /* slot: its states begin there; the last are followed by room for `most` */
    int32_t *nodes;
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
static inline int32_t reach(float *best_of_node, int32_t *reached, int32_t count, int32_t node, float score)
{
    float before = best_of_node[node];
    if (before == -INFINITY)
        reached[count++] = node;
    if (score > before)
        best_of_node[node] = score;
    return count;
}

/* Follows one edit from the states of a slot; raises *least to what is given up in the end. */
static int32_t follow(const Search *s, int32_t slot, int32_t piece, float *least, int32_t reached)
{
    const int32_t *nodes = s->nodes + s->begin[slot];
    const float *logs = s->logs + s->begin[slot];
    const float *single = s->single + (int64_t)piece * s->columns;
    const int32_t *first_way = s->first_way, *way_column = s->way_column, *way_node = s->way_node;
    float *best_of_node = s->best_of_node, best = s->best[piece], best_of_two = s->best_of_two[piece];
    int32_t *list = s->reached, count = s->count[slot];
    if (!count)
        return reached;
    float bound = larger(logs[0] - s->widest, *least), top = -INFINITY;
    for (int32_t i = 0; i < count && logs[i] + best > bound; i++)
        for (int32_t way = first_way[nodes[i]], end = first_way[nodes[i] + 1]; way < end; way++) {
            float score = logs[i] + single[way_column[way]];
            if (score > bound) {
                reached = reach(best_of_node, list, reached, way_node[way], score);
                top = larger(top, score);
            }
        }
    for (int32_t i = 0; i < count && logs[i] + best_of_two > bound; i++)
        for (int32_t pair = s->pair_begin[piece], end = s->pair_end[piece]; pair < end; pair++) {
            float score = logs[i] + s->pair_log[pair];
            if (!(score > bound))
                break;
            int32_t node = step(s, nodes[i], s->pair_first[pair]);
            node = node ? step(s, node, s->pair_second[pair]) : 0;
            if (node) {
                reached = reach(best_of_node, list, reached, node, score);
                top = larger(top, score);
            }
        }
    *least = larger(*least, top - s->widest);
    return reached;
}

/* Fills a slot with the best of the nodes that were reached. */
static void keep(const Search *s, int32_t slot, int32_t reached)
{
    int32_t *nodes = s->nodes + s->begin[slot];
    float *logs = s->logs + s->begin[slot];
    float top = -INFINITY;
    int32_t near = 0, kept = 0;
    for (int32_t i = 0; i < reached; i++)
        top = larger(top, s->best_of_node[s->reached[i]]);
    for (int32_t i = 0; i < reached; i++) {
        float score = s->best_of_node[s->reached[i]];
        s->keys[near] = order_key(score, s->reached[i]);
        near += score > top - s->widest;
        s->best_of_node[s->reached[i]] = -INFINITY;
    }
    order_first(s->keys, near, s->most);
    for (; kept < near && kept < s->most; kept++) {
        nodes[kept] = (int32_t)(s->keys[kept] & UINT32_MAX);
        logs[kept] = order_score(s->keys[kept]);
    }
    s->count[slot] = kept;
    s->begin[slot + 1] = s->begin[slot] + kept;
}

/* Fills a slot with what one edit from another leads to. */
void search_step(const Search *s, int32_t slot, int32_t from, int32_t piece)
{
    float least = -INFINITY;
    keep(s, slot, follow(s, from, piece, &least, 0));
}

enum {
    LENGTHS = 3,            /* characters of the longest piece */
    PIECES = LENGTHS + 2    /* pieces of an end: by length; from the empty beginning, from letters unread before it */
};

/* Fills a slot with the states after a character more. `end` has the pieces that its ways read, -1 for none; `before`
   the slots from which they do. Letters of which nothing was read may follow. */
static void after(const Search *s, int32_t slot, const int32_t *before, const int32_t *end, int32_t unread)
{
    float least = -INFINITY, none = -INFINITY;
    int32_t reached = 0;
    for (int32_t way = 0; way < PIECES; way++)
        if (end[way] >= 0)
            reached = follow(s, before[way], end[way], &least, reached);
    keep(s, slot, reached);
    reached = 0;
    for (int32_t i = 0; i < s->count[slot]; i++) {
        int32_t at = s->begin[slot] + i;
        reached = reach(s->best_of_node, s->reached, reached, s->nodes[at], s->logs[at]);
    }
    keep(s, slot, follow(s, slot, unread, &none, reached));
}

/* Fills `count` slots in a row, from `slot` on: each is a character further. `before` has the slots of the beginnings
   that are one, two, three characters shorter than the first (-1: none is), behind these the empty beginning and that
   with letters unread; `ends` for each slot the row of its pieces in `pieces`. How many states there are then. */
int32_t search_on(const Search *s, int32_t slot, int32_t count, int32_t *before, const int32_t *ends,
                  const int32_t *pieces, int32_t unread)
{
    for (int32_t i = 0; i < count; i++) {
        after(s, slot + i, before, pieces + (int64_t)PIECES * ends[i], unread);
        for (int32_t length = LENGTHS - 1; length > 0; length--)
            before[length] = before[length - 1];
        before[0] = slot + i;
    }
    return s->begin[slot + count];
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
        int32_t node = s->nodes[s->begin[slot] + i], at = begin;
        if (s->word[node] < 0)
            continue;
        float log = s->logs[s->begin[slot] + i] + s->style[node];
        if (s->style[node] == 0)
            at = found;
        while (at < found && words[at].word != s->word[node])
            at++;
        if (at == found)
            words[found++] = (Word){s->word[node], log, capital};
        else
            words[at].log = larger(words[at].log, log);
    }
    return found;
}

static int is_better(Word a, Word b)
{
    return a.log != b.log ? a.log > b.log : a.word != b.word ? a.word < b.word : a.capital < b.capital;
}

static void sort_words(Word *words, int32_t count)
{
    for (int32_t i = 1; i < count; i++) {
        Word own = words[i];
        int32_t at = i;
        for (; at && is_better(own, words[at - 1]); at--)
            words[at] = words[at - 1];
        words[at] = own;
    }
}

/* The key by which words are chosen: of equal ones the lower word, that in small letters first. */
static uint64_t choice(Word word, const float *prior, float prior_weight)
{
    return order_key(word.log + prior_weight * prior[word.word], word.capital << 24 | word.word);
}

/* What a search for words is made with, and where they go. */
typedef struct {
    const float *prior;    /* word: its log-probability */
    float prior_weight;
    Word *words;           /* scratch, as is the next: for all words of both searches */
    uint64_t *keys;
    int32_t *found;        /* the words, their log-probabilities, whether they are in capitals */
    float *logs;
    uint8_t *capitals;
} Finder;

/* Writes the best words of a slot of each search (-1: not asked) from a place on, in order; how many. */
int32_t search_best(const Finder *f, const Search *small, int32_t small_slot, const Search *capital,
                    int32_t capital_slot, int32_t limit, float within, int32_t place)
{
    const float *prior = f->prior, prior_weight = f->prior_weight;
    Word *words = f->words;
    uint64_t *keys = f->keys;
    int32_t found = 0, near = 0;
    float top = -INFINITY;
    if (small_slot >= 0)
        found = words_of(small, small_slot, 0, words, found);
    if (capital_slot >= 0)
        found = words_of(capital, capital_slot, 1, words, found);
    for (int32_t i = 0; i < found; i++)
        top = larger(top, words[i].log);
    for (int32_t i = 0; i < found; i++)
        if (words[i].log > top - within)
            words[near++] = words[i];
    if (near > limit) {
        for (int32_t i = 0; i < near; i++)
            keys[i] = choice(words[i], prior, prior_weight);
        order_first(keys, near, limit);
        uint64_t last = keys[limit - 1];
        int32_t kept = 0;
        for (int32_t i = 0; i < near; i++)
            if (choice(words[i], prior, prior_weight) <= last)
                words[kept++] = words[i];
        near = kept;
    }
    sort_words(words, near);
    for (int32_t i = 0; i < near; i++) {
        f->found[place + i] = words[i].word;
        f->logs[place + i] = words[i].log;
        f->capitals[place + i] = (uint8_t)words[i].capital;
    }
    return near;
}
