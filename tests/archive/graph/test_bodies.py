"""Whether the body that a citation names is the one that issued a document."""

from __future__ import annotations

import pytest

from ocr_pipeline.archive.graph.bodies import Fit, Head, body_key, fit, is_one_body, whole_name

PROVINCE, OTHER_PROVINCE = "ỦY BAN NHÂN DÂN TỈNH LAM GIANG", "ỦY BAN NHÂN DÂN TỈNH BẮC GIAO"
DEPARTMENT = ("SỞ NỘI VỤ", PROVINCE)
ELSEWHERE = ("SỞ NỘI VỤ", OTHER_PROVINCE)

# Why, the named body, who issued the document, who cites, and how well it fits.
FITS = [
    ("the same name", "Bộ Công sản", ("BỘ CÔNG SẢN", None), (PROVINCE, None), Fit.SAME),
    ("short for it", "UBND tỉnh Lam Giang", (PROVINCE, None), ("BỘ CÔNG SẢN", None), Fit.SAME),
    ("its chairman", "Chủ tịch UBND tỉnh Lam Giang", (PROVINCE, None), ("BỘ CÔNG SẢN", None), Fit.SAME),
    ("the head of an office", "Trưởng phòng Y tế", ("PHÒNG Y TẾ", PROVINCE), (PROVINCE, None), Fit.SAME),
    ("another province", "UBND tỉnh Bắc Giao", (PROVINCE, None), (PROVINCE, None), Fit.OTHER),
    ("the writer's own province", "Ủy ban nhân dân tỉnh", (PROVINCE, None), DEPARTMENT, Fit.SAME),
    ("a province of whoever writes", "Ủy ban nhân dân tỉnh", (PROVINCE, None), ELSEWHERE, Fit.OPEN),
    ("a department of the writer's province", "Giám đốc Sở Nội vụ", DEPARTMENT, (PROVINCE, None), Fit.SAME),
    ("a department of any province", "Sở Nội vụ", DEPARTMENT, ("BỘ CÔNG SẢN", None), Fit.OPEN),
    ("a department with its province", "Sở Nội vụ tỉnh Lam Giang", DEPARTMENT, ("BỘ CÔNG SẢN", None), Fit.SAME),
    ("a department of another province", "Sở Nội vụ tỉnh Bắc Giao", DEPARTMENT, (PROVINCE, None), Fit.OTHER),
    ("nobody is named: the writer's own", None, DEPARTMENT, DEPARTMENT, Fit.SAME),
    ("nobody is named: of somebody else", None, DEPARTMENT, ELSEWHERE, Fit.OPEN),
    ("a department of the same name elsewhere", "Sở Nội vụ", DEPARTMENT, ELSEWHERE, Fit.OPEN),
    ("its own head, the body above not read", None, DEPARTMENT, ("SỞ NỘI VỤ", None), Fit.OPEN),
    ("the head could not be read", "Sở Nội vụ", (None, None), DEPARTMENT, Fit.OPEN),
    ("another body", "Sở Y tế", DEPARTMENT, DEPARTMENT, Fit.OTHER),
]


def _head(names: tuple[str | None, str | None]) -> Head:
    return Head(body_key(names[0]), body_key(names[1]))


@pytest.mark.parametrize(("why", "named", "issued", "citing", "how"), FITS, ids=[row[0] for row in FITS])
def test_how_well_a_body_fits(
    why: str, named: str | None, issued: tuple[str | None, str | None], citing: tuple[str | None, str | None], how: Fit
) -> None:
    assert fit(body_key(named), _head(issued), _head(citing)) is how


def test_a_unit_gets_its_name_of_who_writes_and_of_nobody_else() -> None:
    named = body_key("UBND tỉnh")
    assert whole_name(named, _head(DEPARTMENT)) == body_key(PROVINCE)
    assert whole_name(named, _head(("BỘ CÔNG SẢN", None))) == named


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("Chính phủ", True), ("Bộ Công sản", True), ("UBND xã Tân Lập", True), ("UBND xã", False), ("Nhà trường", False)],
)
def test_which_names_mean_one_body(name: str, is_one: bool) -> None:
    assert is_one_body(body_key(name)) is is_one
