"""Tables that agree with themselves: results by locality, costs, people, tasks; totals are the sums above them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from samples.grammar.actors import actors
from samples.grammar.figures import written
from samples.grammar.filling import capital
from samples.grammar.localities import localities
from samples.grammar.people import Person
from samples.grammar.tables import table
from samples.grammar.topics import ResultTable
from samples.grammar.writer import Writer
from samples.source import TableText

_DRAWN = re.compile(r"(?P<low>\d+)\.\.(?P<high>\d+)(?:/(?P<step>\d+))?")
_SHARE = re.compile(r"(?P<low>\d+)\.\.(?P<high>\d+)% of (?P<column>\d)")
_REST = re.compile(r"(?P<whole>\d) - (?P<part>\d)")
# What one row of a smaller office's table counts against a district's.
_ROW = {"district": 0.28, "commune": 0.14, "university": 1.0, "court": 1.0}
_MERGED_ROW = 0.4
# How much of everything an office of a kind buys against a district.
_COSTS = {"commune": 0.25, "university": 0.3, "court": 0.5, "province": 3.5, "department": 1.6, "ministry": 5.0}
_ROWS_OF_DISTRICTS = 12


def results(w: Writer, of: ResultTable) -> tuple[TableText, str]:
    """A topic's table for the localities of an office, and the sentence that sums it up."""
    names = localities(w)
    cases = w.office.arena == "court" and w.office.district is not None
    size = _ROW.get(w.office.arena, 1.0 if len(names) <= _ROWS_OF_DISTRICTS else _MERGED_ROW) * (0.3 if cases else 1.0)
    heads, forms = zip(*(column.rsplit(": ", 1) for column in of.columns), strict=True)
    rows = [_row(w, forms, size) for _ in names]
    totals = [sum(row[column] for row in rows) for column in range(len(forms))]
    with_share = w.dice.chance(0.5)
    lines = [
        (str(number), capital(name), *(written(Decimal(value)) for value in row), *_share(row, with_share))
        for number, (name, row) in enumerate(zip(names, rows, strict=True), start=1)
    ]
    total = (
        "",
        "{b:Tổng cộng}",
        *(f"{{b:{written(Decimal(value))}}}" for value in totals),
        *_share(totals, with_share),
    )
    head = ("STT", "Loại án" if cases else "Đơn vị", *heads, *(("Tỷ lệ (%)",) if with_share else ()))
    for column, value in enumerate(totals, start=1):
        w.quantities.name(f"c{column}", _amount(of, value))
    count = len(head) - 2
    return (
        _table(head, [*lines, total], (0.08, 0.32, *([0.6 / count] * count)), ("center", "left", *["center"] * count)),
        w.fill(of.sentence),
    )


def _amount(of: ResultTable, value: int) -> Decimal:
    # Sentences restate money in million đồng, which is what such tables count in.
    return Decimal(value) * (1_000_000 if "(triệu đồng)" in of.title else 1)


def _row(w: Writer, forms: tuple[str, ...], size: float) -> list[int]:
    row: list[int] = []
    for form in forms:
        if drawn := _DRAWN.fullmatch(form):
            step = int(drawn["step"] or 1)
            low, high = (max(4 * step, int(int(drawn[end]) * size)) for end in ("low", "high"))
            row.append(w.dice.between(low // step, max(low, high) // step) * step)
        elif share := _SHARE.fullmatch(form):
            whole = row[int(share["column"]) - 1]
            part = whole * w.dice.between(int(share["low"]), int(share["high"])) // 100
            row.append(min(max(part, 1), whole - 1))
        elif rest := _REST.fullmatch(form):
            row.append(row[int(rest["whole"]) - 1] - row[int(rest["part"]) - 1])
    return row


def _share(row: list[int], wanted: bool) -> tuple[str, ...]:
    if not wanted:
        return ()
    return (written((Decimal(row[1]) * 100 / Decimal(row[0])).quantize(Decimal("0.1"), ROUND_HALF_UP)),)


def _table(
    head: tuple[str, ...], rows: Sequence[tuple[str, ...]], widths: tuple[float, ...], align: tuple[str, ...]
) -> TableText:
    return TableText.model_validate({"widths": widths, "align": align, "rows": (head, *rows)})


def costs(w: Writer, lines: int) -> tuple[TableText, Decimal]:
    """An estimate of costs, and its total in đồng."""
    rows: list[tuple[str, ...]] = []
    total = 0
    for number, (name, unit, least, most, low, high) in enumerate(w.dice.some(table("costs")["items"], lines), start=1):
        share = _COSTS.get(w.office.arena, 1.0)
        count = max(1, int(w.dice.between(least, most) * share))
        price = w.dice.between(low, high) * 1000
        total += count * price
        rows.append((str(number), name, unit, *(written(Decimal(value)) for value in (count, price, count * price))))
    head = ("STT", "Nội dung chi", "ĐVT", "Số lượng", "Đơn giá (đồng)", "Thành tiền (đồng)")
    rows.append(("", "{b:Tổng cộng}", "", "", "", f"{{b:{written(Decimal(total))}}}"))
    align = ("center", "left", "center", "right", "right", "right")
    return _table(head, rows, (0.07, 0.35, 0.1, 0.12, 0.16, 0.2), align), Decimal(total)


def names(persons: Sequence[Person], posts: Sequence[str], last: str = "Ghi chú") -> TableText:
    """A list of people with their posts; ``last`` heads a column that is left empty."""
    rows = [(str(n), one.name, post, "") for n, (one, post) in enumerate(zip(persons, posts, strict=True), start=1)]
    head = ("STT", "Họ và tên", "Chức vụ, đơn vị công tác", last)
    return _table(head, rows, (0.08, 0.32, 0.44, 0.16), ("center", "left", "left", "center"))


def tasks(w: Writer) -> TableText:
    """Who does what until when: the deadlines in the last column are dates of the document."""
    leading, *others = actors(w)
    steps = table("phrases/plan")["steps"]
    duties = [steps[0], *w.drawn("measures", w.topic.measures, w.dice.between(2, 4)), *w.dice.some(steps[1:], 2)]
    days = sorted(w.dice.between(10, 200) for _ in duties)
    rows = []
    for number, (duty, within) in enumerate(zip(duties, days, strict=True), start=1):
        first, *rest = (
            [leading, *w.dice.shuffled(others)] if w.dice.chance(0.6) else w.dice.shuffled([leading, *others])
        )
        second = rest[0] if rest else ""
        rows.append((str(number), capital(duty), first, second, capital(w.fill(f"<deadline:{within}>"))))
    head = ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")
    return _table(head, rows, (0.06, 0.38, 0.2, 0.2, 0.16), ("center", "left", "left", "left", "center"))
