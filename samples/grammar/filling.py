"""Templates filled: ``{one|another}`` chooses, ``<slot>`` and ``<slot:argument>`` name things, ``[…]`` are quantities.

A slot with a capital (``<Within>``) begins a sentence. Alternatives are chosen before anything is counted, so that a
quantity in words that are not taken leaves no fact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from samples.grammar.dice import Dice
from samples.grammar.expressions import BRACKET
from samples.grammar.quantities import Quantities

Slot = Callable[[str], str]
"""What a slot stands for; it is given the argument after the colon, or ``""``."""

_ALTERNATIVES = re.compile(r"\{([^{}]*\|[^{}]*)\}")
_SLOT = re.compile(r"<(?P<name>[A-Za-z_]+)(?::(?P<argument>[^<>]*))?>")
_PLACE = re.compile(rf"{_SLOT.pattern}|{BRACKET.pattern.replace('(?P<name>', '(?P<as>')}")


def chosen(template: str, dice: Dice) -> str:
    """One of each ``{one|another}``, innermost first."""
    while True:
        taken = _ALTERNATIVES.sub(lambda match: dice.one(match[1].split("|")), template)
        if taken == template:
            return taken
        template = taken


def capital(text: str) -> str:
    """The first letter made a capital, marks and braces before it left alone."""
    start = re.match(r"(?:\{[a-z][a-z0-9_.]*:)*", text)
    at = start.end() if start else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def filled(template: str, dice: Dice, slots: Mapping[str, Slot], quantities: Quantities) -> str:
    """The text of a template, from left to right.

    Raises:
        KeyError: no slot has this name.
    """
    template = chosen(template, dice)
    parts: list[str] = []
    at = 0
    for match in _PLACE.finditer(template):
        parts.append(template[at : match.start()])
        at = match.end()
        if match["expression"] is None:
            parts.append(_named(match["name"], match["argument"] or "", slots))
        else:
            bracket = BRACKET.fullmatch(match[0])
            assert bracket is not None
            parts.append(quantities.write(bracket, "".join(parts)[-60:], template[at : at + 20]))
    return "".join([*parts, template[at:]])


def _named(name: str, argument: str, slots: Mapping[str, Slot]) -> str:
    text = slots[name.lower()](argument)
    return capital(text) if name[0].isupper() else text
