"""The head of a document: agency and quốc hiệu, number and date, title and subject, kính gửi.

NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II (ô số 1 to 5, 9a, 10); the Party's papers have no quốc hiệu.
Sizes in points.
"""

from __future__ import annotations

from dataclasses import dataclass

from samples.setting.layout import Flow, PlacedLine, Stroke, bounds, column, rule_under
from samples.setting.typesetting import Style, line_width, set_paragraph
from samples.sheet import Box
from samples.source import HeaderText, Rules
from samples.units import mm, pt

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
# As offices spelt it while the older rules were in force.
OLDER_NATIONAL_NAME = "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
PARTY_NAME = "ĐẢNG CỘNG SẢN VIỆT NAM"

# The head is a table of its own in every office's form, a little wider than the text under it.
_OVERHANG = mm(6)
_LEFT_SHARE = 0.43
_FRAME_PAD = pt(4)


@dataclass(frozen=True)
class Head:
    """Where the head of a document stands: its two columns down to number and date, and title and subject."""

    left: Box
    right: Box
    title: Box


def set_head(flow: Flow, header: HeaderText, rules: Rules, scope: str = "") -> Head:
    """Sets the head at the top of the page being filled."""
    left, right, subject = _columns(flow, header, rules, scope)
    title = _title(flow, header, scope) if header.title is not None else subject
    if header.authority is not None:
        lines, bottom = column([(header.authority, _bold(14))], flow.left, flow.measure, flow.y)
        flow.page.lines += lines
        flow.y = bottom + pt(8)
    if header.addressees:
        _addressees(flow, header, scope)
    return Head(
        left=bounds(line.box for line in left),
        right=bounds(line.box for line in right),
        title=bounds(line.box for line in title),
    )


def _bold(points: float, scope: str = "") -> Style:
    return Style(points=points, align="center", bold=True, scope=scope)


def _columns(
    flow: Flow, header: HeaderText, rules: Rules, scope: str
) -> tuple[list[PlacedLine], list[PlacedLine], list[PlacedLine]]:
    x = flow.left - _OVERHANG
    full = flow.measure + 2 * _OVERHANG
    width = full * _LEFT_SHARE
    plain = Style(points=13, align="center", scope=scope)
    agency = [(header.parent, plain)] if header.parent else []
    left, left_end = column([*agency, (header.issuer, _bold(13, scope))], x, width, flow.y)
    national, right_end = _national(flow, x + width, full - width, rules)
    flow.page.strokes += _agency_rule(flow, left[-1], rules)
    level = max(left_end, right_end) + pt(9)
    number, bottom = column([(header.number, plain)] if header.number else [], x, width, level)
    dated = Style(points=13.5, align="center", italic=True, scope=scope)
    said = [(header.place_and_date, dated)] if header.place_and_date else []
    date, date_end = column(said, x + width, full - width, level)
    left_column, subject = [*left, *number], list[PlacedLine]()
    if header.title is None:
        style = Style(points=12.5, align="center", scope=scope)
        subject, bottom = column([(header.subject, style)], x, width, bottom + pt(6))
    framed, bottom = _framed(flow, header, x + width / 2, bottom, scope)
    flow.page.lines += [*left_column, *subject, *framed, *national, *date]
    flow.y = max(bottom, date_end) + pt(14)
    return left_column, [*national, *date], subject


def _national(flow: Flow, x: float, width: float, rules: Rules) -> tuple[list[PlacedLine], float]:
    if rules == "party":
        lines, end = column([(PARTY_NAME, _bold(14))], x, width, flow.y)
        flow.page.strokes.append(rule_under(lines[-1], 1.0))
        return lines, end
    name = OLDER_NATIONAL_NAME if rules == "55/2005" else NATIONAL_NAME
    lines, end = column([(name, _bold(_fitting(name, width))), (MOTTO, _bold(13.5))], x, width, flow.y)
    flow.page.strokes.append(rule_under(lines[-1], 1.0))
    return lines, end


def _fitting(text: str, width: float) -> float:
    """The largest size of 13, 12.5, 12 … at which the text stays on one line."""
    points = 13.0
    while len(set_paragraph(text, _bold(points), 0.0, width)) > 1:
        points -= 0.5
    return points


def _agency_rule(flow: Flow, last: PlacedLine, rules: Rules) -> list[Stroke]:
    if rules == "party":
        x0, x1 = line_width(last.line)
        (line,) = set_paragraph("*", Style(points=13, align="center"), x0, x1 - x0)
        flow.page.lines.append(PlacedLine(line, last.baseline + pt(14)))
        return []
    return [rule_under(last, 0.4)]


def _framed(flow: Flow, header: HeaderText, middle: float, top: float, scope: str) -> tuple[list[PlacedLine], float]:
    """Marks of secrecy and urgency in single frames (ô số 10a and 10b)."""
    placed: list[PlacedLine] = []
    for text in (header.secrecy, header.urgency):
        if text is None:
            continue
        lines, end = column([(text, _bold(13.5, scope))], middle - mm(20), mm(40), top + pt(10))
        x0, y0, x1, y1 = bounds(line.box for line in lines)
        flow.page.frame((x0 - 2 * _FRAME_PAD, y0 - _FRAME_PAD, x1 + 2 * _FRAME_PAD, y1 + _FRAME_PAD), pt(1.2))
        placed += lines
        top = end + _FRAME_PAD
    return placed, top


def _title(flow: Flow, header: HeaderText, scope: str) -> list[PlacedLine]:
    flow.y += pt(2)
    texts = [(header.title or "", _bold(14, scope)), (header.subject, _bold(14, scope))]
    lines, bottom = column(texts, flow.left, flow.measure, flow.y)
    flow.page.lines += lines
    flow.page.strokes.append(rule_under(lines[-1], 0.4))
    flow.y = bottom + pt(14)
    return lines


def _addressees(flow: Flow, header: HeaderText, scope: str) -> None:
    style = Style(points=14, align="left", scope=scope)
    centred = Style(points=14, align="center", scope=scope)
    # A công điện says who wires whom: "CHỦ TỊCH … điện:" stands where others have "Kính gửi:".
    wired = header.authority is not None and header.authority.rstrip().endswith("điện:")
    if len(header.addressees) == 1 and not wired:
        lines, bottom = column([(f"Kính gửi: {header.addressees[0]}.", centred)], flow.left, flow.measure, flow.y)
        flow.page.lines += lines
        flow.y = bottom + pt(14)
        return
    x = flow.left + mm(30)
    bottom = flow.y
    if not wired:
        label, bottom = column([("Kính gửi:", style)], x, mm(30), flow.y)
        flow.page.lines += label
    ends = [";"] * (len(header.addressees) - 1) + ["."]
    texts = [(f"- {name}{end}", style) for name, end in zip(header.addressees, ends, strict=True)]
    lines, bottom = column(texts, x + mm(20), flow.right - x - mm(20), bottom)
    flow.page.lines += lines
    flow.y = bottom + pt(14)
