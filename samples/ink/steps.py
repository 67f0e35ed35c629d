"""The steps by name, and putting them on the pages one after the other."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
from pydantic import Field, TypeAdapter

from samples.ink.canvas import Canvas
from samples.ink.desk import Desk, Received
from samples.ink.mailroom import ReceivedStampStep, SecrecyStampStep, UrgencyStampStep
from samples.ink.notes import CopiesNoteStep, FolioStep, PenNoteStep
from samples.ink.signing import InitialsStep, PageSealStep, SealStep, SignatureStep
from samples.places import Places

AnyStep = Annotated[
    SignatureStep
    | SealStep
    | PageSealStep
    | InitialsStep
    | ReceivedStampStep
    | UrgencyStampStep
    | SecrecyStampStep
    | PenNoteStep
    | FolioStep
    | CopiesNoteStep,
    Field(discriminator="step"),
]
"""A step of a document file, told apart by its name in ``step``."""

_STEP: TypeAdapter[AnyStep] = TypeAdapter(AnyStep)


@dataclass(frozen=True)
class Put:
    """What the steps left besides the marks on the pages: the first stamp of incoming mail."""

    received: Received | None


def checked(step: Mapping[str, Any]) -> AnyStep:
    """A step of a document file.

    Raises:
        pydantic.ValidationError: a name or a parameter that is not known, or a value of the wrong kind.
    """
    return _STEP.validate_python(dict(step))


def put(canvases: Sequence[Canvas], places: Places, steps: Sequence[Mapping[str, Any]], seed: int) -> Put:
    """Puts every step on the pages, in order; what was drawn is appended to each page's ``drawn``.

    Each step draws from a generator of its own, so that a step added at the end leaves the others as they are.

    Raises:
        pydantic.ValidationError: a name or a parameter that is not known, or a value of the wrong kind.
        ValueError: a page or a signing block that the document does not have.
        FileNotFoundError: a font is not installed; the message names the Debian package.
    """
    desk = Desk(canvases, places)
    known = [checked(step) for step in steps]
    for index, step in enumerate(known):
        step.draw(desk, np.random.default_rng((seed, index, zlib.crc32(step.step.encode()))))
    return Put(desk.received)
