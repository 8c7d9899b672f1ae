"""Text without what is none: for files that are text and no page."""

import re
from typing import Final

from workbench.errors import RefusedError

# A long novel has three million characters; past this a "text" is a data file, and no reader could show it.
TEXT_CHARS_MAX: Final = 10_000_000


def plain(text: str) -> str:
    """Return text without nulls, other controls and half of a surrogate pair, its lines ended by line feeds alone.

    Raises:
        RefusedError: If it is longer than an article may be.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
    text = re.sub("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]", "", text)
    if len(text) > TEXT_CHARS_MAX:
        raise RefusedError(
            f"it has {len(text):,} characters, more than the {TEXT_CHARS_MAX:,} that an article may have; cut it into parts"
        )
    return text
