"""Which text is measured on, how it is broken into pages, and how it is damaged."""

from __future__ import annotations

import lzma
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.restoration.reading import read
from benchmarks.restoration.rendering import CLEAN, DEGRADED, FACES, Page, pages_of, pixels_of
from benchmarks.restoration.sets import Material, material
from benchmarks.restoration.texts import FILES, OWN, Text, corpus_texts, evenly, own_paragraphs
from diacritics.alphabet import strip_marks
from diacritics.training.corpus import Split, documents

LINES = [f"Điều {i}. Giao Sở Tài chính chủ trì, phối hợp với các cơ quan có liên quan thực hiện" for i in range(40)]
SHORT = Text("made up", ("QUYẾT ĐỊNH", "Căn cứ Luật Đất đai", "", "Điều 1. Phê duyệt"))


def _words(lines: list[str]) -> int:
    return sum(len(line.split()) for line in lines)


@given(st.lists(st.lists(st.sampled_from(LINES), min_size=1), min_size=1), st.integers(0, 2000))
def test_documents_give_as_many_words_as_there_are_but_not_more_than_wanted(
    documents: list[list[str]], words: int
) -> None:
    given_words = [_words(excerpt) for excerpt in evenly(documents, words)]
    assert sum(given_words) <= words
    assert sum(given_words) >= min(words, sum(map(_words, documents))) - len(documents)


def test_a_long_document_gives_its_beginning_and_its_middle() -> None:
    [excerpt] = evenly([LINES], 6 * 17)
    assert excerpt[0] == LINES[0]
    assert excerpt[-1].split()[:2] == ["Điều", "22."]
    assert LINES[20] in excerpt


def test_short_documents_give_all_and_long_ones_make_up_for_it() -> None:
    short, long = list(evenly([["một hai"], LINES], 100))
    assert short == ["một hai"]
    assert _words(long) == 98


def test_only_documents_of_the_split_are_taken(tmp_path: Path) -> None:
    made = [f"Văn bản số {i}\nNội dung thứ {i}" for i in range(400)]
    for name, _ in FILES.values():
        with lzma.open(tmp_path / f"{name}.txt.xz", "wt", encoding="utf-8") as stream:
            stream.write("\n\n".join(made) + "\n")
    texts = corpus_texts(tmp_path, Split.TEST, 1_000_000)
    taken = {"\n".join(text.lines) for text in texts}
    assert taken == set(documents(tmp_path, "official_documents", Split.TEST))
    assert 0 < len(taken) < 40
    assert [text.source for text in texts] == ["official"] * len(taken) + ["normative"] * len(taken)


def test_pages_hold_the_text_and_the_same_text_makes_the_same_pages() -> None:
    first, second = (list(pages_of(LINES, CLEAN, seed=5)) for _ in range(2))
    assert first == second
    assert len(first) > 1
    assert " ".join(page.text for page in first).upper().split() == " ".join(LINES).upper().split()
    assert [page.look for page in first] == list(CLEAN[: len(first)])
    assert {line.bold for page in first for line in page.lines} == {True, False}


def test_some_headings_are_set_in_capitals_and_long_lines_never() -> None:
    headings = [line.text for page in pages_of(["Về việc phê duyệt"] * 60, CLEAN, seed=1) for line in page.lines]
    assert 0 < sum(line.isupper() for line in headings) < 30
    assert not any(line.text.isupper() for page in pages_of(LINES, CLEAN, seed=1) for line in page.lines)


def test_every_look_has_its_face_and_the_degraded_ones_are_worse() -> None:
    assert {look.face for look in CLEAN + DEGRADED} == set(FACES)
    assert {look.dpi for look in CLEAN} == {200, 300}
    assert all((look.dpi, look.blur > 0, look.noise > 0) == (150, True, True) for look in DEGRADED)


def test_a_degraded_page_is_grainy_and_the_same_each_time() -> None:
    [page] = pages_of(["Căn cứ Luật Đất đai"], DEGRADED[:1], seed=3)
    pixels = pixels_of(page)
    assert np.array_equal(pixels, pixels_of(page))
    assert len(np.unique(pixels)) > 50
    [clean] = pages_of(["Căn cứ Luật Đất đai"], CLEAN[:1], seed=3)
    assert np.count_nonzero(pixels_of(clean) == 255) > 0.9 * pixels_of(clean).size


def test_a_page_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [page] = pages_of(["Số 12 QUYET DINH"], CLEAN[:1], seed=3)
    once = read(page, cache_folder=tmp_path)
    assert "QUYET DINH" in once.upper()
    monkeypatch.setattr("benchmarks.restoration.reading.pixels_of", lambda _: pytest.fail("drawn again"))
    assert read(page, cache_folder=tmp_path) == once


def test_own_paragraphs_are_there() -> None:
    [text] = own_paragraphs()
    assert (text.source, text.words > 400) == (OWN, True)


def _sets(kind: str) -> list[Material]:
    def reader(page: Page) -> str:
        return strip_marks(page.text)

    return [each for each in material(kind, [SHORT], None, reader) if isinstance(each, Material)]


@pytest.mark.parametrize("kind", ["clean", "degraded", "stripped", "correct"])
def test_each_kind_of_damage(kind: str) -> None:
    first = _sets(kind)[0]
    [case] = first.cases
    assert first.title == f"{kind}: made up"
    assert first.is_correct is (kind == "correct")
    assert case.read == (case.truth if kind == "correct" else strip_marks(case.truth))
    assert case.truth.upper().split() == " ".join(SHORT.lines).upper().split()


def test_the_samples_are_a_set_of_their_own_and_those_not_read_are_named() -> None:
    found = list(material("clean", [], None))
    assert [each.title for each in found if isinstance(each, Material)] == ["clean: samples"]
    assert [each for each in found if isinstance(each, str) and "quyet-dinh-khen-thuong" in each]


def test_layers_without_scans_are_skipped() -> None:
    assert list(material("layers", [], None)) == ["text layers of scanners: skipped, VANBAN_SCANS is not set"]
