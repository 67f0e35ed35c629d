"""Series drawn with Matplotlib, which is loaded when something is drawn and not before."""

from __future__ import annotations

import io
import logging
import textwrap
import warnings
from collections.abc import Sequence
from typing import Any, Final, Literal

from ocr_pipeline.export.series_plot.panels import Dot, Line, Panel

Axes = Any
"""Matplotlib's: its types come and go with its versions, and know no days."""
Picture = Literal["svg", "png"]
COLOURS: Final = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a6d00", "#56b4e9", "#6a3d9a", "#444444")
"""Told apart also by who sees no red or no green (Okabe and Ito)."""
CONFLICT: Final = "#c00000"
HOLLOW: Final = "white"
WIDE, HIGH = 10.0, 3.6
"""Inches: of the picture, and of each panel."""
DPI: Final = 150
_SCALES: Final = ((1e9, "tỷ "), (1e6, "triệu "))
"""Amounts of money are shown in these once they are ten times as large."""
_MONEY: Final = "đồng"
HEADROOM: Final = 1.08
"""Of the axis above the largest amount, so that no point is cut."""
_NOTE: Final = (
    "Điểm đặt ở đầu kỳ. Điểm rỗng: cần kiểm tra (to be reviewed). Hình thoi: số liệu mâu thuẫn (conflicting)."
)
_TITLE_LETTERS, _NAME_LETTERS = 96, 64
_LOOK: Final = {
    "text.parse_math": False,
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    # The same picture is the same file.
    "svg.hashsalt": "vanban",
    # It needs no font where it is shown, whatever else this process draws.
    "svg.fonttype": "path",
}


def drawn(panels: Sequence[Panel], left_out: int, form: Picture) -> bytes:
    """The picture: a panel under the other.

    Args:
        panels: at least one.
        left_out: how many more there are, which is said.
        form: of the file. Letters of an SVG are outlines: it needs no font.
    """
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    import matplotlib as mpl
    from matplotlib.figure import Figure

    content = io.BytesIO()
    with mpl.rc_context(_LOOK), warnings.catch_warnings():
        # A sign that the font lacks is drawn as a box, and the table has it as it is.
        warnings.filterwarnings("ignore", message="Glyph .* missing", category=UserWarning)
        legends = [_legend_rows(panel) for panel in panels]
        heights = [HIGH + 0.2 * rows for rows in legends]
        figure = Figure(figsize=(WIDE, sum(heights) + 0.5), layout="constrained")
        every = figure.subplots(len(panels), 1, squeeze=False, gridspec_kw={"height_ratios": heights})
        for axes, panel in zip(every[:, 0], panels, strict=True):
            _draw(axes, panel)
        more = f" Không vẽ {left_out} nhóm khác." if left_out else ""
        figure.supxlabel(_NOTE + more, fontsize=8, color="#4a4a4a")
        figure.savefig(content, format=form, dpi=DPI, metadata={"Date": None} if form == "svg" else {"Software": None})
    return content.getvalue()


def _draw(axes: Axes, panel: Panel) -> None:
    scale, unit = _scaled(panel)
    handles = [_draw_line(axes, line, colour, scale) for line, colour in zip(panel.lines, COLOURS, strict=False)]
    names = [_short(line.name, _NAME_LETTERS) for line in panel.lines]
    names += [f"… và {panel.left_out} chuỗi khác"] if panel.left_out else []
    if panel.left_out:
        handles += axes.plot([], [], " ")
    axes.set_title(_short(panel.title[:1].upper() + panel.title[1:], _TITLE_LETTERS), loc="left", fontweight="bold")
    axes.set_ylabel(_short(unit, 40))
    axes.grid(axis="y", color="#dddddd", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.yaxis.set_major_formatter(lambda value, _: vietnamese(value))
    _mark_days(axes, panel)
    amounts = [dot.amount for line in panel.lines for dot in line.dots]
    if min(amounts) >= 0:
        axes.set_ylim(0, HEADROOM * max(amounts) / scale or 1)
    axes.legend(handles, names, loc="upper left", bbox_to_anchor=(0, -0.12), ncols=1, frameon=False, fontsize=8)


def _draw_line(axes: Axes, line: Line, colour: str, scale: float) -> Any:
    """A line through what nothing contradicts; every point with the look of its doubts."""
    agreed = [dot for dot in line.dots if not dot.conflict]
    axes.plot([dot.day for dot in agreed], [dot.amount / scale for dot in agreed], "-", color=colour, linewidth=1.3)
    looks: tuple[tuple[list[Dot], str, str, str], ...] = (
        ([dot for dot in agreed if not dot.doubtful], "o", colour, colour),
        ([dot for dot in agreed if dot.doubtful], "o", HOLLOW, colour),
        ([dot for dot in line.dots if dot.conflict], "D", HOLLOW, CONFLICT),
    )
    for dots, marker, face, edge in looks:
        days, amounts = [dot.day for dot in dots], [dot.amount / scale for dot in dots]
        axes.plot(days, amounts, marker, markerfacecolor=face, markeredgecolor=edge, markersize=5.5, linestyle="none")
        if marker == "D" and dots:
            # Whose the contradicting amounts are.
            axes.plot(days, amounts, ".", color=colour, markersize=3)
    return axes.plot([], [], "-o", color=colour, linewidth=1.3, markersize=5.5)[0]


def _mark_days(axes: Axes, panel: Panel) -> None:
    from matplotlib.dates import AutoDateLocator, DateFormatter, YearLocator

    days = [dot.day for line in panel.lines for dot in line.dots]
    years = max(days).year - min(days).year
    locator = YearLocator(1 + years // 15) if years >= 2 else AutoDateLocator(minticks=2, maxticks=10)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(DateFormatter("%Y") if years >= 2 else DateFormatter("%m/%Y"))


def _scaled(panel: Panel) -> tuple[float, str]:
    most = max(abs(dot.amount) for line in panel.lines for dot in line.dots)
    if panel.unit.startswith(_MONEY):
        for scale, word in _SCALES:
            if most >= 10 * scale:
                return scale, word + panel.unit
    return 1.0, panel.unit


def vietnamese(value: float) -> str:
    """A number as it is written in Vietnamese: ``10.506``, ``5,3``."""
    text = f"{value:,.6g}" if abs(value) < 1e6 else f"{value:,.0f}"
    return text.translate(str.maketrans(",.", ".,"))


def _short(text: str, letters: int) -> str:
    """One line that has room, of what can be drawn."""
    plain = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return textwrap.shorten(plain, letters, placeholder=" …") if len(plain) > letters else plain


def _legend_rows(panel: Panel) -> int:
    return len(panel.lines) + bool(panel.left_out)
