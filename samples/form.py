"""The form of an administrative document: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II. Sizes in points."""

from __future__ import annotations

from samples.layout import Flow, Layout, PlacedLine, Rule, SigningPlace, column
from samples.outline import body_mark
from samples.source import DocumentSource, HeaderText, Paragraph, SignatureText
from samples.typesetting import Style, line_width, set_paragraph
from samples.units import LEFT, MEASURE, RIGHT, TOP, mm, pt

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"

_LEFT_COLUMN = mm(70)
_BODY = Style(points=14, spacing=1.06, indent=mm(12.7))
_SIGNING_ROOM = mm(33)
# A heading is not left alone at the foot of a page.
_HEADING_ROOM = 4 * pt(14) * 1.25


def compose(source: DocumentSource) -> Layout:
    """Sets a document on its pages."""
    flow = Flow()
    header = source.header
    _heading(flow, header)
    if header.title is not None:
        _title(flow, header)
    if header.addressees:
        _addressees(flow, header.addressees)
    for index, paragraph in enumerate(source.body):
        _body_paragraph(flow, paragraph, body_mark(index))
    signing = _footer(flow, source.signature)
    return Layout(tuple(flow.pages), signing)


def _heading(flow: Flow, header: HeaderText) -> None:
    plain = Style(points=13, align="center")
    bold = Style(points=13, align="center", bold=True)
    agency = [(header.parent, plain)] if header.parent else []
    left, left_end = column([*agency, (header.issuer, bold)], LEFT, _LEFT_COLUMN, TOP)
    x = LEFT + _LEFT_COLUMN
    width = RIGHT - x
    right, right_end = column(
        [(NATIONAL_NAME, Style(points=12, align="center", bold=True)), (MOTTO, bold)], x, width, TOP
    )
    flow.page.rules += [_rule_under(left[-1], 0.4), _rule_under(right[-1], 1.0)]
    level = max(left_end, right_end) + pt(9)
    number, bottom = column([(header.number, plain)], LEFT, _LEFT_COLUMN, level)
    date, _ = column([(header.place_and_date, Style(points=13.5, align="center", italic=True))], x, width, level)
    if header.title is None:
        subject, bottom = column(
            [(header.subject, Style(points=12, align="center"))], LEFT, _LEFT_COLUMN, bottom + pt(6)
        )
        number += subject
    flow.page.lines += [*left, *number, *right, *date]
    flow.y = bottom + pt(16)


def _title(flow: Flow, header: HeaderText) -> None:
    bold = Style(points=14, align="center", bold=True)
    texts = [(header.title or "", bold), (header.subject, bold)]
    lines, bottom = column(texts, LEFT, MEASURE, flow.y)
    flow.page.lines += lines
    flow.page.rules.append(_rule_under(lines[-1], 0.4))
    flow.y = bottom + pt(16)
    if header.authority is not None:
        lines, bottom = column([(header.authority, bold)], LEFT, MEASURE, flow.y)
        flow.page.lines += lines
        flow.y = bottom + pt(8)


def _addressees(flow: Flow, addressees: tuple[str, ...]) -> None:
    style = Style(points=14, align="left")
    label_x = LEFT + mm(30)
    if len(addressees) == 1:
        texts = [(f"Kính gửi: {addressees[0]}.", Style(points=14, align="center"))]
        lines, bottom = column(texts, LEFT, MEASURE, flow.y)
        flow.page.lines += lines
    else:
        label, bottom = column([("Kính gửi:", style)], label_x, mm(30), flow.y)
        ends = [";"] * (len(addressees) - 1) + ["."]
        texts = [(f"- {name}{end}", style) for name, end in zip(addressees, ends, strict=True)]
        lines, bottom = column(texts, label_x + mm(22), RIGHT - label_x - mm(22), bottom)
        flow.page.lines += [*label, *lines]
    flow.y = bottom + pt(14)


def _body_paragraph(flow: Flow, paragraph: Paragraph, mark: str) -> None:
    if paragraph.centred:
        style = Style(points=14, align="center")
        flow.y += pt(4)
    else:
        style = Style(points=_BODY.points, spacing=_BODY.spacing, indent=_BODY.indent, italic=paragraph.italic)
    lines = set_paragraph(f"{{{mark}:{paragraph.text}}}", style, LEFT, MEASURE)
    if paragraph.section is not None and paragraph.section.title is not None:
        flow.need(_HEADING_ROOM)
    flow.paragraph(lines, points=style.points, after=pt(6))


def _footer(flow: Flow, signature: SignatureText) -> SigningPlace:
    small = Style(points=11, align="left")
    bold = Style(points=13.5, align="center", bold=True)
    x = LEFT + mm(82)
    width = RIGHT - x
    texts = [("Nơi nhận:", Style(points=12, align="left", bold=True, italic=True))]
    texts += [(recipient, small) for recipient in signature.recipients]
    left_height = column(texts, LEFT, mm(80), 0.0)[1]
    signing_height = column([(line, bold) for line in signature.lines], x, width, 0.0)[1] + _SIGNING_ROOM + pt(16)
    flow.y += pt(8)
    flow.need(max(left_height, signing_height))
    left, _ = column(texts, LEFT, mm(80), flow.y)
    above, under_title = column([(line, bold) for line in signature.lines], x, width, flow.y)
    name, _ = column(
        [(signature.name, Style(points=14, align="center", bold=True))], x, width, under_title + _SIGNING_ROOM
    )
    flow.page.lines += [*left, *above, *name]
    return SigningPlace(len(flow.pages) - 1, x + width / 2, under_title + _SIGNING_ROOM / 2)


def _rule_under(placed: PlacedLine, share: float) -> Rule:
    x0, x1 = line_width(placed.line)
    middle, half = (x0 + x1) / 2, (x1 - x0) * share / 2
    return Rule(middle - half, middle + half, placed.baseline + pt(6.5))
