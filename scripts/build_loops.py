"""Compiles what is written in C when the project is built; where there is no compiler, it does without.

What is made are small libraries that know nothing of Python: any C compiler will do, and Python's headers are not
needed. ``python scripts/build_loops.py`` makes it by itself.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = (ROOT / "diacritics" / "native", ROOT / "ocr_pipeline" / "recognition" / "native")

# Without contraction and fast math a sum is the same on every processor, and the same as numpy's.
FLAGS = ("-O2", "-std=c99", "-fPIC", "-shared", "-ffp-contract=off")


class NativeBuildHook(BuildHookInterface[Any]):
    """Puts the library beside its sources; a wheel that holds it is one for this platform."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles, and tells the builder of what was made."""
        try:
            made = [library for folder in FOLDERS if (library := compiled(folder)) is not None]
        except subprocess.CalledProcessError as error:
            self.app.display_warning(f"the C compiler failed: {error}")
            made = []
        if not made:
            self.app.display_warning("vanban runs without its compiled loops, at half the speed")
            return
        build_data["artifacts"] += [str(library.relative_to(self.root)) for library in made]
        if version != "editable":
            platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
            build_data["pure_python"] = False
            build_data["tag"] = f"py3-none-{platform}"


def compiled(folder: Path) -> Path | None:
    """The library of these sources, made if need be; ``None`` where nothing can make it.

    Raises:
        subprocess.CalledProcessError: There is a compiler and it failed.
    """
    library = folder / f"loops-{checksum(folder)}.so"
    if library.exists():
        return library
    compiler = os.environ.get("CC") or shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        return None
    for old in folder.glob("loops-*.so"):
        old.unlink()
    # Written aside first: whoever loads the library finds all of it or nothing.
    draft = library.with_suffix(f".{os.getpid()}")
    sources = sorted(str(path) for path in folder.glob("*.c"))
    subprocess.run([*compiler.split(), *FLAGS, "-o", str(draft), *sources, "-lm"], check=True)
    draft.replace(library)
    return library


def checksum(folder: Path) -> str:
    """What the name of the library tells of its sources, as ``diacritics.native.library`` reads it."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.[ch]")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


if __name__ == "__main__":
    sys.exit(0 if all(compiled(folder) for folder in FOLDERS) else "no C compiler found")
