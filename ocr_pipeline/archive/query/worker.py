"""The process that answers one question and ends: ``python -m ocr_pipeline.archive.query.worker``.

The question comes on standard input, the answer goes to standard output as a stream of Arrow. The process ends itself
when its time is over, whatever it is doing; it can write no file, and get no more memory than it may.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from typing import Final

import psutil

from ocr_pipeline.archive.query.request import End, Limits, Request
from ocr_pipeline.errors import QueryError, QueryLimitError, RefusedQueryError

MEMORY_FACTOR: Final = 3
"""The database counts most of what it takes, but not a long text that a function makes; this is for all of it.

Times ``memory_mb``, beside what the libraries took before."""


def main() -> int:
    """Answer; returns the exit status (:class:`End`)."""
    request = Request.from_bytes(sys.stdin.buffer.read())
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, request.limits.seconds)
    answer = _only_way_out()
    try:
        return _answered(request, answer)
    except QueryLimitError as error:
        return _told(error, End.TOO_MUCH_MEMORY)
    except RefusedQueryError as error:
        return _told(error, End.REFUSED)
    except QueryError as error:
        return _told(error, End.WRONG)
    except MemoryError:
        return _told(QueryLimitError("it needs more memory than it may"), End.TOO_MUCH_MEMORY)


def _answered(request: Request, answer: int) -> int:
    # After the clock was set: loading them takes a moment.
    import pyarrow as pa

    from ocr_pipeline.archive.query.engine import open_database

    database = open_database(request)
    bound(request.limits)
    schema, batches = database.answer(request.sql)
    rows = size = 0
    with open(answer, "wb") as stream, pa.ipc.new_stream(stream, schema) as writer:
        for batch in batches:
            rows += batch.num_rows
            size += batch.nbytes
            if rows > request.limits.rows:
                cause = f"the answer has more than {request.limits.rows} rows"
                return _told(QueryLimitError(cause), End.TOO_MANY_ROWS)
            if size > request.limits.memory_mb << 20:
                cause = f"the answer has more than {request.limits.memory_mb} MiB"
                return _told(QueryLimitError(cause), End.TOO_MUCH_MEMORY)
            writer.write_batch(batch)
    return End.ANSWERED


def _only_way_out() -> int:
    """A descriptor for the answer; whatever else prints goes to standard error."""
    answer = os.dup(1)
    os.dup2(2, 1)
    return answer


def bound(limits: Limits) -> None:
    """No file grows by a byte, no core is dumped, and memory ends."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    most = psutil.Process().memory_info().data + MEMORY_FACTOR * (limits.memory_mb << 20)
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _told(error: QueryError, end: End) -> int:
    sys.stderr.write(error.cause)
    return end


if __name__ == "__main__":
    sys.exit(main())
