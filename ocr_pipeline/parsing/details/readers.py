"""The readers of what single types add, by type: the built-in ones, and those that are installed.

A third party's package declares::

    [project.entry-points."vanban.details"]
    my-type = "my_package:MY_READER"

``MY_READER`` is a :class:`DetailReader`. An installed reader of a built-in type is asked after the built-in one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from typing import Any

from pydantic import BaseModel

from ocr_pipeline.parsing.details.asking import read_letter, read_proposal, read_report
from ocr_pipeline.parsing.details.decisive import read_decision, read_resolution
from ocr_pipeline.parsing.details.directing import read_directive, read_guidance, read_plan, read_telegram
from ocr_pipeline.parsing.details.meetings import read_invitation, read_minutes, read_notice
from ocr_pipeline.parsing.registry import Draft
from schemas import FieldValue

GROUP = "vanban.details"


@dataclass(frozen=True, slots=True)
class DetailReader:
    """What reads the details of a type.

    ``document_type`` is the type's name as in ``data/document_types.tsv``; ``name`` is the key in ``Document.details``;
    ``read`` takes the draft after every other parser and gives a model of fields.
    """

    document_type: str
    name: str
    read: Callable[[Draft], BaseModel]


BUILT_IN = (
    DetailReader("Quyết định", "decision", read_decision),
    DetailReader("Nghị quyết", "resolution", read_resolution),
    DetailReader("Chỉ thị", "directive", read_directive),
    DetailReader("Thông báo", "notice", read_notice),
    DetailReader("Hướng dẫn", "guidance", read_guidance),
    DetailReader("Kế hoạch", "plan", read_plan),
    DetailReader("Báo cáo", "report", read_report),
    DetailReader("Tờ trình", "proposal", read_proposal),
    DetailReader("Công văn", "letter", read_letter),
    DetailReader("Công điện", "telegram", read_telegram),
    DetailReader("Giấy mời", "invitation", read_invitation),
    DetailReader("Biên bản", "minutes", read_minutes),
)


@cache
def installed_readers() -> tuple[DetailReader, ...]:
    """The built-in readers, then those of other packages in the order of their names."""
    found = [point.load() for point in entry_points(group=GROUP)]
    others = sorted((each for each in found if isinstance(each, DetailReader)), key=lambda each: each.name)
    return (*BUILT_IN, *others)


def details(draft: Draft) -> Mapping[str, Any]:
    """The section parser of ``details``: what the readers of the document's type find, each under its own name."""
    return {"details": read_details(draft, installed_readers())}


def read_details(draft: Draft, readers: Iterable[DetailReader]) -> dict[str, Any]:
    """What those of ``readers`` find that read the document's type; a name is taken by the first that asks for it."""
    kind = draft.fields.get("document_type")
    found: dict[str, Any] = dict(draft.fields.get("details", {}))
    for reader in readers:
        if isinstance(kind, FieldValue) and kind.value == reader.document_type and reader.name not in found:
            found[reader.name] = reader.read(draft).model_dump(mode="json")
    return found
