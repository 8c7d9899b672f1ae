"""What every format of marks is written from, by article, and what makes a file of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from workbench.library.articles import Article, get_articles
from workbench.library.marks import Mark
from workbench.library.rezoning import source_key
from workbench.library.source_grades import source_grades
from workbench.library.store import Library
from workbench.marks.service import orphans


@dataclass(frozen=True, slots=True)
class Marked:
    """An article and marks of it, in the order of its text, those on all of it first; `orphans` are the keys of those that stand nowhere any more.

    `source_grade` is how reliable the user holds its source to be, A to F or "".
    """

    article: Article
    marks: tuple[Mark, ...]
    orphans: frozenset[str]
    source_grade: str


@dataclass(frozen=True, slots=True)
class MarkFormat:
    """A format: its name on the command line, its title in a dialog, the ending of its files, and what writes it."""

    name: str
    title: str
    suffix: str
    write: Callable[[Sequence[Marked], BinaryIO], None]


def by_article(library: Library, marks: Iterable[Mark]) -> tuple[Marked, ...]:
    """Return marks with their articles, the earliest published first and the undated last; marks of articles that are gone are left out."""
    own: dict[int, list[Mark]] = {}
    for mark in marks:
        own.setdefault(mark.article, []).append(mark)
    known, grades = get_articles(library, own), source_grades(library)
    lost = orphans(library, (mark for article in known for mark in own[article]))
    found = [
        Marked(
            known[article],
            tuple(sorted(own[article], key=_place)),
            frozenset(key for of, key in lost if of == article),
            grades.get(source_key(known[article].domain, known[article].source), ""),
        )
        for article in known
    ]
    return tuple(sorted(found, key=lambda one: (one.article.published.edtf or "~", one.article.id)))


def _place(mark: Mark) -> tuple[int, int, str, str]:
    start, end = (-1, -1) if mark.evidence is None else (mark.evidence.start, mark.evidence.end)
    return start, end, mark.made_at, mark.key
