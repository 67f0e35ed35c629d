"""What the stamp of incoming mail says by pen, ranked: number and date of arrival, never more than likely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ocr_pipeline.parsing.fields import REVIEW_CEILING
from ocr_pipeline.recognition.digits.decoding import Reading
from schemas import Alternative

KEPT = 4
"""So many readings are given: the value and three others."""
ENGINE_AGREES = 2.5
"""How much likelier a reading is that the engine, which knows no handwriting, came to as well."""
ONLY_THE_ENGINE = 1e-6
"""What a reading of the engine alone is worth beside those of the digit reader: it counts where there are none."""
LENGTHS = {1: 0.1, 2: 0.6, 3: 1.0, 4: 1.0, 5: 0.4}
"""How likely numbers of arrival of so many digits are."""
ZERO_FIRST = 0.05
"""How likely a number of three digits and more begins with a zero."""
AFTER = ((-1, 0.002), (31, 1.0), (120, 0.1), (400, 0.01))
"""How likely a document arrives up to so many days after its date, beside one that comes within a month."""
NEVER = 0.0005
"""The same for later ones; a document's date may be misread itself, so that nothing is ruled out."""


def likely_arrival_numbers(readings: Iterable[Reading], engine: str | None) -> list[Alternative]:
    """Numbers of arrival, best first: ``readings`` by shape, and what the engine made of the blank."""
    scores = {each.text: each.probability * _number_prior(each.text) for each in readings}
    return _shared(_with_engine(scores, engine))


def likely_arrivals(readings: Sequence[tuple[str, float]], engine: str | None, dated: str | None) -> list[Alternative]:
    """Dates of arrival (ISO), best first: ``readings`` with their chances, and the ``engine``'s own.

    ``dated`` is the document's date, before which nothing arrives.
    """
    scores: defaultdict[str, float] = defaultdict(float)
    for iso, chance in readings:
        scores[iso] += chance
    with_engine = _with_engine(scores, engine)
    return _shared({iso: score * _arrival_prior(iso, dated) for iso, score in with_engine.items()})


def _number_prior(text: str) -> float:
    zero = ZERO_FIRST if len(text) > 2 and text[0] == "0" else 1.0
    return LENGTHS.get(len(text), 0.0) * zero * (text.strip("0") != "")


def _arrival_prior(iso: str, dated: str | None) -> float:
    if dated is None:
        return 1.0
    days = (date.fromisoformat(iso) - date.fromisoformat(dated)).days
    return next((chance for most, chance in AFTER if days <= most), NEVER)


def _with_engine(scores: Mapping[str, float], engine: str | None) -> dict[str, float]:
    found = dict(scores)
    if engine is not None:
        found[engine] = found[engine] * ENGINE_AGREES if engine in found else ONLY_THE_ENGINE
    return found


def _shared(scores: Mapping[str, float]) -> list[Alternative]:
    whole = sum(scores.values())
    best = sorted(((value, score) for value, score in scores.items() if score > 0), key=lambda item: -item[1])[:KEPT]
    return [Alternative(value=value, confidence=round(min(score / whole, REVIEW_CEILING), 3)) for value, score in best]
