"""A document file set on pages: head, body, foot, and what is bound or copied behind it."""

from __future__ import annotations

from samples.places import Places, SigningPlace
from samples.setting.body import set_body
from samples.setting.foot import set_foot
from samples.setting.head import set_head
from samples.setting.layout import Flow, Layout, Stroke, column, rule_under
from samples.setting.look import look_of
from samples.setting.typesetting import Style, line_width
from samples.source import AttachmentText, CopyText, DocumentSource
from samples.units import mm, pt

COPY_SCOPE = "copy."


def attachment_scope(index: int) -> str:
    """What stands before the marks of the attachment of this index (from 0)."""
    return f"att{index + 1}."


def compose(source: DocumentSource) -> Layout:
    """Sets a document on its pages."""
    flow = Flow(look_of(source.seed), numbers_below=source.rules == "01/2011")
    if source.address is not None:
        _address(flow, source.address)
    head = set_head(flow, source.header, source.rules)
    set_body(flow, source.body)
    body_end = _end_of(flow)
    foot = set_foot(flow, source.signature, party=source.rules == "party")
    signings = list(foot.signings)
    if source.copied is not None:
        signings += _copy(flow, source.copied)
    bound = []
    for index, attachment in enumerate(source.attachments):
        first = len(flow.pages)
        signings += _attachment(flow, attachment, source, attachment_scope(index))
        bound.append(tuple(range(first, len(flow.pages))))
    places = Places(
        sizes=tuple((page.width, page.height) for page in flow.pages),
        left_head=head.left,
        right_head=head.right,
        title=head.title,
        body_end=body_end,
        recipients=foot.recipients,
        signings=tuple(signings),
    )
    return Layout(tuple(flow.pages), places, tuple(bound))


def _end_of(flow: Flow) -> tuple[int, float, float]:
    last = flow.page.lines[-1]
    return flow.number, line_width(last.line)[1], last.baseline


def _address(flow: Flow, address: str) -> None:
    """Address, telephone, e-mail at the foot of page 1 under a rule of full width (ô số 13)."""
    style = Style(points=11.5, align="center")
    _, height = column([(address, style)], flow.left, flow.measure, 0.0)
    flow.reserve(height + pt(8))
    top = flow.bottom + pt(8)
    lines, _ = column([(address, style)], flow.left, flow.measure, top)
    flow.page.strokes.append(Stroke(flow.left, top - pt(3), flow.right, top - pt(3)))
    flow.page.foot += lines


def _attachment(flow: Flow, attachment: AttachmentText, source: DocumentSource, scope: str) -> tuple[SigningPlace, ...]:
    flow.begin_part(landscape=attachment.landscape)
    if attachment.header is not None:
        set_head(flow, attachment.header, source.rules, scope)
    bold = Style(points=14, align="center", bold=True, scope=scope)
    italic = Style(points=13.5, align="center", italic=True, scope=scope)
    named = ((attachment.label, bold), (attachment.title, bold), (attachment.reference, italic))
    texts = [(text, style) for text, style in named if text]
    if texts:
        lines, bottom = column(texts, flow.left, flow.measure, flow.y)
        flow.page.lines += lines
        flow.page.strokes.append(rule_under(lines[-1], 0.3))
        flow.y = bottom + pt(12)
    set_body(flow, attachment.body, scope)
    if attachment.signature is None:
        return ()
    return set_foot(flow, attachment.signature, party=source.rules == "party", scope=scope).signings


def _copy(flow: Flow, copied: CopyText) -> tuple[SigningPlace, ...]:
    """Below a rule after the end: form of copy, agency, number, date, signer (NĐ 30/2020 Phụ lục I, Phần II)."""
    flow.need(mm(95))
    flow.page.strokes.append(Stroke(flow.left - mm(8), flow.y, flow.right + mm(4), flow.y))
    flow.y += pt(10)
    plain = Style(points=13, align="center", scope=COPY_SCOPE)
    bold = Style(points=13, align="center", bold=True, scope=COPY_SCOPE)
    dated = Style(points=13.5, align="center", italic=True, scope=COPY_SCOPE)
    width = flow.measure * 0.45
    agency = [(copied.parent, plain)] if copied.parent else []
    left, left_end = column([*agency, (copied.issuer, bold)], flow.left, width, flow.y)
    flow.page.strokes.append(rule_under(left[-1], 0.4))
    number, number_end = column([(copied.number, plain)], flow.left, width, left_end + pt(9))
    x = flow.left + width
    right, right_end = column([(copied.form, bold)], x, flow.measure - width, flow.y)
    date, date_end = column([(copied.place_and_date, dated)], x, flow.measure - width, max(left_end, right_end) + pt(9))
    flow.page.lines += [*left, *number, *right, *date]
    flow.y = max(number_end, date_end) + pt(6)
    return set_foot(flow, copied.signature, scope=COPY_SCOPE).signings
