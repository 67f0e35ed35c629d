"""The footer: who signs, by which authority, and who receives the document (NĐ 30/2020 Phụ lục I, cells 7 and 9b)."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ocr_pipeline.layout.anchors import AUTHORITY
from ocr_pipeline.layout.text import DocumentText, TextLine
from ocr_pipeline.parsing.fields import Checks, field_at, flagged, missing
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.gazetteer import known_recipient, known_title, letters, same_style
from ocr_pipeline.parsing.signer_names import fuller_marks, said_name
from ocr_pipeline.parsing.titles import DEPUTY, deputy_of, said_title, sign_of_authority
from schemas import FieldValue, Origin, Signature

AUTHORITY_SIGN = regex.compile(r"^\s*(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\.?\s*")
"""The sign of authority before a title, as a value holds it."""
HEADING = regex.compile(r"^[\W_]*\w{2,3} nh\w{1,3}\s*[:;.,]?(?=\s|$)")
"""Nơi nhận, however its first word was read, and the list's own first line. On the folded line."""
ITEM = regex.compile(r"^\W{0,2}[-–—•+*_]+\s*['‘`]?\s*|^\W{0,2}(?=luu\s?:)")
"""The dash before a recipient; the "Lưu" line may have lost its own. On the folded line."""
ARCHIVE = regex.compile(r"^\W*l[uiv]u\b")
"""The last item: what is kept ("Lưu: VT, …"). On the folded text."""


STROKES_BEHIND = regex.compile(
    r"(?:\s\W*(?!(?![A-Z]{2})\p{Lu}{2}\b)\p{L}{1,2}\W*"  # one or two letters, but no syllable with its mark (VỤ, TẾ)
    r"|\s\W*\p{Ll}+\W*|[^\w)]+)+$"
)
"""What a seal or a pen left behind a line in capitals."""
STRAY_END = regex.compile(r"(?<=[.;])\s+(?:[\W\d]{1,6}|\S{1,2})$")
"""What a pen left behind the closing sign of an item: a copy count, a tick."""


def parse_signature(text: DocumentText, lines: Sequence[TextLine]) -> Signature:
    """Authority, title and name out of the signature's lines, top to bottom."""
    if not lines:
        lost = missing("no signature was found")
        return Signature(title=lost, name=lost)
    authority: list[FieldValue] = []
    titles: list[FieldValue] = []
    names: list[FieldValue] = []
    for line in lines:
        said = text.line_text(line)
        capitals = _in_capitals(said) and not names
        if capitals and AUTHORITY.match(fold(said[sign_of_authority(said) :])):
            authority.append(_title(text, line))
        elif capitals and (deputy := _expected_deputy(text, line, [*authority, *titles])) is not None:
            titles.append(deputy)
        elif capitals and len(letters(said)) >= 5 and _plausible_title(said):
            titles.append(_title(text, line))
        elif (name := _name(text, line)) is not None:
            names.append(name)
        elif capitals and titles:
            titles[-1] = flagged(titles[-1], f"a line below it was not understood, read as {said}")
    if len(titles) > 1:
        # Two titles, one above the other: the upper is an authority whose sign (KT., TL.) was not read.
        above = titles[:-1]
        titles = [_deputy(titles[-1], above[-1])]
        authority += [_with_sign(title, titles[0]) for title in above]
    elif titles and authority and authority[-1].value:
        titles = [_deputy(titles[0], authority[-1])] if _same_title(titles[0], authority[-1]) else titles
    title = titles[0] if titles else missing("no title was read above the signature", page=lines[0].page)
    name = names[-1] if names else missing("no signer's name was read", page=lines[0].page)
    return Signature(authority=tuple(authority), title=title, name=name)


def _deputy(title: FieldValue, above: FieldValue) -> FieldValue:
    """The lower of two titles; nobody signs for himself, so the same title twice has lost its PHÓ (KT., Điều 13)."""
    doubt = "another title stands above it"
    if not _same_title(title, above):
        return flagged(title, doubt)
    return flagged(title, doubt, "PHÓ is inferred from the title above").model_copy(
        update={"value": f"{DEPUTY} {title.value}", "origin": Origin.DERIVED}
    )


def _with_sign(title: FieldValue, below: FieldValue) -> FieldValue:
    """The upper of two titles as an authority; above its own deputy it has lost its KT. (Điều 13)."""
    doubtful = flagged(title, "it stands above another title: its sign of authority was not read")
    if below.value != f"{DEPUTY} {title.value}":
        return doubtful
    inferred = flagged(doubtful, "KT. is inferred from the title below")
    return inferred.model_copy(update={"value": f"KT. {title.value}", "origin": Origin.DERIVED})


def _expected_deputy(text: DocumentText, line: TextLine, above: Sequence[FieldValue]) -> FieldValue | None:
    """The deputy's title below the head's, where strokes left it a likeness but no known title."""
    said = text.line_text(line)
    if not above or said_title(_without_strokes(said)) is not None:
        return None
    head = AUTHORITY_SIGN.sub("", above[-1].value or "")
    title = deputy_of(head, said)
    if title is None:
        return None
    checks = Checks(marks_matter=True, reasons=(f"read as {said}; taken for {title}, the deputy of {head}",))
    return field_at(text, line.start, line.end, title, checks)


def _same_title(title: FieldValue, above: FieldValue) -> bool:
    """Whether the authority line above ends with the very title below it."""
    head = letters(AUTHORITY_SIGN.sub("", above.value or ""))
    return bool(title.value) and head.endswith(letters(title.value or ""))


