"""What trains comes with the extra ``training``: where it is missing, a sentence says so, and how to have it."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Final, NoReturn

EXTRA: Final = {"torch": "torch", "sklearn": "scikit-learn"}
"""Modules of the extra, and the packages that hold them."""
_MISSING: Final = 2


def run(module: str) -> None:
    """Runs ``main`` of a module on the command line; ends with 2 where the extra is not installed."""
    try:
        making = import_module(module)
    except ModuleNotFoundError as missing:
        package = EXTRA.get((missing.name or "").partition(".")[0])
        if package is None:
            raise
        _tell(module, package)
    making.main(sys.argv[1:])


def _tell(module: str, package: str) -> NoReturn:
    sys.stderr.write(f"{module} needs {package}, which is not installed: pip install -e '.[training]'\n")
    sys.exit(_MISSING)
