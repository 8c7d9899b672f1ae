"""Which script a text is written in, as far as its lines need more room than Latin ones."""

import re
from typing import Final

# How much taller lines have to be than Latin ones at the same size: Naskh swings far below the line, Devanagari hangs from
# one and has signs above and below, Hebrew has points, and the signs of Chinese fill their squares.
_TALLER: Final = (
    (re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]"), 1.3),
    (re.compile("[\u0900-\u0dff\ua8e0-\ua8ff]"), 1.18),
    (re.compile("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]"), 1.18),
    (re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]"), 1.1),
    (re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]"), 1.1),
)
_SAMPLE_CHARS: Final = 400
# A name or a quoted word in another script has room enough between usual lines.
_SHARE_MIN: Final = 0.2


def line_factor(text: str) -> float:
    """Return how much taller lines of a text are than Latin ones."""
    start = text[:_SAMPLE_CHARS]
    if start.isascii():
        return 1.0
    letters = sum(map(str.isalpha, start)) or 1
    return max((by for letter, by in _TALLER if len(letter.findall(start)) > _SHARE_MIN * letters), default=1.0)
