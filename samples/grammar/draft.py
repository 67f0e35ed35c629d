"""What a family of documents hands over: everything but header, signature and what happens to the paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from samples.source import AttachmentText, Block, SecondSigner

Signer = Literal["collective", "head", "any", "office"]
"""``collective`` for the committee (TM. …), ``head`` in the head's own name, ``office`` by order (TL. …)."""


@dataclass
class Draft:
    """A document without its head and foot.

    ``subject`` may hold ``|`` where a line ends; ``recipients`` are plain names, the register line is added. ``unit``
    is the drafting unit: the last group of a letter's notation. ``title`` is None for a công văn.
    """

    type: str
    abbreviation: str
    subject: str
    body: list[Block]
    unit: str
    title: str | None = None
    authority: str | None = None
    addressees: tuple[str, ...] = ()
    attachments: list[AttachmentText] = field(default_factory=list)
    recipients: tuple[str, ...] = ()
    signer: Signer = "any"
    normative: bool = False
    second: SecondSigner | None = None
    urgency: str | None = None
    chair: str | None = None
