"""Signatures, seals over them and seals across pages."""

from __future__ import annotations

import numpy as np
import pytest

from samples.ink import put
from samples.ink.flourishes import SIGNATURES
from samples.ink.seals import DIAMETER, seal
from samples.ink.signatures import initials, signature
from samples.places import Places, SigningPlace
from samples.units import WIDTH, mm
from tests.samples.ink.pages import (
    DECISION,
    INITIALS,
    PAGE_SEAL,
    RING,
    SEAL,
    SIGNATURE,
    SIGNING,
    blank,
    drawn_alone,
    inked,
    meet,
    patch,
)

SEEDS = range(16)


def test_the_seal_covers_about_the_left_third_of_the_signature() -> None:
    for seed in SEEDS:
        signed, sealed = inked([SIGNATURE, SEAL], seed).drawn
        share = (min(signed.box[2], sealed.box[2]) - signed.box[0]) / (signed.box[2] - signed.box[0])
        assert 0.2 <= share <= 0.6
        assert sealed.box[0] < signed.box[0] + mm(2)
        assert sealed.box[1] < signed.box[3]
        assert signed.box[1] < sealed.box[3]


def test_the_seal_finds_its_place_without_a_signature() -> None:
    for seed in SEEDS:
        _, mark = drawn_alone(SEAL, seed)
        middle = (mark.box[0] + mark.box[2]) / 2
        assert SIGNING.x - mm(35) < middle < SIGNING.x


def test_the_seal_often_touches_the_title_or_the_name() -> None:
    title = (SIGNING.block[0], SIGNING.block[1], SIGNING.block[2], SIGNING.y - mm(13))
    touching = sum(meet(box, title) or meet(box, SIGNING.name) for box in (drawn_alone(SEAL, s)[1].box for s in SEEDS))
    assert touching > len(SEEDS) / 2


def test_a_seal_has_its_true_size() -> None:
    for seed in SEEDS:
        x0, y0, x1, y1 = drawn_alone(SEAL, seed)[1].box
        assert mm(33) < x1 - x0 < mm(37)
        assert mm(33) < y1 - y0 < mm(37)


def test_a_seal_is_red_and_stays_to_be_seen_in_black_and_white() -> None:
    die = int((seal(RING, (), "state").die > 0.5).sum())
    for seed in SEEDS:
        print_ = patch(*drawn_alone(SEAL, seed))
        ink = print_[(print_ != 255).any(axis=2)].astype(int)
        assert ink[:, 0].mean() > ink[:, 1].mean() + 60
        black = int((print_ @ np.array([0.299, 0.587, 0.114]) < 150).sum())
        assert black > 0.45 * die


def test_a_seal_takes_ink_unevenly() -> None:
    assert len(np.unique(patch(*drawn_alone(SEAL, 3))[:, :, 1])) > 50


def test_the_text_of_a_seal_runs_clockwise_from_the_left_of_the_foot() -> None:
    words = drawn_alone(SEAL, 2)[1].words
    middles = [((word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2) for word in words]
    assert [word.text for word in words] == RING.split()
    assert middles[0][0] < middles[-1][0]
    assert min(y for _, y in middles) < middles[0][1]


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ({"centre": ["SỞ", "TƯ PHÁP"]}, ["SỞ", "TƯ", "PHÁP"]),
        ({"centre": ["TRƯỜNG", "ĐẠI HỌC", "KINH TẾ"]}, ["TRƯỜNG", "ĐẠI", "HỌC", "KINH", "TẾ"]),
        ({"emblem": "star"}, []),
        ({}, []),
    ],
)
def test_lines_in_the_middle_of_a_seal_stand_inside_its_inner_ring(step: dict[str, object], words: list[str]) -> None:
    _, mark = drawn_alone({"step": "seal", "ring": RING, **step}, 5)
    inner = mark.words[len(RING.split()) :]
    x, y = (mark.box[0] + mark.box[2]) / 2, (mark.box[1] + mark.box[3]) / 2
    assert [word.text for word in inner] == words
    for word in inner:
        corners = [(cx - x, cy - y) for cx in (word.box[0], word.box[2]) for cy in (word.box[1], word.box[3])]
        assert max(np.hypot(*corner) for corner in corners) < 0.75 * DIAMETER / 2


@pytest.mark.parametrize("ring", ["BỘ CÔNG SẢN", "UBND XÃ AN KHÊ - HUYỆN BÌNH LÃNG - TỈNH LAM GIANG", "A"])
def test_short_and_long_names_both_fit_round_a_seal(ring: str) -> None:
    plate = seal(ring)
    assert [word.text for word in plate.words] == ring.split(" ")
    for word in plate.words:
        reach = np.hypot(*(word.hull - np.array(plate.middle)).T)
        assert reach.min() > 0.6 * DIAMETER / 2
        assert reach.max() < 1.0 * DIAMETER / 2


