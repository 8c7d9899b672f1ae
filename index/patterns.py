"""What one word of a query that is no plain word accepts: wildcards, regular expressions, words of nearly these letters."""

import re
from functools import lru_cache
from typing import Final

# Words of text are shorter; what is longer matches no expression, for there repetition would have no bound.
WORD_MAX: Final = 64


@lru_cache(maxsize=256)
def wildcard_pattern(text: str) -> re.Pattern[str]:
    """Return what a folded word with * (any letters or none) and ? (one letter) has to match as a whole."""
    chunks = ["".join("." if letter == "?" else re.escape(letter) for letter in chunk) for chunk in text.split("*")]
    if len(chunks) == 1:
        return re.compile(chunks[0], re.DOTALL)
    head, *middle, tail = chunks
    # The first place where a chunk fits is as good as any, so it is never tried again elsewhere: the time stays linear.
    return re.compile(head + "".join(f"(?>.*?{chunk})" for chunk in middle if chunk) + ".*" + tail, re.DOTALL)


@lru_cache(maxsize=256)
def regex_pattern(source: str) -> re.Pattern[str]:
    """Return a regular expression, read by `index.expressions`, to be matched against whole folded words."""
    return re.compile(f"(?!.{{{WORD_MAX + 1}}})(?:{source})", re.DOTALL)


def is_within(word: str, other: str, edits: int) -> bool:
    """Say whether a word becomes the other by so many letters left out, added, changed, or swapped with their neighbour.

    Source: optimal string alignment, R. Lowrance and R. Wagner 1975, without editing a swapped pair again.
    """
    if word == other:
        return True
    if abs(len(word) - len(other)) > edits:
        return False
    # What both begin and end with needs no edit; most words of a vocabulary are told apart by what is left.
    end, other_end = len(word), len(other)
    while end and other_end and word[end - 1] == other[other_end - 1]:
        end, other_end = end - 1, other_end - 1
    start, least = 0, min(end, other_end)
    while start < least and word[start] == other[start]:
        start += 1
    word, other = word[start:end], other[start:other_end]
    if edits == 1:
        is_swapped = len(word) == len(other) == 2 and word == other[::-1]
        return is_swapped or max(len(word), len(other)) <= 1
    return _is_within(word, other, edits)


def _is_within(word: str, other: str, edits: int) -> bool:
    """Work out the distance, but only the cells that can stay within the bound."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(word, 1):
        earlier, before = before, row
        row = [i] + [edits + 1] * len(other)
        for j in range(max(1, i - edits), min(len(other), i + edits) + 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other[j - 1]))
            if i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == other[j - 1]:
                best = min(best, earlier[j - 2] + 1)
            row[j] = best
        if min(row) > edits:
            return False
    return row[-1] <= edits
