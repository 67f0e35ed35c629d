"""A picture of what stands around a document, as SVG: no script, no font and no file besides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ocr_pipeline.archive.graph.citation_graph import Neighbourhood
from ocr_pipeline.export.graph_picture.layout import CARD, FOOT, MARGIN, MOST, Card, Layout, laid_out
from ocr_pipeline.export.graph_picture.words import (
    CITED,
    DOUBTFUL,
    IN_ARCHIVE,
    NO_DAY,
    NOTHING,
    OUTSIDE,
    TITLE,
    name_of,
)
from ocr_pipeline.export.text_widths import FONTS, cut, lines_of, width_of
from ocr_pipeline.export.xml_text import xml_text
from schemas import Relation

STYLE: Final = f"""
text {{ font-family: {FONTS}; font-size: 12px; fill: #1c1c1c }}
.title {{ font-size: 17px; font-weight: 600 }} .name {{ font-size: 13px; font-weight: 600 }}
.head {{ font-size: 13px; font-weight: 600; fill: #33475b }} .small {{ fill: #4a4a4a }}
.doubt {{ font-size: 11px; fill: #8a4b00 }}
rect.card {{ fill: #fff; stroke: #5b6b7b }} rect.held {{ fill: #e8f0f8; stroke: #2f5f8f }}
rect.outside {{ stroke-dasharray: 5 3 }} rect.centre {{ fill: #fdf3d0; stroke: #8a6d00; stroke-width: 2 }}
path {{ fill: none; stroke: #7a8a99; stroke-width: 1.2 }} path.doubtful {{ stroke: #b86a00; stroke-dasharray: 5 3 }}
path.tip {{ fill: #7a8a99; stroke: none }} rect.ground {{ fill: #fff }}
"""
PAD: Final = 10
"""Between the edge of a card and its text."""
_INSIDE: Final = CARD[0] - 2 * PAD
_TITLE_LINES: Final = 2


def picture_of(around: Neighbourhood, most: int = MOST) -> str:
    """The picture, as text of an SVG file.

    Args:
        around: what is shown.
        most: cards in a column.
    """
    layout = laid_out(around, most)
    width = max(layout.width, 2 * MARGIN + _legend_width())
    title = TITLE.format(_name(around.nodes[around.centre]))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{layout.height:g}"'
        f' viewBox="0 0 {width:g} {layout.height:g}" role="img" lang="vi">',
        f"<title>{xml_text(title)}</title><style>{STYLE}</style>",
        f'<rect class="ground" width="{width:g}" height="{layout.height:g}"/>',
        _text(cut(title, width - 2 * MARGIN, 17, bold=True), MARGIN, 36, "title"),
        *(_line(edge, layout) for edge in around.edges if _is_drawn(edge, layout)),
        *(_text(note.text, note.x, note.y, "head") for note in layout.notes),
        *(part for card in layout.cards.values() for part in _card(card)),
        *_legend(layout),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _is_drawn(edge: Mapping[str, Any], layout: Layout) -> bool:
    return edge["document"] != edge["target"] and {edge["document"], edge["target"]} <= layout.cards.keys()


def _line(edge: Mapping[str, Any], layout: Layout) -> str:
    """From the citing document to the cited one, with a tip there; what it says stands in its title."""
    source, target = layout.cards[edge["document"]], layout.cards[edge["target"]]
    back = 1 if target.x < source.x else -1
    if target.x == source.x:
        # Side by side in one column: a bow into the room beside it.
        x0 = x1 = source.x + CARD[0]
        bend = ((x0 + 40, source.y + CARD[1] / 2), (x1 + 40, target.y + CARD[1] / 2))
        tip = 1
    else:
        x0, x1 = (source.x, target.x + CARD[0]) if back > 0 else (source.x + CARD[0], target.x)
        middle = (x0 + x1) / 2
        bend = ((middle, source.y + CARD[1] / 2), (middle, target.y + CARD[1] / 2))
        tip = back
    y0, y1 = source.y + CARD[1] / 2, target.y + CARD[1] / 2
    look = ' class="doubtful"' if edge["needs_review"] else ""
    told = CITED[Relation(edge["relation"])] + (f" ({DOUBTFUL})" if edge["needs_review"] else "")
    (ax, ay), (bx, by) = bend
    return (
        f"<g><title>{xml_text(told)}</title>"
        f'<path{look} d="M{x0:g} {y0:g}C{ax:g} {ay:g} {bx:g} {by:g} {x1 + 6 * tip:g} {y1:g}"/>'
        f'<path class="tip" d="M{x1:g} {y1:g}l{8 * tip:g} -4v8z"/></g>'
    )


def _card(card: Card) -> Iterator[str]:
    node = card.node
    look = "centre" if card.is_centre else "held" if node["in_archive"] else "outside"
    whole = ". ".join(filter(None, (_name(node), _below(node), node["title"])))
    yield f"<g><title>{xml_text(whole)}</title>"
    yield f'<rect class="card {look}" x="{card.x:g}" y="{card.y:g}" width="{CARD[0]}" height="{CARD[1]}" rx="5"/>'
    x, y = card.x + PAD, card.y + 20
    doubt = width_of(DOUBTFUL, 11) if node["needs_review"] else 0
    # The title of a law that is cited by it has more room below.
    named = _name(node) if node["code"] or not node["type"] else node["type"]
    yield _text(cut(named, _INSIDE, 13, bold=True), x, y, "name")
    yield _text(cut(_below(node), _INSIDE - doubt - (PAD if doubt else 0), 12), x, y + 18, "small")
    if doubt:
        yield _text(DOUBTFUL, card.x + CARD[0] - PAD, y + 18, "doubt", end=True)
    title = (node["title"] or "") if named != node["title"] else ""
    for number, line in enumerate(lines_of(title, _INSIDE, 12, _TITLE_LINES)):
        yield _text(line, x, y + 38 + 16 * number)
    yield "</g>"


def _legend(layout: Layout) -> Iterator[str]:
    """What the looks of cards mean, and that there is nothing to show where there is nothing."""
    x, y = float(MARGIN), layout.height - FOOT / 2
    for look, words in (("held", IN_ARCHIVE), ("outside", OUTSIDE)):
        yield f'<rect class="card {look}" x="{x:g}" y="{y - 11:g}" width="22" height="14" rx="3"/>'
        yield _text(words, x + 30, y, "small")
        x += 30 + width_of(words, 12) + 24
    yield f'<path class="doubtful" d="M{x:g} {y - 4:g}h26"/>'
    yield _text(DOUBTFUL, x + 34, y, "small")
    if len(layout.cards) == 1:
        yield _text(NOTHING, MARGIN, 56, "small")


def _legend_width() -> float:
    return sum(54 + width_of(words, 12) for words in (IN_ARCHIVE, OUTSIDE, DOUBTFUL))


def _name(node: Mapping[str, Any]) -> str:
    return name_of(node["type"], node["code"], node["title"])


def _below(node: Mapping[str, Any]) -> str:
    day = f"{node['date']:%d/%m/%Y}" if node["date"] else NO_DAY
    return f"{day} · {node['issuer']}" if node["issuer"] else day


def _text(text: str, x: float, y: float, look: str = "", *, end: bool = False) -> str:
    named = f' class="{look}"' if look else ""
    anchor = ' text-anchor="end"' if end else ""
    return f'<text{named} x="{x:g}" y="{y:g}"{anchor}>{xml_text(text)}</text>'
