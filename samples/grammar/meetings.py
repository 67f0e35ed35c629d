"""Meetings: what they are called, where and when they are held, who comes, in what order they go."""

from __future__ import annotations

import datetime as dt

from samples.grammar.actors import lead
from samples.grammar.days import working_day
from samples.grammar.filling import capital
from samples.grammar.staff import units
from samples.grammar.tables import table
from samples.grammar.writer import Words, Writer


def meeting(w: Writer) -> str:
    """``Hội nghị sơ kết công tác …``, beginning with a capital."""
    return w.fill(
        w.dice.one(
            (
                "Hội nghị <summing> <duty> <span>",
                "Hội nghị triển khai kế hoạch <task>",
                "cuộc họp {bàn giải pháp|đánh giá tiến độ} <task>",
                "Hội nghị tổng kết <duty> năm <last_year>",
                "cuộc họp thông qua dự thảo văn bản về <name>",
                "Hội nghị tập huấn nghiệp vụ về <name>",
            )
        )
    )


def hall(w: Writer) -> str:
    """Where people meet at the office."""
    office = w.office
    at = "Trụ sở" if office.arena in ("province", "district", "commune", "council") else "trụ sở"
    return w.dice.one(
        (
            f"Phòng họp {w.dice.one(('tầng hai', 'tầng ba', 'lớn', 'số một', 'số hai'))}, {at} {office.committee}",
            f"Hội trường {office.committee}",
            f"Hội trường tầng {w.dice.one(('một', 'hai', 'năm'))}, {at} {office.committee}",
        )
    )


def time_of_day(w: Writer) -> str:
    """``08 giờ 00``: hours of meetings."""
    return w.dice.one(("07 giờ 30", "08 giờ 00", "08 giờ 30", "09 giờ 00", "13 giờ 30", "14 giờ 00", "14 giờ 30"))


def coming_day(w: Writer, low: int = 2, high: int = 9) -> dt.date:
    """A working day soon."""
    return working_day(w.day + dt.timedelta(days=w.dice.between(low, high)))


def weekday(day: dt.date) -> str:
    """``thứ Hai`` … ``Chủ nhật``."""
    return ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")[day.weekday()]


def guests(w: Writer) -> list[str]:
    """Who is asked to come: leaders, some offices by name, and others."""
    phrases = table("phrases/invitation")["guests"]
    named = w.dice.some(list(dict.fromkeys([capital(lead(w)), *units(w)])), w.dice.between(2, 4))
    chief = w.office.held_by(w.office.deputy)
    slots: dict[str, Words] = {"offices": ", ".join(named), "chief": chief, "lead": lead(w)}
    others = phrases["university"] if w.office.arena == "university" else phrases["others"]
    first = [w.dice.one(phrases["leaders"]), w.dice.one(phrases["offices"])]
    return [w.fill(text, **slots) for text in (*first, *w.dice.some(others, w.dice.between(1, 3)))]
