"""Who is at the desk: a random name for each browser, the mark that its forms carry, whether it showed the token."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Final

SESSION: Final = "vanban_session"
"""The cookie."""
MOST_SESSIONS: Final = 10_000
"""That are remembered as let in; the oldest is forgotten first."""


@dataclass(slots=True)
class Sessions:
    """Sessions of one run of the server: a restart ends all of them."""

    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    _let_in: OrderedDict[str, None] = field(default_factory=OrderedDict)

    def new(self) -> str:
        """The name of a new session: nobody can guess it, or make one."""
        name = secrets.token_urlsafe(24)
        return f"{name}.{self._sign('session', name)}"

    def is_ours(self, session: str) -> bool:
        """Whether this server gave a name out."""
        name, _, signed = session.rpartition(".")
        return bool(name) and hmac.compare_digest(signed.encode(), self._sign("session", name).encode())

    def form_mark(self, session: str) -> str:
        """What every form of a session carries: no other site can know it."""
        return self._sign("form", session)

    def has_mark(self, session: str, mark: str) -> bool:
        """Whether a form of that session was sent."""
        return self.is_ours(session) and hmac.compare_digest(mark.encode(), self.form_mark(session).encode())

    def let_in(self, session: str) -> None:
        """The session has shown the token."""
        self._let_in[session] = None
        while len(self._let_in) > MOST_SESSIONS:
            self._let_in.popitem(last=False)

    def is_let_in(self, session: str) -> bool:
        """Whether it has."""
        return session in self._let_in

    def _sign(self, what: str, name: str) -> str:
        return hmac.new(self.secret, f"{what}:{name}".encode(), hashlib.sha256).hexdigest()
