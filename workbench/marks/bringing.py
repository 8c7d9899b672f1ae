"""Brings the marks of one saving of a page along to another: each is found again by its words, and the old ones stay where they are."""

import re
from dataclasses import dataclass, replace
from typing import Final

from workbench.errors import LibraryError, UsageError
from workbench.library.articles import Article, get_article, get_document, make_evidence
from workbench.library.decision_log import Decision
from workbench.library.decisions import set_marks
from workbench.library.marks import Mark, columns_of, marks_of
from workbench.library.store import Library
from workbench.marks.again import Again
from workbench.marks.placed import How

# Between the key of the mark that was made first and what tells to which document it was brought.
_BROUGHT: Final = "-"
_TELLING_CHARS: Final = 8
# Keys that came with a file may have such a stroke of their own.
_WHERE_TO: Final = re.compile(rf"{_BROUGHT}[0-9a-f]{{{_TELLING_CHARS}}}$")


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of the marks of an article.

    `placed` stand in the other one, `changed` of these on words that were changed; the words of `orphans` do not stand there, and are kept
    with them. Without a `decision` all of them had been brought before.
    """

    decision: Decision | None
    placed: int
    changed: int
    orphans: int


def bring_marks(library: Library, from_article: int, to_article: int) -> Brought:
    """Copy the marks of one article onto another, in one step; what was brought before stays as it is.

    Raises:
        UsageError: If there is no such article, both are one, or the first has no marks.
    """
    if from_article == to_article:
        raise UsageError(f"Article {from_article} has its own marks already. Name another one. Nothing was changed.")
    older, newer = get_article(library, from_article), get_article(library, to_article)
    marks = marks_of(library.connection, from_article)
    if not marks:
        raise UsageError(f"Article {from_article} has no marks that could be brought along. Nothing was changed.")
    document, version = get_document(library, to_article)
    again, befores = Again(document.text), _Befores(library, older)
    there = {_first_key(mark.key) for mark in marks_of(library.connection, to_article)}
    rows, placed, changed, orphans = [], 0, 0, 0
    for mark in marks:
        if _first_key(mark.key) in there:
            continue
        evidence = mark.evidence
        if evidence is not None:
            found = again.place(evidence, befores.text(mark))
            if found is None:
                # It was marked in the other article's text, of which no place holds here.
                evidence = replace(evidence, text_version=0)
            else:
                evidence = make_evidence(newer, version, document.text, found.start, found.end)
                changed += found.how is How.CHANGED
            orphans += found is None
            placed += found is not None
        else:
            placed += 1
        key = f"{_first_key(mark.key)}{_BROUGHT}{newer.content[:_TELLING_CHARS]}"
        rows.append((to_article, columns_of(replace(mark, article=to_article, key=key, evidence=evidence))))
    return Brought(set_marks(library, rows) if rows else None, placed, changed, orphans)


def _first_key(key: str) -> str:
    """Return the key of the mark that was made first: brought on and back, it is the same mark still."""
    return _WHERE_TO.sub("", key)


class _Befores:
    """The texts that an article's marks were made on."""

    def __init__(self, library: Library, article: Article) -> None:
        self._library, self._article = library, article
        self._texts: dict[int, str | None] = {}

    def text(self, mark: Mark) -> str | None:
        """Return the text, None where it is not there, or is that of another article."""
        evidence = mark.evidence
        if evidence is None or evidence.original != self._article.content:
            return None
        if evidence.text_version not in self._texts:
            try:
                document, _ = get_document(self._library, self._article.id, evidence.text_version)
                self._texts[evidence.text_version] = document.text
            except (UsageError, LibraryError):
                self._texts[evidence.text_version] = None
        return self._texts[evidence.text_version]
