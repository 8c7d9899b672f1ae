"""What can be done with marks: made on words or on an article, changed, taken away, and found again where they stand now."""

import contextlib
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.dates import now
from workbench.errors import LibraryError, UsageError
from workbench.library.articles import get_article, get_document, latest_version, make_evidence
from workbench.library.decision_log import Decision
from workbench.library.decisions import set_marks
from workbench.library.marks import Colour, Mark, MarkKind, columns_of, find_mark, gone, marks_of
from workbench.library.source_grades import CREDIBILITY
from workbench.library.store import Library
from workbench.marks.placed import How, Placed, unmoved
from workbench.model import Document, Evidence

if TYPE_CHECKING:
    from workbench.marks.again import Again

_KEY_BYTES = 6
NOTE_CHARS_MAX = 100_000


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark and where it stands in the text that is in force, text[start:end] in code points.

    `how` is how it was found there, None where it was not: an orphan, whose words are in the mark itself. A mark on all of the article has
    no place, and is none.
    """

    mark: Mark
    start: int = -1
    end: int = -1
    how: How | None = None

    @property
    def is_orphan(self) -> bool:
        """Whether its words are not in the text any more."""
        return self.how is None and self.mark.evidence is not None


def make_mark(
    library: Library,
    article: int,
    span: tuple[int, int] | None,
    kind: MarkKind,
    *,
    version: int | None = None,
    colour: Colour | None = None,
    note: str = "",
    tags: Sequence[str] = (),
    grade: str = "",
) -> tuple[Decision, Mark]:
    """Mark a span of an article's text (code points), or with None all of the article.

    Args:
        library: Open.
        article: Of which.
        span: In that version of the text.
        kind: What the mark says.
        version: Of the text; the newest unless it is given.
        colour: Of a highlight; green where none is given.
        note: Markdown.
        tags: Of the mark.
        grade: Of what is said there, "1" to "6".

    Raises:
        UsageError: If there is no such article, text or span, or nothing would be marked.
    """
    mark = new_mark(library, article, span, kind, version=version, colour=colour, note=note)
    mark = _checked(replace(mark, tags=tuple(dict.fromkeys(tags)), grade=grade))
    return set_marks(library, [(article, columns_of(mark))]), mark


def new_mark(
    library: Library,
    article: int,
    span: tuple[int, int] | None,
    kind: MarkKind,
    *,
    version: int | None = None,
    colour: Colour | None = None,
    note: str = "",
) -> Mark:
    """Return a mark that is not in the library yet, as one is that is being written.

    Raises:
        UsageError: If there is no such article, text or span.
    """
    known = get_article(library, article)
    evidence = None
    if span is not None:
        document, read = get_document(library, article, version)
        start, end = trimmed(document.text, *span)
        if start >= end:
            raise UsageError("There are no words to be marked. Select some, or go to a sentence. Nothing was changed.")
        evidence = make_evidence(known, read, document.text, start, end)
    if kind is MarkKind.HIGHLIGHT and colour is None:
        colour = Colour.GREEN
    made = now()
    return Mark(article, secrets.token_hex(_KEY_BYTES), kind, evidence, colour, note, made_at=made, changed_at=made)


def keep_mark(library: Library, mark: Mark) -> Decision:
    """Write a mark as it is given: a new one, or an older one that was changed.

    Raises:
        UsageError: If there is nothing in it, that is how it is already, or there is no such article.
    """
    mark = _checked(mark)
    known = find_mark(library.connection, mark.article, mark.key)
    if known is not None and replace(known, changed_at="") == replace(mark, changed_at=""):
        raise UsageError("The mark is like that already. Nothing was changed.")
    if known is not None:
        mark = replace(mark, changed_at=now())
    return set_marks(library, [(mark.article, columns_of(mark))])


def remove_marks(library: Library, marks: Iterable[tuple[int, str]]) -> Decision:
    """Take marks away, each by article and key, in one step.

    Raises:
        UsageError: If none of them is there.
    """
    there = [(article, key) for article, key in marks if find_mark(library.connection, article, key) is not None]
    if not there:
        raise UsageError("There is no such mark any more. Nothing was changed.")
    return set_marks(library, [(article, gone(key)) for article, key in there])


def get_mark(library: Library, article: int, key: str) -> Mark:
    """Return one mark.

    Raises:
        UsageError: If it is not there.
    """
    found = find_mark(library.connection, article, key)
    if found is None:
        raise UsageError(f"Article {article} has no mark {key}. The command marks lists them.")
    return found


def placed_marks(library: Library, article: int, document: Document, version: int) -> tuple[PlacedMark, ...]:
    """Return the marks of an article, those on all of it and orphans first, then by where they stand in a version of its text."""
    return place_all(library, marks_of(library.connection, article), {article: (document, version)})


def place_all(
    library: Library, marks: Iterable[Mark], texts: Mapping[int, tuple[Document, int]]
) -> tuple[PlacedMark, ...]:
    """Return marks with where they stand in the texts that are given, by article; those of one article stand together.

    What was made on that version stands where it was made; what was made on another is looked for.
    """
    found: list[PlacedMark] = []
    looking = _Looking(library)
    for mark in marks:
        document, version = texts[mark.article]
        placed = None
        if mark.evidence is not None:
            placed = unmoved(mark.evidence, document.text) or looking.find(mark, mark.evidence, document.text, version)
        found.append(PlacedMark(mark) if placed is None else PlacedMark(mark, placed.start, placed.end, placed.how))
    return tuple(sorted(found, key=lambda one: (one.mark.article, one.start, one.end, one.mark.made_at)))


def marks_at(
    library: Library, article: int, version: int, span: tuple[int, int], *, point: int = -1, is_exact: bool = False
) -> tuple[Mark, ...]:
    """Return the marks that touch a span of a version of an article's text: the one over a point first, then the shortest.

    Args:
        library: Open.
        article: Of which.
        version: In which the span and the point are.
        span: In code points.
        point: Where one stands; -1 for nowhere.
        is_exact: Only marks of just these words.
    """
    marks = [mark for mark in marks_of(library.connection, article) if mark.evidence is not None]
    content = get_article(library, article).content
    if any(m.evidence is None or (m.evidence.text_version, m.evidence.original) != (version, content) for m in marks):
        placed = place_all(library, marks, {article: get_document(library, article, version)})
    else:
        # Those that were made on this very text need no look at it, which may be long.
        placed = tuple(PlacedMark(m, m.evidence.start, m.evidence.end, How.SAME) for m in marks if m.evidence)
    start, end = span
    near = [one for one in placed if one.start < end and start < one.end]
    near = [one for one in near if not is_exact or (one.start, one.end) == span]
    near.sort(key=lambda one: (not one.start <= point < one.end, one.end - one.start))
    return tuple(one.mark for one in near)


def get_is_own(library: Library, mark: Mark) -> bool:
    """Tell whether a mark was made on a text of its own article, and not on one from which it was brought."""
    return mark.evidence is not None and mark.evidence.original == get_article(library, mark.article).content


class _Looking:
    """Looks for marks that stand elsewhere now; each text is read and prepared once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._earlier: dict[tuple[int, int], str | None] = {}
        self._again: dict[int, Again] = {}

    def find(self, mark: Mark, evidence: Evidence, text: str, version: int) -> Placed | None:
        """Return where the words of a mark stand in a version of its article's text."""
        if mark.article not in self._again:
            # A start has marks to show and as a rule none to look for; what looks for them takes a while to load.
            from workbench.marks.again import Again

            self._again[mark.article] = Again(text)
        is_same = evidence.text_version == version and get_is_own(self._library, mark)
        before = None if is_same else self._text(mark.article, evidence.text_version)
        return self._again[mark.article].place(evidence, before)

    def _text(self, article: int, version: int) -> str | None:
        """Return an earlier text, None where it is not there any more."""
        key = (article, version)
        if key not in self._earlier:
            try:
                self._earlier[key] = get_document(self._library, article, version)[0].text
            except (UsageError, LibraryError):
                self._earlier[key] = None
        return self._earlier[key]


