"""In what a worker may differ from the run's own machine, and what it has to see; without the extra nothing starts."""

from __future__ import annotations

import sys
from pathlib import Path

import fsspec
import pytest

from ocr_pipeline.archive.address import Address
from ocr_pipeline.archive.keys import Keys
from ocr_pipeline.batch.cluster.checking import Installed, Probe
from ocr_pipeline.batch.tasks import Workshop
from ocr_pipeline.cli.batch import pool_maker, rules_of
from ocr_pipeline.errors import MissingPackageError, SettingsError
from ocr_pipeline.settings import Settings

KEYS = Keys("reading", "finding", "limits")
OURS = {"vanban": "1.0", "engine": "tesseract 5.3", "model vie.traineddata": "aa", "plug-in x of y": "1 y:X"}


@pytest.mark.parametrize(
    ("theirs", "told"),
    [
        ({}, ""),
        ({"engine": "tesseract 5.5"}, "its engine is tesseract 5.5, the run's is tesseract 5.3"),
        ({"model vie.traineddata": "bb"}, "its model vie.traineddata is not the run's"),
        ({"plug-in x of y": None}, "it has no plug-in x of y"),
        ({"plug-in z of y": "1"}, "it has plug-in z of y, which the run has not"),
    ],
)
def test_a_difference_is_named(theirs: dict[str, str | None], told: str) -> None:
    parts = {name: value for name, value in {**OURS, **theirs}.items() if value is not None}
    assert Installed(KEYS, OURS).differing(Installed(KEYS, parts)) == told


def test_keys_that_differ_are_never_passed_over() -> None:
    other = Keys("reading", "another", "limits")
    assert Installed(KEYS, OURS).differing(Installed(other, OURS)) == "its settings differ from those of the run"


def test_many_differences_are_counted() -> None:
    told = Installed(KEYS, OURS).differing(Installed(KEYS, {}))
    assert told == "it has no vanban; it has no engine; it has no model vie.traineddata; and 1 things more"


@pytest.fixture
def probe(tmp_path: Path) -> Probe:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.pdf").touch()
    return Probe.laid(tmp_path / "archive" / "work" / "cluster", inbox)


def test_whoever_sees_all_of_it_shows_a_file_that_the_run_sees(probe: Probe) -> None:
    assert probe.unseen() == ""
    assert probe.shows(probe.mark.name)
    assert not probe.shows("another")


def test_an_archive_that_is_not_there(probe: Probe) -> None:
    (probe.folder / "nonce").unlink()
    assert probe.unseen() == f"the archive is not seen at {probe.folder.parents[1]}: No such file or directory"


def test_an_archive_of_another_run(probe: Probe) -> None:
    (probe.folder / "nonce").write_text("another")
    assert "of another run" in probe.unseen()


def test_an_inbox_on_which_nothing_is_mounted(probe: Probe) -> None:
    (Path(str(probe.inbox)) / "a.pdf").unlink()
    assert probe.unseen() == f"the scans are not seen at {probe.inbox}"


def test_an_inbox_that_was_empty_from_the_beginning(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    assert Probe.laid(tmp_path / "work" / "cluster", tmp_path / "inbox").unseen() == ""


def test_without_the_extra_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("link", "pool", "dispatch"):
        monkeypatch.delitem(sys.modules, f"ocr_pipeline.batch.cluster.{name}", raising=False)
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingPackageError, match="needs the package distributed") as caught:
        pool_maker("tcp://127.0.0.1:8786", Workshop(tmp_path, Settings()), tmp_path)
    assert "pip install 'vanban[cluster]'" in caught.value.next_step


def test_a_cluster_has_its_own_workers() -> None:
    with pytest.raises(SettingsError, match="--workers"):
        rules_of(4, cluster="tcp://127.0.0.1:8786")


def test_an_inbox_in_a_store_is_asked_for(tmp_path: Path) -> None:
    fsspec.filesystem("memory").makedirs("/checked/box", exist_ok=True)
    assert Probe.laid(tmp_path, Address("memory://checked/box")).unseen() == ""
    assert "the scans are not seen at" in Probe.laid(tmp_path, Address("memory://checked/none")).unseen()
    assert "gcsfs" in Probe.laid(tmp_path, Address("gs://bucket/box")).unseen()
