"""Every place where another package takes part, and what stands there already."""

from __future__ import annotations

import dataclasses
import inspect
from collections import Counter
from typing import Final

from ocr_pipeline.cli import plugins
from ocr_pipeline.parsing import installed
from ocr_pipeline.parsing.registry import Draft
from scripts.reference.markdown import cell, code, page, table

_SAYS: Final = """A package takes part by an entry point in its `pyproject.toml`.
[add-a-parser.md](../add-a-parser.md) goes through one from the scan to its tests; `vanban parsers` lists what is
installed."""
HOOKS: Final = {
    installed.GROUP: "What reads documents: an instance of one of the classes below, or a tuple of them.",
    plugins.GROUP: "Commands of the program: a `typer.Typer` under the entry point's name; no built-in name is taken.",
}
"""The groups of entry points."""


def plug_ins_page() -> str:
    """The page of plug-in hooks."""
    own = [each for each in installed.installed() if each.package == "vanban"]
    return page(
        "Plug-ins",
        _SAYS,
        table(("group of entry points", "names"), [[code(group), says] for group, says in HOOKS.items()]),
        "## What a parser may be",
        *(_class(kind) for kind in installed.KINDS),
        "## What a parser is given",
        _class(Draft),
        "## Built in",
        "Each can be switched off by its name: `VANBAN_PARSERS_OFF=details`.",
        table(("name", "where", "gives"), [[code(each.name), code(each.value), _gives(each)] for each in own]),
    )


def _class(kind: type) -> str:
    fields = ", ".join(code(field.name) for field in dataclasses.fields(kind))
    says = "\n\n".join(cell(each) for each in (inspect.getdoc(kind) or "").split("\n\n")).replace("``", "`")
    return f"### {kind.__name__}\n\n{says} Its parts: {fields}."


def _gives(each: installed.Installed) -> str:
    counts = Counter(each.kinds)
    return ", ".join(kind if count == 1 else f"{kind} × {count}" for kind, count in counts.items())
