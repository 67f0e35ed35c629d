"""What hands, stamps and machines add: ink steps, the visible electronic signature, a certified copy, the scan."""

from __future__ import annotations

import datetime as dt

from samples.grammar.days import working_day
from samples.grammar.dice import Dice
from samples.grammar.feet import copies_text
from samples.grammar.functions import departments
from samples.grammar.numbering import number_on
from samples.grammar.people import person
from samples.grammar.tables import table
from samples.grammar.writer import Writer
from samples.source import CopyText, ElectronicSignatureText, SignatureText, Step

_RECENT = dt.date(2015, 1, 1)
_ELECTRONIC_SINCE = dt.date(2019, 6, 1)


def seal(w: Writer) -> dict[str, object]:
    """The words of the office's seal: the ring, and in the middle its name, the state's emblem, or a star."""
    office = w.office
    name = office.heading.replace("|", " ")
    if office.arena == "department":
        province = office.place.upper()
        return {"ring": f"ỦY BAN NHÂN DÂN {province}", "centre": _wrapped(name)}
    if office.arena == "office":
        return {"ring": f"ỦY BAN NHÂN DÂN {office.place.upper()}", "centre": ["VĂN PHÒNG"]}
    if office.arena == "university":
        parent = (office.parent or "").replace("|", " ")
        return {"ring": parent, "centre": _wrapped(name)}
    if office.arena == "ministry":
        return {"ring": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "centre": _wrapped(name)}
    if office.arena == "party":
        above = (office.parent or f"ĐẢNG BỘ {office.place.upper()}").removeprefix("ĐẢNG BỘ ")
        return {"ring": f"ĐẢNG CỘNG SẢN VIỆT NAM - {above}", "centre": _wrapped(name)}
    return {"ring": name, "emblem": "state"}


def _wrapped(name: str) -> list[str]:
    """A name in the middle of a seal: lines of at most a dozen letters."""
    lines: list[str] = []
    for word in name.split():
        if lines and len(lines[-1]) + 1 + len(word) <= 12:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def ink(
    w: Writer, dice: Dice, *, urgency: str | None, secrecy: str | None, copy: int | None, long: bool, listed: bool
) -> tuple[Step, ...]:
    """The steps: signature and seal, those of a certified copy (``copy`` is its signing block), and the others.

    ``listed`` says that the document ends with a list of recipients: minutes, signed by two, do not.
    """
    weights = table("paper")["ink"]
    marks = seal(w)
    black: Step = {"colour": "black"} if dice.chance(weights["black_signature"]) else {}
    head: Step = {"over": "head", "page": 1} if dice.chance(weights["head_seal"]) else {}
    steps: list[Step] = [{"step": "signature", **black}, {"step": "seal", **marks, **head}]
    if copy is not None:
        where = w.office.province.name.upper() if w.office.province else w.office.seat.upper()
        steps.append({"step": "signature", "signing": copy})
        steps.append({"step": "seal", "ring": f"ỦY BAN NHÂN DÂN TỈNH {where}", "emblem": "state", "signing": copy})
    if long and dice.chance(weights["page_seal"]):
        steps.append({"step": "page_seal", **marks})
    if urgency:
        style = "arrow" if urgency == "HỎA TỐC" and dice.chance(0.6) else "frame"
        steps.append({"step": "urgency_stamp", "text": urgency, "style": style})
    if secrecy:
        steps.append({"step": "secrecy_stamp", "text": secrecy})
    if dice.chance(weights["received_stamp"]):
        steps.append(_received(w, dice))
    if dice.chance(weights["initials"]):
        steps.append({"step": "initials"})
    if dice.chance(weights["pen_note"]):
        corner = dice.one(("top-right", "top-left", "left-margin"))
        steps.append({"step": "pen_note", "lines": list(dice.one(weights["notes"])), "page": 1, "corner": corner})
    if dice.chance(weights["folio"]):
        steps.append({"step": "folio", "text": str(dice.between(1, 240))})
    if dice.chance(weights["copies_note"]) and w.rules != "party":
        note: Step = {"step": "copies_note", "text": copies_text(dice)}
        steps += [note] if listed else []
    return tuple(steps)


def _received(w: Writer, dice: Dice) -> Step:
    """The incoming stamp of another office, some days later; not everything is always filled in."""
    where = w.office.province.name.upper() if w.office.province else "LAM GIANG"
    names = [unit.name.removesuffix(" tỉnh").upper() for _, unit in departments(w.day)]
    office = dice.one([*names, "UBND TỈNH", "VĂN PHÒNG UBND TỈNH"])
    office = f"{office} {where}"
    day = working_day(w.day + dt.timedelta(days=dice.between(1, 6)))
    step: dict[str, object] = {"step": "received_stamp", "office": office, "date": day.isoformat()}
    if dice.chance(0.85):
        step["number"] = str(dice.between(12, 8900))
    if dice.chance(0.55):
        step["transfer"] = dice.one(table("paper")["ink"]["transfers"])
    if dice.chance(0.15):
        step |= {"style": "portal", "office": "CỔNG THÔNG TIN ĐIỆN TỬ"}
        step.pop("transfer", None)
    if dice.chance(0.25):
        step["over_header"] = True
    return step


