"""Decisions and resolutions: their articles, who carries them out, what session passed them and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from ocr_pipeline.parsing.details.actors import opens_actor, parted
from ocr_pipeline.parsing.details.assignments import CARRY_OUT, assignments
from ocr_pipeline.parsing.details.paragraphs import Paragraph, field_in, paragraphs
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.registry import Draft
from schemas import DatedEvent, FieldValue, absent
from schemas.details import Article, Decision, Resolution

ARTICLE = regex.compile(r"^\W{0,2}Điều\s+(?P<number>\d{1,3}|[Il])\s*[.:]\s*")
SENTENCE = regex.compile(r"(?<=\p{Ll}{2}\.)\s+(?=\p{Lu})")
EVERYBODY = regex.compile(r"^(?:[Cc]ác\s+)?[Ôô]ng\s*(?:\([Bb]à\)|[/,]\s*[Bb]à)\s*:?\s*(?=\p{Lu})")
"""Before the titles this names nobody: "Các Ông (Bà):"."""
GIVEN = regex.compile(r"^(?:Giao|Đề nghị|Yêu cầu)\s+(?:cho\s+)?")
SESSION = regex.compile(
    r"khoa\s+[\p{L}\d]{1,8}\s*[,(]?\s*(?:nhiem\s+ky[\s\d\-,]{1,16})?ky\s+hop\s+thu\s+[\p{L}\d]{1,8}(?:\s+(?:muoi|mot|hai|ba|tu|nam|sau|bay|tam|chin)(?!\w))*"
)
"""The session that passed a resolution. On the folded paragraph."""
PASSED = regex.compile(r"thong\s+qua\s+(?:vao\s+)?(?:ngay\s+)?$")


def read_decision(draft: Draft) -> Decision:
    """What a decision orders, and who carries it out."""
    body = paragraphs(draft)
    return Decision(
        articles=tuple(articles(draft, body)),
        implementers=implementers(draft, body),
        assignments=assignments(draft, body),
    )


def read_resolution(draft: Draft) -> Resolution:
    """The same of a resolution, with its session and the day it was passed."""
    body = paragraphs(draft)
    return Resolution(
        articles=tuple(articles(draft, body)),
        implementers=implementers(draft, body),
        assignments=assignments(draft, body),
        session=_session(draft, body),
        passed=_passed(draft),
    )


def articles(draft: Draft, body: Sequence[Paragraph]) -> Iterator[Article]:
    """The articles in the order of their numbers: a regulation bound behind begins with the first again."""
    last = 0
    for paragraph in body:
        match = ARTICLE.match(paragraph.said)
        if match is None:
            continue
        number = int(match["number"]) if match["number"].isdigit() else 1
        if number <= last:
            return
        doubt = [] if number == last + 1 else [f"the article before it is number {last}"]
        last = number
        label = field_in(draft, paragraph, *match.span(), *doubt)
        yield Article(label=label, text=field_in(draft, paragraph, match.end(), len(paragraph.said)))


def implementers(draft: Draft, body: Sequence[Paragraph]) -> tuple[FieldValue, ...]:
    """Those who carry it out, as the last sentence about them names them."""
    for place, paragraph in reversed(list(enumerate(body))):
        match = CARRY_OUT.search(paragraph.folded)
        if match is None:
            continue
        start = _sentence(paragraph, match.start())
        for opening in (GIVEN, EVERYBODY):
            found = opening.match(paragraph.said[start : match.start()])
            start += found.end() if found else 0
        doubt = () if opens_actor(paragraph.said, start) else ("it begins with no known title or unit",)
        if not paragraph.label and start == paragraph.body and place and body[place - 1].said.rstrip().endswith(";"):
            doubt = (*doubt, "others may be named in the paragraph above")
        named = [field_in(draft, paragraph, *part, *doubt) for part in parted(paragraph.said, start, match.start())]
        return tuple(each for each in named if each.value)
    return ()


def _sentence(paragraph: Paragraph, at: int) -> int:
    """Where the sentence that holds ``at`` begins."""
    label = ARTICLE.match(paragraph.said)
    start = label.end() if label else paragraph.body
    return max([start, *(each.end() for each in SENTENCE.finditer(paragraph.said, start, at))])


def _session(draft: Draft, body: Sequence[Paragraph]) -> FieldValue:
    for paragraph in body:
        match = SESSION.search(paragraph.folded)
        if match is not None:
            return field_in(draft, paragraph, *match.span())
    return absent()


def _passed(draft: Draft) -> FieldValue:
    for each in draft.fields.get("dates", ()):
        if isinstance(each, DatedEvent) and each.role == "event" and each.field.span:
            start = each.field.span[0]
            if PASSED.search(fold(draft.text.text[max(0, start - 30) : start])):
                return each.field
    return absent()
