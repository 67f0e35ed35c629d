"""Giấy mời and Biên bản: before a meeting and after it."""

from __future__ import annotations

from samples.grammar.actors import assignments, lead
from samples.grammar.addressing import below, desk, recipients
from samples.grammar.causes import cause
from samples.grammar.days import MERGER
from samples.grammar.draft import Draft
from samples.grammar.families.orders import fact_of_span
from samples.grammar.filling import capital
from samples.grammar.meetings import coming_day, guests, hall, meeting, time_of_day, weekday
from samples.grammar.outline import Outline, in_points
from samples.grammar.people import people
from samples.grammar.staff import heads
from samples.grammar.writer import Writer, sentence
from samples.source import Block, SecondSigner


def invitation(w: Writer) -> Draft:
    """Who is asked to what, when and where, who presides."""
    called = meeting(w)
    opening = w.phrase("invitation.opening", cause=lambda: cause(w), meeting=called)
    body: list[Block] = [w.paragraph(opening)]
    body += [w.paragraph(f"- {text}") for text in in_points(guests(w))]
    day, time = coming_day(w), time_of_day(w)
    day_words = (
        f"{time}, {w.date('event', day)} ({weekday(day)})"
        if w.dice.chance(0.6)
        else f"Vào hồi {time}, {w.date('event', day)}"
    )
    rows = [
        ("Thời gian", day_words),
        ("Địa điểm", hall(w)),
        ("Chủ trì", w.office.held_by(w.office.deputy if w.dice.chance(0.5) else w.office.head)),
    ]
    if w.dice.chance(0.4):
        rows.append(
            (
                "Nội dung",
                sentence(
                    w.fill("báo cáo kết quả <duty>; thảo luận, thống nhất nhiệm vụ, giải pháp thời gian tới")
                ).removesuffix("."),
            )
        )
    body += (
        [w.paragraph(f"{{b:{name}:}} {text}.") for name, text in w.dice.shuffled(rows)]
        if w.dice.chance(0.2)
        else [w.paragraph(f"{{b:{name}:}} {text}.") for name, text in rows]
    )
    body.append(w.paragraph(w.phrase("invitation.closing", desk=desk(w)), closing=True))
    addressees = below(w) if w.dice.chance(0.35) else ()
    return Draft(
        type="Giấy mời",
        abbreviation="GM",
        subject=capital(w.phrase("invitation.subject", meeting=called)),
        body=body,
        unit=w.unit,
        title="GIẤY MỜI",
        addressees=addressees,
        recipients=recipients(w, "Như trên" if addressees else "Như thành phần mời", above=False),
        signer="office" if w.dice.chance(0.35) else "any",
    )


def minutes(w: Writer) -> Draft:
    """Minutes of a meeting: when, where, who, what was said and settled; the secretary signs at the left."""
    named = w.phrase("minutes.meeting")
    place, time = hall(w), time_of_day(w)
    opening = w.phrase("minutes.opening", time=time, event=lambda: w.date("event", w.day), hall=place, meeting=named)
    body: list[Block] = [w.paragraph(opening)]
    outline = Outline()
    body.append(outline.part("THÀNH PHẦN THAM DỰ"))
    persons = people(w.dice, w.dice.between(4, 8))
    chief = w.office.held_by(w.office.deputy)
    posts = [chief, *heads(w)]
    persons = persons[: len(posts) + 1]
    for number, (somebody, held) in enumerate(zip(persons[:-1], posts, strict=False)):
        role = "Thành viên" if number else "Chủ trì"
        body.append(outline.item(f"{capital(somebody.address)} {somebody.name}, {held} - {role};"))
    body.append(outline.item(f"{capital(persons[-1].address)} {persons[-1].name}, {_clerk(w)} - Thư ký."))
    body.append(outline.part("NỘI DUNG"))
    body.append(outline.item(w.fill(f"{capital(lead(w))} báo cáo tình hình <duty>. ") + fact_of_span(w)))
    body.append(outline.item("Ý kiến của các thành viên dự họp:"))
    said = zip(persons[1:3], w.measures(2), strict=False)
    body += [outline.point(sentence(f"{capital(one.address)} {one.name}: đề nghị {text}")) for one, text in said]
    body.append(outline.part("KẾT LUẬN"))
    body.append(w.paragraph("Sau khi thảo luận, chủ trì kết luận:"))
    body += [outline.item(sentence(one.sentence)) for one in assignments(w, w.dice.between(2, 4))]
    body.append(w.paragraph(w.phrase("minutes.closing", end_time=_later(time)), closing=True))
    return Draft(
        type="Biên bản",
        abbreviation="BB",
        subject=capital(named.removeprefix("cuộc ").removeprefix("buổi ")),
        body=body,
        unit=w.unit,
        title="BIÊN BẢN",
        second=SecondSigner(lines=("THƯ KÝ",), name=persons[-1].name),
        signer="head",
        chair=persons[0].name,
    )


def _clerk(w: Writer) -> str:
    if w.office.arena == "commune":
        return (
            "Công chức văn phòng - thống kê"
            if w.day < MERGER
            else "Chuyên viên Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"
        )
    return f"Chuyên viên {lead(w)}"


def _later(time: str) -> str:
    """Two hours and a half after a meeting began."""
    hour, minute = int(time[:2]), int(time[-2:])
    total = hour * 60 + minute + 150
    return f"{total // 60:02d} giờ {total % 60:02d}"
