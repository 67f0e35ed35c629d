"""What a type of document says besides the fields of all: one model per type, under its name in ``Document.details``.

Every value is a field with its evidence; what a document does not say is absent (``value`` null, an empty list). A
plug-in adds its own under another name and in any shape.
"""

from __future__ import annotations

from typing import Final

from pydantic import Field

from schemas.fields import FieldValue, Model, absent


class Article(Model):
    """An article of a decision or a resolution: ``label`` "Điều 2", ``text`` its first paragraph, on one line."""

    label: FieldValue
    text: FieldValue = Field(default_factory=absent)


class Assignment(Model):
    """What one unit has to do: ``units`` as named together, each task on one line, and the days by which (ISO)."""

    units: tuple[FieldValue, ...]
    tasks: tuple[FieldValue, ...] = ()
    deadlines: tuple[FieldValue, ...] = ()


class Task(Model):
    """A task of a plan with who does it and by when; ``deadline`` is ISO."""

    task: FieldValue
    unit: FieldValue = Field(default_factory=absent)
    partners: FieldValue = Field(default_factory=absent)
    deadline: FieldValue = Field(default_factory=absent)


class Decision(Model):
    """A decision (Quyết định): its articles, who carries it out ("… chịu trách nhiệm thi hành"), who has to do what."""

    articles: tuple[Article, ...] = ()
    implementers: tuple[FieldValue, ...] = ()
    assignments: tuple[Assignment, ...] = ()


class Resolution(Decision):
    """A resolution (Nghị quyết): besides, the session that passed it ("Khóa XVIII, Kỳ họp thứ bảy") and the day."""

    session: FieldValue = Field(default_factory=absent)
    passed: FieldValue = Field(default_factory=absent)


class Directive(Model):
    """A directive (Chỉ thị): who has to do what."""

    assignments: tuple[Assignment, ...] = ()


class Notice(Model):
    """A notice (Thông báo); of the conclusions of a meeting: who concluded, which meeting, where, on what day (ISO)."""

    concluded_by: FieldValue = Field(default_factory=absent)
    meeting: FieldValue = Field(default_factory=absent)
    place: FieldValue = Field(default_factory=absent)
    held: FieldValue = Field(default_factory=absent)
    assignments: tuple[Assignment, ...] = ()


class Guidance(Model):
    """Guidance (Hướng dẫn): its subject matter, the text it explains (code or title), who has to do what."""

    matter: FieldValue = Field(default_factory=absent)
    guides: FieldValue = Field(default_factory=absent)
    assignments: tuple[Assignment, ...] = ()


class Plan(Model):
    """A plan (Kế hoạch): its period (ISO), its tasks with unit and deadline, who has to do what."""

    period_start: FieldValue = Field(default_factory=absent)
    period_end: FieldValue = Field(default_factory=absent)
    tasks: tuple[Task, ...] = ()
    assignments: tuple[Assignment, ...] = ()


class Report(Model):
    """A report (Báo cáo): the period it covers (ISO), and what it proposes."""

    period_start: FieldValue = Field(default_factory=absent)
    period_end: FieldValue = Field(default_factory=absent)
    proposals: tuple[FieldValue, ...] = ()


class Proposal(Model):
    """A submission (Tờ trình): what is asked for, point by point where it is a list, of whom."""

    request: FieldValue = Field(default_factory=absent)
    points: tuple[FieldValue, ...] = ()
    requested_of: FieldValue = Field(default_factory=absent)


class Letter(Model):
    """A letter (Công văn): what it asks for, by when an answer is due (ISO), the code of the text that it answers."""

    request: FieldValue = Field(default_factory=absent)
    points: tuple[FieldValue, ...] = ()
    reply_deadline: FieldValue = Field(default_factory=absent)
    reply_to: FieldValue = Field(default_factory=absent)


class Telegram(Model):
    """A telegram (Công điện): when it was sent (ISO, with the hour where it is printed), who sends it, to whom."""

    sent: FieldValue = Field(default_factory=absent)
    sender: FieldValue = Field(default_factory=absent)
    addressees: tuple[FieldValue, ...] = ()
    assignments: tuple[Assignment, ...] = ()


class Invitation(Model):
    """An invitation (Giấy mời): when (ISO, with the hour), where, who takes the chair, who is invited, to what."""

    time: FieldValue = Field(default_factory=absent)
    place: FieldValue = Field(default_factory=absent)
    chair: FieldValue = Field(default_factory=absent)
    invited: tuple[FieldValue, ...] = ()
    occasion: FieldValue = Field(default_factory=absent)


class Minutes(Model):
    """A record (Biên bản): when it opened and closed (ISO, with the hour), where, in whose presence."""

    opened: FieldValue = Field(default_factory=absent)
    closed: FieldValue = Field(default_factory=absent)
    place: FieldValue = Field(default_factory=absent)
    chair: FieldValue = Field(default_factory=absent)
    secretary: FieldValue = Field(default_factory=absent)
    attendants: tuple[FieldValue, ...] = ()


DETAILS: Final[dict[str, type[Model]]] = {
    "decision": Decision,
    "resolution": Resolution,
    "directive": Directive,
    "notice": Notice,
    "guidance": Guidance,
    "plan": Plan,
    "report": Report,
    "proposal": Proposal,
    "letter": Letter,
    "telegram": Telegram,
    "invitation": Invitation,
    "minutes": Minutes,
}
"""The name in ``Document.details`` and the model of what stands there."""
