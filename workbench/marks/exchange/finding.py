"""Finds words that were marked in a text which is none of ours in the articles that they may be of."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from workbench.errors import LibraryError, UsageError
from workbench.library.articles import Article, get_article, get_document, make_evidence
from workbench.library.store import Library
from workbench.marks.again import Again
from workbench.marks.placed import How
from workbench.model import Evidence


class Finder:
    """Looks for words in the articles of one library; the text that was looked at last is kept."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._last: _Text | None = None

    def find(self, candidates: Sequence[int], evidence: Evidence | None) -> tuple[int, Evidence | None, bool]:
        """Return in which article words stand, as which evidence, and whether they do: of several in the first that has them.

        Of none, the first article has them all the same, as an orphan; without evidence all of that is meant.
        """
        if evidence is None:
            return candidates[0], None, True
        for article in candidates:
            if self._is_as_kept(article, evidence):
                return article, evidence, True
        changed: tuple[int, Evidence, bool] | None = None
        for article in candidates:
            found = self._found(article, evidence)
            if found is not None and found[1]:
                return article, found[0], True
            if found is not None and changed is None:
                changed = article, found[0], True
        return changed or (candidates[0], self._as_foreign(candidates[0], evidence), False)

    def _is_as_kept(self, article: int, evidence: Evidence) -> bool:
        """Tell whether it was marked in a text that is here."""
        if not evidence.text_version or get_article(self._library, article).content != evidence.original:
            return False
        try:
            document, _ = get_document(self._library, article, evidence.text_version)
        except (UsageError, LibraryError):
            return False
        return document.text[evidence.start : evidence.end] == evidence.quote

    def _found(self, article: int, evidence: Evidence) -> tuple[Evidence, bool] | None:
        """Return where words stand in an article's text, and whether they are the same still."""
        try:
            text = self._text(article)
        except LibraryError:
            return None  # damaged; check tells of it, and once it is mended the words are found whenever it is read
        placed = text.again.place(evidence)
        if placed is None:
            # In whatever text these words were marked, the article is this one, and where they stand once there is no other place.
            span = text.row.only_place(evidence.quote)
            return None if span is None else (text.evidence(*span), True)
        if placed.how is How.CHANGED:
            # What was marked is kept as it was said; where it stands is looked for whenever the article is read.
            return self._as_foreign(article, evidence), False
        return text.evidence(placed.start, placed.end), True

    def _text(self, article: int) -> "_Text":
        if self._last is None or self._last.article.id != article:
            document, version = get_document(self._library, article)
            known = get_article(self._library, article)
            self._last = _Text(known, document.text, version, Again(document.text), _Row(document.text))
        return self._last

    def _as_foreign(self, article: int, evidence: Evidence) -> Evidence:
        """Return evidence of a text that is not here: no version of an article's text has its place."""
        return replace(
            evidence, original=evidence.original or get_article(self._library, article).content, text_version=0
        )


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of an article, as it is looked in."""

    article: Article
    text: str
    version: int
    again: Again
    row: "_Row"

    def evidence(self, start: int, end: int) -> Evidence:
        """Return a span as evidence."""
        return make_evidence(self.article, self.version, self.text, start, end)


class _Row:
    """A text with one blank between its words, in which others are looked for as they stand: a pattern of thousands of words would take minutes."""

    def __init__(self, text: str) -> None:
        self._spans = [word.span() for word in re.finditer(r"\S+", text)]
        self._text = " ".join(text[start:end] for start, end in self._spans)
        self._starts = [0, *accumulate(end - start + 1 for start, end in self._spans)]

    def only_place(self, quote: str) -> tuple[int, int] | None:
        """Return where words stand in the text if that is one place; blanks and ends of lines are alike."""
        words = " ".join(quote.split())
        at = self._text.find(words)
        if not words or at < 0 or self._text.find(words, at + len(words)) >= 0:
            return None
        return self._place(at), self._place(at + len(words) - 1) + 1

    def _place(self, at: int) -> int:
        """Return where in the text a letter of the row stands."""
        word = bisect_right(self._starts, at) - 1
        return self._spans[word][0] + at - self._starts[word]
