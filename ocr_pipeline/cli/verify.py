"""``vanban verify``: is the archive, or the package, what was written?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ocr_pipeline.cli.options import settings_from
from ocr_pipeline.cli.streams import printable, write_out
from ocr_pipeline.errors import DamagedArchiveError, SettingsError

if TYPE_CHECKING:
    from ocr_pipeline.archive.decisions.decision import Judged
    from ocr_pipeline.archive.verifying import Finding

ArchiveFolder = Annotated[Path, typer.Argument(help="Folder of the archive, or of a package.", metavar="ARCHIVE")]
Repair = Annotated[bool, typer.Option("--repair", help="Put right what can be made again; nothing else is removed.")]
NoSources = Annotated[bool, typer.Option("--no-sources", help="Do not hash the scans outside the archive.")]
AsJson = Annotated[bool, typer.Option("--json", help="As JSON, for programs.")]


def verify(
    archive: ArchiveFolder, repair: Repair = False, no_sources: NoSources = False, as_json: AsJson = False
) -> None:
    """Hash every file of an archive, check every document, and compare the catalogue with them; or hash a package.

    Exit status 0 when all is as it was written, or was put right; 53 when something is not. Decisions of people that
    fit no more what is read are told, too.
    """
    from ocr_pipeline.export.package.bag import is_package

    if is_package(archive):
        _verify_package(archive, repair=repair, as_json=as_json)
        return
    from ocr_pipeline.archive.decisions.reviewing import stale_of
    from ocr_pipeline.archive.lock import only_writer
    from ocr_pipeline.archive.places import open_archive
    from ocr_pipeline.batch.mending import repair_all, verify_all, with_stores_asked

    places = open_archive(archive)
    with only_writer(places.lock):
        findings = left = list(verify_all(places, sources=not no_sources))
        if repair and findings:
            findings = with_stores_asked(places, findings, settings_from({}).max_file_mb)
            left = repair_all(places, findings)
    write_out(_as_json(findings) if as_json else "".join(map(_as_text, findings)))
    if left:
        raise typer.Exit(DamagedArchiveError.exit_code)
    if not as_json:
        write_out("All is as it was written.\n" if not findings else "Put right; run `vanban batch` again.\n")
        write_out("".join(map(_stale, stale_of(places))))


def _verify_package(root: Path, *, repair: bool, as_json: bool) -> None:
    from ocr_pipeline.export.package.bag import verify_package

    if repair:
        raise SettingsError("a package cannot be repaired", next_step="Make it again: vanban package.")
    findings = list(verify_package(root))
    write_out(_as_json(findings) if as_json else "".join(map(_as_text, findings)))
    if findings:
        raise typer.Exit(DamagedArchiveError.exit_code)
    if not as_json:
        write_out("All is as it was written.\n")


def _as_text(finding: Finding) -> str:
    return f"{printable(str(finding.path))}\n  {printable(finding.what)}\n  → {finding.repair.value}\n"


def _stale(judged: Judged) -> str:
    """A decision that fits no more is no damage; a person is told of it all the same."""
    one = judged.decision
    said = one.kind.value if one.value is None else one.value
    told = f"decision {one.id} on {one.path} of {one.document[:12]} fits no more what is read: {said}, by {one.by}"
    return f"{printable(told)}\n"


def _as_json(findings: list[Finding]) -> str:
    told = [
        {"path": str(each.path), "document": each.document, "what": each.what, "repair": each.repair.name.lower()}
        for each in findings
    ]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
