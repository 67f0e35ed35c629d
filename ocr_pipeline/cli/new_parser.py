"""``vanban new-parser``: the skeleton of a package with a parser of its own, and its tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template
from typing import Annotated, Final

import typer

from ocr_pipeline.cli.streams import write_out
from ocr_pipeline.errors import SettingsError, UnwritableOutputError

NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
"""What a package may be called: small letters without marks, digits, hyphens between."""
TEMPLATE: Final = ".template"
"""What the files of the skeleton end with, so that nothing takes them for code."""

Name = Annotated[
    str, typer.Argument(metavar="NAME", help="Of the parser, such as giay-gioi-thieu: small letters, hyphens.")
]
Kind = Annotated[
    str, typer.Option("--type", help="The type of document it reads, as its title is written: 'Giấy giới thiệu'.")
]
Folder = Annotated[Path, typer.Option("-o", "--output", help="Folder that the package's folder is made in.")]


def new_parser(name: Name, kind: Kind, output: Folder = Path()) -> None:
    """Write the skeleton of a parser of your own, a package that vanban finds once it is installed."""
    if not NAME.fullmatch(name):
        # Imported here: the package takes longer to load than --help to print.
        from diacritics.alphabet import strip_marks

        suggestion = re.sub(r"[^a-z0-9]+", "-", strip_marks(name).lower()).strip("-")
        raise SettingsError(
            f"NAME: {name} cannot be a package's name",
            next_step=f"Use small letters and hyphens, such as {suggestion}.",
        )
    made = output / name
    values = {
        "name": name,
        "module": name.replace("-", "_"),
        "class_name": "".join(part.capitalize() for part in name.split("-")),
        "kind": kind,
        "kind_upper": kind.upper(),
        "version": version("vanban"),
    }
    try:
        made.mkdir(parents=True)
        for place, text in _skeleton(files("ocr_pipeline.cli") / "skeleton", values):
            path = made / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    except FileExistsError as error:
        raise SettingsError(
            f"NAME: {made} is there already", next_step="Choose another name or folder: nothing is written over."
        ) from error
    except OSError as error:
        raise UnwritableOutputError(
            f"{made} cannot be written: {error.strerror}", next_step="Choose another folder with -o."
        ) from error
    write_out(f"{made}\nNext: pip install -e '{made}[test]'; python -m pytest {made}; vanban parsers\n")


def _skeleton(folder: Traversable, values: dict[str, str], above: str = "") -> Iterator[tuple[str, str]]:
    """Each file of the skeleton, its place in the package and its text, names and text filled in."""
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        name = each.name.replace("MODULE", values["module"])
        if each.is_dir():
            yield from _skeleton(each, values, f"{above}{name}/")
        elif name.endswith(TEMPLATE):
            yield f"{above}{name.removesuffix(TEMPLATE)}", Template(each.read_text("utf-8")).substitute(values)
