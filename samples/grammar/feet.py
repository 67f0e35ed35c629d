"""The foot of a document: by whose authority who signs, the name, nơi nhận with its register line."""

from __future__ import annotations

from samples.grammar.days import MERGER
from samples.grammar.dice import Dice
from samples.grammar.draft import Draft
from samples.grammar.people import Person, person
from samples.grammar.tables import table
from samples.grammar.writer import Writer
from samples.source import SignatureText

_DEPUTY_SIGNS = 0.45
_ACTING = 0.02


def signature(w: Writer, draft: Draft) -> SignatureText:
    """The foot."""
    somebody = person(w.dice, share_of_women=0.22)
    name = draft.chair or _titled(w, somebody)
    chance = table("paper")["chances"]["name_stamp"]
    stamped = chance > 0 and w.dice.chance(chance)
    lines = _marked(_lines(w, draft))
    if draft.second is not None:
        return SignatureText(
            lines=_marked(["CHỦ TRÌ" if w.dice.chance(0.6) else "CHỦ TỌA"]),
            name=_named(name, stamped=stamped),
            second=draft.second,
        )
    return SignatureText(
        lines=lines,
        name=_named(name, stamped=stamped),
        recipients=_recipients(w, draft),
        drafter=_drafter(w, somebody),
    )


def _drafter(w: Writer, somebody: Person) -> str | None:
    """``PL.(300)``: initials of the typist and the number of copies, in some offices."""
    if not w.dice.chance(table("paper")["chances"]["drafter"]) or w.rules == "party":
        return None
    words = somebody.name.split()
    return f"{words[0][0]}{words[-1][0]}.({w.dice.one((15, 20, 30, 50, 80, 120, 300))})"


def _titled(w: Writer, somebody: Person) -> str:
    """NĐ 30/2020 lets education (and science, health, the forces) print degrees before the name."""
    if w.office.arena == "university":
        return f"{w.dice.one(('PGS.TS. ', 'TS. ', 'TS. ', 'ThS. ', 'PGS.TS. '))}{somebody.name}"
    return somebody.name


def _marked(lines: list[str]) -> tuple[str, ...]:
    *authority, title = lines
    return (*(f"{{authority.{n}:{line}}}" for n, line in enumerate(authority, start=1)), f"{{signer_title:{title}}}")


def _lines(w: Writer, draft: Draft) -> list[str]:
    office, head, deputy = w.office, w.office.head.upper(), w.office.deputy.upper()
    if office.arena == "party":
        return _party(w, draft)
    signer = draft.signer
    if signer == "any":
        signer = w.dice.weighted({"collective": 4.0, "head": 4.0, "office": 2.0})
    if signer == "office" and office.arena not in ("council", "office", "court", "commune"):
        return _by_order(w, head)
    collective = office.collective is not None and (signer == "collective" or (signer != "head" and w.dice.chance(0.5)))
    lines = [f"TM. {office.collective}"] if collective and office.arena != "council" else []
    if w.dice.chance(_DEPUTY_SIGNS):
        return [*lines, f"KT. {head}", deputy]
    if not lines and w.dice.chance(_ACTING):
        return [f"Q. {head}"]
    return [*lines, head]


def _by_order(w: Writer, head: str) -> list[str]:
    """TL. by the chief of the office, or TUQ. by the head of a unit."""
    office = w.office
    units = [name for name in office.drafting.values() if name.startswith(("Vụ", "Cục", "Phòng", "Chi cục"))]
    if office.arena == "ministry" and units:
        unit = w.dice.one(units)
        chief = {"Vụ": "VỤ TRƯỞNG", "Cục": "CỤC TRƯỞNG"}[unit.split(" ")[0]]
        lines = [f"TL. {head}", f"{chief} {unit.upper()}"]
        return [lines[0], f"KT. {chief}", f"PHÓ {chief}"] if w.dice.chance(0.3) else lines
    if office.arena in ("department", "university") and units and w.dice.chance(0.4):
        mark = w.dice.one(("TL.", "TUQ."))
        return [f"{mark} {head}", f"TRƯỞNG {w.dice.one(units).upper()}"]
    if w.dice.chance(0.35):
        return [f"TL. {head}", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"]
    return [f"TL. {head}", "CHÁNH VĂN PHÒNG"]


def _party(w: Writer, draft: Draft) -> list[str]:
    if draft.type == "Nghị quyết":
        return ["T/M BAN CHẤP HÀNH", "BÍ THƯ" if w.dice.chance(0.7) else "PHÓ BÍ THƯ"]
    if draft.type == "Công văn" and w.dice.chance(0.3) and w.office.level != "commune":
        return ["T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"]
    body = "T/M BAN THƯỜNG VỤ" if w.office.level != "commune" or w.dice.chance(0.7) else "T/M ĐẢNG ỦY"
    return [body, w.dice.one(("PHÓ BÍ THƯ", "PHÓ BÍ THƯ THƯỜNG TRỰC", "BÍ THƯ"))]


def _recipients(w: Writer, draft: Draft) -> tuple[str, ...]:
    names = [*draft.recipients, _register(w, draft)]
    party = w.rules == "party"
    ends = ["," if party else ";"] * (len(names) - 1) + ["."]
    return tuple(
        f"- {{recipient.{n}:{name}}}{end}" for n, (name, end) in enumerate(zip(names, ends, strict=True), start=1)
    )


def _register(w: Writer, draft: Draft) -> str:
    """``Lưu: VT, NC (15b)``; the Party keeps its papers in its office."""
    if w.rules == "party":
        return f"Lưu Văn phòng {w.office.brief}"
    unit = draft.unit if w.dice.chance(0.85) else ""
    copies = f" ({copies_text(w.dice)})" if w.dice.chance(0.35) else ""
    if unit and w.dice.chance(0.1) and not copies:
        return f"Lưu: {unit}, VT"
    after = w.day >= MERGER and w.office.arena == "commune"
    return f"Lưu: VT{f', {unit}' if unit and not after else ''}{copies}"


def copies_text(dice: Dice) -> str:
    """``15b``: how many copies are kept or sent."""
    return f"{dice.one((2, 3, 5, 8, 10, 12, 15, 20, 30, 45)):02d}b"


def _named(name: str, *, stamped: bool) -> str:
    """A printed or stamped name with its mark, which an academic prefix is no part of."""
    prefix, _, bare = name.rpartition(". ")
    if stamped:
        opening = f"{{stamp:{prefix}.}} " if prefix else ""
        return f"{opening}{{signer_name:{{stamp:{bare}}}}}"
    return f"{prefix}. {{signer_name:{bare}}}" if prefix else f"{{signer_name:{bare}}}"
