"""Where to go on reading an article: where it was left, or where the words stand now that were read there."""

from typing import Final

from workbench.annotate.sentences import sentences_at
from workbench.errors import LibraryError, UsageError
from workbench.library.articles import get_document
from workbench.library.read_marks import reading_place
from workbench.library.store import Library
from workbench.model import Document

# So much of the text around the place is looked through for its sentence.
_AROUND_CHARS: Final = 4_000


def place_to_read(library: Library, article: int, document: Document, version: int) -> int | None:
    """Return the code point of an article's newest text at which reading goes on, None for its beginning.

    Where the text was read anew since, it is where the sentence that was in sight stands now; where that is gone, the beginning.
    """
    stopped = reading_place(library, article)
    if stopped is None:
        return None
    known, start = stopped
    if known == version:
        return start if start < len(document.text) else None
    try:
        former = get_document(library, article, known)[0].text
    except (UsageError, LibraryError):
        return None
    low = max(0, start - _AROUND_CHARS)
    around = former[low : start + _AROUND_CHARS]
    spans = sentences_at(around, [min(start - low, max(0, len(around) - 1))])
    if not spans:
        return None
    words = around[slice(*spans[0])]
    found = document.text.find(words)
    # Words that stand there twice may be those of another place.
    return found if found >= 0 and document.text.find(words, found + 1) < 0 else None
