"""How long a text takes to be read, by its words and its language."""

from typing import Final

# Words a minute, read aloud in one's own language; who reads in silence is about as quick with texts that ask for thought.
# Source: IReST, Trauzettel-Klosinski and Dietz, Investigative Ophthalmology & Visual Science 53 (2012), table 2.
_WORDS_A_MINUTE: Final = {
    "ar": 138,
    "de": 179,
    "en": 228,
    "es": 218,
    "fi": 161,
    "fr": 195,
    "he": 187,
    "it": 188,
    "nl": 202,
    "pl": 166,
    "pt": 181,
    "ru": 184,
    "sl": 180,
    "sv": 199,
    "tr": 166,
}
_OTHERS: Final = 184
# Between their words stand no blanks by which they could be counted.
_WITHOUT_BLANKS: Final = frozenset(["zh", "ja", "th", "lo", "km", "my", "bo"])


def reading_minutes(words: int, language: str | None) -> int | None:
    """Return about how many minutes so many words take, at least 1; None where that cannot be told."""
    code = (language or "").partition("-")[0]
    if words <= 0 or code in _WITHOUT_BLANKS:
        return None
    return max(1, round(words / _WORDS_A_MINUTE.get(code, _OTHERS)))
