"""Pages drawn for the tests: lines of Tinos on A4, and what scanners and offices add to them.

Every picture is uint8, grey ``(height, width)`` unless said otherwise; random grain is seeded.
"""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from ocr_pipeline.imaging.ink import Pixels
from samples.fonts import face

A4_INCHES = (8.27, 11.69)
SENTENCES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương và các văn bản hướng dẫn thi hành;",
    "Sở Tư pháp đề nghị các cơ quan, địa phương nghiên cứu, tham gia ý kiến đối với toàn bộ",
    "dự thảo, trong đó tập trung vào mức chi thù lao cho hòa giải viên ở cơ sở.",
    "Toàn tỉnh hiện có 1.126 tổ hòa giải với 6.942 hòa giải viên; dự kiến nhu cầu kinh phí",
    "mỗi năm khoảng 2,03 tỷ đồng, tăng 12,5% so với năm trước.",
    "Rất mong nhận được sự quan tâm, phối hợp của quý cơ quan, địa phương./.",
)


@cache
def _text_page(dpi: int, said: tuple[str, ...]) -> Pixels:
    page = Image.new("L", (round(A4_INCHES[0] * dpi), round(A4_INCHES[1] * dpi)), 255)
    pen = ImageDraw.Draw(page)
    # 14 point type, 18 point lines, margins of 30 mm and 25 mm: a page by NĐ 30/2020, Phụ lục I.
    font, left, top = face(14 / 72 * dpi), 30 / 25.4 * dpi, 25 / 25.4 * dpi
    for number, line in enumerate(said):
        pen.text((left, top + number * 18 / 72 * dpi), line, fill=0, font=font)
    drawn = np.array(page)
    drawn.setflags(write=False)
    return drawn


def text_page(dpi: int, lines: int = 36, *, capitals: bool = False) -> Pixels:
    """Black lines of text on white A4."""
    said = (SENTENCES[number % len(SENTENCES)] for number in range(lines))
    return _text_page(dpi, tuple(line.upper()[:60] if capitals else line for line in said)).copy()


def prose_page(dpi: int, lines: int = 36) -> Pixels:
    """Lines of which no two are alike, so that no letters stand below one another as if in columns."""
    words = " ".join(SENTENCES).split()
    rng = np.random.default_rng(1)
    return _text_page(dpi, tuple(" ".join(rng.permutation(words)[:16]) for _ in range(lines))).copy()


def figures_page(dpi: int) -> Pixels:
    """Rows of figures without a letter or a sign that hangs from the line."""
    return _text_page(dpi, ("10 886 901  1980  0068  91 689  6890  18 096",) * 30).copy()


def counted_page(dpi: int) -> Pixels:
    """Under some lines of text names of hamlets, and beside each of them three figures of one digit."""
    page = Image.new("L", (round(A4_INCHES[0] * dpi), round(A4_INCHES[1] * dpi)), 255)
    pen, point, digits = ImageDraw.Draw(page), dpi / 72, np.random.default_rng(2).integers(1, 9, (28, 3))
    names = ("Bản Pho", "Cầu Đá", "Đồng Chùa", "Gò Dưa", "Hạ Đoàn", "Khe Lạnh", "Làng Thượng", "Nà Khoang", "Suối Cát")
    for number, line in enumerate(SENTENCES[:4]):
        pen.text((85 * point, (60 + 18 * number) * point), line[:70], fill=0, font=face(13 * point))
    for number, row in enumerate(digits):
        cells = ((75, number + 1), (105, f"Thôn {names[number % 9]}"), *zip((310, 400, 490), row, strict=True))
        for left, said in cells:
            pen.text((left * point, (150 + 20 * number) * point), str(said), fill=0, font=face(12 * point))
    return np.array(page)


def last_page(dpi: int) -> Pixels:
    """A page with little more than recipients and, beside them and on other lines, a title and a name."""
    page = Image.new("L", (round(A4_INCHES[0] * dpi), round(A4_INCHES[1] * dpi)), 255)
    pen, point = ImageDraw.Draw(page), dpi / 72
    recipients = (
        "UBND tỉnh (để báo cáo);",
        "Chánh án, các Phó Chánh án;",
        "Các đơn vị thuộc TAND hai cấp;",
        "Viện kiểm sát nhân dân cùng cấp;",
        "Chánh tòa các Tòa chuyên trách, Trưởng các phòng;",
        "Thường trực Hội đồng nhân dân tỉnh;",
        "UBND các huyện, thị xã, thành phố;",
        "Lưu: VT, TCCB.",
    )
    for number, line in enumerate(recipients):
        pen.text((85 * point, (83 + 13.4 * number) * point), f"- {line}", fill=0, font=face(11 * point))
    for down, line in ((71, "KT. GIÁM ĐỐC"), (87.4, "PHÓ GIÁM ĐỐC"), (141.5, "Nguyễn Công Cường")):
        pen.text((370 * point, down * point), line, fill=0, font=face(14 * point))
    return np.array(page)


