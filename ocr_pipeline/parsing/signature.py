"""Who signs and by which authority: every line of the signature out of all looks at it, then the lines together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from diacritics import Restorer
from ocr_pipeline.layout.page import Region, RegionKind, layout_page
from ocr_pipeline.layout.signer_rows import rows_of_views
from ocr_pipeline.layout.text import DocumentText, TextLine, raw_text
from ocr_pipeline.parsing.capital_names import capital_name, name_in_capitals
from ocr_pipeline.parsing.few_dots import doubts_of_name_of_few_dots
from ocr_pipeline.parsing.fields import SURE, flagged, missing
from ocr_pipeline.parsing.gazetteer import known_title, letters
from ocr_pipeline.parsing.hidden_surnames import axis_of
from ocr_pipeline.parsing.lost_marks import doubts_of_rare_marks, marks_lost, with_twins
from ocr_pipeline.parsing.name_table import name_table
from ocr_pipeline.parsing.name_votes import elected_name
from ocr_pipeline.parsing.signer_axis import is_form_s_authority, is_form_s_deputy, stands_whole
from ocr_pipeline.parsing.signer_blocks import block_of_chair, blocks_of, doubts_of_others
from ocr_pipeline.parsing.signer_named import inferred_name
from ocr_pipeline.parsing.signer_places import Place, own_readings, places_of, readings_of
from ocr_pipeline.parsing.signer_stack import stacked
from ocr_pipeline.parsing.stamped_names import stamped_name, with_ink
from ocr_pipeline.parsing.title_lines import authority_continued, continued
from ocr_pipeline.parsing.title_votes import (
    elected_title,
    is_guess_below_a_head,
    likely_deputy,
    not_understood,
    told_by_its_end,
)
from ocr_pipeline.parsing.titled_elsewhere import as_the_text_names_it
from ocr_pipeline.parsing.titles import DEPUTY
from ocr_pipeline.recognition.page import ReadPage
from ocr_pipeline.recognition.words import Box
from schemas import FieldValue, Signature

SIGN_LOST = "in a damaged text a KT. above it, or the PHÓ before it, may be lost"
"""The doubt about a head's title that no look but one has read."""
UNSURE_TITLE = "no line above the name was read as a title letter by letter"
"""The doubt about a title that is only likely."""
MINISTER = "BỘ TRƯỞNG"
"""A head whose deputies have a title of their own."""
SAME_INK = 0.5
"""Two readings that share more than this of the lower one's height are of one line: printed lines share none."""
TitleLine = tuple[Place, FieldValue]
"""A line of authority or title, and what it says."""
PITCH = 2.2
"""The lines above a signature stand at most so many text heights apart."""


def read_signature(
    text: DocumentText, lines: Sequence[TextLine], restorer: Restorer, pages: Sequence[int] | None = None
) -> Signature:
    """Authority, title and name out of the signature's lines and of every other look at their place.

    Args:
        text: the document's text.
        lines: of the signature, top to bottom.
        restorer: puts the other looks' text right.
        pages: of the document, without those of what is attached to it; all of the text's where there are none.
    """
    seen = [view.page for view in text.views if pages is None or view.page in pages]
    page = lines[0].page if lines else max(seen, default=None)
    views = [view for view in text.views if view.page == page]
    others = [reading for view in views for reading in readings_of(view, restorer)]
    places = places_of(own_readings(text, lines), others)
    if not places:
        lost = missing("no signature was found")
        return Signature(title=lost, name=lost)
    blocks = blocks_of(places)
    found = _signature(blocks[block_of_chair(blocks) or 0])
    found = _doubted(found, doubts_of_others(found, blocks))
    title = as_the_text_names_it(found.title, text.text)
    title = flagged(title, SIGN_LOST) if text.misread and _is_a_head_s(title.value or "") else title
    found = found.model_copy(update={"title": title})
    name = inferred_name(found.name, found.title, text.text)
    name = with_ink(name, found.title, stamped_name(text.name_inks, page))
    if name.span is not None and name.page in text.coarse:
        doubts = doubts_of_name_of_few_dots(text.trace(*name.span).words)
        rare = doubts_of_rare_marks(name.value or "", name_table())
        name = flagged(name, *dict.fromkeys((*doubts, *rare)))
    return found.model_copy(update={"name": name})


def signature_settled(restorer: Restorer, number: int, read: ReadPage) -> bool:
    """Whether the signature on page ``number`` as it was read so far leaves no doubt."""
    page = read.page
    layout = layout_page(read.words, number, page.width, page.height, page.grids, read.framed)
    rows = layout.lines(RegionKind.SIGNATURE)
    raw = raw_text(
        [
            replace(
                layout,
                regions=(Region(RegionKind.SIGNATURE, rows),) if rows else (),
                views=rows_of_views(read.views, number, layout.text_height),
            )
        ]
    )
    text = raw.restored(restorer.restore(raw.text))
    found = read_signature(text, text.lines, restorer)
    return not any(field.needs_review for field in (*found.authority, found.title, found.name))


def _doubted(found: Signature, doubts: Sequence[str]) -> Signature:
    return found.model_copy(update={"title": flagged(found.title, *doubts), "name": flagged(found.name, *doubts)})


def _signature(places: Sequence[Place]) -> Signature:
    lines, names = _sorted_out(places)
    page = places[0].readings[0].line.page
    stack = [field for _, field in lines]
    authority, title = stacked(stack)
    name = _name(places, lines, names)
    if title is not None and title.needs_review:
        place = next(place for place, field in reversed(lines) if field.bbox == title.bbox)
        title = _settled(title, place, authority, name)
    authority = tuple(_sure(line) if is_form_s_authority(line, title) else line for line in authority)
    return Signature(
        authority=authority,
        title=title or missing("no title was read above the signature", page=page),
        name=name or missing("no signer's name was read", page=page),
    )


