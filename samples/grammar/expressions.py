"""The little language of quantities in templates: ``[name = expression # what is counted]``.

Expressions, with units as in ``data/units.toml`` and names given earlier in the same template:

- ``400..900 cơ sở``, ``5..9/0.5 triệu đồng`` (in steps), ``12 tháng``; a star (``400..900* cơ sở``) scales with the
  place
- ``60..80% of all cơ sở``: a part of ``all``; ``all - part cơ sở`` what is left of it; ``one + two cơ sở``
- ``share part/all``: 90,03%; ``ratio part/all xã``: 52/78 xã
- ``units 60..90%``: so many of the units below the office, ``52/78 xã``; ``units all``
- ``range 5..9 triệu đồng``: from … to …
- ``none vụ``: an explicit zero
- ``same all cơ sở``: a named value once more
- ``up 3..9`` and ``down 3..9``: per cent against the period before; ``more 3..9 vụ`` and ``fewer 3..9 vụ`` in figures
- ``plan 60..95`` or ``plan part/all``: per cent of what was planned
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from samples.facts import QUALIFIERS

BRACKET = re.compile(r"\[(?:(?P<name>[a-z]\w*)\s*=\s*)?(?P<expression>[^#\]]+?)\s*#\s*(?P<measure>[^\]]+?)\s*\]")
"""``[good = 60..80% of all cơ sở # cơ sở đạt yêu cầu]``."""

AMOUNT = re.compile(
    r"(?P<low>\d[\d.]*?)(?:\.\.(?P<high>\d[\d.]*))?(?:/(?P<step>[\d.]+))?(?P<scaled>\*)?\s*(?P<unit>[^\d\s.*/].*)"
)
"""``400..900/50* cơ sở``: from, to, step, star, unit."""

PART = re.compile(r"(?P<low>\d+)\.\.(?P<high>\d+)% of (?P<name>\w+) (?P<unit>.+)")
SUM = re.compile(r"(?P<terms>[a-z]\w*(?: [-+] [a-z]\w*)+) (?P<unit>.+)")
SHARE = re.compile(r"share (?P<part>\w+)/(?P<all>\w+)")
RATIO = re.compile(r"ratio (?P<part>\w+)/(?P<all>\w+) (?P<unit>.+)")
UNITS = re.compile(r"units (?:(?P<low>\d+)\.\.(?P<high>\d+)%|all)")
RANGE = re.compile(r"range (?P<amount>.+)")
SAME = re.compile(r"same (?P<name>\w+) (?P<unit>.+)")
NONE = re.compile(r"none (?P<unit>.+)")
CHANGE = re.compile(r"(?P<way>up|down|more|fewer) (?P<amount>.+)")
PLAN = re.compile(r"plan (?:(?P<low>\d+)\.\.(?P<high>\d+)|(?P<part>\w+)/(?P<all>\w+))")

_BEHIND = "trở lên"
_WORDS = "|".join(sorted((word for word in QUALIFIERS if word != _BEHIND), key=len, reverse=True))
_QUALIFIER = re.compile(rf"(?<!\w)({_WORDS})\s*$", re.IGNORECASE)
_AT_LEAST = re.compile(rf"\s*{_BEHIND}")


@dataclass(frozen=True)
class Around:
    """The text before a bracket and after it, and what it says is counted."""

    before: str
    after: str
    measure: str

    @property
    def qualifier(self) -> str | None:
        """``khoảng``, ``ít nhất`` before the quantity, or ``trở lên`` after it."""
        if _AT_LEAST.match(self.after):
            return _BEHIND
        found = _QUALIFIER.search(self.before)
        return found[1].lower() if found else None
