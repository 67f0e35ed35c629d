"""The Python sessions in the documents are true."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ("README.md", "docs/citations.md", "docs/details.md", "docs/restoration.md")

# A fenced session: "```pycon", prompts and what they answer, "```".
SESSION = re.compile(r"^```pycon\n(?P<said>.*?)^```$", flags=re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_sessions_of_a_document_answer_what_it_says(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    # Blank lines keep the numbers of the lines.
    kept, done = "", 0
    for session in SESSION.finditer(text):
        kept += "\n" * text.count("\n", done, session.start("said")) + session["said"]
        done = session.end("said")
    test = doctest.DocTestParser().get_doctest(kept, {}, name, name, 0)
    assert test.examples, "no session was found"
    monkeypatch.chdir(tmp_path)
    said: list[str] = []
    failures = doctest.DocTestRunner(verbose=False).run(test, out=said.append).failed
    assert failures == 0, "".join(said)
