"""The formulas in agencies' names: words in whose place no name has others, whatever another look read there.

ỦY BAN NHÂN DÂN is read whole or not at all: no agency is called by three of its words and another fourth. Names of
places, which differ by a letter or a mark, are none.
"""

from __future__ import annotations

from collections import Counter

from ocr_pipeline.parsing.gazetteer import agency_words


def words_of_formulas(read: str) -> frozenset[str]:
    """The words of a name in capitals, as it was read, that a formula makes sure of: in one they stand, and only there.

    Mark by mark: what was read with another mark is no word of the formula.
    """
    words = read.split()
    sure: Counter[str] = Counter()
    for formula in agency_words("formulas"):
        wanted = formula.split()
        runs = (words[at : at + len(wanted)] for at in range(len(words) - len(wanted) + 1))
        sure.update(word for run in runs if run == wanted for word in run)
    return frozenset(word for word in sure if words.count(word) == sure[word])
