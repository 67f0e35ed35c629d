"""One question, one decision: what a person says of a code, its parts in doubt with it become."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.catalogue import catalogue_to_read
from ocr_pipeline.archive.decisions import question
from ocr_pipeline.archive.decisions.deciding import Wish, log_all
from ocr_pipeline.archive.decisions.decision import Draft, Kind
from ocr_pipeline.archive.decisions.question import decide_question
from ocr_pipeline.errors import OvertakenDecisionError, WrongDecisionError
from tests.archive.tables.documents import document, doubtful, field

ID, SCAN = "a" * 64, Path("/scans/a.pdf")
OTHERS = [{"value": "41/KH-STP", "confidence": 0.2}]
CODE = doubtful("47/KH-STP", alternatives=OTHERS)
NUMBER = doubtful("47", alternatives=[{"value": "41", "confidence": 0.2}])
SURE, IN_DOUBT = field("KH-STP"), doubtful("KH-STP")
ONE, BOTH = {"notation": SURE}, {"notation": IN_DOUBT}
NOT_READ = {"code": doubtful(None), "number": doubtful(None), "notation": field(None)}


def archive_of(folder: Path, **parts: Any) -> Archive:
    archive = Archive.make(folder / "archive")
    archive.add(document(ID, **{"code": CODE, "number": NUMBER, **parts}), SCAN)
    return archive


def wish(kind: Kind, value: str | None = None, path: str = "code", **more: Any) -> Wish:
    return Wish(document=ID, path=path, kind=kind, value=value, by="Lan", **more)


SAID: list[tuple[str, dict[str, Any], Kind, str | None, dict[str, tuple[Kind, str | None]]]] = [
    ("right as it was read", ONE, Kind.ACCEPT, None, {"number": (Kind.ACCEPT, "47")}),
    ("another reading", ONE, Kind.PICK, "41/KH-STP", {"number": (Kind.PICK, "41")}),
    ("typed", ONE, Kind.TYPE, "147/KH-STP", {"number": (Kind.TYPE, "147")}),
    ("typed with zeros and a letter", ONE, Kind.TYPE, "047a/KH-STP", {"number": (Kind.TYPE, "047a")}),
    ("typed as it was read", ONE, Kind.TYPE, "47/KH-STP", {"number": (Kind.ACCEPT, "47")}),
    ("nobody can read the number", ONE, Kind.UNREADABLE, None, {"number": (Kind.UNREADABLE, None)}),
    ("the page shows no number", ONE, Kind.ABSENT, None, {"number": (Kind.ABSENT, None)}),
    (
        "all of it right",
        BOTH,
        Kind.ACCEPT,
        None,
        {"number": (Kind.ACCEPT, "47"), "notation": (Kind.ACCEPT, "KH-STP")},
    ),
    (
        "another notation",
        BOTH,
        Kind.TYPE,
        "47/KH-SYT",
        {"number": (Kind.ACCEPT, "47"), "notation": (Kind.TYPE, "KH-SYT")},
    ),
    ("a number without a notation", BOTH, Kind.TYPE, "47", {"number": (Kind.ACCEPT, "47")}),
    ("number or notation cannot be read: which, is asked", BOTH, Kind.UNREADABLE, None, {}),
    (
        "a notation with its year",
        BOTH,
        Kind.TYPE,
        "06/2024/TT-BYT",
        {
            "number": (Kind.TYPE, "06"),
            "notation": (Kind.TYPE, "2024/TT-BYT"),
        },
    ),
    ("what nobody had read, typed", NOT_READ, Kind.TYPE, "5/TB-UBND", {"number": (Kind.TYPE, "5")}),
    ("truly none", NOT_READ, Kind.ACCEPT, None, {"number": (Kind.ACCEPT, None)}),
    ("a sure number is not decided", {"number": field("47")}, Kind.ACCEPT, None, {}),
    ("a number in doubt for more", {"number": doubtful("47", "an attachment")}, Kind.ACCEPT, None, {}),
]


@pytest.mark.parametrize(("parts", "kind", "value", "said"), [row[1:] for row in SAID], ids=[row[0] for row in SAID])
def test_parts_become_what_is_said_of_the_code(
    tmp_path: Path, parts: dict[str, Any], kind: Kind, value: str | None, said: dict[str, tuple[Kind, str | None]]
) -> None:
    archive = archive_of(tmp_path, **parts)
    whole, *with_it = decide_question(archive.places, wish(kind, value))
    assert (whole.decision.path, whole.decision.kind) == ("code", kind)
    assert {each.decision.path: (each.decision.kind, each.decision.value) for each in with_it} == said
    left = {each.path for each in archive.review(ID) if each.is_open}
    assert not left & {"code", *said}
    with catalogue_to_read(archive.places.catalogue) as connection:
        told = connection.execute("SELECT code, number FROM documents").fetchone()
    decided = archive.get(ID).decided()
    assert told == (decided.code.value, decided.number.value)
    for taken in reversed(with_it):
        archive.take_back(taken.decision.id, by="Lan")
    archive.take_back(whole.decision.id, by="Lan")
    assert archive.get(ID).decided() == archive.get(ID).document()


def test_any_other_value_is_decided_alone(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, notation=SURE)
    (taken,) = decide_question(archive.places, wish(Kind.TYPE, "47", "number"))
    assert taken.decision.path == "number"
    assert [each.path for each in archive.review(ID) if each.is_open and each.path in {"code", "number"}] == ["code"]


def test_what_does_not_fit_is_logged_of_nothing(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, notation=SURE)
    with pytest.raises(WrongDecisionError):
        decide_question(archive.places, wish(Kind.TYPE, "bốn mươi bảy"))
    assert archive.decisions(ID) == ()


@pytest.mark.parametrize("first", [(Kind.TYPE, "741/KH-STP"), (Kind.UNREADABLE, None), (Kind.ACCEPT, None)])
def test_whoever_decides_a_code_anew_decides_its_number_anew(tmp_path: Path, first: tuple[Kind, str | None]) -> None:
    archive = archive_of(tmp_path, notation=SURE)
    before = decide_question(archive.places, wish(*first))
    assert [each.asked_with for each in archive.review(ID) if each.path == "number"] == ["code"]
    after = decide_question(archive.places, wish(Kind.TYPE, "147/KH-STP"))
    assert [len(before), len(after)] == [2, 2]
    decided = archive.get(ID).decided()
    assert (decided.code.value, decided.number.value) == ("147/KH-STP", "147")
    for taken in after:
        archive.take_back(taken.decision.id, by="Lan")
    decided = archive.get(ID).decided()
    assert (decided.code.value, decided.number.value) == tuple(each.decision.value for each in before)


def test_a_part_that_somebody_decided_otherwise_stays_as_they_did(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, notation=SURE)
    archive.decide(ID, "number", Kind.TYPE, "48", by="Minh")
    (taken,) = decide_question(archive.places, wish(Kind.ACCEPT))
    assert taken.decision.path == "code"
    assert archive.get(ID).decided().number.value == "48"


def test_a_part_that_is_decided_in_that_very_moment_stops_all_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = archive_of(tmp_path, notation=SURE)

    def late(places: Any, drafts: list[Draft], strict: list[Draft]) -> Any:
        archive.decide(ID, "number", Kind.TYPE, "48", by="Minh")
        return log_all(places, drafts, strict)

    monkeypatch.setattr(question, "log_all", late)
    with pytest.raises(OvertakenDecisionError):
        decide_question(archive.places, wish(Kind.ACCEPT))
    assert [(each.decision.path, each.decision.by) for each in archive.decisions(ID)] == [("number", "Minh")]


def test_values_keep_their_paths_when_one_before_them_is_absent(tmp_path: Path) -> None:
    names = [doubtful("Sở Y tế"), doubtful("Sở Tư pháp")]
    archive = archive_of(tmp_path, recipients=names)
    archive.decide(ID, "recipients[0]", Kind.ABSENT, by="Lan")
    with catalogue_to_read(archive.places.catalogue) as connection:
        waiting = [path for (path,) in connection.execute("SELECT path FROM reviews WHERE path GLOB 'recipients*'")]
    assert waiting == [each.path for each in archive.review(ID) if each.is_open and "recipients" in each.path]
    assert waiting == ["recipients[1]"]
