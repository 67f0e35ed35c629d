"""The files of an archive that somebody changed, one of them at a time.

- Whoever opens, reads, searches or looks through such an archive gets an answer or an
  :class:`~ocr_pipeline.errors.ArchiveError`: no other exception.
- What is taken for a document is one: written and read back it is the same.
- ``verify`` raises nothing and changes nothing; a document's file that is not what was written is among its findings.
- After a repair the document that nobody touched is as it was, and so are the scans.
"""

from __future__ import annotations

import contextlib
import gzip
import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from fuzzing.seeds import texts
from fuzzing.target import Target
from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.decisions.decision import Kind
from ocr_pipeline.archive.finished import document_from
from ocr_pipeline.archive.lock import only_writer
from ocr_pipeline.archive.places import Places, open_archive
from ocr_pipeline.archive.readings import Reading, reading_from
from ocr_pipeline.archive.record import record_from
from ocr_pipeline.archive.verifying import repair, verify
from ocr_pipeline.errors import ArchiveError
from ocr_pipeline.pipeline import Pipeline
from schemas import Document

FILES: Final = (
    "document.json",
    "record.json",
    "words.jsonl.gz",
    "archive.json",
    "decisions.sqlite",
    "catalogue.sqlite",
)
AT: Final = 3
"""Bytes that say where the rest is put into a file of a database, which is too large to be an input itself."""


@cache
def _sound() -> Path:
    """An archive of two documents and one decision, with their scans beside it."""
    root = Path(tempfile.mkdtemp(prefix="fuzzing-"))
    pipeline, archive = Pipeline(), Archive.make(root / "archive")
    for number, text in enumerate(sorted(texts(), key=len)[:2]):
        scan = root / f"{number}.txt"
        scan.write_text(text, encoding="utf-8")
        facts = pipeline.inspect(scan)
        archive.add(pipeline.assemble(facts, ()), scan, Reading(facts))
    attacked, _ = archive
    archive.decide(attacked.identity, "place", Kind.TYPE, "Lam Giang", by="An")
    return root


def check(data: bytes) -> None:
    """The contract."""
    name, content = FILES[data[0] % len(FILES)] if data else FILES[0], data[1:]
    with tempfile.TemporaryDirectory(prefix="fuzzing-") as folder:
        root = Path(folder) / "root"
        shutil.copytree(_sound(), root)
        places = Places(root / "archive")
        attacked, spared = sorted(places.ids())
        path = places.root / name if (places.root / name).exists() else places.document(attacked).folder / name
        before = path.read_bytes()
        path.write_bytes(_put_into(before, name, content))
        _readers(root, attacked)
        _looked_through(places, path, before)
        untouched = _sound() / "archive/documents" / spared
        for each in untouched.iterdir():
            assert (places.document(spared).folder / each.name).read_bytes() == each.read_bytes(), "it is as it was"
        assert [each.read_bytes() for each in sorted(root.glob("*.txt"))] == [
            each.read_bytes() for each in sorted(_sound().glob("*.txt"))
        ], "and so are the scans"


def _put_into(before: bytes, name: str, content: bytes) -> bytes:
    """What stands in the changed file."""
    if name.endswith(".sqlite"):
        at = int.from_bytes(content[:AT]) % len(before)
        return before[:at] + content[AT:] + before[at + len(content[AT:]) :]
    return gzip.compress(content, mtime=0) if name.endswith(".gz") and content[:2] != b"\x1f\x8b" else content


def _readers(root: Path, attacked: str) -> None:
    """Everything that reads, each by itself; what is taken for a document is one."""
    places = Places(root / "archive")
    folder = places.document(next(each for each in places.ids() if each == attacked))
    asked: tuple[Callable[[], object], ...] = (
        lambda: record_from(folder.record),
        lambda: reading_from(folder.words),
        lambda: [each.decided() for each in Archive(places.root)],
        lambda: [each.scan() for each in Archive(places.root)],
        lambda: Archive(places.root).review(attacked),
        lambda: Archive(places.root).decisions(attacked),
        lambda: Archive(places.root).search("quyết định"),
    )
    for each in asked:
        with contextlib.suppress(ArchiveError):
            each()
    with contextlib.suppress(ArchiveError):
        document = document_from(folder.document)
        assert Document.model_validate_json(document.model_dump_json()) == document, "read back it is the same"


def _looked_through(places: Places, path: Path, before: bytes) -> None:
    try:
        open_archive(places.root)
    except ArchiveError:
        return  # whoever looks through an archive opens it first
    changed = path.read_bytes()
    findings = list(verify(places))
    assert path.read_bytes() == changed, "looking through changes nothing"
    if path.name in {"document.json", "words.jsonl.gz"} and changed != before:
        assert path in {each.path for each in findings}, "a changed file is found"
    with contextlib.suppress(ArchiveError), only_writer(places.lock):
        repair(places, findings)


def seeds() -> Iterator[bytes]:
    """Each file as it was written; of a database, a few bytes of its head."""
    root = _sound() / "archive"
    folder = min((root / "documents").iterdir())
    for number, name in enumerate(FILES):
        path = root / name if (root / name).exists() else folder / name
        content = path.read_bytes()
        if name.endswith(".gz"):
            yield bytes((number,)) + gzip.decompress(content)
        at = (18).to_bytes(AT) if name.endswith(".sqlite") else b""
        yield bytes((number,)) + at + content[len(at) * 6 :][: TARGET.longest]


TARGET = Target(check, seeds, longest=12000, cpu_seconds=20.0)
