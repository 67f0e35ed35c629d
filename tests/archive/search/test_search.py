"""What is found, and in which order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.search.filters import Filters
from ocr_pipeline.archive.search.results import Results
from ocr_pipeline.errors import SettingsError
from tests.archive.search.shelves import cited, document, doubtful, field, shelf

TEXTS = (
    "Kế hoạch kiểm tra an toàn thực phẩm tại huyện Hòa Bình",
    "Kế hoạch kiem tra an toan thuc pham không dấu",
    "Thông báo về kiếm hiệp, trà và sữa",
    "Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ",
    "Căn cứ Quyết định số 214/QĐ-UBND ngày 02/03/2020",
    "Số: 1214/QĐ-UBND",
    "Nhà xuất bản bạn đọc",
    "Đất đai tại Đắk Nông",
    "thuỷ lợi, uỷ ban, hoà giải",
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return shelf(tmp_path_factory.mktemp("search") / "archive", *TEXTS)


def _texts(results: Results) -> list[int]:
    """Which of the texts were found, in order."""
    names = [f"{text[:20].strip()}.pdf" for text in TEXTS]
    return [names.index(hit.name) for hit in results.hits]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        pytest.param("kiem tra an toan", [0, 1], id="without marks"),
        pytest.param("KIỂM TRA AN TOÀN", [0, 1], id="with marks, in capitals: the exact one first"),
        pytest.param("kiem tra", [0, 1, 2], id="words anywhere: kiếm … trà"),
        pytest.param('"kiem tra"', [0, 1], id="a phrase"),
        pytest.param('"tra kiem"', [], id="a phrase has an order"),
        pytest.param("kiếm trà", [2, 0, 1], id="marks that few have"),
        pytest.param("kiem*", [0, 1, 2], id="a beginning"),
        pytest.param("kiế*", [2, 0, 1], id="a beginning with marks"),
        pytest.param('"an toàn thực*"', [0, 1], id="a phrase whose last word begins so"),
        pytest.param("hòa giải", [8], id="hòa finds hoà"),
        pytest.param("hoà bình", [0], id="hoà finds hòa"),
        pytest.param("thủ*", [8, 1, 0], id="the beginning of a word in the other spelling"),
        pytest.param("uỷ ban", [8], id="uỷ as it is printed"),
        pytest.param("dat dai dak nong", [7], id="đ is found by d"),
        pytest.param("Ðắk", [7], id="and by what looks like it"),
        pytest.param("214/QĐ-UBND", [4], id="a code is not found in a longer number"),
        pytest.param("214/qd-ubnd", [4], id="a code without marks"),
        pytest.param("qd-ubnd", [4, 5], id="a notation"),
        pytest.param("30/2020/ND-CP", [3], id="a code of a decree"),
        pytest.param("30/2020", [3], id="a part of a code"),
        pytest.param("1214", [5], id="a number alone"),
        pytest.param("02/03/2020", [4], id="a date as printed"),
        pytest.param("nowhere kiem", [], id="every word must occur"),
        pytest.param("./. –", [], id="no word at all"),
    ],
)
def test_questions(archive: Archive, question: str, found: list[int]) -> None:
    results = archive.search(question)
    assert results.total == len(found)
    assert sorted(_texts(results)) == sorted(found)
    marked = [hit.exact for hit in results.hits]
    assert marked == sorted(marked, reverse=True)
    if any(marked):
        assert _texts(results)[: sum(marked)] == found[: sum(marked)]


@pytest.mark.parametrize(
    ("question", "exact"),
    [
        ("kiểm tra", {0}),
        ("kiem tra", set()),
        ("kiếm", {2}),
        ("kiế*", {2}),
        ("hòa", {0, 8}),
        ("hoà", {0, 8}),
        ("bạn", {6}),
        ('"an toàn thực*"', {0}),
        ("kiểm tra 2020", set()),
        ("thủ*", {8}),
    ],
)
def test_which_have_the_marks_just_so(archive: Archive, question: str, exact: set[int]) -> None:
    results = archive.search(question)
    assert {number for number, hit in zip(_texts(results), results.hits, strict=True) if hit.exact} == exact


HEAD: dict[str, Any] = {
    "document_type": field("Thông báo"),
    "code": doubtful("012/TB-SYT"),
    "number": doubtful("012"),
    "notation": field("TB-SYT"),
    "date": field("2021-03-12"),
    "issuer": field("SỞ Y TẾ", normalised="Sở Y tế tỉnh Đắk Nông"),
    "issuer_parent": field("UBND TỈNH ĐẮK NÔNG"),
    "place": field("Đắk Nông"),
    "subject": field("Kết quả kiểm tra an toàn thực phẩm"),
    "urgency": field("HỎA TỐC"),
    "secrecy": field("MẬT"),
    "addressees": [field("Ủy ban nhân dân các huyện"), field("Phòng Y tế")],
    "recipients": [field("Như trên"), field("Lưu: VT")],
    "signature": {"title": field("PHÓ GIÁM ĐỐC"), "name": field("Nguyễn Thúy Hòa")},
    "legal_bases": [cited("30/2020/NĐ-CP"), cited(None, type="Luật", title="Luật Đất đai")],
    "citations": [cited("30/2020/NĐ-CP"), cited("12/2019")],
    "review": {"required": True, "reasons": ["code: handwritten"]},
}
OTHER: dict[str, Any] = {
    "document_type": field("Quyết định"),
    "code": field("12/QĐ-SNV"),
    "number": field("12"),
    "notation": field("QĐ-SNV"),
    "date": field("2020-02-29"),
    "issuer": field("SỞ NỘI VỤ"),
    "citations": [cited("130/2020/NĐ-CP")],
}


@pytest.fixture(scope="module")
def narrowed(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("filters") / "archive"
    return shelf(folder, document("Số: /TB-SYT một", **HEAD), document("Số: 12/QĐ-SNV hai", **OTHER), "ba")


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        (Filters(), "123"),
        (Filters(type="TB"), "1"),
        (Filters(type="thong bao"), "1"),
        (Filters(type="qd"), "2"),
        (Filters(type="no such type"), ""),
        (Filters(number="12"), "12"),
        (Filters(number="012"), "12"),
        (Filters(notation="tb-syt"), "1"),
        (Filters(code="012/TB-SYT"), "1"),
        (Filters(code="12/QĐ-SNV"), "2"),
        (Filters(issuer="so y te"), "1"),
        (Filters(issuer="Sở Y tế tỉnh Đắk Nông"), "1"),
        (Filters(issuer="so*"), "12"),
        (Filters(parent="dak nong"), "1"),
        (Filters(place="Đắk Nông"), "1"),
        (Filters(subject="an toan thuc pham"), "1"),
        (Filters(signer="nguyen thuy hoà"), "1"),
        (Filters(signer_title="giám đốc"), "1"),
        (Filters(urgency="hoả tốc"), "1"),
        (Filters(secrecy="mật"), "1"),
        (Filters(addressee="phong y te"), "1"),
        (Filters(addressee="huyện Phòng"), ""),
        (Filters(recipient="luu vt"), "1"),
        (Filters(cites="30/2020/NĐ-CP"), "1"),
        (Filters(cites="30/2020"), "1"),
        (Filters(cites="nghi dinh 130/2020/nd-cp"), "2"),
        (Filters(cites="luat dat dai"), "1"),
        (Filters(cites="12/2019"), "1"),
        (Filters(review=True), "1"),
        (Filters(review=False), "23"),
        (Filters(since="2021"), "1"),
        (Filters(since="2020-03"), "1"),
        (Filters(until="2020-02"), "2"),
        (Filters(since="2020-02-29", until="2021-03-12"), "12"),
        (Filters(since="2020-03-01", until="2021-03-11"), ""),
        (Filters(since="2022", until="2021"), ""),
        (Filters(type="TB", issuer="so y te", since="2021-01-01"), "1"),
        (Filters(type="TB", issuer="so noi vu"), ""),
        (Filters(issuer="…"), ""),
        (Filters(number=""), ""),
    ],
)
def test_filters(narrowed: Archive, filters: Filters, names: str) -> None:
    which = {"một": "1", "hai": "2", "ba.": "3"}
    results = narrowed.search("", filters)
    assert sorted(which[hit.name[-7:-4].strip() if hit.name != "ba.pdf" else "ba."] for hit in results.hits) == [*names]
    assert results.total == len(names)


def test_words_and_filters_together(narrowed: Archive) -> None:
    assert narrowed.search("một", Filters(type="TB")).total == 1
    assert narrowed.search("mót", Filters(type="TB")).total == 1
    assert narrowed.search("một", Filters(type="QĐ")).total == 0


def test_a_number_by_hand_is_found_though_the_text_has_none(narrowed: Archive) -> None:
    (hit,) = narrowed.search("012/TB-SYT").hits
    assert (hit.code, hit.flagged, hit.doubtful) == ("012/TB-SYT", ("code", "number"), 2)


@pytest.mark.parametrize("wrong", ["soon", "2021-13", "2021-02-30", "12/3/2021", ""])
def test_a_date_that_is_none_is_an_error(narrowed: Archive, wrong: str) -> None:
    with pytest.raises(SettingsError, match="no date"):
        narrowed.search("", Filters(since=wrong))


@pytest.mark.parametrize(("page", "limit"), [(0, 20), (1, 0), (1, 1001)])
def test_a_page_that_is_none_is_an_error(narrowed: Archive, page: int, limit: int) -> None:
    with pytest.raises(SettingsError):
        narrowed.search("", page=page, limit=limit)


@pytest.mark.parametrize("question", ["kiem tra", "kiểm tra", "kế hoạch", "hòa", "", "kiế*"])
@pytest.mark.parametrize("limit", [1, 2])
def test_pages_one_after_the_other_are_the_whole(archive: Archive, question: str, limit: int) -> None:
    whole = archive.search(question)
    pages = [archive.search(question, page=number + 1, limit=limit) for number in range(len(TEXTS))]
    assert [hit.document for page in pages for hit in page.hits] == [hit.document for hit in whole.hits]
    assert {page.total for page in pages} == {whole.total}


def test_by_date(narrowed: Archive) -> None:
    dates = [[hit.date for hit in narrowed.search("", order=order).hits] for order in ("newest", "oldest", "relevance")]
    assert dates == [
        ["2021-03-12", "2020-02-29", None],
        ["2020-02-29", "2021-03-12", None],
        ["2021-03-12", "2020-02-29", None],
    ]


def test_a_word_of_the_subject_counts_more(tmp_path: Path) -> None:
    archive = shelf(
        tmp_path / "archive",
        document("đất đai đất đai đất đai trong bản này", subject=field("việc khác")),
        document("trong bản này có nói đất đai", subject=field("Quản lý đất đai")),
    )
    assert [hit.subject for hit in archive.search("dat dai").hits] == ["Quản lý đất đai", "việc khác"]


SIGNS = st.sampled_from(
    [*"\"*^:()-+{}\\.'/;,", " AND ", " OR ", " NOT ", " NEAR(", "kiểm", "tra", "hoà", "214/QĐ", "\x00", "đ"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(text=st.one_of(st.lists(SIGNS, max_size=12).map("".join), st.text(max_size=40)))
def test_any_text_is_a_question(archive: Archive, text: str) -> None:
    results = archive.search(text, Filters(issuer=text, cites=text, type=text, number=text))
    assert results.total == len(results.hits)
    assert archive.search(text).total >= results.total


@given(st.sampled_from(TEXTS), st.integers(0, 6), st.integers(1, 4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_what_is_found_with_marks_is_found_without(archive: Archive, text: str, start: int, length: int) -> None:
    words = text.split()[start : start + length]
    marked = {hit.document for hit in archive.search(" ".join(words)).hits if hit.exact}
    plain = {hit.document for hit in archive.search(" ".join(words).lower()).hits}
    assert marked <= plain


def test_a_long_text_is_a_question(archive: Archive) -> None:
    assert archive.search(" ".join(f"từ{number}" for number in range(5000))).total == 0
    assert archive.search(f'"{" ".join(f"từ{number}" for number in range(5000))}"').total == 0
