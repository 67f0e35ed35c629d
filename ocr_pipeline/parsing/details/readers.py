"""The readers of what single types add, by type: the built-in ones, and how readers are asked.

Another package's reader of a built-in type is asked after the built-in one.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from ocr_pipeline.parsing.details.asking import read_letter, read_proposal, read_report
from ocr_pipeline.parsing.details.decisive import read_decision, read_resolution
from ocr_pipeline.parsing.details.directing import read_directive, read_guidance, read_plan, read_telegram
from ocr_pipeline.parsing.details.meetings import read_invitation, read_minutes, read_notice
from ocr_pipeline.parsing.registry import DetailReader, Draft
from ocr_pipeline.parsing.running import OnFailure, attempted
from schemas import FieldValue

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


def read_details(draft: Draft, readers: Iterable[DetailReader], on_failure: OnFailure) -> dict[str, Any]:
    """What those of ``readers`` find that read the document's type; a name is taken by the first that asks for it."""
    kind = draft.fields.get("document_type")
    found: dict[str, Any] = dict(draft.fields.get("details", {}))
    for reader in readers:
        if isinstance(kind, FieldValue) and kind.value == reader.document_type and reader.name not in found:
            read = attempted(reader.name, partial(_read, reader, draft), on_failure)
            if read is not None:
                found[reader.name] = read
    return found


def _read(reader: DetailReader, draft: Draft) -> dict[str, Any]:
    return reader.read(draft).model_dump(mode="json")
