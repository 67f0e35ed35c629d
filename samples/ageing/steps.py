"""Every step by its name."""

from __future__ import annotations

from samples.ageing.compression import fax, jpeg
from samples.ageing.edges import black_borders, paper_edge
from samples.ageing.geometry import quarter_turn, resample, skew, warp
from samples.ageing.glass import dust, roller, streaks
from samples.ageing.handling import creases, punch_holes, staple
from samples.ageing.light import levels, shadow, uneven_light
from samples.ageing.optics import blur, grey, motion_blur, noise, sharpen
from samples.ageing.paper import bleed_through, stains, texture, yellow
from samples.ageing.phone import photograph
from samples.ageing.step import Step
from samples.ageing.toner import copier, toner

PAPER: tuple[Step, ...] = (
    toner,
    yellow,
    texture,
    stains,
    bleed_through,
    punch_holes,
    staple,
    creases,
    copier,
)
"""What happens to the paper itself, seen at 300 dpi."""
SCANNER: tuple[Step, ...] = (
    skew,
    quarter_turn,
    warp,
    photograph,
    shadow,
    uneven_light,
    paper_edge,
    black_borders,
    dust,
    roller,
    streaks,
    resample,
    grey,
    blur,
    motion_blur,
    sharpen,
    noise,
    levels,
)
"""What happens on the glass, in the lens and in the sensor."""
COMPRESSION: tuple[Step, ...] = (jpeg, fax)
"""What every recipe ends with."""

STEPS: dict[str, Step] = {step.__name__: step for step in (*PAPER, *SCANNER, *COMPRESSION)}