def orphans(library: Library, marks: Iterable[Mark]) -> frozenset[tuple[int, str]]:
    """Return which of some marks stand nowhere any more, by article and key; those of a damaged text, of which check tells, count as standing.

    Texts are read only of articles that were read anew since.
    """
    asked: dict[int, list[Mark]] = {}
    for mark in marks:
        if mark.evidence is not None and mark.evidence.text_version != latest_version(library.connection, mark.article):
            asked.setdefault(mark.article, []).append(mark)
    found = set()
    for article, own in asked.items():
        with contextlib.suppress(UsageError, LibraryError):
            found |= {(article, key) for key in orphans_of(library, article, own)}
    return frozenset(found)


def orphans_of(library: Library, article: int, marks: Iterable[Mark]) -> frozenset[str]:
    """Return which of an article's marks do not stand in its newest text, by key.

    Raises:
        UsageError: If the article is gone.
        LibraryError: If its text is damaged.
    """
    placed = place_all(library, marks, {article: get_document(library, article)})
    return frozenset(one.mark.key for one in placed if one.is_orphan)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the blanks at its ends."""
    start, end = max(0, start), min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _checked(mark: Mark) -> Mark:
    """Return a mark as it can be kept.

    Raises:
        UsageError: If there is nothing in it, or its grade is none.
    """
    if mark.grade and mark.grade not in CREDIBILITY:
        raise UsageError(f"There is no grade “{mark.grade}” of information: grades are 1 to 6. Nothing was changed.")
    if mark.kind is MarkKind.NOTE and not (mark.note.strip() or mark.tags or mark.grade):
        raise UsageError("The note is empty. Write something, or take it away. Nothing was changed.")
    if mark.evidence is None and mark.kind is not MarkKind.NOTE:
        raise UsageError("Only a note can be about all of an article. Select words first. Nothing was changed.")
    if len(mark.note) > NOTE_CHARS_MAX:
        raise UsageError(
            f"The note has {len(mark.note):,} characters; up to {NOTE_CHARS_MAX:,} can be kept. Part it into several. Nothing was changed."
        )
    return mark
