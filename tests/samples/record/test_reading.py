"""The text of a layout and the places of its marks."""

from __future__ import annotations

from samples.record.reading import Reading, read
from samples.scanning.printing import print_layout
from samples.setting.form import compose
from samples.source import DocumentSource, Paragraph
from tests.samples.drafts import draft, header, long_body


def reading(source: DocumentSource) -> Reading:
    layout = compose(source)
    return read(layout, print_layout(layout, source.seed).filled_in)


def test_a_code_broken_after_its_hyphen_is_one_value_and_two_words() -> None:
    text = "Xét Tờ trình của Giám đốc Sở Nội vụ, Văn phòng Ủy ban nhân dân tỉnh số {c.a:2150/TTr-SNVVPUBND}"
    found = next(
        found for pad in range(40) if "-\n" in (found := reading(draft(body=(Paragraph(text="a " * pad + text),)))).text
    )
    spot = found.spots["c.a"]
    assert spot.printed == "2150/TTr-SNVVPUBND"
    assert found.text[spot.start : spot.end] == "2150/TTr-\nSNVVPUBND"


def test_a_mark_knows_what_wrote_in_it() -> None:
    number = "Số: {code:{number:{hand:12}}/{notation:TB-UBND}}"
    spots = reading(draft(header=header(number=number))).spots
    assert spots["number"].by == {"pen"}
    assert spots["code"].by == {"pen", "print"}
    assert spots["notation"].by == {"print"}


def test_the_box_of_what_a_pen_wrote_is_that_of_its_ink() -> None:
    source = draft(header=header(number="Số: {code:{number:{hand:12}}/{notation:TB-UBND}}"))
    layout = compose(source)
    printed = print_layout(layout, source.seed)
    (box,) = printed.filled_in.values()
    assert read(layout, printed.filled_in).spots["number"].box == box


def test_pages_are_parted_by_a_form_feed_and_a_mark_may_go_on_over_it() -> None:
    # Long enough that a page does not always end with a paragraph.
    marked = tuple(Paragraph(text=f"{{s.k{n}:{each.text} {each.text}}}") for n, each in enumerate(long_body(30)))
    found = reading(draft(body=marked))
    assert found.text.count("\f") >= 1
    over = [
        spot
        for name, spot in found.spots.items()
        if name.startswith("s.") and "\f" in found.text[spot.start : spot.end]
    ]
    assert over
    for spot in over:
        assert spot.page == found.text[: spot.start].count("\f")
