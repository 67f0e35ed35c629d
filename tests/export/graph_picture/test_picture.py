"""The picture of what stands around a document: readable, nothing over anything else, nothing but a picture."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.archive.graph.citation_graph import Neighbourhood
from ocr_pipeline.export.graph_picture.layout import CARD, laid_out
from ocr_pipeline.export.graph_picture.picture import PAD, picture_of
from ocr_pipeline.export.graph_picture.words import CITED, CITING
from ocr_pipeline.export.text_widths import width_of
from schemas import Relation
from tests.archive.graph.shelves import citation, filled, issued, sha, small

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '</text><script>alert(1)</script><image href="http://x/"/>\x00'
SIZES = {"name": (13, True), "small": (12, False), "": (12, False), "doubt": (11, False)}


def _around(folder: Path, name: str = "15/QĐ-UBND", depth: int = 1) -> Neighbourhood:
    return small(folder / "archive").graph().around(name, depth)


def test_a_picture_names_every_document_and_how_they_are_joined(tmp_path: Path) -> None:
    root = ET.fromstring(picture_of(_around(tmp_path)))
    texts = [text.text for text in root.iter(f"{SVG}text")]
    for shown in ("Nghị định 30/2020/NĐ-CP", "Quyết định 15/QĐ-UBND", "Căn cứ (1)", "Được thi hành bởi (2)"):
        assert shown in texts
    assert "05/03/2020" in texts
    assert "cần kiểm tra" in texts
    # Three citations of the centre and of it, and two among its neighbours.
    assert sum(path.get("class") == "tip" for path in root.iter(f"{SVG}path")) == 5


def test_texts_stay_on_their_cards(tmp_path: Path) -> None:
    root = ET.fromstring(picture_of(_around(tmp_path)))
    for group in root.iter(f"{SVG}g"):
        card = group.find(f"{SVG}rect")
        if card is None:
            continue
        left, top = float(card.get("x", 0)), float(card.get("y", 0))
        for text in group.iter(f"{SVG}text"):
            size, bold = SIZES[text.get("class", "")]
            wide = width_of(text.text or "", size, bold=bold)
            start = float(text.get("x", 0)) - (wide if text.get("text-anchor") == "end" else 0)
            assert start >= left + PAD - 1
            assert start + wide <= left + CARD[0] - PAD + 1
            assert top < float(text.get("y", 0)) < top + CARD[1]


@given(
    st.dictionaries(st.text("abcdef", min_size=1, max_size=4), st.integers(-2, 2).filter(bool), max_size=30),
    st.integers(1, 12),
)
def test_no_card_lies_over_another_and_what_is_left_out_is_counted(layers: dict[str, int], most: int) -> None:
    layers = {"centre": 0, **layers}
    node = {"date": None, "in_archive": False}
    edges = tuple(
        {"document": "centre", "target": name, "relation": "basis"}
        if step < 0
        else {"document": name, "target": "centre", "relation": "refers"}
        for name, step in layers.items()
        if step
    )
    around = Neighbourhood("centre", {name: {"id": name, **node} for name in layers}, layers, edges)
    layout = laid_out(around, most)
    assert len(layout.cards) + layout.left_out == len(layers)
    for one, other in combinations(layout.cards.values(), 2):
        assert abs(one.x - other.x) >= CARD[0] or abs(one.y - other.y) >= CARD[1]
    for card in layout.cards.values():
        assert 0 <= card.x <= layout.width - CARD[0]
        assert 0 <= card.y <= layout.height - CARD[1]
        for note in layout.notes:
            beside = not card.x <= note.x < card.x + CARD[0]
            assert beside or note.y <= card.y or note.y - 13 >= card.y + CARD[1]


def test_what_stands_on_a_page_stays_text(tmp_path: Path) -> None:
    cited = citation(HOSTILE, "2021-03-12", title=HOSTILE, issuer=HOSTILE)
    archive = filled(tmp_path / "archive", issued("a", "1/QĐ-X", "2021-04-01", HOSTILE, cited))
    root = ET.fromstring(picture_of(archive.graph().around(sha("a"))))
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= {
        "svg",
        "g",
        "title",
        "style",
        "rect",
        "text",
        "path",
    }
    assert not any("href" in name for each in root.iter() for name in each.attrib)


def test_a_picture_is_the_same_each_time_and_needs_nothing_else(tmp_path: Path) -> None:
    around = _around(tmp_path, depth=2)
    drawn = picture_of(around)
    assert drawn == picture_of(around)
    assert "url(" not in drawn
    assert "@import" not in drawn


def test_a_document_that_cites_nothing_is_drawn_alone(tmp_path: Path) -> None:
    archive = filled(tmp_path / "archive", issued("a", "1/QĐ-X", "2021-04-01"))
    assert "Không có viện dẫn nào" in picture_of(archive.graph().around(sha("a")))


@pytest.mark.parametrize("relation", Relation)
def test_every_relation_has_its_words(relation: Relation) -> None:
    assert CITED[relation]
    assert CITING[relation]
    assert CITED[relation] != CITING[relation]