def tilted(page: Pixels, degrees: float, paper: int = 255) -> Pixels:
    """The page as it lay on the glass when it takes ``degrees`` counter-clockwise to level it."""
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), -degrees, 1.0)
    value = (float(paper),) * 3
    turned = cv2.warpAffine(page, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=value)
    return np.asarray(turned, dtype=np.uint8)


def noisy(page: Pixels, sigma: float = 25.0) -> Pixels:
    """The grain of a sensor on greyish paper; ``sigma`` in grey levels."""
    return _grey_levels(page * 0.9 + sigma * _grain(page.shape))


@cache
def _grain(shape: tuple[int, ...]) -> NDArray[np.float32]:
    return np.random.default_rng(7).standard_normal(shape, dtype=np.float32)


def dark_edges(page: Pixels, dpi: int) -> Pixels:
    """The black lid of a copier around the page: a band of 8 mm left and above, 4 mm right."""
    wide, narrow = round(8 / 25.4 * dpi), round(4 / 25.4 * dpi)
    edged = page.copy()
    edged[:wide] = 15
    edged[:, :wide] = 15
    edged[:, -narrow:] = 15
    return edged


def sealed(page: Pixels, dpi: int) -> Pixels:
    """A round seal of 36 mm over the last lines, as a grey scanner sees red ink."""
    height, width = page.shape
    middle, radius = (round(0.6 * width), round(0.6 * height)), round(18 / 25.4 * dpi)
    stamp = np.full_like(page, 255)
    for share, stroke in ((1.0, 1.2), (0.86, 0.6), (0.45, 0.6)):
        cv2.circle(stamp, middle, round(radius * share), 110.0, max(1, round(stroke / 25.4 * dpi)))
    return np.minimum(page, stamp)


def photographed(page: Pixels, dpi: int) -> Pixels:
    """A photograph of 60 × 45 mm amid the text."""
    height, width = round(45 / 25.4 * dpi), round(60 / 25.4 * dpi)
    with_photo = page.copy()
    y, x = round(0.35 * page.shape[0]), round(0.4 * page.shape[1])
    with_photo[y : y + height, x : x + width] = photo(height, width)
    return with_photo


def one_bit(page: Pixels) -> Pixels:
    """Black or white, as a fax sends it, with the specks of a dirty roller."""
    black = page < 150
    rows, columns = np.random.default_rng(11).integers(0, page.shape, (400, 2)).T
    black[rows, columns] = True
    return np.where(black, 0, 255).astype(np.uint8)


def photo(height: int, width: int) -> Pixels:
    """Soft dark shapes without any line: what a landscape looks like to a finder of lines."""
    coarse = np.random.default_rng(3).uniform(30, 220, (9, 7)).astype(np.float32)
    soft = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    return _grey_levels(np.asarray(soft))


def noise_page(dpi: int) -> Pixels:
    """Nothing but grain."""
    return noisy(np.full((round(A4_INCHES[1] * dpi), round(A4_INCHES[0] * dpi)), 200, np.uint8), 40.0)


def shown_through(front: Pixels, back: Pixels, strength: float) -> Pixels:
    """The front, and the back mirrored, as dark as ``strength`` (0..1) of it."""
    height, width = (min(one, other) for one, other in zip(front.shape, back.shape, strict=True))
    behind = 255 - strength * (255 - back[:height, :width][:, ::-1].astype(np.float64))
    return np.minimum(front[:height, :width], behind).astype(np.uint8)


