"""Round seals by their whole rings: the circles most voted for, looked at closely.

The rings that cups leave get as many votes as a seal, but are thick and soft, without letters along them.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ocr_pipeline.imaging.marks.layers import Layer, Layers
from ocr_pipeline.imaging.marks.rings import DIRECTIONS, Proposal, Ring, fitted, proposals, unrolled
from ocr_pipeline.imaging.scaling import shrunk

RED_VOTES, DARK_VOTES = 0.4, 0.22
"""Least votes, in edge pixels per pixel of the circle: of red ink alone, and of any ink with close looks besides."""
LEAST_RED = 0.15
"""Least redness (0..1) of a red ring: 0.17 to 0.7 on faded and blurred pages, at most 0.13 in the stain of a cup."""
PALE_RED = 0.09
"""The same of a ring that is surely a seal's by its second ring and its letters: on brown paper what was pressed palely
is hardly redder than the paper. It is as dark as LEAST_DARK: what shines through from the back is not."""
FEWEST_RED = 36
"""Pixels of at least LEAST_RED that a red ring has: three of ten rays of the smallest, every other on its own pixel."""
RED_CLOSED, DARK_CLOSED = 0.6, 0.8
"""Least share of the rays that meet the ring."""
INKED_RING, TORN_CLOSED, TORN_CLEAR = 0.5, 0.64, 0.58
"""A ring that is so dark (0..1) on the middling ray is no stain, and may be torn by a threshold: so many of its rays
meet it, and so many clear paper behind it. Elsewhere on 400 pages at most 0.6 and 0.4 do."""
LEAST_DARK = 0.2
"""Least darkness (0..1) of a ring of any colour: 0.26 and more of seals on 900 pages; one that shines through from the
back has 0.16."""
LETTERS, UNEVEN_CLOSED, UNEVEN_VOTED, UNEVEN_PAPER = 30, 0.62, 0.83, 0.85
"""A ring with letters may be pale, pressed unevenly or of any colour. So often at least its letters begin or end
around it; so many of its rays meet it; its votes and the share of its rays with clear paper behind it are together so
much; so many rays show paper among its letters. Seals on 900 pages have 41, 0.67, 0.86 and 0.97; where lines of text
cross elsewhere the votes and the clear rays are at most 0.80."""
CLEAR_WHERE_MET = 0.78
"""Where rays meet such a ring so many of them meet paper behind it: 0.82 to 1 of a seal's, at most 0.68 of those of a
cup that stood on text."""
EACH_SIDE = 0.35
"""Least share of the rays to the left and to the right of its middle that are clear: a slice has one side only."""
FEWEST_VOTES, SHARP, BARE_INSIDE, SECOND = 0.15, 0.53, 0.42, 0.08
"""A pale ring that the votes hardly tell from print is a seal's by what lies beside it. The mean of its rays is so much
darker on the ring than outside, than among what is within, and than about the second ring inside, in shares of its
darkness, and letters stand between. Seals on 450 pages have 0.54, 0.45 and 0.1; other circles of no stain less than
0.5 outside; cups have up to 0.66, but no second ring."""
NEAR, NEAR_SIZES, NEAR_SHARP = 8, (26, 43), 0.35
"""On grey pages print and strokes across a pale ring take its votes and draw them aside, by up to 17 pixels. At half
the resolution rings of these radii, so many pixels each way, are looked at; one so much sharper outside, in shares of
its darkness, is looked at closely: seals have 0.44 and more, other circles of the same pages 0.27 at most."""
PALE = 0.4
"""Print is taken for no darker (0..1) where a pale ring is sought."""
REFIT_VOTES, REFIT, REFIT_WIDER = 0.3, 5, (-4, 5)
"""From so many votes on a pale ring is sought, so many pixels each way and so much smaller or larger, as the one that
is sharpest: print across it draws the fit by its darkest pixels aside."""
GREY = 0.08
"""Redness of a ring of no colour in shares of its darkness: black seals have 0, stains from 0.12 on."""
DARK_AS_PRINT = 0.62
"""Least darkness (0..1) on a colour page of a ring that is not red: a black one, not a brown stain."""
CLEAR_OUTSIDE = 0.7
"""Least share of the rays on which the paper is clear just outside the ring."""
LETTERED = (0.66, 0.92)
"""Where the letters stand between the rings, in shares of the radius."""
AMONG_LETTERS, LETTER_INK = 0.8, 0.35
"""Where their middles stand, and the share of the ring's darkness that is ink there."""
SECOND_AT = (0.55, 0.76)
"""Where the second ring lies."""
LEAST_PAPER = 0.6
"""Least share of the rays on which paper shows among the letters: what a cup leaves is stained all over."""
INK = 0.45
"""Share of the ring's own darkness from which on a pixel is inked."""


