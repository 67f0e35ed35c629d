"""Drawn name stamps: what the network sees of them, and what it is told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ocr_pipeline.recognition.names.signs import LETTERS, signs_of
from ocr_pipeline.recognition.names.strips import HIGH
from samples.ink.faces import face_file
from training.names.drawing import draw, faces_of
from training.names.people import all_syllables, people


@pytest.fixture
def faces(tmp_path: Path) -> list[str]:
    file = face_file("script")
    listed = tmp_path / "faces.txt"
    listed.write_text(f"# file, licence, how often\n{file.name}\tOFL-1.1\t3\n", "utf-8")
    return faces_of(listed, file.parent)


def test_a_face_is_drawn_as_often_as_the_list_says(faces: list[str]) -> None:
    assert len(faces) == 3
    assert len(set(faces)) == 1


@pytest.mark.parametrize("seed", range(4))
def test_a_strip_shows_its_letters_from_left_to_right(faces: list[str], seed: int) -> None:
    strip = draw("Nguyễn Đức Ấn", faces, np.random.default_rng(seed))
    assert strip is not None
    assert strip.signs == tuple(signs_of("Nguyễn Đức Ấn"))
    assert strip.ink.shape[0] == HIGH
    assert list(strip.columns) == sorted(strip.columns)
    assert 0 <= strip.columns[0] < strip.columns[-1] < strip.ink.shape[1]


def test_people_have_names_that_the_network_can_say() -> None:
    draw_name = people(np.random.default_rng(1), all_syllables())
    names = [draw_name() for _ in range(50)]
    assert all(set(name.lower()) <= set(LETTERS) for name in names)
    assert all(2 <= len(name.split()) <= 5 for name in names)
    assert len(set(names)) > 40
