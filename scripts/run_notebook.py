"""Runs the notebooks of ``docs/`` cell by cell and keeps what they answer: ``python -m scripts.run_notebook NOTEBOOK``.

A notebook is run in a folder with an archive of the samples (``vanban index samples/truth archive``). Only text comes
out of a cell: what it prints, and what its last line is.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ocr_pipeline.archive.indexing import take_in
from ocr_pipeline.archive.places import make_archive

ROOT = Path(__file__).resolve().parents[1]


def answers(notebook: dict[str, Any], folder: Path) -> Iterator[str]:
    """What each cell of code answers, one after the other, in an archive that is made in ``folder``."""
    list(take_in(ROOT / "samples/truth", make_archive(folder / "archive", "a notebook")))
    names: dict[str, Any] = {"__name__": "__main__"}
    with contextlib.chdir(folder):
        for cell in code_cells(notebook):
            yield _answer("".join(cell["source"]), names)


def code_cells(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    """The cells that are run."""
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def kept_answer(cell: dict[str, Any]) -> str:
    """The answer that a cell has in the file."""
    return "".join("".join(output["text"]) for output in cell["outputs"])


def with_answers(notebook: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The notebook with the answers of now."""
    for number, (cell, answer) in enumerate(zip(code_cells(notebook), answers(notebook, folder), strict=True), start=1):
        lines = answer.splitlines(keepends=True)
        cell["outputs"] = [{"name": "stdout", "output_type": "stream", "text": lines}] if lines else []
        cell["execution_count"] = number
    return notebook


def _answer(source: str, names: dict[str, Any]) -> str:
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(tree, "cell", "exec"), names)  # noqa: S102 - a notebook of our own
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)  # noqa: S307
            if value is not None:
                sys.stdout.write(f"{value!r}\n")
    return printed.getvalue()


def main(names: list[str]) -> int:
    """Run the notebooks and write them back; returns the exit status."""
    for name in names:
        path = Path(name)
        with tempfile.TemporaryDirectory() as folder:
            notebook = with_answers(json.loads(path.read_text(encoding="utf-8")), Path(folder))
        path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
