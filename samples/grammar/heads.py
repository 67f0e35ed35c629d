"""The head of a document with its marks, and what it says of urgency and secrecy."""

from __future__ import annotations

from itertools import pairwise

from samples.grammar.draft import Draft
from samples.grammar.filling import capital
from samples.grammar.numbers_written import Numbered
from samples.grammar.writer import Writer
from samples.source import HeaderText

# Subjects longer than this are set in lines.
_LONG_TITLE, _LONG_LETTER = 60, 34
# Words and pairs of words that begin a phrase: a line may end before them.
_WORDS = frozenset("về của trong trên cho theo tại để do nhằm năm".split())
_PAIRS = frozenset(
    (
        "giai đoạn",
        "đối với",
        "thực hiện",
        "triển khai",
        "tăng cường",
        "đẩy mạnh",
        "nâng cao",
        "bảo đảm",
        "phục vụ",
        "quy định",
    )
)


def header(w: Writer, draft: Draft, numbered: Numbered, *, urgency: str | None, secrecy: str | None) -> HeaderText:
    """The head: agency, number, place and date, title and subject, those addressed."""
    office = w.office
    subject = in_lines(draft.subject, _LONG_LETTER if draft.title is None else _LONG_TITLE)
    return HeaderText(
        parent=f"{{issuer_parent:{office.parent}}}" if office.parent else None,
        issuer=f"{{issuer:{office.heading}}}",
        number=numbered.number_line,
        place_and_date=f"{{place:{office.seat}}}, {numbered.date_words(w)}",
        date=w.day,
        title=f"{{document_type:{draft.title}}}" if draft.title else None,
        subject=f"{{subject:{subject}}}",
        authority=draft.authority,
        addressees=tuple(f"{{addressee.{n}:{capital(name)}}}" for n, name in enumerate(draft.addressees, start=1)),
        urgency=f"{{urgency:{urgency}}}" if urgency else None,
        secrecy=f"{{secrecy:{secrecy}}}" if secrecy else None,
    )


def in_lines(text: str, longest: int) -> str:
    """A subject with ends of lines, none much longer than ``longest``; one that has some, or is marked, is left alone.

    Typists end a line before a word that begins a phrase; where there is none near, the line is left to end by itself.
    """
    if "|" in text or "{" in text or len(text) <= longest:
        return text
    words = text.split(" ")
    starts = [sum(len(word) + 1 for word in words[:n]) for n in range(len(words))]
    lines = -(-len(text) // longest)
    cuts: list[int] = []
    for line in range(1, lines):
        target = len(text) * line / lines
        near = [n for n in range(2, len(words) - 1) if _opens(words, n) and abs(starts[n] - target) < longest * 0.28]
        if not near:
            return text
        cuts.append(min(near, key=lambda n: abs(starts[n] - target)))
    bounds = [0, *sorted(set(cuts)), len(words)]
    return "|".join(" ".join(words[start:end]) for start, end in pairwise(bounds))


def _opens(words: list[str], at: int) -> bool:
    return words[at] in _WORDS or " ".join(words[at : at + 2]) in _PAIRS
