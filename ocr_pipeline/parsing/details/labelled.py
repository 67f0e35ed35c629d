"""What stands behind a label and its colon: "Địa điểm: Phòng họp số 2". The labels: ``data/detail_labels.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex

from ocr_pipeline.parsing.details.assignments import rank
from ocr_pipeline.parsing.details.paragraphs import Paragraph, field_in
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.registry import Draft
from schemas import FieldValue, absent


@cache
def detail_labels() -> dict[str, tuple[str, ...]]:
    """The labels by what they introduce."""
    text = files("ocr_pipeline.parsing").joinpath("data", "detail_labels.toml").read_text(encoding="utf-8")
    return {name: tuple(labels) for name, labels in tomllib.loads(text).items()}


@cache
def _pattern(name: str) -> regex.Pattern[str]:
    words = "|".join(
        regex.escape(label).replace(r"\ ", r"\s+") for label in sorted(detail_labels()[name], key=len)[::-1]
    )
    return regex.compile(rf"(?:{words})(?:\s*\([^()]{{1,60}}\))?\s*:\s*")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A paragraph, its number, and where in it the words behind the label begin."""

    number: int
    paragraph: Paragraph
    at: int


def find_labelled(paragraphs: Sequence[Paragraph], name: str) -> Labelled | None:
    """The first paragraph that opens with a label of this name."""
    for number, paragraph in enumerate(paragraphs):
        match = _pattern(name).match(paragraph.folded, paragraph.body)
        if match is not None:
            return Labelled(number, paragraph, match.end())
    return None


def labelled_field(draft: Draft, paragraphs: Sequence[Paragraph], name: str) -> FieldValue:
    """What the first paragraph with such a label says behind it; absent where there is none."""
    found = find_labelled(paragraphs, name)
    return field_in(draft, found.paragraph, found.at, len(found.paragraph.said)) if found else absent()


def labelled_list(draft: Draft, paragraphs: Sequence[Paragraph], name: str) -> tuple[FieldValue, ...]:
    """What stands behind a label: the rest of its paragraph and the items below it, or those of a heading so named."""
    found = _headed(paragraphs, name) or find_labelled(paragraphs, name)
    if found is None:
        return ()
    rest = field_in(draft, found.paragraph, found.at, len(found.paragraph.said))
    depth = rank(found.paragraph)
    items = []
    for each in paragraphs[found.number + 1 :]:
        if not each.label or rank(each) <= depth:
            break
        items.append(field_in(draft, each, each.body, len(each.said)))
    return tuple(each for each in (rest, *items) if each.value)


def _headed(paragraphs: Sequence[Paragraph], name: str) -> Labelled | None:
    """A numbered heading that is such a label and no more: "I. THÀNH PHẦN THAM DỰ"."""
    for number, paragraph in enumerate(paragraphs):
        said = paragraph.folded[paragraph.body :].strip(" .:")
        if paragraph.label and said in detail_labels()[name]:
            return Labelled(number, paragraph, len(paragraph.said))
    return None


def column_of(heads: Sequence[str], name: str) -> int | None:
    """The number of the column of a table whose head says one of these labels, the closest fit first."""
    labels = detail_labels()[name]
    folded = [" ".join(fold(head).split()) for head in heads]
    for fits in (str.__eq__, str.startswith):
        for label in labels:
            for number, head in enumerate(folded):
                if fits(head, label):
                    return number
    return None
