"""``vanban samples``: once as a person runs it, then in this process, which has loaded all of it already."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ocr_pipeline.cli.app import main
from samples.shelf import written_names
from schemas import Document

Ran = subprocess.CompletedProcess[str]
Vanban = Callable[..., Ran]


@pytest.fixture
def vanban(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Vanban:
    """Runs ``vanban samples`` with these arguments in the folder ``tmp_path``."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Ran:
        with pytest.raises(SystemExit) as ended:
            main(["samples", *arguments])
        said = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, int(ended.value.code or 0), said.out, said.err)

    return run


def test_make_writes_scan_truth_text_words_and_the_wrong_ocr(tmp_path: Path) -> None:
    program = str(Path(sys.executable).with_name("vanban"))
    command = [program, "samples", "make", "giay-moi", "--misread", "--layered"]
    done = subprocess.run([*command, "-o", "made"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert sorted(str(path.relative_to(tmp_path / "made")) for path in (tmp_path / "made").rglob("*.*")) == [
        "misread/giay-moi.pdf",
        "misread/giay-moi.txt",
        "scans/giay-moi.pdf",
        "truth/giay-moi.json",
        "truth/giay-moi.txt",
        "words/giay-moi.tsv",
    ]
    truth = Document.model_validate_json((tmp_path / "made/truth/giay-moi.json").read_bytes())
    assert truth.document_type.value == "Giấy mời"
    assert done.stdout == ""


def test_generated_documents_are_the_same_by_one_process_or_by_two(tmp_path: Path, vanban: Vanban) -> None:
    for jobs in ("1", "2"):
        done = vanban("make", "--count", "2", "--seed", "31", "--jobs", jobs, "-o", jobs)
        assert done.returncode == 0, done.stderr
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / jobs).rglob("*.*")} for jobs in ("1", "2"))
    assert one == two
    assert {"gen-000031.pdf", "gen-000032.pdf"} <= set(one)


def test_a_recipe_replaces_each_documents_own(tmp_path: Path, vanban: Vanban) -> None:
    assert vanban("make", "giay-moi", "--recipe", "fax-300", "-o", "made").returncode == 0
    truth = Document.model_validate_json((tmp_path / "made/truth/giay-moi.json").read_bytes())
    assert truth.pages[0].dpi == 300


def test_list_names_every_document_written_by_hand_and_every_recipe(vanban: Vanban) -> None:
    rows = json.loads(vanban("list", "--json").stdout)
    assert [row["name"] for row in rows] == list(written_names())
    assert vanban("list").stdout.count("\n") == len(rows)
    recipes = json.loads(vanban("list", "--recipes", "--json").stdout)
    assert {"fax-200", "phone"} <= {row["recipe"] for row in recipes}


def test_truth_prints_the_document_or_its_text(vanban: Vanban) -> None:
    truth = Document.model_validate_json(vanban("truth", "giay-moi").stdout)
    assert vanban("truth", "giay-moi", "--text").stdout == truth.text


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["make", "no-such"], 2, "vanban samples list"),
        (["truth", "gen-x"], 2, "vanban samples list"),
        (["make", "giay-moi", "--recipe", "coffee"], 2, "colour-300"),
        (["make", "giay-moi", "-o", "/dev/null/made"], 20, "/dev/null"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    vanban: Vanban, arguments: list[str], status: int, says: str
) -> None:
    done = vanban(*arguments)
    assert done.returncode == status
    assert says in done.stderr
    assert "Traceback" not in done.stderr
