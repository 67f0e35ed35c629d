"""The faces of hands and stamps."""

from __future__ import annotations

from pathlib import Path

import pytest

from samples.ink.faces import FACES, PACKAGES, face_file


@pytest.mark.parametrize("name", FACES)
def test_a_missing_font_names_the_package_that_brings_it(name: str, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=f"apt install {FACES[name].package}"):
        face_file(name, tmp_path)


@pytest.mark.parametrize("name", FACES)
def test_every_face_is_there(name: str) -> None:
    assert face_file(name).is_file()


def test_the_packages_are_those_of_the_faces() -> None:
    assert set(PACKAGES) == {face.package for face in FACES.values()}
