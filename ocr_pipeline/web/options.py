"""How the desk is opened: where it listens, who may come in, how much it takes."""

from __future__ import annotations

import hmac
import ipaddress
from dataclasses import dataclass
from typing import Final

from starlette.datastructures import Headers

from ocr_pipeline.errors import SettingsError

LOOPBACK_NAMES: Final = frozenset({"localhost", "127.0.0.1", "::1"})
"""What a browser on this machine may call it; other names may have been made to lead here by somebody else."""
MOST_FORM_BYTES: Final = 1 << 20
"""Of a request that carries no scan."""
LEAST_TOKEN: Final = 16
"""Characters of a token that cannot be tried out."""
MB: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class DeskOptions:
    """How the desk is opened.

    Attributes:
        host: address that it listens at; any but a loopback address demands a token.
        port: that it listens at; 0 takes a free one.
        token: what everybody must show; ``None`` where only this machine can reach it.
        reviewer: the name that decisions are signed with until a reviewer gives another.
        upload_mb: most megabytes of an uploaded scan; 0 takes none.

    Raises:
        SettingsError: another machine could reach it without a token, or the token is too short.
    """

    host: str = "127.0.0.1"
    port: int = 8017
    token: str | None = None
    reviewer: str = ""
    upload_mb: float = 200.0

    def __post_init__(self) -> None:
        if self.token is None and not self.is_local:
            raise SettingsError(
                f"--host {self.host} lets other machines in, and there is no token",
                next_step="Give one in VANBAN_TOKEN or with --token, or leave out --host.",
            )
        if self.token is not None and len(self.token) < LEAST_TOKEN:
            raise SettingsError(
                f"the token has fewer than {LEAST_TOKEN} characters",
                next_step='Take a longer one: python -c "import secrets; print(secrets.token_urlsafe())".',
            )

    @property
    def is_local(self) -> bool:
        """Whether nobody but this machine can reach it."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    def is_shown(self, headers: Headers) -> bool:
        """Whether a request carries the token in its ``Authorization``; never where there is none."""
        shown = headers.get("authorization", "").removeprefix("Bearer ")
        return self.token is not None and hmac.compare_digest(shown.encode(), self.token.encode())

    @property
    def most_upload_bytes(self) -> int:
        """Of a request that carries a scan."""
        return round(self.upload_mb * MB) + MOST_FORM_BYTES
