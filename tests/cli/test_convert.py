"""Files in, one JSON each; one bad file never stops the others."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import NoReturn

import pytest

from ocr_pipeline.errors import DamagedFileError, EngineError, ExitCode, PageTimeoutError, VanbanError
from schemas import Document
from tests.cli.staging import StagedPipeline, Vanban, document


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _errors(kind: type[VanbanError] = VanbanError) -> list[type[VanbanError]]:
    found = [kind] if "exit_code" in vars(kind) and kind is not VanbanError else []
    return found + [error for child in kind.__subclasses__() for error in _errors(child)]


# --- Where results go ---------------------------------------------------------------------------------------------


def test_one_input_without_a_folder_gives_its_json_and_nothing_else(
    vanban: Vanban, staged: StagedPipeline, scans: Path
) -> None:
    ran = vanban("convert", scans / "a.pdf")
    assert (ran.code, ran.err) == (0, "")
    assert Document.model_validate_json(ran.out) == document("a.pdf")
    assert "Tờ trình".encode() in ran.out


def test_each_input_gets_a_file_of_its_own_stem(vanban: Vanban, staged: StagedPipeline, scans: Path) -> None:
    out = scans / "new" / "folder"
    assert vanban("convert", scans / "a.pdf", scans / "b.pdf", "-o", out).code == 0
    assert _names(out) == ["a.json", "b.json"]
    assert Document.model_validate_json((out / "b.json").read_bytes()).source.name == "b.pdf"


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        pytest.param("Tờ trình số 15.pdf", "Tờ trình số 15", id="spaces and Vietnamese letters stay"),
        pytest.param("bao-cao.tar.gz", "bao-cao.tar", id="only the last suffix goes"),
        pytest.param("scan", "scan", id="a name without suffix"),
        pytest.param("[bold]x.pdf", "[bold]x", id="what would be markup elsewhere"),
    ],
)
def test_the_stem_is_the_name_without_its_suffix(
    vanban: Vanban, staged: StagedPipeline, tmp_path: Path, name: str, stem: str
) -> None:
    (tmp_path / name).write_bytes(b"x")
    ran = vanban("convert", tmp_path / name, "-o", tmp_path / "out")
    assert ran.code == 0
    assert _names(tmp_path / "out") == [f"{stem}.json"]
    assert name in ran.out.decode()


def test_a_dash_reads_standard_input_and_leaves_no_copy(vanban: Vanban, staged: StagedPipeline, tmp_path: Path) -> None:
    ran = vanban("convert", "-", "-o", tmp_path, stdin=b"%PDF-1.7 piped")
    assert ran.code == 0
    assert staged.contents == [b"%PDF-1.7 piped"]
    assert _names(tmp_path) == ["stdin.json"]
    assert not staged.seen[0][0].exists()


@pytest.mark.parametrize("names_the_copy", [True, False])
def test_an_error_about_standard_input_calls_it_so(
    vanban: Vanban, staged: StagedPipeline, names_the_copy: bool
) -> None:
    def fail(inputs: Path) -> NoReturn:
        raise DamagedFileError("the PDF is broken off", file=str(inputs) if names_the_copy else None)

    staged.acts["stdin"] = fail
    ran = vanban("convert", "-", stdin=b"%PDF")
    assert ran.code == 13
    assert ran.err.startswith("vanban: standard input: the PDF is broken off\n")


def test_images_together_are_one_document_named_after_the_first(
    vanban: Vanban, staged: StagedPipeline, scans: Path
) -> None:
    out = scans / "out"
    assert vanban("convert", "--together", scans / "b.pdf", scans / "a.pdf", "-o", out).code == 0
    assert staged.seen == [[scans / "b.pdf", scans / "a.pdf"]]
    assert _names(out) == ["b.json"]


def test_an_earlier_result_is_replaced_unless_it_shall_not_be(
    vanban: Vanban, staged: StagedPipeline, scans: Path
) -> None:
    (scans / "a.json").write_text("earlier")
    refused = vanban("convert", scans / "a.pdf", "-o", scans, "--no-overwrite")
    assert refused.code == 20
    assert "exists already" in refused.err
    assert (scans / "a.json").read_text() == "earlier"
    assert vanban("convert", scans / "a.pdf", "-o", scans).code == 0
    assert Document.model_validate_json((scans / "a.json").read_bytes())


# --- Refused before any work ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param((), "Missing argument", id="nothing to convert"),
        pytest.param(("a.pdf", "b.pdf"), "-o DIR", id="several results cannot share standard output"),
        pytest.param(("a.pdf", "--json"), "--json needs a folder", id="two JSON texts on one output"),
        pytest.param(("-", "-", "-o", "out"), "only once", id="standard input twice"),
        pytest.param(("a.pdf", "--no-such-option"), "No such option", id="unknown option"),
        pytest.param(("a.pdf", "--dpi", "1000"), "--dpi: ", id="a value out of its bounds"),
        pytest.param(("a.pdf", "--max-pages", "many"), "--max-pages: ", id="no number"),
        pytest.param(("a.pdf", "--user-dictionary", "missing.txt"), "--user-dictionary: ", id="missing dictionary"),
    ],
)
def test_a_command_line_that_makes_no_sense_ends_with_2(
    vanban: Vanban,
    staged: StagedPipeline,
    scans: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    says: str,
) -> None:
    monkeypatch.chdir(scans)
    ran = vanban("convert", *arguments)
    assert (ran.code, ran.out, staged.seen) == (2, b"", [])
    assert says in ran.err
    assert _names(scans) == ["a.pdf", "b.pdf", "c.pdf"]


@pytest.mark.parametrize("other", ["other/a.pdf", "a.png"])
def test_two_inputs_of_one_stem_are_refused_and_nothing_is_written(
    vanban: Vanban, staged: StagedPipeline, scans: Path, other: str
) -> None:
    (scans / "other").mkdir()
    (scans / other).write_bytes(b"x")
    ran = vanban("convert", scans / "b.pdf", scans / "a.pdf", scans / other, "-o", scans / "out")
    assert (ran.code, staged.seen) == (21, [])
    assert str(scans / "a.pdf") in ran.err
    assert str(scans / other) in ran.err
    assert not (scans / "out").exists()


@pytest.mark.parametrize(
    ("name", "through_link"),
    [
        pytest.param("x.json", False, id="a text named like its result"),
        pytest.param("x-1.png", False, id="an image named like a picture of x"),
        pytest.param("x.json", True, id="given through a link of another place"),
    ],
)
def test_a_result_is_never_written_over_an_input(
    vanban: Vanban, staged: StagedPipeline, tmp_path: Path, name: str, through_link: bool
) -> None:
    given = tmp_path / name
    given.write_bytes(b"scan")
    if through_link:
        given = tmp_path / "links" / "x.txt"
        given.parent.mkdir()
        given.symlink_to(tmp_path / name)
    other = tmp_path / "x.pdf"
    other.write_bytes(b"%PDF")
    ran = vanban("convert", given, other, "-o", tmp_path, "--explain", tmp_path)
    assert (ran.code, staged.seen) == (21, [])
    assert (tmp_path / name).read_bytes() == b"scan"


@pytest.mark.parametrize("place", ["a.pdf", "a.pdf/below", "/proc/vanban"])
def test_a_folder_that_cannot_be_written_to_is_told_before_any_work(
    vanban: Vanban, staged: StagedPipeline, scans: Path, place: str
) -> None:
    ran = vanban("convert", scans / "b.pdf", "-o", scans / place)
    assert (ran.code, ran.out, staged.seen) == (20, b"", [])
    assert "→ Choose another folder with -o" in ran.err


@pytest.mark.parametrize("stem", ["a", "n" * 253])
def test_a_name_that_cannot_be_written_is_told_before_any_work(
    vanban: Vanban, staged: StagedPipeline, tmp_path: Path, stem: str
) -> None:
    (tmp_path / "a.json").mkdir()
    (tmp_path / stem).write_bytes(b"x")
    assert vanban("convert", tmp_path / stem, "-o", tmp_path).code == 20
    assert staged.seen == []


# --- What goes wrong on the way ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", _errors(), ids=lambda kind: kind.__name__)
def test_one_input_ends_with_the_code_of_its_error_several_with_3(
    vanban: Vanban, staged: StagedPipeline, scans: Path, kind: type[VanbanError]
) -> None:
    staged.acts["a.pdf"] = kind("this went wrong", page=3)
    alone = vanban("convert", scans / "a.pdf")
    assert (alone.code, alone.out) == (kind.exit_code, b"")
    assert alone.err == f"vanban: {scans / 'a.pdf'}, page 3: this went wrong\n  → {kind.default_next_step}\n"
    among_others = vanban("convert", scans / "a.pdf", scans / "b.pdf", "-o", scans / "out")
    assert among_others.code == ExitCode.SOME_FAILED
    assert _names(scans / "out") == ["b.json"]


def test_a_defect_in_one_file_does_not_cost_the_others(vanban: Vanban, staged: StagedPipeline, scans: Path) -> None:
    staged.acts["a.pdf"] = ZeroDivisionError("division by zero")
    assert vanban("convert", scans / "a.pdf").code == ExitCode.INTERNAL
    ran = vanban("convert", scans / "a.pdf", scans / "b.pdf", "-o", scans / "out")
    assert ran.code == ExitCode.SOME_FAILED
    assert "a defect in vanban: ZeroDivisionError: division by zero" in ran.err
    assert _names(scans / "out") == ["b.json"]


@pytest.mark.parametrize("inputs", [["a.pdf"], ["a.pdf", "b.pdf"]])
def test_a_failed_page_is_told_and_its_document_is_written(
    vanban: Vanban, staged: StagedPipeline, scans: Path, inputs: list[str]
) -> None:
    staged.acts["a.pdf"] = document("a.pdf", failed_pages=[2])
    ran = vanban("convert", *(scans / name for name in inputs), "-o", scans / "out")
    assert ran.code == ExitCode.PAGES_FAILED
    assert f"vanban: {scans / 'a.pdf'}, page 2: Tesseract took longer" in ran.err
    assert "a.json" in _names(scans / "out")


def test_an_interruption_tells_what_was_finished(vanban: Vanban, staged: StagedPipeline, scans: Path) -> None:
    staged.acts["b.pdf"] = KeyboardInterrupt()
    ran = vanban("convert", *(scans / name for name in ("a.pdf", "b.pdf", "c.pdf")), "-o", scans / "out")
    assert ran.code == ExitCode.INTERRUPTED
    assert f"interrupted; 1 of 3 converted: {scans / 'a.pdf'}" in ran.err
    assert _names(scans / "out") == ["a.json"]


def test_a_full_disk_ends_with_20_and_leaves_no_part(
    vanban: Vanban, staged: StagedPipeline, scans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def disk_full(_: int) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", disk_full)
    ran = vanban("convert", scans / "a.pdf", "-o", scans / "out")
    assert ran.code == 20
    assert "a.json: it cannot be written: No space left on device" in ran.err
    assert _names(scans / "out") == []


def test_names_cannot_steer_the_terminal(vanban: Vanban, staged: StagedPipeline, tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2Jb\n.pdf"
    path.write_bytes(b"x")
    staged.acts[path.name] = EngineError("it failed\x07")
    ran = vanban("convert", path, "-o", tmp_path / "out")
    assert not set("\x1b\x07") & set(ran.err + ran.out.decode())
    assert "a\\x1b[2Jb\\n.pdf" in ran.err


# --- Settings ---------------------------------------------------------------------------------------------------------


def test_an_option_goes_before_the_environment_and_that_before_the_default(
    vanban: Vanban, staged: StagedPipeline, scans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VANBAN_DPI", "200")
    monkeypatch.setenv("VANBAN_MAX_PAGES", "5")
    vanban("convert", scans / "a.pdf", "--dpi", "250", "--lang", "vie+eng", "--password", "mở")
    settings = staged.settings
    assert settings is not None
    assert (settings.dpi, settings.max_pages, settings.min_dpi) == (250, 5, 100)
    assert settings.languages == ("vie", "eng")
    assert settings.password is not None
    assert settings.password.get_secret_value() == "mở"


@pytest.mark.parametrize(
    ("variable", "value", "says"),
    [
        ("VANBAN_DPI", "much", "VANBAN_DPI: "),
        ("VANBAN_PAGE_SECONDS", "0", "VANBAN_PAGE_SECONDS: "),
    ],
)
def test_a_variable_that_makes_no_sense_is_named(
    vanban: Vanban,
    staged: StagedPipeline,
    scans: Path,
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
    value: str,
    says: str,
) -> None:
    monkeypatch.setenv(variable, value)
    ran = vanban("convert", scans / "a.pdf")
    assert ran.code == 2
    assert says in ran.err


# --- The summary ------------------------------------------------------------------------------------------------------


def test_the_table_tells_what_was_found_and_where_it_stands(
    vanban: Vanban, staged: StagedPipeline, scans: Path
) -> None:
    staged.acts["b.pdf"] = DamagedFileError("the PDF is broken off")
    ran = vanban("convert", scans / "a.pdf", scans / "b.pdf", "-o", scans / "out", "--explain", scans / "pic")
    header, _, first, second, legend, blank, *paths = ran.out.decode().splitlines()
    assert header.split()[:5] == ["File", "Type", "Code", "Date", "Issuer"]
    cells = [cell for cell in first.split("  ") if cell]
    assert [cell.strip() for cell in cells[:6]] == [
        str(scans / "a.pdf"),
        "Tờ trình",
        "15/TTr-STP ?",
        "2025-02-05",
        "SỞ TƯ PHÁP TỈNH LAM GIANG",
        "2",
    ]
    assert "not converted (13)" in second
    assert legend.startswith("? =")
    assert blank == ""
    pictures = ["a-1.png", "a-1-cleaning.png"]
    assert paths[:3] == [str(scans / "out" / "a.json"), *(str(scans / "pic" / name) for name in pictures)]


def test_the_columns_of_the_table_are_aligned_for_names_in_either_unicode_form(
    vanban: Vanban, staged: StagedPipeline, tmp_path: Path
) -> None:
    for name in ("Quye\u0302\u0301t.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(b"x")
    ran = vanban("convert", tmp_path / "Quye\u0302\u0301t.pdf", tmp_path / "b.pdf", "-o", tmp_path / "out")
    lines = ran.out.decode().splitlines()[2:4]
    assert lines[0].index("Tờ trình") == lines[1].index("Tờ trình")


def test_the_summary_for_programs(vanban: Vanban, staged: StagedPipeline, scans: Path) -> None:
    staged.acts["b.pdf"] = PageTimeoutError("Tesseract took too long", page=3)
    staged.acts["c.pdf"] = document("c.pdf", failed_pages=[1])
    names = ("a.pdf", "b.pdf", "c.pdf")
    ran = vanban("convert", *(scans / name for name in names), "-o", scans / "out", "--json")
    assert ran.code == ExitCode.SOME_FAILED
    good, failed, partly = json.loads(ran.out)
    assert good.pop("seconds") >= 0
    assert good == {
        "file": str(scans / "a.pdf"),
        "output": str(scans / "out" / "a.json"),
        "pictures": [],
        "status": "converted",
        "exit_code": 0,
        "error": None,
        "notes": [],
        "failed_pages": [],
        "document_type": "Tờ trình",
        "code": "15/TTr-STP",
        "date": "2025-02-05",
        "issuer": "SỞ TƯ PHÁP TỈNH LAM GIANG",
        "doubtful": ["code"],
        "to_review": 2,
    }
    assert (failed["status"], failed["exit_code"], failed["output"]) == ("failed", 41, None)
    assert failed["error"]["cause"] == f"{scans / 'b.pdf'}, page 3: Tesseract took too long"
    assert failed["error"]["next_step"] == PageTimeoutError.default_next_step
    assert (partly["status"], partly["exit_code"], partly["failed_pages"][0]["page"]) == ("pages_failed", 4, 1)
