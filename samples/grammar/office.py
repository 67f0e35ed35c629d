"""Who issues documents: an office with everything its papers show of it, as it stood on a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from samples.grammar.places import District, Province
from samples.grammar.quantities import Units

Arena = Literal[
    "council", "province", "department", "office", "district", "commune", "ministry", "university", "court", "party"
]
"""What kind of office: a people's council or committee, a department or the office of a province, …"""


@dataclass(frozen=True)
class Office:
    """An issuer.

    ``name`` stands in full in texts ("Ủy ban nhân dân tỉnh Lam Giang"), ``brief`` where it speaks of itself ("Ủy ban
    nhân dân tỉnh"), ``initials`` among recipients ("UBND tỉnh"); ``heading`` and ``parent`` are printed at the left.
    ``scope`` and ``place`` are what it governs ("tỉnh", "tỉnh Lam Giang"); ``size`` scales its quantities, a province
    being 1. ``master`` is for whom it acts: of a committee's office the committee, else itself. ``drafting`` are its
    units by the last group of their letters' notations.
    """

    arena: Arena
    name: str
    brief: str
    initials: str
    code: str
    heading: str
    place: str
    scope: str
    seat: str
    head: str
    deputy: str
    size: float
    units: Units
    parent: str | None = None
    collective: str | None = None
    province: Province | None = None
    district: District | None = None
    upper: str | None = None
    function: str | None = None
    drafting: dict[str, str] = field(default_factory=dict)
    faculties: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    level: str = ""
    master: str = ""

    def held_by(self, post: str) -> str:
        """A post of the office in words: ``Chủ tịch Ủy ban nhân dân tỉnh``, ``Chánh Thanh tra tỉnh``."""
        if self.arena == "university":
            return post
        kind = next((word for word in ("Văn phòng", "Thanh tra", "Ban") if self.brief.startswith(f"{word} ")), "")
        if kind and post.endswith((kind, kind.lower())):
            return f"{post[: -len(kind)]}{self.brief}"
        return f"{post} {self.brief}"

    @property
    def committee(self) -> str:
        """For whom it acts, as it says itself: ``Ủy ban nhân dân tỉnh``."""
        return self.master or self.brief


def broken(heading: str) -> str:
    """A long name of an office in two lines, as headers print it."""
    if len(heading) <= 24:
        return heading
    words = heading.split()
    cut = min((n for n in range(1, len(words)) if words[n] != "-"), key=lambda n: _cost(words[:n], words[n:]))
    return f"{' '.join(words[:cut])}|{' '.join(words[cut:])}"


def _cost(upper: list[str], lower: list[str]) -> int:
    """How ill a break looks: by how much the lines differ, and whether it stands within a term."""
    within = not upper[-1].endswith(("-", ",")) and lower[0] != "VÀ"
    return abs(len(" ".join(upper)) - len(" ".join(lower))) + (12 if within else 0)