def scan_of(w: Writer, dice: Dice) -> str:
    """A recipe: older papers are worn, recent ones mostly come clean from an office's scanner."""
    weights: dict[str, float] = table("paper")["scans"]["old" if w.day < _RECENT else "recent"]
    return dice.weighted(weights)


def electronic(w: Writer, dice: Dice) -> tuple[ElectronicSignatureText, ...]:
    """The visible text of the office's electronic signature, some time after the date of issue."""
    if w.day < _ELECTRONIC_SINCE or not dice.chance(table("paper")["chances"]["electronic"]):
        return ()
    day = working_day(w.day + dt.timedelta(days=dice.between(0, 2)))
    at = dt.datetime(
        day.year,
        day.month,
        day.day,
        dice.between(7, 17),
        dice.between(0, 59),
        dice.between(0, 59),
        tzinfo=dt.timezone(dt.timedelta(hours=7)),
    )
    who = w.office.name if dice.chance(0.7) else f"Văn phòng {w.office.name}"
    written = at.strftime("%d/%m/%Y %H:%M:%S") if dice.chance(0.6) else at.strftime("%d.%m.%Y %H:%M:%S +07:00")
    lines = [f"Ký bởi: {who}", f"Cơ quan: {w.office.name}", f"Thời gian ký: {written}"]
    if dice.chance(0.2):
        lines.pop(1)
    organisation = w.office.name if len(lines) == 3 else None
    corner = dice.weighted({"top-right": 6.0, "top-left": 1.0, "bottom-right": 1.0, "signature": 2.0})
    return (
        ElectronicSignatureText.model_validate(
            {"lines": lines, "signer": who, "organisation": organisation, "time": at.isoformat(), "corner": corner}
        ),
    )


def copied(w: Writer, dice: Dice) -> CopyText | None:
    """What another office adds below when it certifies a copy."""
    if w.rules == "party" or not dice.chance(table("paper")["chances"]["copied"]):
        return None
    form = {"30/2020": "SAO Y", "01/2011": "SAO Y BẢN CHÍNH", "55/2005": "SAO Y BẢN CHÍNH"}[w.rules]
    day = working_day(w.day + dt.timedelta(days=dice.between(2, 20)))
    place = w.office.province.name if w.office.province else w.office.seat
    number = number_on(dice, "commune", "KH", day)
    hand = dice.chance(0.7)
    signer = person(dice, share_of_women=0.3)
    signature = SignatureText(
        lines=("{authority.1:TL. CHỦ TỊCH}", "{signer_title:CHÁNH VĂN PHÒNG}"),
        name=f"{{signer_name:{signer.name}}}",
        recipients=("- {recipient.1:Các phòng, ban liên quan};", "- {recipient.2:Lưu: VT}."),
    )
    day_words = f"ngày {{day:{{hand:{day.day:02d}}}}}" if hand else f"ngày {day.day:02d}"
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return CopyText(
        form=f"{{form:{form}}}",
        issuer=f"{{issuer:ỦY BAN NHÂN DÂN|TỈNH {place.upper()}}}",
        number=f"Số: {{code:{{number:{f'{{hand:{number}}}' if hand else number}}}/{{notation:SY-UBND}}}}",
        place_and_date=f"{{place:{place}}}, {{date:{day_words} tháng {month} năm {day.year}}}",
        date=day,
        signature=signature,
    )


def address(w: Writer, dice: Dice) -> str | None:
    """The address line at the foot of page 1 (NĐ 30/2020 Phụ lục I, ô số 13)."""
    province = w.office.province
    if province is None or w.rules == "party" or not dice.chance(table("paper")["chances"]["address"]):
        return None
    street = f"Số {dice.between(2, 260)} đường {dice.one(table('places')['streets'])}, {w.office.seat}"
    phone = f"Điện thoại: {province.area_code}.3{dice.between(100, 999)}.{dice.between(100, 999)}"
    mail = f"Email: {_mailbox(w)}@{province.domain}"
    return "; ".join([street, phone, mail] if dice.chance(0.7) else [street, phone])


def _mailbox(w: Writer) -> str:
    plain = w.office.code.replace("Đ", "D").replace("&", "").lower()
    return plain if w.office.arena in ("department", "office") else "ubnd"
