"""The label of a scan: what a careful reader sees on the page image, ``null`` where it shows nothing."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict


def _none_is_empty(value: object) -> object:
    return () if value is None else value


Texts = Annotated[tuple[str, ...], BeforeValidator(_none_is_empty)]


class _Label(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class CitedLabel(_Label):
    """A cited document; ``code`` is null for a law that is cited by its title. ``date`` is ISO."""

    code: str | None = None
    title: str | None = None
    date: str | None = None


class QuantityLabel(_Label):
    """A quantity of page 1, as printed."""

    value: float
    unit: str | None = None


class Signer(_Label):
    """Who signs: the authority lines as printed, the signer's own title, the name."""

    authority: Texts = ()
    title: str | None = None
    name: str | None = None


Cited = Annotated[tuple[CitedLabel, ...], BeforeValidator(_none_is_empty)]
Quantities = Annotated[tuple[QuantityLabel, ...], BeforeValidator(_none_is_empty)]


class Label(_Label):
    """One document. A number or a day that is written or stamped by hand is marked so."""

    doc_type: str | None = None
    number: str | None = None
    number_handwritten: bool | None = None
    notation: str | None = None
    code: str | None = None
    place: str | None = None
    date: str | None = None
    day_handwritten: bool | None = None
    issuer_parent: str | None = None
    issuer: str | None = None
    subject: str | None = None
    addressees: Texts = ()
    recipients: Texts = ()
    legal_bases: Cited = ()
    citations_page1: Cited = ()
    statistics_page1: Quantities = ()
    signer: Signer | None = None
    seal: bool | None = None
    signature: bool | None = None
