"""``vanban doctor``: what is installed, what is missing, what to do about it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from ocr_pipeline.cli.streams import printable, write_out

if TYPE_CHECKING:
    from ocr_pipeline.cli.installation import Part

AsJson = Annotated[bool, typer.Option("--json", help="As JSON, for programs.")]


def doctor(as_json: AsJson = False) -> None:
    """Check the installation: programs, languages, packages, space.

    Ends with 30 when a program or package is missing, 31 when only a language is.
    """
    from ocr_pipeline.cli import installation

    looked_at = installation.parts()
    code = installation.exit_code_of(looked_at)
    write_out(_as_json(looked_at, code) if as_json else _as_text(looked_at, code))
    raise typer.Exit(code)


def _as_text(looked_at: Sequence[Part], code: int) -> str:
    width = max(len(part.name) for part in looked_at)
    lines = []
    for part in looked_at:
        found = printable(part.found) if part.found else f"not found ({part.purpose})"
        lines.append(f"{part.status:<8} {part.name:<{width}}  {found}")
        if part.advice:
            lines.append(f"{'':<8} {'':<{width}}  → {printable(part.advice)}")
    lines.append("Something that is needed is missing." if code else "All that is needed is there.")
    return "\n".join(lines) + "\n"


def _as_json(looked_at: Sequence[Part], code: int) -> str:
    records = [
        {
            "name": part.name,
            "purpose": part.purpose,
            "status": part.status,
            "found": part.found,
            "advice": part.advice,
        }
        for part in looked_at
    ]
    return json.dumps({"exit_code": code, "parts": records}, ensure_ascii=False, indent=2) + "\n"
