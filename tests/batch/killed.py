"""A batch that is killed at a step: ``python -m tests.batch.killed INBOX ARCHIVE [SCHEDULER]``.

The environment says at which: ``VANBAN_TEST_KILL`` is ``STEP/WHO/MARK``: at the first time that STEP is taken while the
file MARK is missing, MARK is made, and WHO is killed: the ``worker`` that took the step, or the ``run`` (with the
worker, where one took it).
"""

from __future__ import annotations

import os
import signal
import sys
from importlib import import_module
from pathlib import Path

from ocr_pipeline.batch.conduct import Conductor
from ocr_pipeline.batch.inbox import sources_in
from ocr_pipeline.batch.rules import Rules
from ocr_pipeline.batch.tasks import Workshop
from ocr_pipeline.cli.batch import pool_maker
from ocr_pipeline.settings import Settings
from tests.batch.batches import SETTINGS
from tests.batch.engines import faulty, replay

WORKER_STEPS = ("facts written", "page written", "words written", "document written", "scan copied", "pdf written")
RUN_STEPS = (
    "document opened",
    "document running",
    "page running",
    "page done",
    "document taken in",
    "record written",
    "document catalogued",
    "document finished",
    "work removed",
)
IS_RUN = "VANBAN_TEST_RUN"


def at_step(step: str) -> None:
    """Called at every step, in the run and in its workers."""
    # Workers of a cluster are not started by the run, and know nothing of its environment.
    wanted, who, mark = os.environ.get("VANBAN_TEST_KILL", "//").split("/", 2)
    if step != wanted or not _claimed(mark):
        return
    run = int(os.environ[IS_RUN])
    if who == "run" and run != os.getpid():
        os.kill(run, signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGKILL)


def _claimed(mark: str) -> bool:
    try:
        os.close(os.open(mark, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return False
    return True


def main(inbox: str, archive: str, cluster: str = "") -> int:
    os.environ[IS_RUN] = str(os.getpid())
    # By its module's name: workers import it from there, and this module is called __main__ here.
    on_step = import_module("tests.batch.killed").at_step if "VANBAN_TEST_KILL" in os.environ else None
    if cluster:
        # As the tests of clusters make it, where a fault of the engine is a fault of the page.
        workshop = Workshop(Path(archive), SETTINGS, make_engine=faulty, on_step=on_step)
        conductor = Conductor(workshop, Rules(2), lambda _: None, pool_maker(cluster, workshop, Path(inbox)))
    else:
        workshop = Workshop(Path(archive), Settings(min_dpi=50), pdf=True, make_engine=replay, on_step=on_step)
        conductor = Conductor(workshop, Rules(2), lambda _: None)
    ended = conductor.conduct(sources_in(Path(inbox)))
    return int(ended.exit_code)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
