"""The table of what is promised and what measures it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

TABLE: Final = Path(__file__).with_name("targets.toml")


class Measure(BaseModel):
    """``commands`` that show whether ``targets`` hold, where every variable that it ``needs`` is set."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(pattern=r"^[a-z][a-z-]*$")]
    minutes: Annotated[int, Field(ge=1)]
    commands: Annotated[tuple[str, ...], Field(min_length=1)]
    targets: Annotated[tuple[str, ...], Field(min_length=1)]
    needs: tuple[str, ...] = ()


_MEASURES: Final = TypeAdapter(tuple[Measure, ...])


def measures(path: Path = TABLE) -> tuple[Measure, ...]:
    """All of them, in their order.

    Raises:
        pydantic.ValidationError: a row says too little, or what is not known.
    """
    return _MEASURES.validate_python(tomllib.loads(path.read_text(encoding="utf-8"))["measure"])
