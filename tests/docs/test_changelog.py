"""The changelog and the version of the project agree."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
# "## [0.2.0] - 2026-11-26" of a release, "## [Unreleased]" of what comes next.
HEADING = re.compile(r"^## (?P<rest>.*)$", flags=re.MULTILINE)
RELEASE = re.compile(r"\[(?P<version>\d+\.\d+\.\d+)\] - (?P<day>\d{4}-\d{2}-\d{2})")

HEADINGS = HEADING.findall((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
PROJECT = Version(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def test_what_comes_next_stands_first_and_every_release_has_its_version_and_day() -> None:
    assert HEADINGS[0] == "[Unreleased]"
    assert [heading for heading in HEADINGS[1:] if not RELEASE.fullmatch(heading)] == []


def test_releases_stand_in_order_and_the_project_is_at_the_latest_of_them() -> None:
    releases = [found for heading in HEADINGS if (found := RELEASE.fullmatch(heading))]
    versions = [Version(found["version"]) for found in releases]
    days = [date.fromisoformat(found["day"]) for found in releases]
    assert versions == sorted(versions, reverse=True)
    assert days == sorted(days, reverse=True)
    # Before the first release the project may be at any version.
    assert not versions or versions[0] == PROJECT
