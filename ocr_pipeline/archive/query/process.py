"""A question is asked in a process of its own, which can be ended at any point. The one module here that starts one."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Final

import pyarrow as pa

from ocr_pipeline.archive.query.request import End, Limits, Request
from ocr_pipeline.errors import QueryError, QueryLimitError, RefusedQueryError, WrongQueryError

_ENDS: Final[dict[int, type[QueryError]]] = {
    End.WRONG: WrongQueryError,
    End.REFUSED: RefusedQueryError,
    End.TOO_MANY_ROWS: QueryLimitError,
    End.TOO_MUCH_MEMORY: QueryLimitError,
}
_KEPT_VARIABLES: Final = ("LD_LIBRARY_PATH", "SYSTEMROOT")
"""The environment of the process: where libraries lie; nothing of what else may stand there is for a question."""
_MESSAGE_BYTES: Final = 8192


def ask(request: Request) -> pa.Table:
    """The answer to a question.

    Raises:
        WrongQueryError: it makes no sense.
        RefusedQueryError: it would do more than read.
        QueryLimitError: it takes more than it may.
    """
    process = subprocess.Popen(
        # -P: nothing is loaded from the folder that the process is started in.
        [sys.executable, "-P", "-m", "ocr_pipeline.archive.query.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(),
    )
    with process:
        try:
            answer, said = _conversation(process, request)
        except BaseException:
            process.kill()
            raise
    if process.returncode == End.ANSWERED and answer is not None:
        return answer
    raise _error(process.returncode, said, request.limits)


def _conversation(process: subprocess.Popen[bytes], request: Request) -> tuple[pa.Table | None, str]:
    """Send the question, take what comes, and what is said of it; ``None`` where that is no whole answer."""
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    answer = None
    # A process that broke off closes its pipes: what is missing then is told by its status.
    with contextlib.suppress(BrokenPipeError, pa.ArrowInvalid):
        with process.stdin as question:
            question.write(request.as_bytes())
        with pa.ipc.open_stream(process.stdout) as stream:
            answer = stream.read_all()
    return answer, process.stderr.read(_MESSAGE_BYTES).decode("utf-8", "replace").strip()


def _environment() -> dict[str, str]:
    """The package is found where this process found it."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    return {**kept, "PYTHONPATH": str(Path(__file__).resolve().parents[3])}


def _error(status: int, said: str, limits: Limits) -> QueryError:
    if status in _ENDS:
        return _ENDS[status](said)
    if status == -signal.SIGALRM:
        return QueryLimitError(f"it takes longer than {limits.seconds:g} seconds")
    if status < 0:
        how = signal.Signals(-status).name
        return QueryLimitError(f"its process broke off ({how}), most likely for want of memory")
    return QueryError(f"its process failed: {said.splitlines()[-1] if said else f'status {status}'}")