def _sorted_out(places: Sequence[Place]) -> tuple[list[TitleLine], list[FieldValue]]:
    """The lines of authority and title, and what may be the name, top to bottom."""
    lines: list[TitleLine] = []
    names: list[FieldValue] = []
    for number, place in enumerate(places):
        near = bool(lines) and place.middle - lines[-1][0].middle <= PITCH * lines[-1][0].height
        above = not any(name.value for name in names)
        title = _title(place, [field for _, field in lines] if near else []) if above else None
        if title is not None:
            if not (lines and _is_of_same_ink(title, lines[-1][1])):
                lines.append((place, flagged(title, *_seen_once(place, places))))
            continue
        name = elected_name(place, axis_of([field for _, field in lines]))
        names += [name] if name is not None else []
        if near and above and (name is None or name.value is None) and not _is_name_in_capitals(place):
            lines[-1] = _with_next(lines[-1], place, _title_near(place, places[number + 1 :]))
    if not lines:
        likely = [(place, elected_title(place, likely=True)) for place in places]
        lines = [(place, flagged(field, UNSURE_TITLE)) for place, field in likely if field is not None][:1]
    return lines, names


def _is_of_same_ink(title: FieldValue, above: FieldValue) -> bool:
    """Whether a title is the one above it once more: another look's boxes under a seal reach into the next line."""
    if title.bbox is None or above.bbox is None or letters(title.value or "") != letters(above.value or ""):
        return False
    one, other = Box(*title.bbox), Box(*above.bbox)
    common = min(one.y1, other.y1) - max(one.y0, other.y0)
    beside = min(one.x1, other.x1) <= max(one.x0, other.x0)
    return not beside and common > SAME_INK * min(one.height, other.height)


def _is_name_in_capitals(place: Place) -> bool:
    return place.own is not None and name_in_capitals(place.own.said) is not None


def _title_near(place: Place, below: Sequence[Place]) -> FieldValue | None:
    """The title that the next line says, where it stands close below a line."""
    near = [each for each in below[:1] if each.middle - place.middle <= PITCH * place.height]
    return elected_title(near[0]) if near else None


def _with_next(line: TitleLine, place: Place, below: FieldValue | None) -> TitleLine:
    """A line of a title with the one below it: its end, or else a doubt where that was not understood."""
    whole = continued(line[1], line[0], place) or authority_continued(line[1], line[0], place, below)
    if whole is not None:
        return place, whole
    said = not_understood(place)
    if said is None:
        return line
    return line[0], _with_line_below(line[1], place, said)


def _name(places: Sequence[Place], lines: Sequence[TitleLine], names: Sequence[FieldValue]) -> FieldValue | None:
    """The signer's name: the lowest of the likeliest lines, or one in capitals below the title."""
    name = min(reversed(names), key=_doubts_of_surname, default=None)
    if name is None or name.value is None:
        bottom = max((place.middle for place, _ in lines), default=0.0)
        below = [place for place in places if place.middle >= bottom and all(place is not each for each, _ in lines)]
        name = capital_name(below) or name
    if name is None or name.value is None:
        return name
    surname = name.model_copy(update={"value": name.value.split()[0]})
    name = with_twins(name, name_table(), marks_lost(places, [*(field for _, field in lines), surname]))
    return name if lines else flagged(name, "no title was read above it: it may be anybody's")


def _with_line_below(title: FieldValue, place: Place, said: str) -> FieldValue:
    """A title above a line that is none: where no seal can stand, the line goes on with the title."""
    own = place.own
    if own is None or own.words or title.value is None or title.span is None:
        return flagged(title, f"a line below it was not understood, read as {said}")
    span = title.span[0], own.line.end
    whole = title.model_copy(update={"value": f"{title.value} {said}", "raw": own.text.trace(*span).raw, "span": span})
    return flagged(whole, f"taken for one title with the line below it: {said}")


def _is_a_head_s(title: str) -> bool:
    """Whether a title is one that a deputy may sign for."""
    deputy = known_title(f"{DEPUTY} {title}")
    return title == MINISTER or (deputy is not None and deputy.exact)


def _settled(title: FieldValue, place: Place, authority: Sequence[FieldValue], name: FieldValue | None) -> FieldValue:
    """A title in doubt, without its doubts where the form of the signature leaves none."""
    others = [*authority, *([name] if name is not None else [])]
    if is_form_s_deputy(title, place, authority) or stands_whole(title, place, others):
        return _sure(title)
    return title


def _sure(line: FieldValue) -> FieldValue:
    return line.model_copy(update={"needs_review": False, "reasons": (), "confidence": SURE})


def _title(place: Place, above: Sequence[FieldValue]) -> FieldValue | None:
    """The authority or title of a line, by what was read there or else by what must stand there."""
    title = elected_title(place)
    if title is not None and above and is_guess_below_a_head(title, above[-1]):
        return likely_deputy(place, above[-1]) or title
    if title is not None or (above and (above[-1].value or "").startswith(DEPUTY)):
        return title  # Nobody stands below a deputy.
    return (likely_deputy(place, above[-1]) if above else None) or told_by_its_end(place)


def _seen_once(place: Place, places: Sequence[Place]) -> list[str]:
    """The doubt about a line that no look at the place of the signature read, where there were any."""
    looked = any(not reading.own for each in places for reading in each.readings)
    return ["no other look read this line"] if looked and len(place.readings) == 1 and place.own is not None else []


def _doubts_of_surname(name: FieldValue) -> int:
    """How far a line is from being a name: surely read, in doubt, in doubt about its very surname, or unlike one."""
    if name.value is None:
        return 3
    return name.needs_review + any("no surname" in reason for reason in name.reasons)
