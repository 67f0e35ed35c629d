"""The way of a document that the page on architecture tells is the one that the code goes."""

from __future__ import annotations

import inspect
import re
from collections import defaultdict
from importlib import import_module
from itertools import pairwise
from types import FunctionType

from tests.docs.fences import ROOT

CALL = re.compile(r"^\| `([\w.]+)` \|", flags=re.MULTILINE)
"""The first cell of a row: a function by its whole name."""


def _calls() -> list[FunctionType]:
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    (way,) = re.findall(r"^## One document's way[^\n]*\n(.*?)^## ", page, flags=re.MULTILINE | re.DOTALL)
    return [_found(name) for name in CALL.findall(way)]


def _found(name: str) -> FunctionType:
    module, _, function = name.rpartition(".")
    if module.rpartition(".")[2][0].isupper():
        module, _, kind = module.rpartition(".")
        found = vars(getattr(import_module(module), kind))[function]
    else:
        found = vars(import_module(module))[function]
    assert isinstance(found, FunctionType), f"{name} is no function"
    assert found.__module__ == module, f"{name} stands in {found.__module__}"
    return found


def test_every_call_is_one_of_the_code_and_no_file_is_read_upwards() -> None:
    stands: defaultdict[str, list[int]] = defaultdict(list)
    for call in _calls():
        stands[call.__module__].append(inspect.getsourcelines(call)[1])
    assert len(stands) > 8
    for module, lines in stands.items():
        assert all(above < below for above, below in pairwise(lines)), f"{module}: {lines}"
