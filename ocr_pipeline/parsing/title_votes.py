"""A line of authority or title out of all its readings: the one that most looks, and the tables, speak for.

Every look loses something under a seal, and none of them makes up a PHÓ or a KT.: what one of them read and another did
not is there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import regex

from ocr_pipeline.parsing.confirming import Vote, confirmed, taken_from
from ocr_pipeline.parsing.fields import flagged
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.gazetteer import known_title, letters
from ocr_pipeline.parsing.signer_axis import vouched
from ocr_pipeline.parsing.signer_lines import capitals_at, in_capitals, plausible_title, sign_at, title_of
from ocr_pipeline.parsing.signer_places import Place, Reading
from ocr_pipeline.parsing.titles import (
    AUTHORITY_SIGN,
    DEPUTY,
    deputy_of,
    said_title,
    sign_of_authority,
    title_ending_with,
)
from schemas import FieldValue, Origin

LEAST_LETTERS = 5
"""A title has so many letters."""
CLEAN, DOUBTFUL = 1.0, 0.35
"""What a reading without doubts speaks for its value, and one with any."""
SURE_END = 0.85
"""Least confidence (0..1) of a word that tells a title alone."""
SHORTEST_END = 3
"""So many letters may be all that was read of a deputy's title (ĐỐC)."""
FEW_WORDS = 5
"""More words than these on its line are strokes beside nothing."""
KNOWN, OPENS_KNOWN, STRANGE = 1.5, 1.2, 0.4
"""Factors of that for a title of the table, for one that only opens with such a title, and for any other."""
SIGNED = regex.compile(r"^\W*da ky\b")
"""What a copy prints in the place of a signature: (ĐÃ KÝ). On the folded line."""
TAKEN_FOR = "; taken for "
"""What the reason of a title has that was read otherwise."""
FOR_A_HEAD = "KT."
"""The sign of who signs for a head."""
COVERED = ("a stamp stands over it", "strokes stand before it")
"""Doubts that say that something may stand unseen before a value."""


def elected_title(place: Place, *, likely: bool = False) -> FieldValue | None:
    """The authority or title that a line says by all its readings; ``None`` where none of them says one.

    A line that the document has not, as a seal's, says one only letter by letter, but with ``likely`` also where its
    last word was surely read.
    """
    said = [
        Vote(title_of(reading.text, reading.line), reading) for reading in place.readings if _says_title(reading.said)
    ]
    votes = [vote for vote in said if _is_title(vote.field.value or "")]
    sound = place.own is not None or any(_is_exact(vote) or (likely and _ends_surely(vote)) for vote in votes)
    if not votes or not sound:
        return None
    scores = _scores(votes)
    best = max(scores, key=lambda key: scores[key])
    supporters = [vote for vote in votes if _key(vote) == best]
    value = _form(supporters)
    field = taken_from(supporters, votes, value)
    others = [vote for vote in votes if not _agrees(_key(vote), best)]
    whole = vouched(place, value) and (value.startswith(DEPUTY) or AUTHORITY_SIGN.match(value) is not None)
    sure = (whole or confirmed(supporters)) and not any(vote.clean for vote in others) and _nothing_before(votes, value)
    if sure:
        return field.model_copy(update={"needs_review": False, "reasons": (), "alternatives": ()})
    if any(vote.clean for vote in others) and not field.needs_review:
        return flagged(field, *(f"another look read {vote.field.value}" for vote in others if vote.clean))
    return field


def _form(supporters: Sequence[Vote]) -> str:
    """One value as most looks print it, with its spaces: an engine loses a narrow space and makes none up."""
    forms = Counter(vote.field.value or "" for vote in supporters)
    return max(forms, key=lambda form: (form.count(" "), forms[form]))


def told_by_its_end(place: Place) -> FieldValue | None:
    """The title that a line can only be whose last word alone was surely read: TỊCH is CHỦ TỊCH's."""
    for reading in place.readings:
        last = _last_word(reading)
        title = title_ending_with(last) if last is not None else None
        if title is not None and in_capitals(reading.said) and len(reading.words) <= FEW_WORDS:
            field = title_of(reading.text, reading.line)
            field = field.model_copy(update={"value": title, "span": field.span if reading.own else None})
            return flagged(field, f"read as {reading.said}; taken for {title}, of which it is the end")
    return None


def _last_word(reading: Reading) -> str | None:
    """The last word of a line where it was surely read; of a damaged text, whatever stands there."""
    if reading.text.misread:
        return reading.said.split()[-1] if reading.said else None
    last = next((word for word in reversed(reading.words) if len(letters(word.text)) > 1), None)
    return last.text if last is not None and last.confidence >= SURE_END else None