def test_over_the_head_the_seal_covers_a_part_of_the_agency_s_name() -> None:
    for seed in SEEDS:
        _, mark = drawn_alone({**SEAL, "over": "head"}, seed)
        assert meet(mark.box, DECISION.left_head)
        assert mark.box[2] < DECISION.left_head[2] + mm(4)


def test_over_the_head_of_a_later_page_the_seal_stands_near_its_top() -> None:
    canvases = blank(2)
    put(canvases, DECISION, [{**SEAL, "over": "head", "page": 2}], 1)
    assert canvases[0].drawn == []
    assert canvases[1].drawn[0].box[3] < mm(60)


@pytest.mark.parametrize("count", [1, 2, 4, 5, 6, 11])
def test_a_seal_across_the_pages_leaves_a_slice_on_the_right_edge_of_each(count: int) -> None:
    canvases = blank(count)
    put(canvases, DECISION, [PAGE_SEAL], 7)
    for start in range(0, count, 5):
        pages = canvases[start : start + 5]
        boxes = [page.drawn[0].box for page in pages]
        assert all(box[2] == WIDTH for box in boxes)
        assert all(abs((box[1] + box[3]) / 2 - mm(148.5)) < mm(40) for box in boxes)
        total = sum(box[2] - box[0] for box in boxes)
        expected = DIAMETER / 2 if len(pages) == 1 else DIAMETER
        assert abs(total - expected) < mm(2.5) + 4 * len(pages)


def test_the_slices_of_one_seal_are_not_alike() -> None:
    canvases = blank(3)
    put(canvases, DECISION, [PAGE_SEAL], 7)
    slices = [canvas.pixels[:, -100:] for canvas in canvases]
    assert not np.array_equal(slices[0], slices[1])
    assert not np.array_equal(slices[1], slices[2])


@pytest.mark.parametrize("family", SIGNATURES)
def test_every_family_of_signatures_sweeps_wide(family: str) -> None:
    for seed in range(6):
        strokes = SIGNATURES[family](np.random.default_rng(seed))
        points = np.vstack(strokes)
        width, height = np.ptp(points, axis=0)
        assert 24 < width < 80
        assert 5 < height < 32
        assert points[:, 0].min() < 0 < points[:, 0].max()


def test_signatures_come_from_many_families() -> None:
    assert len(SIGNATURES) >= 5
    shapes = {signature(seed).mask.shape for seed in range(20)}
    assert len(shapes) > 15


def test_one_person_signs_alike_on_different_blocks() -> None:
    other = SigningPlace(0, mm(60), mm(120), (0, 0, 1, 1), (0, 0, 1, 1))
    places = Places(DECISION.sizes, *(DECISION.left_head,) * 3, DECISION.body_end, None, (DECISION.signings[0], other))
    steps = [{**SIGNATURE, "hand": 9, "colour": "black"}, {**SIGNATURE, "hand": 9, "colour": "black", "signing": 1}]
    canvas = inked(steps, 1, places)
    first, second = (patch(canvas, mark) for mark in canvas.drawn)
    assert np.array_equal(first, second)


@pytest.mark.parametrize(("colour", "bluer"), [("blue", True), ("black", False)])
def test_the_pen_has_the_colour_asked_for(colour: str, bluer: bool) -> None:
    for seed in range(6):
        signed = patch(*drawn_alone({**SIGNATURE, "colour": colour}, seed))
        ink = signed[signed.min(axis=2) < 100].astype(int)
        assert bool(ink[:, 2].mean() > ink[:, 0].mean() + 40) is bluer


def test_initials_are_small_and_stand_after_the_last_line() -> None:
    _, x, y = DECISION.body_end
    for seed in SEEDS:
        box = drawn_alone(INITIALS, seed)[1].box
        assert x - mm(4) < box[0] < x + mm(8)
        assert box[1] < y < box[3] + mm(3)
        assert mm(4) < box[2] - box[0] < mm(25)


def test_initials_of_a_later_block_stand_beside_its_title() -> None:
    other = SigningPlace(0, mm(60), mm(120), (0, 0, 1, 1), (mm(40), mm(100), mm(80), mm(140)))
    places = Places(DECISION.sizes, *(DECISION.left_head,) * 3, DECISION.body_end, None, (DECISION.signings[0], other))
    box = drawn_alone({**INITIALS, "signing": 1}, 1, places)[1].box
    assert meet(box, (mm(78), mm(98), mm(105), mm(112)))


def test_no_two_people_have_the_same_initials() -> None:
    assert len({initials(seed).mask.shape for seed in range(20)}) > 15


def test_a_signature_s_pen_presses_now_more_now_less() -> None:
    ink = (patch(*drawn_alone({**SIGNATURE, "hand": 4}, 1)).min(axis=2) < 128).astype(np.uint8)
    runs = []
    for row in ink:
        edges = np.flatnonzero(np.diff(np.concatenate([[0], row, [0]])))
        runs += list(edges[1::2] - edges[::2])
    assert np.percentile(runs, 75) > 1.3 * np.percentile(runs, 10)
