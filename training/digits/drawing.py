"""A line of training drawn: print, pen and stamp on white paper, worn by a scanner, cut as the reader cuts it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from ocr_pipeline.recognition.digits.strips import CAPITAL, FOOT, HIGH, normalised
from training.digits.hands import Hands, Mask, Row, stamped
from training.digits.lines import Line, Piece
from training.digits.types import Type, type_of
from training.strips import Strip

TALL = 36.0
"""Height of a capital in pixels where lines are drawn."""
_ROOM = 4.5
"""Height of the drawing in heights of a capital."""


_NEIGHBOURS = ("TỈNH QUẢNG NGÃI", "TRƯỜNG ĐẠI HỌC", "Độc lập - Tự do - Hạnh phúc", "V/v đăng ký danh sách tham gia")


def draw(line: Line, hands: Hands, rng: np.random.Generator) -> Strip:
    """A line written, scanned and cut."""
    ink, ends, said = _set(line, hands, rng)
    left, right = _cut(line, ink.shape[1], ends, rng)
    scan = _scanned(255 * (1 - _gained(ink[:, left:right], rng)), rng)
    strip = _strip(scan, rng)
    kept = [(sign, (x - left) / (right - left) * strip.shape[1]) for x, sign in said if left < x < right]
    return Strip(strip, tuple(sign for sign, _ in kept), tuple(column for _, column in kept))


def _set(line: Line, hands: Hands, rng: np.random.Generator) -> tuple[Mask, list[int], list[tuple[float, int]]]:
    """The ink of all pieces, where each ends, and where each sign stands."""
    paper = np.zeros((round(_ROOM * TALL), 2200), np.float32)
    base = round(_ROOM * TALL * FOOT / HIGH)
    x, ends, said = round(float(rng.uniform(0.2, 1.5)) * TALL), [], []
    dark, type_ = float(rng.uniform(0.75, 1.0)), type_of(line.italic, rng)
    way = float(np.clip(rng.normal(1.2, 0.2), 0.85, 1.75)), float(rng.normal(0.05, 0.14))
    for piece in line.pieces:
        start = x
        if piece.by == "print":
            middles = _type(paper, piece.text, (x, base), type_, dark)
            x = round(middles[-1])
        elif piece.text:
            middles = _write(paper, piece, (x, base), hands, rng, way)
            x = max(x, round(middles[-1]))
        said += [(middles[at], sign) for at, sign in piece.signs]
        if line.leaders and piece.by != "print":
            x = max(x, start + round(float(rng.uniform(0, 2.5)) * TALL))
            _dots(paper, start, x, base, rng)
        ends.append(x)
    paper = paper[:, : min(2200, x + round(0.6 * TALL))]
    _neighbours(paper, base, rng)
    return paper, ends, said


def _neighbours(paper: Mask, base: int, rng: np.random.Generator) -> None:
    """The rule under an agency's name, and glimpses of the lines above and below."""
    wide = paper.shape[1]
    if rng.random() < 0.25:
        y = round(base - float(rng.uniform(1.35, 1.75)) * TALL)
        x0, x1 = sorted(int(x) for x in rng.integers(0, wide, 2))
        cv2.line(paper, (x0, y), (x1, y), 0.95, int(rng.integers(2, 5)))
    if rng.random() < 0.2:
        row = base + round(float(rng.choice((-1, 1)) * rng.uniform(1.5, 2.0)) * TALL)
        _type(
            paper,
            str(rng.choice(_NEIGHBOURS)),
            (int(rng.integers(0, max(1, wide // 2))), row),
            type_of(False, rng),
            0.95,
        )


def _type(paper: Mask, text: str, at: tuple[int, int], type_: Type, dark: float) -> list[float]:
    """Prints; the middle of each character, and the end."""
    image = Image.new("L", (max(1, round(1.2 * TALL * (len(text) + 1))), paper.shape[0]), 0)
    pencil = ImageDraw.Draw(image)
    x, middles = 0.0, []
    for sign in text:
        font = type_.of(sign, TALL)
        pencil.text((x, at[1]), sign, 255, font, anchor="ls")
        wide = font.getlength(sign)
        middles.append(at[0] + x + wide / 2)
        x += wide
    under = paper[:, at[0] : at[0] + image.width]
    np.maximum(under, np.asarray(image, np.float32)[:, : under.shape[1]] / 255 * dark, out=under)
    return [*middles, at[0] + x]


def _write(
    paper: Mask, piece: Piece, at: tuple[int, int], hands: Hands, rng: np.random.Generator, way: tuple[float, float]
) -> list[float]:
    """Writes or stamps; the middle of each character, and the end."""
    tall, lift = way
    if "/" in piece.text:
        return _with_slashes(paper, [hands.number(part, TALL * tall, rng) for part in piece.text.split("/")], at, rng)
    if piece.by == "stamp":
        row = stamped(piece.text, TALL * float(rng.uniform(0.95, 1.25)), rng)
    else:
        row = hands.number(piece.text, TALL * tall, rng)
    squeeze = float(rng.uniform(0.6, 0.9)) if rng.random() < 0.12 else 1.0
    wide = max(2, round(row.mask.shape[1] * squeeze))
    mask = np.asarray(cv2.resize(row.mask, (wide, row.mask.shape[0]), interpolation=cv2.INTER_AREA), np.float32)
    start = max(0, at[0] + round(float(rng.normal(0.12, 0.22)) * TALL))
    _lay(paper, mask, start, round(at[1] - mask.shape[0] + lift * TALL), float(rng.uniform(0.6, 1.0)))
    end = start + wide + round(float(rng.normal(0.1, 0.25)) * TALL)
    return [*(start + share * wide for share in row.middles), end]


def _with_slashes(paper: Mask, rows: list[Row], at: tuple[int, int], rng: np.random.Generator) -> list[float]:
    x, dark = float(at[0]), float(rng.uniform(0.6, 1.0))
    middles = []
    for index, row in enumerate(rows):
        if index:
            reach = float(rng.uniform(0.15, 0.5)) * TALL
            width = max(2, round(float(rng.uniform(0.07, 0.14)) * TALL))
            low, high = at[1] + round(0.15 * TALL), at[1] - round(1.2 * TALL)
            cv2.line(paper, (round(x), low), (round(x + reach), high), dark, width, cv2.LINE_AA)
            middles.append(x + reach / 2)
            x += reach + float(rng.uniform(-0.05, 0.15)) * TALL
        _lay(paper, row.mask, round(x), at[1] - row.mask.shape[0], dark)
        middles += [x + share * row.mask.shape[1] for share in row.middles]
        x += row.mask.shape[1] + float(rng.uniform(0, 0.2)) * TALL
    return [*middles, x]


def _lay(paper: Mask, mask: Mask, x: int, y: int, dark: float) -> None:
    y0, y1 = max(0, y), min(paper.shape[0], y + mask.shape[0])
    under = paper[y0:y1, x : x + mask.shape[1]]
    np.maximum(under, mask[y0 - y : y1 - y, : under.shape[1]] * np.float32(dark), out=under)


def _dots(paper: Mask, x0: int, x1: int, base: int, rng: np.random.Generator) -> None:
    step = float(rng.uniform(0.25, 0.5)) * TALL
    for x in np.arange(x0, x1, step):
        cv2.circle(paper, (round(x), base - 2), 3, 0.9, -1, cv2.LINE_AA)


def _cut(line: Line, wide: int, ends: list[int], rng: np.random.Generator) -> tuple[int, int]:
    """First and last column of what is kept: the reader does not always know where a blank begins and ends."""
    left, right = 0, wide
    if len(ends) < 3:
        return left, right
    if line.pieces[0].text and rng.random() < 0.35:
        left = ends[0] - round(float(rng.uniform(0.05, 0.35)) * TALL)
    elif len(line.pieces[0].text) > 8:
        left = ends[0] - round(float(rng.uniform(3.0, 6.0)) * TALL)
    if rng.random() < 0.5:
        right = ends[-2] + round(float(rng.uniform(2.8, 6.0)) * TALL)
    return max(0, left), min(wide, right)


def _gained(ink: Mask, rng: np.random.Generator) -> Mask:
    """Ink that ran or toner that spread, as on most real scans; now and then strokes that came out thin."""
    chance = rng.random()
    if chance < 0.4:
        kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (3, 3))
        wider = cv2.dilate(ink, kernel)
        share = np.float32(rng.uniform(0.3, 1.0))
        return np.asarray(ink * (1 - share) + wider * share, np.float32)
    if chance < 0.5:
        return np.asarray(0.4 * ink + 0.6 * cv2.erode(ink, np.ones((2, 2), np.uint8)), np.float32)
    return ink


def _scanned(page: Mask, rng: np.random.Generator) -> NDArray[np.float32]:
    """The drawing at 100 to 300 dpi, blurred, noisy, perhaps in black and white or packed as JPEG; grey 0..255."""
    scale = float(rng.choice((0.36, 0.5, 0.7, 1.0, 1.0), p=(0.12, 0.18, 0.2, 0.25, 0.25))) * float(
        rng.uniform(0.85, 1.1)
    )
    resized = cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(resized, (0, 0), float(rng.uniform(0.25, 0.9)) * max(0.7, scale))
    grey = np.asarray(small, np.float64) + rng.normal(0, float(rng.uniform(0, 11)), small.shape)
    if rng.random() < 0.25:
        show = cv2.GaussianBlur(rng.standard_normal(grey.shape).astype(np.float32), (0, 0), 6 * scale)
        grey = grey - float(rng.uniform(0, 14)) * np.abs(show) / max(1e-6, float(np.std(show)))
    small = _stored(grey, rng)
    if rng.random() < 0.06:
        x = int(rng.integers(small.shape[1]))
        small[:, x : x + max(1, round(2 * scale))] = 40
    if rng.random() < 0.06:
        y = int(rng.integers(small.shape[0]))
        small[y : y + max(1, round(2 * scale)), :] = 60
    return np.asarray(np.clip(small, 0, 255), np.float32)


def _stored(grey: NDArray[np.float64], rng: np.random.Generator) -> NDArray[np.float64]:
    """As a fax keeps it, in black and white; as JPEG does; or as it is."""
    chance = rng.random()
    if chance < 0.3:
        black = np.where(grey < float(rng.uniform(110, 205)), 0.0, 255.0)
        specks = rng.random(grey.shape) < float(rng.uniform(0, 0.004))
        return np.where(specks, 255.0 - black, black)
    if chance < 0.6:
        quality = [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(25, 85))]
        _, packed = cv2.imencode(".jpg", np.clip(grey, 0, 255).astype(np.uint8), quality)
        return np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), np.float64)
    return grey


def _strip(scan: NDArray[np.float32], rng: np.random.Generator) -> NDArray[np.uint8]:
    zoom = float(np.clip(rng.normal(1.0, 0.1), 0.75, 1.3))
    goal = CAPITAL / (scan.shape[0] / _ROOM) * zoom
    level = cv2.resize(scan, None, fx=goal, fy=goal, interpolation=cv2.INTER_AREA)
    base = level.shape[0] * FOOT / HIGH
    top = round(base - FOOT + float(rng.normal(0, 1.3)))
    padded = cv2.copyMakeBorder(level, HIGH, HIGH, 0, 0, cv2.BORDER_CONSTANT, value=255.0)
    return normalised(np.asarray(padded[HIGH + top : 2 * HIGH + top], np.float32))