def likely_deputy(place: Place, above: FieldValue) -> FieldValue | None:
    """The deputy's title below the head's, where strokes left no look more than a likeness of it."""
    head = AUTHORITY_SIGN.sub("", above.value or "")
    for reading in place.readings:
        said = reading.said
        if (
            said.isupper()
            and len(letters(said)) >= SHORTEST_END
            and (deputy_of(head, said) is not None or _ends_alike(head, said))
        ):
            title = f"{DEPUTY} {head}"
            if known_title(title) is None:
                return None
            field = title_of(reading.text, reading.line)
            return flagged(field, f"read as {said}; taken for {title}, the deputy of {head}").model_copy(
                update={"value": title, "origin": Origin.DERIVED}
            )
    return None


def is_guess_below_a_head(title: FieldValue, above: FieldValue) -> bool:
    """Whether a title is but like what was read, and stands below a sure "KT." of a head whose deputy it is not.

    A head whose deputies have a title of their own (THỨ TRƯỞNG) leaves it open.
    """
    guess = title.needs_review and any(TAKEN_FOR in reason for reason in title.reasons)
    signed_for = not above.needs_review and (above.value or "").startswith(FOR_A_HEAD)
    deputy = known_title(f"{DEPUTY} {AUTHORITY_SIGN.sub('', above.value or '')}")
    return guess and signed_for and deputy is not None and deputy.exact and title.value != deputy.name


def not_understood(place: Place) -> str | None:
    """What the document's own reading of a line in capitals says that is no title at all."""
    own = place.own
    said = own.said if own is not None and in_capitals(own.said) else None
    return None if said is None or SIGNED.match(fold(said)) else said


def _says_title(said: str) -> bool:
    said = said if in_capitals(said) else said[capitals_at(said) :]
    if not in_capitals(said):
        return False
    if sign_at(said[sign_of_authority(said) :]):
        return True
    return len(letters(said)) >= LEAST_LETTERS and (plausible_title(said) or said_title(said) is not None)


def _ends_alike(head: str, said: str) -> bool:
    """Whether a line ends with the last word of the title above it."""
    words = [letters(word) for word in said.split() if letters(word)]
    return bool(words) and len(words[-1]) >= 3 and letters(head.split()[-1]) == words[-1]


def _key(vote: Vote) -> str:
    return "".join((vote.field.value or "").split())


def _scores(votes: Sequence[Vote]) -> dict[str, float]:
    """What speaks for each value, by its letters; a longer value has what speaks for its own end besides."""
    own: dict[str, float] = {}
    for vote in votes:
        own[_key(vote)] = own.get(_key(vote), 0.0) + (CLEAN if vote.clean else DOUBTFUL) * _known(
            vote.field.value or ""
        )
    seen = {_key(vote) for vote in votes if DEPUTY in vote.reading.said or AUTHORITY_SIGN.match(vote.field.value or "")}
    return {
        key: sum(score for other, score in own.items() if other == key or (key in seen and _agrees(other, key)))
        for key in own
    }


def _agrees(part: str, whole: str) -> bool:
    """Whether a value is the other one, or what is left of it when its PHÓ or its sign of authority is lost."""
    if part == whole:
        return True
    before = whole.removesuffix(part)
    return before != whole and (before == DEPUTY or AUTHORITY_SIGN.fullmatch(before) is not None)


def _known(value: str) -> float:
    rest = AUTHORITY_SIGN.sub("", value)
    known = said_title(rest)
    if known is not None and known.exact:
        return KNOWN
    return OPENS_KNOWN if _opens_known(rest) else STRANGE


def _is_title(value: str) -> bool:
    """Whether a value has a sign of authority, is a title of the table, or at least opens with one."""
    return AUTHORITY_SIGN.match(value) is not None or _known(value) > STRANGE


def _is_exact(vote: Vote) -> bool:
    """Whether a look read a title of the table as it stands there."""
    said = said_title(AUTHORITY_SIGN.sub("", vote.field.value or ""))
    return said is not None and said.exact and not any("taken for" in doubt for doubt in vote.field.reasons)


def _ends_surely(vote: Vote) -> bool:
    """Whether a title of several words was read whole but for a few letters, its last word surely."""
    value, said = vote.field.value or "", [word for word in vote.reading.words if letters(word.text)]
    last = value.rpartition(" ")[2]
    ends = bool(said) and letters(said[-1].text) == letters(last) and said[-1].confidence >= SURE_END
    return ends and " " in value and not any("ends like it" in doubt for doubt in vote.field.reasons)


def _opens_known(rest: str) -> bool:
    words = rest.split()
    opening = [known_title(" ".join(words[:size])) for size in (2, 3, 4)]
    return all(word.isalpha() for word in words) and any(known is not None and known.exact for known in opening)


def _nothing_before(votes: Sequence[Vote], value: str) -> bool:
    """Whether nothing can have stood before a value: it begins with a PHÓ or a sign, or stands free in every look."""
    if value.startswith(DEPUTY) or AUTHORITY_SIGN.match(value):
        return True
    return not any(doubt.startswith(COVERED) for vote in votes for doubt in vote.field.reasons)
