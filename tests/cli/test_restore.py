"""Damaged text in, restored text out; nothing else about it changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.staging import Vanban

DAMAGED = "Ke hoach so 47/KH-STP ngay 6/5/2019 cua So Tu phap"
RESTORED = "Kế hoạch số 47/KH-STP ngày 6/5/2019 của Sở Tư pháp"


@pytest.mark.parametrize("given", [(), ("-",)])
def test_standard_input_is_restored_to_standard_output(vanban: Vanban, given: tuple[str, ...]) -> None:
    ran = vanban("restore", *given, stdin=DAMAGED.encode())
    assert (ran.code, ran.out.decode(), ran.err) == (0, RESTORED, "")


def test_a_file_is_read_and_left_as_it_is(vanban: Vanban, tmp_path: Path) -> None:
    path = tmp_path / "văn bản hỏng.txt"
    path.write_text(DAMAGED, encoding="utf-8")
    assert vanban("restore", path).out.decode() == RESTORED
    assert path.read_text(encoding="utf-8") == DAMAGED


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param("\ufeffSở Tư pháp".encode(), id="a byte order mark"),
        pytest.param("Sở  Tư pháp \r\n\r\n\tHà\u00a0Nội\f\n".encode(), id="spaces, line ends, form feeds"),
        pytest.param("Sở Tư pháp".encode(), id="no line end at the end"),
    ],
)
def test_correct_text_comes_out_byte_for_byte(vanban: Vanban, content: bytes) -> None:
    assert vanban("restore", stdin=content).out == content


def test_json_gives_every_change_with_its_place_and_confidence(vanban: Vanban) -> None:
    ran = vanban("restore", "--json", stdin=DAMAGED.encode())
    whole = json.loads(ran.out)
    assert (whole["raw"], whole["text"]) == (DAMAGED, RESTORED)
    assert whole["changes"]
    for change in whole["changes"]:
        assert set(change) == {
            "raw",
            "value",
            "confidence",
            "applied",
            "source",
            "span",
            "out_span",
            "alternatives",
        }
        assert whole["raw"][slice(*change["span"])] == change["raw"]
        if change["applied"]:
            assert whole["text"][slice(*change["out_span"])] == change["value"]
        assert 0 <= change["confidence"] <= 1


def test_the_users_own_names_are_known(vanban: Vanban, tmp_path: Path) -> None:
    dictionary = tmp_path / "names.txt"
    dictionary.write_text("# địa danh\nxã Vĩnh Khuồng\n", encoding="utf-8")
    text = b"xa Vinh Khuong"
    without = vanban("restore", stdin=text).out.decode()
    assert "Vĩnh Khuồng" not in without
    assert "Vĩnh Khuồng" in vanban("restore", "--user-dictionary", dictionary, stdin=text).out.decode()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param("Căn cứ Luật".encode("utf-16-le"), 16, id="UTF-16 without a mark"),
        pytest.param("Москва и область".encode("cp1251"), 16, id="an encoding that is no Vietnamese one"),
        pytest.param("Căn cứ Luật Tổ chức".encode() + b"\xe1", 16, id="UTF-8 that is cut off"),
        pytest.param(b"Can cu\x00 Luat", 12, id="a NUL"),
        pytest.param(b"%PDF-1.7\n", 12, id="a PDF"),
        pytest.param(b"\x00\x01\x02", 12, id="no text"),
    ],
)
def test_what_is_no_utf8_text_is_refused(vanban: Vanban, content: bytes, code: int) -> None:
    ran = vanban("restore", stdin=content)
    assert (ran.code, ran.out) == (code, b"")
    assert ran.err.startswith("vanban: standard input: ")


@pytest.mark.parametrize(
    ("content", "text", "named"),
    [
        pytest.param(b"C\xe9ng h\xdfa x\xb7 h\xe9i\n", "Cộng hòa xã hội\n", "TCVN3", id="bytes of ABC fonts"),
        pytest.param(b"Co\xe4ng ho\xf8a xa\xf5 ho\xe4i\r\n", "Cộng hòa xã hội\r\n", "VNI", id="bytes of VNI fonts"),
        pytest.param("Céng hßa x· héi, nh©n d©n".encode(), "Cộng hòa xã hội, nhân dân", "TCVN3", id="ABC in Unicode"),
    ],
)
def test_an_older_encoding_is_read_and_said(vanban: Vanban, content: bytes, text: str, named: str) -> None:
    ran = vanban("restore", stdin=content)
    assert (ran.code, ran.out.decode()) == (0, text)
    assert ran.err.startswith("vanban: standard input: ")
    assert named in ran.err


def test_a_missing_file(vanban: Vanban, tmp_path: Path) -> None:
    ran = vanban("restore", tmp_path / "missing.txt")
    assert (ran.code, ran.out) == (10, b"")


def test_a_text_beyond_the_limit(vanban: Vanban) -> None:
    ran = vanban("restore", "--max-file-mb", "0.001", stdin=b"a" * 2000)
    assert (ran.code, ran.out) == (17, b"")


@pytest.mark.parametrize("content", [None, b"\xff\xfe\xfa"])
def test_a_dictionary_that_cannot_be_read_is_named(vanban: Vanban, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "names.txt"
    if content is not None:
        path.write_bytes(content)
    ran = vanban("restore", "--user-dictionary", path, stdin=b"a")
    assert ran.code == 2
    assert f"--user-dictionary: {path}" in ran.err
