"""What a document file must agree on with itself: every mark has its fact, every fact its mark, and they agree."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator

from samples.facts import QUALIFIERS
from samples.markup import plain
from samples.source import AttachmentText, CopyText, DocumentSource, HeaderText, Paragraph, SignatureText, TableText

_FACTS = {"c": "citations", "s": "statistics", "d": "dates"}
_NUMBERED = ("addressee", "authority", "recipient")
_HEADER = frozenset(
    "issuer_parent issuer code number notation place date day document_type subject urgency secrecy label form".split()
)
_SIGNATURE = frozenset({"signer_title", "signer_name"})
_FIGURE = re.compile(r"\d[\d.]*(?:,\d+)?")
"""1.284, 64,2, 28.600.000: dots part thousands, the comma parts decimals."""
_WRITTEN_DATE = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_PREFIX = re.compile(r"(?:GS|PGS|TS|ThS|BS|DS|KS|CN|LS|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy)\b")
"""An academic or military prefix; the contract leaves it out of a name."""
_SHORT_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def disagreements(source: DocumentSource) -> list[str]:
    """Everything that does not agree, in words; empty when the file is sound."""
    marked = _marked(source)
    return [
        *_unknown(source, marked),
        *_unmarked(source, marked),
        *_headers(source),
        *_citations(source, marked),
        *_statistics(source, marked),
        *_dates(source, marked),
        *_forms(source),
        *_bound(source),
    ]


def texts(source: DocumentSource) -> Iterator[str]:
    """Every marked-up text of the main document and of the bodies of its attachments."""
    yield from _of_header(source.header)
    yield from _of_body(source.body)
    yield from _of_signature(source.signature)
    for attachment in source.attachments:
        yield from (text for text in (attachment.reference,) if text)
        yield from _of_body(attachment.body)


def _of_header(header: HeaderText) -> Iterator[str]:
    single = (header.parent, header.issuer, header.number, header.place_and_date, header.title, header.subject)
    yield from (text for text in (*single, header.authority, header.urgency, header.secrecy) if text)
    yield from header.addressees


def _of_body(body: tuple[Paragraph | TableText, ...]) -> Iterator[str]:
    for block in body:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell for row in block.rows for cell in row)


def _of_signature(signature: SignatureText) -> Iterator[str]:
    yield from (*signature.lines, signature.name, *signature.recipients)


def _marked(source: DocumentSource) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts(source):
        found |= {name: words for name, words in plain(text).items() if name}
    return found


def _key(name: str) -> tuple[str, str] | None:
    family, _, key = name.partition(".")
    return (family, re.sub(r"\.\d+$", "", key)) if family in _FACTS and key else None


def _unknown(source: DocumentSource, marked: dict[str, str]) -> Iterator[str]:
    for name in marked:
        key = _key(name)
        if key is not None:
            if key[1] not in getattr(source, _FACTS[key[0]]):
                yield f"{name} is marked, but {_FACTS[key[0]]} does not know it"
        elif name not in _HEADER | _SIGNATURE and name.rpartition(".")[0] not in _NUMBERED:
            yield f"{name}: no part of the contract has this name"
    counts = Counter(name for text in texts(source) for name in plain(text) if name)
    yield from (f"{name} is marked in {count} texts" for name, count in counts.items() if count > 1)


def _unmarked(source: DocumentSource, marked: dict[str, str]) -> Iterator[str]:
    for family, table in _FACTS.items():
        yield from (
            f"{table}.{key} is nowhere marked" for key in getattr(source, table) if f"{family}.{key}" not in marked
        )
    for family in _NUMBERED:
        numbers = sorted(int(name.rpartition(".")[2]) for name in marked if name.startswith(f"{family}."))
        if numbers != list(range(1, len(numbers) + 1)):
            yield f"{family}: numbered {numbers}"
    wanted = {"issuer", "date", "place", "subject", "signer_name"} | (
        {"document_type"} if source.header.title else set()
    )
    yield from (f"{name} is not marked" for name in sorted(wanted - set(marked)))
    if len(source.header.addressees) != sum(name.startswith("addressee.") for name in marked):
        yield "an addressee is not marked"
    if len(source.signature.recipients) != sum(name.startswith("recipient.") for name in marked):
        yield "a recipient is not marked"
    if _PREFIX.match(marked.get("signer_name", "")):
        yield f"signer_name: {marked['signer_name']!r} begins with a prefix, which is no part of a name"
    yield from (f"period {name} is not used" for name in set(source.periods) - _periods_used(source))


def _periods_used(source: DocumentSource) -> set[str]:
    return {quantity.period for quantity in source.statistics.values() if quantity.period}


def _headers(source: DocumentSource) -> Iterator[str]:
    heads: list[tuple[str, HeaderText | CopyText]] = [("the header", source.header)]
    heads += [(f"attachment {n}", a.header) for n, a in enumerate(source.attachments, start=1) if a.header]
    heads += [("the copy", source.copied)] if source.copied else []
    for where, head in heads:
        if head.place_and_date is None:
            if head is source.header:
                yield "the header has no place and date"
            continue
        said = plain(head.place_and_date).get("date", "")
        written = _WRITTEN_DATE.search(said)
        if written and dt.date(int(written[3]), int(written[2]), int(written[1])) != head.date:
            yield f"{where}: {said!r} is not {head.date}"


def _citations(source: DocumentSource, marked: dict[str, str]) -> Iterator[str]:
    for key, cited in source.citations.items():
        mentions = [words for name, words in marked.items() if _key(name) == ("c", key)]
        if not mentions:
            continue
        squeezed = ["".join(words.split()) for words in mentions]
        if cited.code and not any(cited.code in words for words in squeezed):
            yield f"citation {key}: no mention holds {cited.code}"
        # A misprint on purpose is told by its defect; the title of a law may stand in any of its mentions.
        if cited.code is None and cited.title and not any(cited.title in words for words in mentions):
            yield f"citation {key}: no mention holds {cited.title!r}"
        dates = {found for words in mentions for found in _dates_in(words)}
        if cited.date is not None and "date_conflict" not in cited.defects and cited.date not in dates:
            yield f"citation {key}: no mention holds its date {cited.date}"
        if cited.date is None and dates:
            yield f"citation {key}: a mention is dated {sorted(dates)}, the facts are not"


def _dates_in(words: str) -> Iterator[dt.date]:
    for pattern in (_WRITTEN_DATE, _SHORT_DATE):
        for day, month, year in pattern.findall(words):
            yield dt.date(int(year), int(month), int(day))


def _statistics(source: DocumentSource, marked: dict[str, str]) -> Iterator[str]:
    for key, quantity in source.statistics.items():
        words = marked.get(f"s.{key}", "")
        if not words or quantity.negated:
            continue
        figures = [float(figure.rstrip(".").replace(".", "").replace(",", ".")) for figure in _FIGURE.findall(words)]
        stated = [quantity.value, quantity.low, quantity.high, quantity.of]
        for value in stated:
            if value is not None and value not in figures:
                yield f"statistic {key}: {value} is not in {words!r}"
        if quantity.qualifier is not None and quantity.qualifier not in QUALIFIERS:
            yield f"statistic {key}: {quantity.qualifier!r} is no qualifier"
        if quantity.period is not None and quantity.period not in source.periods:
            yield f"statistic {key}: there is no period {quantity.period}"
        if quantity.kind != "ratio" and not _same(quantity.unit, words):
            yield f"statistic {key}: unit {quantity.unit!r} is not in {words!r}"


def _same(unit: str, words: str) -> bool:
    return unit.casefold().replace(" ", "") in words.casefold().replace(" ", "")


def _dates(source: DocumentSource, marked: dict[str, str]) -> Iterator[str]:
    for key, date in source.dates.items():
        found = set(_dates_in(marked.get(f"d.{key}", "")))
        if not date.derived and found and date.value not in found:
            yield f"date {key}: {date.value} is not in {marked[f'd.{key}']!r}"


def _bound(source: DocumentSource) -> Iterator[str]:
    """What is bound or copied behind the document has marks of its own, by the same names."""
    parts = [(f"attachment {n}", list(_of_attachment(each))) for n, each in enumerate(source.attachments, start=1)]
    parts += [("the copy", list(_of_copy(source.copied)))] if source.copied else []
    for where, own in parts:
        counts = Counter(name for text in own for name in plain(text) if name and _key(name) is None)
        for name, count in counts.items():
            if name not in _HEADER | _SIGNATURE and name.rpartition(".")[0] not in _NUMBERED:
                yield f"{where}: {name}: no part of the contract has this name"
            if count > 1:
                yield f"{where}: {name} is marked in {count} texts"
    if source.copied and not {"issuer", "number", "date"} <= {m for text in parts[-1][1] for m in plain(text)}:
        yield "the copy: its issuer, number or date is not marked"


def _of_attachment(attachment: AttachmentText) -> Iterator[str]:
    yield from (text for text in (attachment.label, attachment.title) if text)
    yield from _of_header(attachment.header) if attachment.header else ()
    yield from _of_signature(attachment.signature) if attachment.signature else ()


def _of_copy(copied: CopyText) -> Iterator[str]:
    yield from (text for text in (copied.form, copied.parent, copied.issuer, copied.number) if text)
    yield copied.place_and_date
    yield from _of_signature(copied.signature)


def _forms(source: DocumentSource) -> Iterator[str]:
    tables = [block for block in source.body if isinstance(block, TableText)]
    tables += [block for attachment in source.attachments for block in attachment.body if isinstance(block, TableText)]
    for table in tables:
        widths = {len(row) for row in table.rows} | {len(table.widths), len(table.align)}
        if len(widths) != 1:
            yield f"a table has rows, widths and alignments of {sorted(widths)} columns"
    parties = source.rules == "party"
    if parties != ("-" in plain(source.header.number or "").get("code", "").split("/", maxsplit=1)[0]):
        yield f"number {plain(source.header.number or '').get('code')!r} does not fit the rules {source.rules}"
