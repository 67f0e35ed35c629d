"""What is put on a page by hand fits what the page holds."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from samples.grammar import generate


@example(seed=2224)
@settings(max_examples=40, deadline=None)
@given(seed=st.integers(min_value=0, max_value=10**6))
def test_copies_are_noted_behind_a_list_of_recipients_alone(seed: int) -> None:
    document = generate(seed)
    noted = any(step["step"] == "copies_note" for step in document.ink)
    assert not noted or document.signature.recipients
