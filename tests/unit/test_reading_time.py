"""About how long words take."""

import pytest

from workbench.reading_time import reading_minutes


@pytest.mark.parametrize(
    ("words", "language", "minutes"),
    [(0, "en", None), (40, "en", 1), (1_600, "en", 7), (1_600, "en-GB", 7), (1_600, "ar", 12), (1_600, None, 9), (500, "zh", None)],
)  # fmt: skip
def test_minutes_follow_words_and_language(words, language, minutes):
    assert reading_minutes(words, language) == minutes
