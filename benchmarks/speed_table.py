"""The speed of a group of scans as a table: the ratio to Tesseract alone, and where the road's seconds went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from benchmarks.cpu import Cpu, StagePath, added

TARGET_RATIO: Final = 1.3
_WORTH_A_LINE: Final = 0.005
"""A part of the road with less than this share (0..1) in every group is added to the rest."""
_REST: Final = "the rest"


@dataclass(frozen=True, slots=True)
class Speed:
    """CPU of ``pages`` pages: of the road by stage, and of Tesseract alone in seconds.

    ``from_layer`` counts the pages that the road took from their text layer: they are compared with nothing.
    """

    pages: int = 0
    from_layer: int = 0
    road: Mapping[StagePath, Cpu] = field(default_factory=dict)
    bare: float = 0.0

    def __add__(self, other: Speed) -> Speed:
        paths = dict.fromkeys([*self.road, *other.road])
        road = {path: self.road.get(path, Cpu()) + other.road.get(path, Cpu()) for path in paths}
        return Speed(self.pages + other.pages, self.from_layer + other.from_layer, road, self.bare + other.bare)

    @property
    def ratio(self) -> float:
        """The road's seconds to those of Tesseract alone; not a number when nothing was compared."""
        return added(self.road).seconds / self.bare if self.bare else float("nan")

    def shares(self) -> dict[str, float]:
        """The share (0..1) of each part of the road: the programs a stage ran apart from its work in this process."""
        whole = added(self.road).seconds
        parts: dict[str, float] = {}
        for path, cpu in self.road.items():
            for kind, seconds in (("own", cpu.own), ("programs", cpu.children)):
                title = f"{kind}: {_title(path)}"
                parts[title] = parts.get(title, 0.0) + (seconds / whole if whole else 0.0)
        return parts


def table(groups: Mapping[str, Speed]) -> list[str]:
    """A column for each group; CPU seconds a page, then shares of the road."""
    speeds = groups.values()
    lines = [
        _row("", list(groups)),
        _row("pages compared", [str(each.pages) for each in speeds]),
        _row("pages of a text layer, left out", [str(each.from_layer) for each in speeds]),
        _row("the road, CPU s a page", [_a_page(added(each.road).seconds, each) for each in speeds]),
        _row("tesseract alone, CPU s a page", [_a_page(each.bare, each) for each in speeds]),
        _row(f"ratio (wanted: {TARGET_RATIO} or less)", [f"{each.ratio:.2f}" for each in speeds]),
    ]
    return lines + _share_rows([each.shares() for each in speeds])


def _share_rows(groups: list[dict[str, float]]) -> list[str]:
    most = {title: max(each.get(title, 0.0) for each in groups) for each in groups for title in each}
    shown = sorted((title for title in most if most[title] >= _WORTH_A_LINE), key=lambda title: -most[title])
    rows = []
    for kind in ("programs", "own"):
        own = [title for title in most if title.startswith(kind)]
        sums = [sum(each.get(title, 0.0) for title in own) for each in groups]
        rows.append(_row("in programs it runs" if kind == "programs" else "in its own process", _shares(sums)))
        rows += [
            _row(f"  {title.removeprefix(f'{kind}: ')}", _shares([each.get(title, 0.0) for each in groups]))
            for title in shown
            if title in own
        ]
        rest = [sum(each.get(title, 0.0) for title in own if title not in shown) for each in groups]
        rows.append(_row(f"  {_REST}", _shares(rest)))
    return rows


def _title(path: StagePath) -> str:
    """The innermost stage, and the one it was entered from."""
    return " in ".join(reversed(path[-2:])) if path else "between the stages"


def _a_page(seconds: float, speed: Speed) -> str:
    return f"{seconds / speed.pages:.2f}" if speed.pages else "-"


def _shares(values: list[float]) -> list[str]:
    return [f"{value:.1%}" for value in values]


def _row(title: str, cells: list[str]) -> str:
    return f"{title:<36}" + "".join(f"{cell:>16}" for cell in cells)
