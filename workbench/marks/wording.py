"""Finds the words that somebody types to say what in a text shall be marked."""

import re

from workbench.errors import UsageError

_TOLD_MAX = 3
_BESIDE_CHARS = 30


def find_words(text: str, words: str, article: int, nth: int | None = None) -> tuple[int, int]:
    """Return where words stand in a text, in code points; blanks and ends of lines are alike, capitals count where they can.

    Args:
        text: Of the article.
        words: As typed.
        article: Its number, for what is said where they are not found.
        nth: Which of several places is meant, from 1.

    Raises:
        UsageError: If they stand nowhere, or in several places and none was said.
    """
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        raise UsageError("No words were given that could be marked. Nothing was changed.")
    pattern = r"\s+".join(parts)
    found = list(re.finditer(pattern, text)) or list(re.finditer(pattern, text, re.IGNORECASE))
    if not found:
        raise UsageError(
            f"Article {article} does not have the words “{' '.join(words.split())}”. show {article} prints its text. Nothing was changed."
        )
    if nth is None and len(found) > 1:
        places = "; ".join(
            f"{number}: …{' '.join(text[max(0, one.start() - _BESIDE_CHARS) : one.end() + _BESIDE_CHARS].split())}…"
            for number, one in enumerate(found[:_TOLD_MAX], 1)
        )
        more = "; …" if len(found) > _TOLD_MAX else ""
        raise UsageError(
            f"These words stand {len(found)} times in article {article} ({places}{more}). Say which with --nth, or give more words. Nothing was changed."
        )
    if nth is not None and not 1 <= nth <= len(found):
        raise UsageError(
            f"These words stand {len(found)} times in article {article}, so there is no number {nth}. Nothing was changed."
        )
    return found[(nth or 1) - 1].span()
