"""Holds every locked package against a database of known holes; says so where the database could not be asked.

``python scripts/audit.py``: exit status 0 when all packages were looked up and none has a known hole, 1 when one has,
2 when it cannot be told: pip-audit by itself ends with 0 also where it could look up nothing.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = (
    *("-m", "pip_audit", "--requirement", "requirements.lock", "--no-deps", "--disable-pip"),
    *("--vulnerability-service", "osv", "--format", "json", "--progress-spinner", "off"),
)


def told(report: str) -> tuple[int, list[str]]:
    """The exit status and the sentences of a report; one that is none says that nothing could be told."""
    try:
        packages = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return 2, ["audit: the database of known holes could not be asked: nothing is known of any package."]
    skipped = [
        f"audit: {each['name']} was not looked up: {each['skip_reason']}" for each in packages if "vulns" not in each
    ]
    holes = [
        f"audit: {each['name']} {each['version']}: {hole['id']}, mended in {_mended(hole)}"
        for each in packages
        for hole in each.get("vulns", ())
    ]
    if holes:
        return 1, [*holes, *skipped]
    if skipped or not packages:
        return 2, [*skipped, "audit: not every package could be looked up."]
    return 0, [f"audit: {len(packages)} locked packages, no known hole"]


def _mended(hole: dict[str, list[str]]) -> str:
    return ", ".join(hole["fix_versions"]) or "no version"


def main() -> int:
    """Asks, and tells what came of it."""
    if importlib.util.find_spec("pip_audit") is None:
        sys.stderr.write("audit: pip-audit is not installed: .venv/bin/pip install 'pip-audit>=2.9'\n")
        return 2
    done = subprocess.run([sys.executable, *COMMAND], cwd=ROOT, capture_output=True, text=True, check=False)
    status, sentences = told(done.stdout)
    if status == 2:
        sys.stderr.write(done.stderr[-500:])
    (sys.stdout if status == 0 else sys.stderr).writelines(f"{each}\n" for each in sentences)
    return status


if __name__ == "__main__":
    sys.exit(main())
