"""Code points and UTF-16 units lead to each other, whatever a text holds."""

from hypothesis import given
from hypothesis import strategies as st

from ui.utf16 import Utf16Offsets, count_units, cut_units

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_offsets_lead_there_and_back(text):
    offsets = Utf16Offsets(text)
    for point in range(len(text) + 1):
        assert offsets.to_units(point) == units(text[:point])
        assert offsets.to_points(offsets.to_units(point)) == point


@given(TEXTS, st.data())
def test_a_cut_in_units_is_the_cut_in_points(text, data):
    first = data.draw(st.integers(0, len(text)))
    last = data.draw(st.integers(first, len(text)))
    assert cut_units(text, units(text[:first]), units(text[:last])) == text[first:last]
    assert cut_units(text, units(text[:first])) == text[first:]
    assert count_units(text) == units(text)


def test_an_offset_within_a_character_is_that_of_its_start():
    assert Utf16Offsets("a\N{BLACK CHESS KING}\N{GRINNING FACE}b").to_points(3) == 2