def find_rings(layers: Layers) -> list[Ring]:
    """The round seals that lie on the page with most of their ring, the most voted for first."""
    found: list[Proposal] = []
    if layers.red is not None and _may_hold_seal(layers.red):
        found += [each for each in _looked_at(layers.red) if _is_red_seal(layers.red, layers.dark, each)]
    for each in _looked_at(layers.dark):
        if _is_seal(layers, each):
            found.append(each)
        elif each.votes >= REFIT_VOTES:
            found += _pale_seal(layers, each)
        elif layers.red is None:
            found += seal_aside(layers, each)
    rings: list[Ring] = []
    for each in found:
        if all(ring.distance(each.ring.x, each.ring.y) > 1 for ring in rings):
            rings.append(each.ring)
    return rings


def _pale_seal(layers: Layers, proposal: Proposal) -> list[Proposal]:
    """The seal paler than print near a circle, if there is one: print counts no more than its ring does."""
    pale = np.minimum(layers.dark, np.float32(PALE))
    ring = _sharpest(pale, proposal.ring)
    look = _Look(pale, ring)
    there = look.level >= LEAST_DARK and look.is_double() and _is_grey(layers, ring, look.level)
    return [Proposal(ring, proposal.votes)] if there else []


def seal_aside(layers: Layers, proposal: Proposal) -> list[Proposal]:
    """The seal paler than print up to 17 pixels aside of a circle that got few votes, if there is one."""
    pale = np.minimum(layers.dark, np.float32(PALE))
    ring = _near(pale, proposal.ring)
    look = _Look(pale, ring)
    return _pale_seal(layers, Proposal(ring, proposal.votes)) if look.sharp >= NEAR_SHARP * look.level else []


def _may_hold_seal(red: Layer) -> bool:
    """Whether there is red enough for one ring: most pages in colour need no closer look."""
    return int(np.count_nonzero(red >= LEAST_RED)) >= FEWEST_RED


def _is_red_seal(red: Layer, dark: Layer, proposal: Proposal) -> bool:
    if proposal.votes < RED_VOTES:
        return False
    look = _Look(red, proposal.ring)
    if look.closed < RED_CLOSED or look.papered < LEAST_PAPER or look.level < PALE_RED:
        return False
    return look.level >= LEAST_RED or (look.is_double() and _Look(dark, proposal.ring).level >= LEAST_DARK)


def _is_seal(layers: Layers, proposal: Proposal) -> bool:
    look = _Look(layers.dark, proposal.ring)
    if look.level < LEAST_DARK or look.papered < LEAST_PAPER:
        return False
    if look.is_double() and _is_grey(layers, proposal.ring, look.level):
        return True
    if proposal.votes < DARK_VOTES:
        return False
    faintest = 0.0 if layers.red is None else DARK_AS_PRINT
    torn = look.typical >= INKED_RING
    closed, clear = (TORN_CLOSED, TORN_CLEAR) if torn else (DARK_CLOSED, CLEAR_OUTSIDE)
    even = look.typical >= faintest and look.closed >= closed and look.clear >= clear
    return even or (look.is_lettered(proposal.votes) and _is_grey(layers, proposal.ring, look.level))


def _is_grey(layers: Layers, ring: Ring, level: float) -> bool:
    """Whether a ring is of no colour: the brown of a stain is a little red."""
    if layers.red is None:
        return True
    rim = round(ring.radius)
    redness = unrolled(layers.red, ring, 1.3)[:, rim - 2 : rim + 3].max(axis=1)
    return float(np.median(redness)) < GREY * level


