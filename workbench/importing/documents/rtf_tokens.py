"""Cuts RTF into its tokens: groups, control words, bytes written as hexadecimal numbers, text. Nothing here knows what they mean.

Source: Rich Text Format Specification 1.9.1, "Conventions of an RTF Reader".
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import Final

_TOKEN: Final = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+", re.DOTALL
)
_WORD, _NUMBER, _HEX, _SYMBOL, _BRACE, _TEXT = range(1, 7)


class Kind(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    SYMBOL = auto()
    BYTE = auto()
    TEXT = auto()


Token = tuple[Kind, str, int | None]


def tokens(text: str) -> Iterator[Token]:
    r"""Yield the tokens of RTF, each with its number where it has one; `\bin` and the bytes that it announces are passed over.

    Args:
        text: The file, each byte as the character of its number (ISO 8859-1): only who knows the fonts can tell more.
    """
    at, end = 0, len(text)
    match = _TOKEN.match
    while at < end:
        found = match(text, at)
        if found is None:  # a backslash as the very last character
            return
        at = found.end()
        group = found.lastindex
        if group == _TEXT:
            yield Kind.TEXT, found[_TEXT], None
        elif group == _BRACE:
            yield (Kind.OPEN if found[_BRACE] == "{" else Kind.CLOSE), "", None
        elif group in {_WORD, _NUMBER}:
            number = int(found[_NUMBER]) if group == _NUMBER else None
            if found[_WORD] == "bin":
                at += max(0, number or 0)
            else:
                yield Kind.WORD, found[_WORD], number
        elif group == _HEX:
            yield Kind.BYTE, "", int(found[_HEX], 16)
        elif group == _SYMBOL:
            yield Kind.SYMBOL, found[_SYMBOL], None
