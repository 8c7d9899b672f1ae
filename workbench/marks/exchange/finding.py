"""Finds words that were marked in a text which is none of ours in the articles that they may be of."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from workbench.errors import LibraryError, UsageError
from workbench.library.articles import Article, get_article, get_document, make_evidence
from workbench.library.store import Library
from workbench.marks.again import Again
from workbench.marks.placing import How
from workbench.model import Document, Evidence


class Finder:
    """Looks for words in the articles of one library; the text that was looked at last is kept."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._last: tuple[Article, Document, int, Again] | None = None

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
        known, document, version, again = self._text(article)
        placed = again.place(evidence)
        if placed is None:
            # In whatever text these words were marked, the article is this one, and where they stand once there is no other place.
            span = _only_place(evidence.quote, document.text)
            return None if span is None else (make_evidence(known, version, document.text, *span), True)
        if placed.how is How.CHANGED:
            # What was marked is kept as it was said; where it stands is looked for whenever the article is read.
            return self._as_foreign(article, evidence), False
        return make_evidence(known, version, document.text, placed.start, placed.end), True

    def _text(self, article: int) -> tuple[Article, Document, int, Again]:
        if self._last is None or self._last[0].id != article:
            document, version = get_document(self._library, article)
            self._last = get_article(self._library, article), document, version, Again(document.text)
        return self._last

    def _as_foreign(self, article: int, evidence: Evidence) -> Evidence:
        """Return evidence of a text that is not here: no version of an article's text has its place."""
        return replace(
            evidence, original=evidence.original or get_article(self._library, article).content, text_version=0
        )


def _only_place(quote: str, text: str) -> tuple[int, int] | None:
    """Return where words stand if that is one place; blanks and ends of lines are alike."""
    found = list(islice(re.finditer(r"\s+".join(map(re.escape, quote.split())), text), 2))
    return found[0].span() if len(found) == 1 else None
