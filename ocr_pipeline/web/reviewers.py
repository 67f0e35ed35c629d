"""What each reviewer has before them, did last, and must be told: held in memory, for as long as the server runs."""

from __future__ import annotations

import contextlib
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from ocr_pipeline.web.queue import Waiting

CLAIM_SECONDS: Final = 90.0
"""For how long a value that somebody looks at is not shown to others first."""
MOST_CLAIMS: Final = 1000
MOST_REVIEWERS: Final = 1000
MOST_UNDONE: Final = 200
"""Decisions in a row that one can take back."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a reviewer decided of a value, and with it of those that were asked by the same question."""

    decisions: tuple[int, ...]
    document: str
    path: str


@dataclass(slots=True)
class _Reviewer:
    made: deque[Made] = field(default_factory=lambda: deque(maxlen=MOST_UNDONE))
    notice: tuple[str, dict[str, object]] | None = None


@dataclass(slots=True)
class Reviewers:
    """Of one server, by their sessions."""

    clock: Callable[[], float] = time.monotonic
    _claims: OrderedDict[tuple[str, str], tuple[str, float]] = field(default_factory=OrderedDict)
    _reviewers: OrderedDict[str, _Reviewer] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def claim(self, session: str, document: str, path: str) -> None:
        """A reviewer has a value before them, and no other any more."""
        with self._lock:
            for place in [place for place, claim in self._claims.items() if claim[0] == session]:
                del self._claims[place]
            self._claims[document, path] = session, self.clock() + CLAIM_SECONDS
            while len(self._claims) > MOST_CLAIMS:
                self._claims.popitem(last=False)

    def is_free(self, session: str, waiting: Waiting) -> bool:
        """Whether no other reviewer has a value before them."""
        with self._lock:
            claim = self._claims.get((waiting.document, waiting.path))
        return claim is None or claim[0] == session or claim[1] < self.clock()

    def made(self, session: str, made: Made) -> None:
        """A reviewer decided something."""
        self._of(session).made.append(made)

    def last_made(self, session: str) -> Made | None:
        """What a reviewer decided last and did not take back."""
        with contextlib.suppress(IndexError):
            return self._of(session).made[-1]
        return None

    def taken_back(self, session: str, made: Made) -> None:
        """A reviewer took something back."""
        with contextlib.suppress(ValueError):  # in another window of theirs, at the same time
            self._of(session).made.remove(made)

    def can_undo(self, session: str) -> bool:
        """Whether there is something to take back."""
        return bool(self._of(session).made)

    def tell(self, session: str, key: str, **values: object) -> None:
        """Something that a reviewer must read on their next page: the key of a sentence, and its values."""
        self._of(session).notice = key, values

    def notice(self, session: str) -> tuple[str, dict[str, object]] | None:
        """What a reviewer must be told; once."""
        reviewer = self._of(session)
        notice, reviewer.notice = reviewer.notice, None
        return notice

    def _of(self, session: str) -> _Reviewer:
        with self._lock:
            reviewer = self._reviewers.setdefault(session, _Reviewer())
            self._reviewers.move_to_end(session)
            while len(self._reviewers) > MOST_REVIEWERS:
                self._reviewers.popitem(last=False)
            return reviewer