class _Look:
    """A circle unrolled: a row for each ray, a column for each pixel from the middle outwards."""

    def __init__(self, layer: Layer, ring: Ring) -> None:
        rays = unrolled(layer, ring, 1.3)
        rim = round(ring.radius)
        self._rim, self._profile = rim, rays.mean(axis=0)
        self._ring = rays[:, rim - 2 : rim + 3].max(axis=1)
        self.level = max(float(np.percentile(self._ring, 70)), 1e-3)
        outside = round(1.07 * ring.radius)
        beyond = rays[:, outside : outside + 2].max(axis=1)
        self._clear = (self._ring > INK * self.level) & (beyond < 0.5 * self._ring)
        self._letters = rays[:, round(LETTERED[0] * ring.radius) : round(LETTERED[1] * ring.radius)]
        middle = round(AMONG_LETTERS * ring.radius)
        self._across = rays[:, middle - 1 : middle + 2].mean(axis=1)

    def is_lettered(self, votes: float) -> bool:
        """Whether it is surely a seal's by its letters, however unevenly it was pressed."""
        clear = self.clear >= max(UNEVEN_VOTED - votes, CLEAR_WHERE_MET * self.closed)
        met = self.closed >= UNEVEN_CLOSED and clear
        return met and self._changes >= LETTERS and self.papered >= UNEVEN_PAPER and self._weaker_side >= EACH_SIDE

    def is_double(self) -> bool:
        """Whether it is surely a seal's by its two rings and the letters between, however pale it is."""
        rings = self.sharp >= SHARP * self.level and self._bare_inside >= BARE_INSIDE * self.level
        lettered = self._changes >= LETTERS and self.papered >= UNEVEN_PAPER and self._weaker_side >= EACH_SIDE
        return rings and lettered and self._second >= SECOND * self.level

    @property
    def sharp(self) -> float:
        """How much darker (0..1) the ring is than what is just outside, on the mean of its rays."""
        return self._on_rim - float(self._profile[self._rim + 4 : self._rim + 9].mean())

    @property
    def _bare_inside(self) -> float:
        return self._on_rim - float(self._profile[self._rim - 12 : self._rim - 3].min())

    @property
    def _on_rim(self) -> float:
        return float(self._profile[self._rim - 1 : self._rim + 2].max())

    @property
    def _second(self) -> float:
        """How much darker the second ring is, that about the middle, than the bare circles on its both sides."""
        mean = self._profile
        within = range(round(SECOND_AT[0] * self._rim), round(SECOND_AT[1] * self._rim))
        return max(
            float(mean[at - 1 : at + 2].max() - max(mean[at - 6 : at - 2].min(), mean[at + 3 : at + 7].min()))
            for at in within
        )

    @property
    def typical(self) -> float:
        """The ring's darkness on the middling ray: lines of text that cross it do not count."""
        return float(np.median(self._ring))

    @property
    def closed(self) -> float:
        """Share of the rays that meet the ring."""
        return float((self._ring > INK * self.level).mean())

    @property
    def clear(self) -> float:
        """Share of the rays that meet the ring and then paper."""
        return float(self._clear.mean())

    @property
    def _changes(self) -> int:
        """How often letters begin or end around it."""
        inked = self._across > LETTER_INK * self.level
        return int(np.count_nonzero(inked[1:] != inked[:-1]))

    @property
    def _weaker_side(self) -> float:
        """The same of the rays to the left or to the right of its middle, whichever is less."""
        quarter = DIRECTIONS // 4
        right = np.roll(self._clear, quarter)
        return float(min(right[: 2 * quarter].mean(), right[2 * quarter :].mean()))

    @property
    def papered(self) -> float:
        """Share of the rays on which paper shows where the letters stand."""
        return float((self._letters.min(axis=1) < 0.25 * self.level).mean())


def _looked_at(layer: Layer) -> Iterator[Proposal]:
    """The circles of a layer worth a close look, moved onto the ring they lie near."""
    for each in proposals(layer):
        if each.votes >= FEWEST_VOTES:
            yield Proposal(fitted(layer, each.ring), each.votes)


def _near(layer: Layer, ring: Ring) -> Ring:
    """The ring that is sharpest outside farther about one, to two pixels."""
    half = Ring(ring.x / 2, ring.y / 2, ring.radius / 2)
    found = _sharpest_of(shrunk(layer, 0.5), half, NEAR, NEAR_SIZES, beside=2)
    return Ring(2 * found.x, 2 * found.y, 2 * found.radius)


def _sharpest(layer: Layer, ring: Ring) -> Ring:
    """The ring near one that is sharpest outside, by pixels."""
    sizes = round(ring.radius) + REFIT_WIDER[0], round(ring.radius) + REFIT_WIDER[1]
    return _sharpest_of(layer, ring, REFIT, sizes, beside=4)


def _sharpest_of(layer: Layer, ring: Ring, reach: int, sizes: tuple[int, int], *, beside: int) -> Ring:
    """Of rings of these radii, ``reach`` pixels each way about one, the one that is sharpest ``beside`` it."""
    steps = range(-reach, reach + 1)
    radii = np.arange(sizes[0] - 1, sizes[1] + 2 * beside + 1)
    angles = np.arange(0, DIRECTIONS, 2) * (2 * np.pi / DIRECTIONS)
    across, down = np.outer(radii, np.cos(angles)), np.outer(radii, np.sin(angles))
    best, found = -1.0, ring
    for right in steps:
        for below in steps:
            x, y = ring.x + right, ring.y + below
            columns, rows = np.rint(x + across).astype(np.int32), np.rint(y + down).astype(np.int32)
            there = (columns >= 0) & (rows >= 0) & (columns < layer.shape[1]) & (rows < layer.shape[0])
            near = layer[rows.clip(0, layer.shape[0] - 1), columns.clip(0, layer.shape[1] - 1)]
            mean = np.where(there, near, 0).mean(axis=1)
            beyond = np.convolve(mean, np.ones(beside + 1) / (beside + 1), "valid")[beside:]
            sharp = mean[: len(beyond)] - beyond
            most = int(np.argmax(sharp))
            if sharp[most] > best:
                best, found = float(sharp[most]), Ring(x, y, float(radii[most]))
    return found
