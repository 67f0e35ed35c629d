"""``python -m benchmarks.million FOLDER --documents N``: see :mod:`benchmarks.million`."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.million.running import run

print(run(Path(sys.argv[1]), int(sys.argv[2])).counts)
