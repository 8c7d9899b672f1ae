"""Puts the large letter with which a chapter opens before the word that it begins."""

import re
from collections.abc import Sequence
from typing import Final

from workbench.importing.pdf.fragments import Fragment
from workbench.importing.pdf.joining import Vocabulary

_INITIAL: Final = re.compile(r"[\"“‘«„]?[^\W\d_]")
_LARGER: Final = 1.7
# Sizes of the text's letters.
_BESIDE: Final = 2.0
_ABOVE: Final = 0.8


def set_initials(fragments: Sequence[Fragment], body_size: float, words: Vocabulary) -> list[Fragment]:
    """Return the pieces of a page, large letters joined to the lines that they open."""
    initials = [
        fragment
        for fragment in fragments
        if fragment.size >= body_size * _LARGER and _INITIAL.fullmatch(fragment.text) and fragment.text[-1].isupper()
    ]
    joined: set[int] = set()
    for initial in initials:
        beside = [
            fragment
            for fragment in fragments
            if fragment.size < initial.size / _LARGER * 1.1
            and 0 <= fragment.start - initial.end + 1 < _BESIDE * body_size
            and initial.top - _ABOVE * body_size < fragment.middle < initial.bottom
        ]
        # A letter that one line alone stands beside is a label.
        if len(beside) < 2:
            continue
        line = min(beside, key=lambda fragment: fragment.top)
        first = line.text.split(" ", 1)[0].rstrip(".,;:")
        # "A" may be a word of its own, "A spokeswoman": then that word stands elsewhere, too.
        is_word = words.count(first) > 1 and not words.count(f"{initial.text[-1]}{first}")
        line.text = f"{initial.text} {line.text}" if is_word else f"{initial.text}{line.text}"
        line.start = initial.start
        joined.add(id(initial))
    return [fragment for fragment in fragments if id(fragment) not in joined] if joined else list(fragments)
