"""The file of the channels: what is known of each kind of reader, a row for every count.

Rows are tab-separated: channel, kind, and what the kind has. ``edit``: printed segment, reading, count. ``pair``: two
letters of which some readings are counted together, and how often they stood side by side. ``space``: what happened to
a space (``lost``, ``cut``), and its share. ``look``: what stands before a character (see ``line_look``), the character,
count. Lines that begin with ``#`` explain.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from diacritics.edit_counts import Edit, EditCounts
from diacritics.edit_table import EditTable, Smoothing

HEADER: Final = "# channel\tkind\tprinted or place\tread\tcount"


@dataclass(frozen=True, slots=True)
class Spacing:
    """How spaces fare: the share (0..1) of spaces that are lost, and of words that are cut in two."""

    lost: float
    cut: float


@dataclass(frozen=True, slots=True)
class ChannelFacts:
    """What is counted of one kind of reader; ``looks`` are counts of (what stands before, character)."""

    edits: Mapping[Edit, float]
    pairs: Mapping[str, float]
    spacing: Spacing
    looks: Mapping[tuple[str, str], float]

    def table(self, smoothing: Smoothing) -> EditTable:
        """The probabilities of the counts."""
        return EditTable(EditCounts.of(self.edits), self.pairs, smoothing)


def write_facts(channels: Mapping[str, ChannelFacts], path: Path) -> None:
    """Writes the file, rows sorted: the same facts make the same bytes."""
    rows = [HEADER]
    for name, facts in channels.items():
        rows += [f"{name}\tedit\t{a}\t{b}\t{_short(n)}" for (a, b), n in sorted(facts.edits.items())]
        rows += [f"{name}\tpair\t{pair}\t\t{_short(n)}" for pair, n in sorted(facts.pairs.items())]
        rows.append(f"{name}\tspace\tlost\t\t{facts.spacing.lost:.6f}")
        rows.append(f"{name}\tspace\tcut\t\t{facts.spacing.cut:.6f}")
        rows += [f"{name}\tlook\t{place}\t{c}\t{_short(n)}" for (place, c), n in sorted(facts.looks.items())]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def _short(count: float) -> str:
    return f"{count:.2f}".rstrip("0").rstrip(".")


def read_facts(path: Path) -> dict[str, ChannelFacts]:
    """The channels of the file by name, in its order.

    Raises:
        ValueError: A row has an unknown kind or not five fields.
    """
    edits: dict[str, dict[Edit, float]] = {}
    pairs: dict[str, dict[str, float]] = {}
    spaces: dict[str, dict[str, float]] = {}
    looks: dict[str, dict[tuple[str, str], float]] = {}
    for line in path.read_text("utf-8").split("\n"):
        if not line or line.startswith("# "):
            continue
        name, kind, first, second, count = line.split("\t")
        if kind == "edit":
            edits.setdefault(name, {})[first, second] = float(count)
        elif kind == "pair":
            pairs.setdefault(name, {})[first] = float(count)
        elif kind == "space":
            spaces.setdefault(name, {})[first] = float(count)
        elif kind == "look":
            looks.setdefault(name, {})[first, second] = float(count)
        else:
            raise ValueError(f"{path}: unknown kind of row {kind!r}")
    return {
        name: ChannelFacts(own, pairs.get(name, {}), Spacing(**spaces[name]), looks.get(name, {}))
        for name, own in edits.items()
    }
