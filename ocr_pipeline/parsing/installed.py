"""The parsers that are installed, the built-in ones and those of other packages, each found by its entry point.

A third party's package declares::

    [project.entry-points."vanban.parsers"]
    my-parser = "my_package:MY_PARSER"

``MY_PARSER`` is a :class:`~ocr_pipeline.parsing.registry.DocumentType`, a
:class:`~ocr_pipeline.parsing.registry.Section`, a :class:`~ocr_pipeline.parsing.registry.DetailReader`, or a tuple of
them. A package that cannot be loaded harms no other: it is reported, on every document, for what it reads is missing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import Final, TypeVar

from ocr_pipeline.errors import SettingsError
from ocr_pipeline.parsing.registry import DetailReader, DocumentType, Parsers, Section

GROUP: Final = "vanban.parsers"
KINDS: Final = {DocumentType: "document type", Section: "section", DetailReader: "details"}

Parser = DocumentType | Section | DetailReader
Kind = TypeVar("Kind", DocumentType, Section, DetailReader)


@dataclass(frozen=True, slots=True)
class Installed:
    """An entry point of the group: ``package`` declares it, ``value`` says where it is.

    ``parsers`` are what it gives; none, and ``fault`` says why, where it cannot be loaded.
    """

    name: str
    package: str
    version: str
    value: str
    parsers: tuple[Parser, ...] = ()
    fault: str | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """What each parser is, in words."""
        return tuple(KINDS[type(parser)] for parser in self.parsers)


def installed() -> tuple[Installed, ...]:
    """Every entry point of the group, the built-in ones first, then in order of package and name."""
    found = [_loaded(point) for point in entry_points(group=GROUP)]
    return tuple(sorted(found, key=lambda each: (each.package != "vanban", each.package, each.name)))


def installed_parsers(off: Collection[str] = (), more: Sequence[Parser] = ()) -> Parsers:
    """The parsers of a run; ``off`` names entry points that are not to be used, ``more`` are not installed.

    Raises:
        SettingsError: a name in ``off`` is not installed: a switch that does nothing would go unseen.
    """
    every = installed()
    unknown = sorted(set(off) - {each.name for each in every})
    if unknown:
        known = ", ".join(sorted(each.name for each in every))
        raise SettingsError(
            f"parsers_off: no parser is called {', '.join(unknown)}", next_step=f"The installed ones are {known}."
        )
    used = [each for each in every if each.name not in off]
    parsers = [*(parser for each in used for parser in each.parsers), *more]
    broken = tuple(f"parser {each.name} of {each.package} {each.version}: {each.fault}" for each in used if each.fault)
    # By name, so that what is installed decides, not the order of installation.
    types = tuple(sorted(_of(DocumentType, parsers), key=lambda kind: kind.name))
    return Parsers(types, tuple(_of(Section, parsers)), tuple(_of(DetailReader, parsers)), broken)


def _of(kind: type[Kind], parsers: Sequence[Parser]) -> Iterator[Kind]:
    return (parser for parser in parsers if isinstance(parser, kind))


def _loaded(point: EntryPoint) -> Installed:
    package, version = (point.dist.name, point.dist.version) if point.dist else ("unknown", "")
    shown = Installed(point.name, package, version, point.value)
    try:
        given = point.load()
    # Importing somebody's package may raise anything; the others are used none the less.
    except Exception as error:  # noqa: BLE001
        return Installed(
            point.name, package, version, point.value, fault=f"cannot be loaded ({type(error).__name__}: {error})"
        )
    parsers = given if isinstance(given, tuple) else (given,)
    wrong = next((each for each in parsers if type(each) not in KINDS), None)
    if wrong is not None:
        fault = f"{point.value} holds a {type(wrong).__name__}; a DocumentType, Section or DetailReader is wanted"
        return Installed(point.name, package, version, point.value, fault=fault)
    return Installed(shown.name, package, version, point.value, parsers)
