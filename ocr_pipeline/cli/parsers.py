"""``vanban parsers``: what reads documents here, from where, and whether it is used."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from ocr_pipeline.cli.options import settings_from, with_settings
from ocr_pipeline.cli.streams import printable, write_out

if TYPE_CHECKING:
    from ocr_pipeline.parsing.installed import Installed

AsJson = Annotated[bool, typer.Option("--json", help="As JSON, for programs.")]


@with_settings("parsers_off")
def parsers(as_json: AsJson = False, **given: str | None) -> None:
    """List the installed parsers: name, package and version, what each gives, and whether it is used."""
    # Imported here: parsers load their tables, which takes longer than --help to print.
    from ocr_pipeline.parsing.installed import installed, installed_parsers

    off = settings_from(given, "parsers").parsers_off
    installed_parsers(off)  # a name that is not installed is an error here as in a run
    every = installed()
    write_out(_as_json(every, off) if as_json else _as_text(every, off))


def _state(each: Installed, off: Collection[str]) -> str:
    if each.name in off:
        return "off"
    return "broken" if each.fault else "on"


def _as_text(every: Sequence[Installed], off: Collection[str]) -> str:
    rows = [
        (_state(each, off), each.name, f"{each.package} {each.version}".strip(), each.value, _given(each))
        for each in every
    ]
    widths = [max(len(row[place]) for row in rows) for place in range(4)]
    return "".join(
        "  ".join(printable(cell).ljust(width) for cell, width in zip(row, [*widths, 0], strict=True)).rstrip() + "\n"
        for row in rows
    )


def _given(each: Installed) -> str:
    if each.fault:
        return each.fault
    counts = Counter(each.kinds)
    return ", ".join(kind if count == 1 else f"{kind} × {count}" for kind, count in counts.items())


def _as_json(every: Sequence[Installed], off: Collection[str]) -> str:
    records = [
        {
            "name": each.name,
            "state": _state(each, off),
            "package": each.package,
            "version": each.version,
            "value": each.value,
            "gives": list(each.kinds),
            "fault": each.fault,
        }
        for each in every
    ]
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"