def _in_capitals(said: str) -> bool:
    alphabetic = [sign for sign in said if sign.isalpha()]
    return len(alphabetic) >= 4 and sum(sign.isupper() for sign in alphabetic) >= 0.75 * len(alphabetic)


def _plausible_title(said: str) -> bool:
    """Whether a line in capitals opens with a known title (debris of a seal does not)."""
    words = fold(said).split()
    return any(known_title(" ".join(words[skip : skip + size])) for skip in (0, 1, 2) for size in (1, 2, 3, 4, 5, 6))


def _title(text: DocumentText, line: TextLine) -> FieldValue:
    """An authority or title line, its marks put right where the letters are those of a known title."""
    said = text.line_text(line)
    inner = _without_strokes(said[sign_of_authority(said) :])
    match = AUTHORITY.match(fold(inner))
    head = inner[: match.end()] if match else ""
    rest = inner[match.end() :] if match else inner
    known = said_title(rest)
    if known is not None and not head:
        inner = inner[known.start :]
    start = line.start + said.index(inner)
    printed = regex.sub(r"[.,:]+", ".", head.rstrip().upper()) + (" " if head.endswith((" ", "..")) else "")
    value = printed + (known.name if known else rest)
    doubt = [*(known.doubts if known else ()), *_lost_before(text, line, start)]
    checks = Checks(known=known is not None and known.exact, marks_matter=True, reasons=tuple(doubt))
    return field_at(text, start, start + len(inner), " ".join(value.split()), checks)


def _lost_before(text: DocumentText, line: TextLine, start: int) -> list[str]:
    """Doubts that a seal leaves: a PHÓ or a KT. may stand under the strokes, or a word was seen by one look alone.

    Nothing stands before a PHÓ.
    """
    strokes = "" if text.text[start : line.end].startswith(DEPUTY) else text.text[line.start : start].strip()
    reasons = [f"strokes stand before it, read as {strokes}"] if strokes else []
    once = [word.text for word in text.trace(start, line.end).words if word.second == "" and word.text.isupper()]
    return reasons + ([f"read by one look only: {' '.join(once)}"] if once else [])


def _without_strokes(said: str) -> str:
    """A line in capitals without what a seal or a pen left at its ends: signs, and single letters."""
    inner = regex.sub(r"^(?:[\W_\d]+|\p{Ll}{1,2}\s|\p{L}\s(?!\s?\.))+", "", said)
    inner = STROKES_BEHIND.sub("", inner)
    return inner or said


def _name(text: DocumentText, line: TextLine) -> FieldValue | None:
    found = said_name(text.line_text(line))
    if found is None:
        return None
    start, end = line.start + found.start, line.start + found.end
    seconds = {word.text: word.second for word in text.trace(start, end).words if word.second}
    surname, *given = found.name.split()
    given = [fuller_marks(word, seconds.get(word, word)) for word in given]
    checks = Checks(marks_matter=True, reasons=found.doubts)
    return field_at(text, start, end, " ".join([surname, *given]), checks)


def parse_recipients(text: DocumentText, lines: Sequence[TextLine]) -> tuple[FieldValue, ...]:
    """The items of nơi nhận in order, each without its dash and its closing sign; the "Lưu" line is the last."""
    spans: list[list[int]] = []
    for number, line in enumerate(lines):
        said = text.line_text(line)
        if number == 0 and _misread_heading(text, lines):
            continue
        heading = HEADING.match(fold(said)) if number == 0 else None
        start = line.start + (heading.end() if heading else 0)
        rest = text.text[start : line.end]
        if not rest.strip(" .,:;_-/|"):
            continue
        dash = ITEM.match(fold(rest))
        # Small dashes are lost on coarse scans: a line behind a closed item begins the next one all the same.
        if dash or not spans or _ends_item(text, spans[-1]):
            if spans and ARCHIVE.match(fold(text.text[spans[-1][0] : spans[-1][1]])):
                break
            spans.append([start + (dash.end() if dash else 0), line.end])
        elif ARCHIVE.match(fold(text.text[spans[-1][0] : spans[-1][1]])) and _closed(text, spans[-1]):
            break
        else:
            spans[-1][1] = line.end
    return tuple(field for start, end in spans if (field := _recipient(text, start, end)) is not None)


def _misread_heading(text: DocumentText, lines: Sequence[TextLine]) -> bool:
    """Whether the first line is "Nơi nhận:" read beyond recognition: short, without a dash, above lines with one."""
    dashed = [ITEM.match(fold(text.line_text(line))) is not None for line in lines[:3]]
    return len(dashed) == 3 and dashed == [False, True, True] and len(text.line_text(lines[0])) < 14


def _ends_item(text: DocumentText, span: Sequence[int]) -> bool:
    return text.text[span[0] : span[1]].rstrip().endswith(";")


def _closed(text: DocumentText, span: Sequence[int]) -> bool:
    return text.text[span[0] : span[1]].rstrip().endswith(".")


def _recipient(text: DocumentText, start: int, end: int) -> FieldValue | None:
    said = STRAY_END.sub("", " ".join(text.text[start:end].split()))
    value = regex.sub(r",(?=\p{L})", ", ", said.strip(" .;,:-_|'`‘"))
    if len(letters(value)) < 2:
        return None
    known = known_recipient(value)
    printed = value if known is None or same_style(known, value) else known
    return field_at(text, start, end, printed, Checks(known=known is not None), normalised=known)
