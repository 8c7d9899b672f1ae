"""The words of a sentence as numbers: what tells it from others, whatever form a word takes."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.annotate.events.wording import numbers_of, telling_words


def words(text, language="en"):
    return numbers_of(telling_words(text, language))


def test_forms_of_a_word_are_one_and_small_words_count_for_nothing():
    assert words("The convoys were turning back.") == words("A convoy turned back")
    assert words("It was of the") == frozenset()
    assert words("Der Konvoi kehrte um", "de") & words("Die Konvois kehrten um", "de")


def test_a_language_without_stems_or_words_is_read_all_the_same():
    assert words("កប៉ាល់ ចេញ", "km")
    assert words("convoy", None) == words("convoy", "en")


@given(st.text(max_size=300))
def test_any_text_comes_back_as_it_was_packed(text):
    packed = telling_words(text, "en")
    assert len(packed) == 4 * len(numbers_of(packed)) <= 4 * 64
