"""A parser at work: what it raises costs what it would have found, and is told; nothing else is lost by it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from schemas import Document

Found = TypeVar("Found")

OF_THE_PROGRAM: Final = frozenset(
    {"schema_version", "source", "pages", "text", "restorations", "review", "producer", "marks", "digital_signatures"}
)
"""Fields that no section parser may fill: they say what was read, not what it means."""

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Failure:
    """A parser by its ``name`` that raised ``error``, or gave what the contract does not allow."""

    name: str
    error: Exception

    @property
    def reason(self) -> str:
        """In words, for the review."""
        said = str(self.error).split("\n", maxsplit=1)[0] or "no message"
        return f"parser {self.name}: failed ({type(self.error).__name__}: {said}); what it reads is missing"


OnFailure = Callable[[Failure], None]


def raised(failure: Failure) -> None:
    """For whoever wants no failure hidden: raises it."""
    raise failure.error


def attempted(name: str, work: Callable[[], Found], on_failure: OnFailure) -> Found | None:
    """What ``work`` gives; ``None`` where it raises, of which ``on_failure`` is told."""
    try:
        return work()
    # A parser may be anybody's and raise anything: the document is worth more than its section.
    except Exception as error:
        _logger.warning("parser %s failed", name, exc_info=error)
        on_failure(Failure(name, error))
        return None


def fields_of(name: str, work: Callable[[], Mapping[str, Any]], on_failure: OnFailure) -> dict[str, Any]:
    """The fields that a section parser gives, each checked against the contract; those that do not fit are left out."""
    found = attempted(name, work, on_failure)
    fields: dict[str, Any] = {}
    for field, value in (found or {}).items():
        fields |= attempted(name, partial(_checked, field, value), on_failure) or {}
    return fields


def _checked(field: str, value: object) -> dict[str, object]:
    """The field with its value as the contract has it.

    Raises:
        LookupError: no such field may be given.
        ValidationError: the value is of another shape.
    """
    if field not in Document.model_fields or field in OF_THE_PROGRAM:
        raise LookupError(f"{field} is no field that a parser may give")
    try:
        return {field: _adapter(field).validate_python(value)}
    except ValidationError as error:
        raise TypeError(f"{field}: {error.errors()[0]['msg']}") from error


@cache
def _adapter(field: str) -> TypeAdapter[Any]:
    shape: Any = Document.model_fields[field].annotation
    return TypeAdapter(shape)
