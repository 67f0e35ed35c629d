"""The server around the desk: one process, whose connections and waits are bounded."""

from __future__ import annotations

import errno
import socket
import sys
from collections.abc import Callable
from contextlib import nullcontext
from typing import Final

import uvicorn

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.errors import SettingsError
from ocr_pipeline.settings import Settings
from ocr_pipeline.web.app import make_app
from ocr_pipeline.web.bounded_head import BoundedHead
from ocr_pipeline.web.options import DeskOptions
from ocr_pipeline.web.searchers import Searchers
from ocr_pipeline.web.upload_files import only_desk

MOST_CONNECTIONS: Final = 200
KEEP_ALIVE_SECONDS: Final = 15
SWITCH_SECONDS: Final = 0.0005
"""How long one request may go on in Python while another has its answer ready: Python's own 5 ms are waited several
times on the way to a thread and back."""
STOP_SECONDS: Final = 5
"""How long answers that are under way are waited for when it ends."""


def serve_desk(archive: Archive, options: DeskOptions, settings: Settings, on_open: Callable[[str], None]) -> None:
    """Serves until it is interrupted.

    Args:
        archive: that is shown.
        options: how the desk is opened.
        settings: with which uploaded scans are read.
        on_open: is told the address once the port is taken.

    Raises:
        SettingsError: the address cannot be listened at.
        ArchiveBusyError: another desk takes the uploads of this archive.
    """
    sys.setswitchinterval(SWITCH_SECONDS)
    searchers = Searchers(archive.places.catalogue)
    app = make_app(archive, options, settings, searchers)
    alone = only_desk(archive.places.uploads) if options.upload_mb > 0 else nullcontext()
    with alone, listening(options) as taken:
        try:
            searchers.start()
            host, port = taken.getsockname()[:2]
            on_open(f"http://{f'[{host}]' if ':' in host else host}:{port}/")
            config = uvicorn.Config(
                app,
                http=BoundedHead,
                loop="uvloop",
                log_level="warning",
                access_log=False,
                server_header=False,
                # No proxy stands before it: what a request says of itself is not believed.
                proxy_headers=False,
                limit_concurrency=MOST_CONNECTIONS,
                timeout_keep_alive=KEEP_ALIVE_SECONDS,
                timeout_graceful_shutdown=STOP_SECONDS,
            )
            uvicorn.Server(config).run(sockets=[taken])
        finally:
            searchers.stop()


def listening(options: DeskOptions) -> socket.socket:
    """The socket at which the desk listens.

    Raises:
        SettingsError: the address cannot be listened at.
    """
    try:
        family, *_, address = socket.getaddrinfo(options.host, options.port, type=socket.SOCK_STREAM)[0]
        taken = socket.create_server(address[:2], family=family)
    except (OSError, UnicodeError) as error:  # UnicodeError: no name of a machine
        in_use = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        next_step = "Choose another port: --port 0 takes a free one." if in_use else "Check --host and --port."
        why = (isinstance(error, OSError) and error.strerror) or error
        raise SettingsError(
            f"{options.host}:{options.port} cannot be listened at: {why}", next_step=next_step
        ) from error
    # Else the end of every answer waits 40 ms for the browser to acknowledge its beginning (Nagle's algorithm): asyncio
    # turns that off by itself only for sockets that were made with the number of the protocol.
    taken.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return taken
