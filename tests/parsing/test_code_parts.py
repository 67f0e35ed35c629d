"""Codes taken apart: a row each, with what it shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.parsing.code_parts import CodeParts, code_parts, notation_parts

# code | form | number | year | type | agencies | unit | term | why
TABLE = """
15/QĐ-BNV | administrative | 15 | | QĐ | BNV | | | the usual decision
01/CT-UBND | administrative | 01 | | CT | UBND | | | the zero before a number below ten stays
18a/NQ-CP | administrative | 18a | | NQ | CP | | | a letter belongs to the number
7đ/KH-SYT | administrative | 7đ | | KH | SYT | | | also the letter đ
12/CT-TTg | administrative | 12 | | CT | TTg | | | an agency with a small letter
1009/QĐ-TTg | administrative | 1009 | | QĐ | TTg | | | a decision without a year is no normative one
47/NQ-HĐND | administrative | 47 | | NQ | HĐND | | | so is a resolution without a year
123/TTr-SKHĐT | administrative | 123 | | TTr | SKHĐT | | | a type with small letters
12/CTr-UBND | administrative | 12 | | CTr | UBND | | | a programme
5/QyĐ-SNV | administrative | 5 | | QyĐ | SNV | | | a rule is not a decision
9/ĐA-UBND | administrative | 9 | | ĐA | UBND | | | the stroke of Đ tells a scheme from a project
9/DA-UBND | administrative | 9 | | DA | UBND | | | the project
4/BB-SNV | administrative | 4 | | BB | SNV | | | minutes
58/GM-SXD | administrative | 58 | | GM | SXD | | | an invitation
3/CĐ-TTg | administrative | 3 | | CĐ | TTg | | | a telegram
77/HĐ-SYT | administrative | 77 | | HĐ | SYT | | | a contract, since an agency follows
31/GGT-SNV | administrative | 31 | | GGT | SNV | | | an introduction by NĐ 30/2020
31/GT-SNV | administrative | 31 | | GT | SNV | | | the same by TT 01/2011, since an agency follows
2/TC-BNG | administrative | 2 | | TC | BNG | | | a communiqué, since an agency follows
12/KH-UBND | administrative | 12 | | KH | UBND | | | a plan
12/KH-ĐHTĐ | administrative | 12 | | KH | ĐHTĐ | | | also of an agency that no table has
899/TB-ĐHĐL | administrative | 899 | | TB | ĐHĐL | | | a school names itself as it likes
12/TB-TLVA | administrative | 12 | | TB | TLVA | | | a court too
5/QĐ-HĐTTCC | administrative | 5 | | QĐ | HĐTTCC | | | and a council
03/QĐ-UBND-HC | administrative | 03 | | QĐ | UBND | HC | | a third group is the drafting unit
8/TB-BCT-XNK | administrative | 8 | | TB | BCT | XNK | | of a ministry too
6/QĐ-CTHĐT-ĐHTĐ | administrative | 6 | | QĐ | CTHĐT | ĐHTĐ | | an unknown third group is left as it is
12/2024/TB-UBND | administrative | 12 | 2024 | TB | UBND | | | a notice is never normative, whatever year it has
QĐ-UBND | administrative | | | QĐ | UBND | | | a notation alone
/QĐ-UBND | administrative | | | QĐ | UBND | | | a number left blank
234/SYT-VP | letter | 234 | | | SYT | VP | | a công văn names no type
1456/UBND-NCPC | letter | 1456 | | | UBND | NCPC | | of a committee
3107/VPCP-QHQT | letter | 3107 | | | VPCP | QHQT | | of an office
72/VTLTNN-NVĐP | letter | 72 | | | VTLTNN | NVĐP | | of a department of a ministry
968/SGD&ĐT-KHTC | letter | 968 | | | SGD&ĐT | KHTC | | an ampersand belongs to its group
6/BNV-CTL&BHXH | letter | 6 | | | BNV | CTL&BHXH | | in the unit too
7/CT-CS | letter | 7 | | | CT | CS | | the tax office, not a directive: no agency follows
4532/UBND- KSTTHC | letter | 4532 | | | UBND | KSTTHC | | a stray space
108/TA-GĐKT | letter | 108 | | | TA | GĐKT | | groups of no table
862/ĐHKTLG-QLĐT | letter | 862 | | | ĐHKTLG | QLĐT | | of a school
123/CV-UBND | letter | 123 | | CV | UBND | | | a habit: the type of a letter written out
12/SXD-QLN-TTr | letter | 12 | | | SXD | QLN-TTr | | a unit of two groups
SYT-NVY | letter | | | | SYT | NVY | | a notation alone
30/2020/NĐ-CP | normative | 30 | 2020 | NĐ | CP | | | a decree
01/2011/TT-BNV | normative | 01 | 2011 | TT | BNV | | | a circular
28/2023/QĐ-UBND | normative | 28 | 2023 | QĐ | UBND | | | the year makes the decision normative
15/2021/NQ-HĐND | normative | 15 | 2021 | NQ | HĐND | | | and the resolution
20/2020/QĐ-TTg | normative | 20 | 2020 | QĐ | TTg | | | and the Prime Minister's decision
5/2025/NQ-CP | normative | 5 | 2025 | NQ | CP | | | and the government's resolution
06/2019/QĐ-CTN | normative | 06 | 2019 | QĐ | CTN | | | of the President
9/2018/L-CTN | normative | 9 | 2018 | L | CTN | | | an order: a type of one letter
03/2020/NQ-HĐTP | normative | 03 | 2020 | NQ | HĐTP | | | of the judges
57/2008/QĐ-UB | normative | 57 | 2008 | QĐ | UB | | | the old short form of a committee
06/2024/TT-BHTĐT | normative | 06 | 2024 | TT | BHTĐT | | | a ministry of no table
/2023/QĐ-UBND | normative | | 2023 | QĐ | UBND | | | number blank, year printed
64/2025/QH15 | assembly | 64 | 2025 | | QH | | 15 | a law
351/2017/UBTVQH14 | assembly | 351 | 2017 | | UBTVQH | | 14 | its standing committee
12/2002/PL-UBTVQH10 | assembly | 12 | 2002 | PL | UBTVQH | | 10 | an ordinance with its type
22/NQ-UBTVQH12 | assembly | 22 | | NQ | UBTVQH | | 12 | no year
51/2001/NQ-QH10 | assembly | 51 | 2001 | NQ | QH | | 10 | the type before the National Assembly
30/VBHN-VPQH | consolidated | 30 | | VBHN | VPQH | | | a consolidated text
08/VBHN-BTC | consolidated | 08 | | VBHN | BTC | | | of a ministry
55/2005/TTLT-BNV-VPCP | joint | 55 | 2005 | TTLT | BNV VPCP | | | a joint circular
2/2010/TTLT-BLĐTBXH-BTC-BYT | joint | 2 | 2010 | TTLT | BLĐTBXH BTC BYT | | | of three ministries
05/TTLB-BTC-BYT | joint | 05 | | TTLB | BTC BYT | | | the older name, without a year
4/NQLT-CP-TLĐ | joint | 4 | | NQLT | CP TLĐ | | | a joint resolution
12/TTrLN-GTCC-KH&ĐT | joint | 12 | | TTrLN | GTCC KH&ĐT | | | of two departments
33/KHPH-SYT-SGDĐT | joint | 33 | | KHPH | SYT SGDĐT | | | a plan of two
1/QCPH-CAT-VKSNDTC | joint | 1 | | QCPH | CAT VKSNDTC | | | rules of two
1/QĐ-BYT-BTC | joint | 1 | | QĐ | BYT BTC | | | two ministries behind a usual type
05-NQ/ĐU | party | 05 | | NQ | ĐU | | | the Party: hyphen first
12-CT/TW | party | 12 | | CT | TW | | | of the centre
14514-CV/VPTW | party | 14514 | | CV | VPTW | | | a letter has a type there
399-QĐ/TW | party | 399 | | QĐ | TW | | | a decision
21-KL/TW | party | 21 | | KL | TW | | | a conclusion, which the state has not
214-CV/BTCTU | party | 214 | | CV | BTCTU | | | of a board of a province
2-HD/UBKTTW | party | 2 | | HD | UBKTTW | | | of the inspection
7-QyĐ/TU | party | 7 | | QyĐ | TU | | | small letters
88-BC/ĐUK-VP | party | 88 | | BC | ĐUK | VP | | a unit behind the agency
NQ/ĐU | party | | | NQ | ĐU | | | a notation alone
12/2019/HS-ST | judgment | 12 | 2019 | | | HS-ST | | a criminal case of first instance
7/2020/HNGĐ-PT | judgment | 7 | 2020 | | | HNGĐ-PT | | a family case on appeal
12/SY-UBND | copy | 12 | | SY | UBND | | | a certified copy
3/TrS-SNV | copy | 3 | | TrS | SNV | | | an extract by NĐ 30/2020
3/TS-SNV | copy | 3 | | TS | SNV | | | the same by TT 01/2011
9/SL-VP | copy | 9 | | SL | VP | | | a copy of a copy
88/CP | old | 88 | | | CP | | | number and agency alone
127/UB-QĐ-NĐ | old | 127 | | QĐ | UB | NĐ | | agency before type
3/HĐBT-NĐ | old | 3 | | NĐ | HĐBT | | | of the Council of Ministers
12/CP-NĐ | old | 12 | | NĐ | CP | | | the order turned round
9/QĐ-NĐ-UB | old | 9 | | QĐ | UB | NĐ | | agency last
7/QH-NĐ-UB | old | 7 | | | UB | QH-NĐ | | what stands before it is no type
12/UBND | old | 12 | | | UBND | | | an agency alone
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]


