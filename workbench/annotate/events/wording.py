"""The words by which the tellings of an event in several articles are known for one: stems as numbers, so that a row holds them."""

import struct
import zlib
from typing import Final

from index.analysis import tokenize
from index.stems import has_stems, main_language, stem_words, stop_words

# A list that is taken for a sentence does not swell a row.
_WORDS_MAX: Final = 64
_LETTERS_MIN: Final = 2
_NUMBER_BYTES: Final = 4


def telling_words(text: str, language: str | None) -> bytes:
    """Return the content words of a sentence as sorted numbers of four bytes each, little-endian; see `numbers_of`.

    Args:
        text: The sentence, without what does not count.
        language: ISO 639-1, None where it is not known.
    """
    code = main_language(language or "en")
    stopped = stop_words(code)
    words = [
        token.text
        for token in tokenize(text)
        # Chinese, Japanese, Thai and Khmer come letter by letter.
        if (len(token.text) >= _LETTERS_MIN or not token.text.isascii()) and token.text not in stopped
    ]
    stems = stem_words(code, words) if has_stems(code) else words
    numbers = sorted({zlib.crc32(stem.encode("utf-8", "surrogatepass")) for stem in stems[:_WORDS_MAX]})
    return struct.pack(f"<{len(numbers)}I", *numbers)


def numbers_of(words: bytes) -> frozenset[int]:
    """Return the numbers of words that `telling_words` has packed."""
    count = len(words) // _NUMBER_BYTES
    return frozenset(struct.unpack(f"<{count}I", words[: count * _NUMBER_BYTES]))