def blank_back(dpi: int) -> Pixels:
    """The back of a sealed page: broken arcs of the seal that came through, and dust."""
    page = np.full((round(A4_INCHES[1] * dpi), round(A4_INCHES[0] * dpi)), 255, np.uint8)
    middle, rng = (round(0.4 * page.shape[1]), round(0.75 * page.shape[0])), np.random.default_rng(5)
    for millimetres in (8.0, 12.0, 15.0, 17.0):
        for start in rng.uniform(0, 360, 25):
            radius = round(millimetres / 25.4 * dpi)
            cv2.ellipse(page, middle, (radius, radius), 0.0, start, start + rng.uniform(2, 9), 60.0, dpi // 50)
    return page


def ruled_table(dpi: int) -> Pixels:
    """An empty form: a grid of thin rules, no letter."""
    width, height = round(A4_INCHES[0] * dpi), round(A4_INCHES[1] * dpi)
    page = np.full((height, width), 255, np.uint8)
    left, right, top, bottom = (round(share) for share in (0.12 * width, 0.9 * width, 0.1 * height, 0.9 * height))
    thick = max(1, round(0.4 / 25.4 * dpi))
    for y in np.linspace(top, bottom, 31).round().astype(int):
        cv2.line(page, (left, int(y)), (right, int(y)), 0.0, thick)
    for x in np.linspace(left, right, 6).round().astype(int):
        cv2.line(page, (int(x), top), (int(x), bottom), 0.0, thick)
    return page


def coloured(page: Pixels, ink: tuple[int, int, int], paper: tuple[int, int, int] = (255, 255, 255)) -> Pixels:
    """The page printed in ``ink`` on ``paper``, both BGR: ``(height, width, 3)``."""
    share = page[..., None].astype(np.float32) / 255
    return _grey_levels(share * np.array(paper, np.float32) + (1 - share) * np.array(ink, np.float32))


def _grey_levels(values: NDArray[np.floating]) -> Pixels:
    return np.clip(np.round(values), 0, 255).astype(np.uint8)


def bound(page: Pixels, dpi: int, lift_mm: float, reach_mm: float = 60, *, right: bool = False) -> Pixels:
    """A page whose lines rise by ``lift_mm`` at the spine (below 0: fall), at the ``right`` or the left."""
    height, width = page.shape[:2]
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    from_spine = width - 1 - x if right else x
    rise = lift_mm * dpi / 25.4 * np.exp(-from_spine / (reach_mm * dpi / 25.4)) * (0.6 + 0.8 * y / height)
    drawn = cv2.remap(page, x, (y + rise).astype(np.float32), cv2.INTER_LINEAR, borderValue=(255.0,))
    return np.asarray(drawn, dtype=np.uint8)


def fading(page: Pixels) -> Pixels:
    """Print that grows paler from the left, where it is black, to the right, and is darker again at the bottom."""
    height, width = page.shape
    y, x = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j]
    share = np.clip(1.0 - 0.75 * np.abs(np.sin(3.0 * x + 2.0 * y)), 0.25, 1.0)
    return _grey_levels(255 - (255 - page.astype(np.float32)) * share)


def aslant(page: Pixels, dpi: int, degrees: float, lean: float) -> tuple[Pixels, float, float]:
    """A page on a dark table, photographed from the side.

    ``degrees`` is how far the page is turned, ``lean`` by what share of its width its left corners are lifted and its
    right ones lowered, more at the bottom. Also gives the clockwise slope in degrees of its lines in the middle of the
    picture, and by how many radians they turn for each inch further down.
    """
    height, width = page.shape
    margin = round(0.5 * dpi)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64)
    turn = np.radians(degrees)
    about = corners - corners.mean(axis=0)
    seen = about @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]]) + corners.mean(axis=0)
    seen += lean * width * np.array([[0, 0.2], [0, -0.2], [0.1, 0.5], [-0.1, -0.5]]) + margin
    move = cv2.getPerspectiveTransform(corners.astype(np.float32), seen.astype(np.float32))
    size = (width + 2 * margin, height + 2 * margin)
    picture = cv2.warpPerspective(page, move, size, flags=cv2.INTER_AREA, borderValue=(70.0,))
    # Where lines of the page cross the upright through the middle of the picture, and how they slope there.
    slopes = [_slope_at(np.asarray(move, np.float64), size, down) for down in (0.25 * size[1], 0.5 * size[1])]
    fan = (slopes[1] - slopes[0]) / (0.25 * size[1] / dpi)
    return np.asarray(picture, np.uint8), float(np.degrees(np.arctan(slopes[1]))), float(fan)


def _slope_at(move: NDArray[np.float64], size: tuple[int, int], down: float) -> float:
    there = np.linalg.inv(move) @ np.array([size[0] / 2, down, 1.0])
    across = np.array([[-1.0, 1.0], [0.0, 0.0], [0.0, 0.0]]) + (there / there[2])[:, None]
    (x0, x1), (y0, y1) = (move @ across)[:2] / (move @ across)[2]
    return float((y1 - y0) / (x1 - x0))