def _number(cell: str) -> int | None:
    return int(cell) if cell else None


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_code(row: list[str]) -> None:
    code, form, number, year, kind, agencies, unit, term, why = row
    parts = code_parts(code)
    assert parts is not None, why
    assert parts == CodeParts(
        form=parts.form,
        number=number or None,
        year=_number(year),
        type=kind or None,
        agencies=tuple(agencies.split()),
        unit=unit or None,
        term=_number(term),
    ), why
    assert parts.form == form, why


@pytest.mark.parametrize(
    "said",
    [
        "",
        # No symbol: only number and year were printed.
        "12/2017",
        # A word alone is no agency.
        "abc",
        # A sign that no code has.
        "15/QĐ_BNV",
        # A fraction.
        "6/8",
        "15/QĐ-",
        "Số 15/QĐ-BNV",
    ],
)
def test_what_is_no_code(said: str) -> None:
    assert code_parts(said) is None


def test_figures_at_the_head_of_a_notation_are_its_year() -> None:
    alone, whole = notation_parts("2023/QĐ-UBND"), code_parts("2023/QĐ-UBND")
    assert alone is not None
    assert whole is not None
    assert (alone.number, alone.year, alone.form) == (None, 2023, "normative")
    assert (whole.number, whole.year, whole.form) == ("2023", None, "administrative")
    assert notation_parts("NQ/ĐU") == code_parts("NQ/ĐU")


