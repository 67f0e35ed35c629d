"""Names of administrative units behind the word that says their kind: "xa Tan Lap", "huyén Đông Anh", "TP Vinh".

The names are those of ``data/places.tsv``. A place's name is its own, and several may share a skeleton: every name that
fits is given with its share of the units, for the caller to weigh against the context.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType
from typing import Final

import regex
from rapidfuzz import fuzz, process

from diacritics.alphabet import has_syllable_skeleton, strip_marks
from diacritics.place_kinds import Mention, PlaceKind, mention_at

TABLE: Final = Path(__file__).parent / "data" / "places.tsv"

CODES: Final[Mapping[PlaceKind, str]] = MappingProxyType(dict(zip(PlaceKind, "xptqhscid", strict=True)))
"""The letter of each kind in the table."""
MUNICIPALITY: Final = "m"
"""The letter of cities that stand beside the provinces: thành phố trực thuộc trung ương."""
PLACES_HEADER: Final = "# name\tunits of each kind: " + ", ".join(
    (*(f"{code} {kind}" for kind, code in CODES.items()), f"{MUNICIPALITY} thành phố trực thuộc trung ương")
)

_LEAST_RATIO: Final = 88.0
"""Similarity (0..100) of two skeletons below which they are not the same name."""
_LEAST_LETTERS: Final = 6
"""Shorter names are matched only when the skeletons are equal."""
_LEAST_BARE_WORDS: Final = 2
"""A province is known without its kind by so many words: "hue" alone is rather huế, huệ, huề."""
_FEW_NAMES: Final = frozenset({PlaceKind.TINH, PlaceKind.HUYEN, PlaceKind.QUAN, PlaceKind.THANH_PHO})
"""Behind these a name of two words may be misread as another word; behind the others what looks near is rather no name
("cap xa ban hanh"): measured on stripped text with letters changed, right in 3 of 4 cases against 1 of 10."""
_OF_ONE_WORD: Final = frozenset({PlaceKind.HUYEN, PlaceKind.THANH_PHO})
"""Behind the others a single word is rather no name: "xa hoi" is a society."""
_NOT_BARE: Final = frozenset({"điện biên"})
"""Provinces that are not known without their kind: "dien bien" is diễn biến in five of six cases."""
_REMEMBERED: Final = 20_000
"""Damaged windows whose names are remembered."""

# "x31": the code of a kind and how many units of that kind bear the name.
_COUNT: Final = regex.compile(r"(?P<code>[a-z])(?P<units>\d+)")

Skeleton = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """``words`` (lower case, old tone style) may stand at ``start`` and following.

    ``exact``: equal skeletons. ``weight`` (0..1) is the share of this name in the units of all names that fit there.
    ``kind`` stands before ``start``; a bare province has none.
    """

    start: int
    words: tuple[str, ...]
    exact: bool
    weight: float
    kind: PlaceKind | None

    @property
    def end(self) -> int:
        """Position after the last word."""
        return self.start + len(self.words)


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[str, ...]
    units: int


class _Names:
    """The names of one kind, by skeleton, and by each of their words for what is damaged."""

    def __init__(self, names: Iterable[_Name], *, few: bool = False) -> None:
        self._few = few
        self._of: dict[Skeleton, list[_Name]] = {}
        for name in names:
            self._of.setdefault(_skeleton(name.words), []).append(name)
        self.longest = max(map(len, self._of), default=0)
        self._by_word: dict[tuple[int, int, str], list[Skeleton]] = {}
        for skeleton in self._of:
            if len("".join(skeleton)) >= _LEAST_LETTERS:
                for i, word in enumerate(skeleton):
                    self._by_word.setdefault((len(skeleton), i, word), []).append(skeleton)
        self._near: dict[Skeleton, tuple[float, list[_Name]]] = {}

    def exact(self, window: Skeleton) -> list[_Name]:
        """The names with this skeleton."""
        return self._of.get(window, [])

    def near(self, window: Skeleton) -> tuple[float, list[_Name]]:
        """The similarity of the nearest names that share a word with the window, and those names.

        Of two words the other must be one that no Vietnamese word could be, unless the kind has few names.
        """
        if window not in self._near:
            if len(self._near) >= _REMEMBERED:
                self._near.clear()
            self._near[window] = self._nearest(window)
        return self._near[window]

    def _nearest(self, window: Skeleton) -> tuple[float, list[_Name]]:
        if len(window) < 2 or (len(window) == 2 and not self._few and all(map(has_syllable_skeleton, window))):
            return 0.0, []
        candidates = [s for i, word in enumerate(window) for s in self._by_word.get((len(window), i, word), ())]
        found = process.extract(
            " ".join(window),
            {skeleton: " ".join(skeleton) for skeleton in candidates},
            scorer=fuzz.ratio,
            score_cutoff=_LEAST_RATIO,
            limit=None,
        )
        best = max((ratio for _, ratio, _ in found), default=0.0)
        return best, [name for _, ratio, skeleton in found if ratio == best for name in self._of[skeleton]]


class PlaceBook:
    """Finds names of places; loading takes a moment, one instance serves any number of texts."""

    def __init__(self, units: Mapping[str, Mapping[str, int]]) -> None:
        """Takes for each letter of a kind the names and how many units bear them."""
        cities = Counter(units.get(CODES[PlaceKind.THANH_PHO], {})) + Counter(units.get(MUNICIPALITY, {}))
        names = {kind: units.get(code, {}) for kind, code in CODES.items()} | {PlaceKind.THANH_PHO: cities}
        self._names = {
            kind: _Names(_named(found, 1 if kind in _OF_ONE_WORD else 2), few=kind in _FEW_NAMES)
            for kind, found in names.items()
        }
        provinces = {**units.get(CODES[PlaceKind.TINH], {}), **units.get(MUNICIPALITY, {})}
        bare = {name: count for name, count in provinces.items() if name not in _NOT_BARE}
        self._provinces = _Names(_named(bare, _LEAST_BARE_WORDS))
        self._province_words = {_skeleton(name.split())[0] for name in provinces}

    @classmethod
    def load(cls, path: Path = TABLE) -> PlaceBook:
        """Reads the table.

        Raises:
            OSError: The file cannot be read.
            ValueError: A row is no name with counts.
        """
        return cls(read_places(path))

    def matches(self, words: Sequence[str]) -> list[PlaceMatch]:
        """The names behind kinds, and provinces, in a run of words (lower case; letters and marks may be damaged).

        In order of position; where several names fit, the one that most units bear first. At one place all matches
        have as many words, the most that fit; equal skeletons go before near ones.
        """
        skeletons = _skeleton(words)
        found: list[PlaceMatch] = []
        position = 0
        while position < len(words):
            mention = mention_at(skeletons, position)
            start = position + mention.length if mention else position
            matches = self._behind(skeletons, start, mention) if mention else []
            if not matches:
                start = position
                matches = self._province(skeletons, position)
            found += matches
            position = matches[0].end if matches else position + 1
        return found

    def _behind(self, skeletons: Skeleton, start: int, mention: Mention) -> list[PlaceMatch]:
        names = self._names[mention.kind]
        most = min(names.longest, len(skeletons) - start)
        windows = [skeletons[start : start + length] for length in range(most, 0, -1)]
        for window in windows:
            exact = names.exact(window)
            if exact:
                return _matches(start, exact, mention, exact=True)
        clear = (window for window in windows if not _holds_kind(window))
        _, near = max(map(names.near, clear), key=itemgetter(0), default=(0.0, []))
        return _matches(start, near, mention, exact=False)

    def _province(self, skeletons: Skeleton, start: int) -> list[PlaceMatch]:
        if skeletons[start] not in self._province_words:
            return []
        for length in range(self._provinces.longest, _LEAST_BARE_WORDS - 1, -1):
            exact = self._provinces.exact(skeletons[start : start + length])
            if exact:
                return _matches(start, exact, None, exact=True)
        return []


def read_places(path: Path) -> dict[str, dict[str, int]]:
    """For each letter of a kind the names of the table and how many units bear them.

    Raises:
        OSError: The file cannot be read.
        ValueError: A row is no name with counts.
    """
    units: dict[str, dict[str, int]] = {code: {} for code in (*CODES.values(), MUNICIPALITY)}
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, _, counts = line.partition("\t")
        for count in counts.split(" "):
            found = _COUNT.fullmatch(count)
            if not name or found is None or found["code"] not in units:
                raise ValueError(f"{path} is no table of places: {line}")
            units[found["code"]][name] = int(found["units"])
    return units


def _named(names: Mapping[str, int], least_words: int) -> Iterator[_Name]:
    split = ((tuple(name.split()), units) for name, units in names.items())
    return (_Name(words, units) for words, units in split if len(words) >= least_words)


def _holds_kind(window: Skeleton) -> bool:
    """Whether another unit begins here: "tỉnh, thành phố", "xã, phường"."""
    return any(mention_at(window, i) for i in range(len(window)))


def _skeleton(words: Iterable[str]) -> Skeleton:
    """The words without marks and without the apostrophes of highland names, which are printed or left out at will."""
    return tuple(strip_marks(word).replace("'", "").replace("’", "") for word in words)


def _matches(start: int, names: Sequence[_Name], mention: Mention | None, *, exact: bool) -> list[PlaceMatch]:
    total = sum(name.units for name in names)
    ranked = sorted(names, key=lambda name: (-name.units, name.words))
    kind = mention.kind if mention else None
    return [PlaceMatch(start, name.words, exact, name.units / total, kind) for name in ranked]