def test_signs_that_print_alike_are_one() -> None:
    assert code_parts("15/QÐ–BNV") == code_parts("15/QĐ-BNV")


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("15/QĐ-BNV", "Quyết định"),
        ("234/SYT-VP", "Công văn"),
        ("12/SY-UBND", "Sao y"),
        ("64/2025/QH15", None),
        ("88/CP", None),
        ("14514-CV/VPTW", "Công văn"),
    ],
)
def test_the_type_that_a_code_names(code: str, name: str | None) -> None:
    parts = code_parts(code)
    assert parts is not None
    assert parts.type_name == name


def test_the_tables_give_the_names_of_agencies_and_units() -> None:
    parts = code_parts("03/QĐ-UBND-HC")
    assert parts is not None
    details = parts.details()
    assert details["agencies"] == [{"abbr": "UBND", "name": "Ủy ban nhân dân"}]
    assert details["unit"] == {"abbr": "HC", "name": "Hành chính"}


@given(st.text(alphabet="0123456789/-QĐUBNDCPTrg& aVY", max_size=24))
def test_nothing_of_a_code_is_lost_or_made_up(said: str) -> None:
    parts = code_parts(said)
    if parts is None:
        return
    shown = "".join(filter(None, (parts.number, parts.type, *parts.agencies, parts.unit)))
    assert sorted(shown.replace("-", "") + str(parts.year or "") + str(parts.term or "")) == sorted(
        sign for sign in said if sign not in " /-"
    )
