"""The marks of a library, or of some articles, with what is said of these: as panel, command line and export show them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np

from workbench.annotate.findings import Actor
from workbench.annotate.registry import Registry
from workbench.library.actor_rows import cards
from workbench.library.articles import Article, get_articles
from workbench.library.listing import articles_with
from workbench.library.marks import Mark, MarkKind, all_marks
from workbench.library.rezoning import source_key
from workbench.library.source_grades import source_grades
from workbench.library.store import Library
from workbench.marks.service import orphans


@dataclass(frozen=True, slots=True)
class ListedMark:
    """A mark with the article that it is in; `source_grade` is "" where its source has none."""

    mark: Mark
    title: str
    source: str
    published: str | None
    direction: str
    source_grade: str = ""
    is_orphan: bool = False

    @property
    def searched(self) -> str:
        """All words by which a list of marks is narrowed."""
        mark = self.mark
        colour = "" if mark.colour is None else mark.colour.value
        gone = "orphan" if self.is_orphan else ""
        tags = " ".join(f"#{tag}" for tag in mark.tags)
        kind = mark.kind.value if mark.evidence is not None or mark.kind is not MarkKind.NOTE else "note article"
        return f"{mark.quote} {mark.note} {tags} {kind} {colour} {gone} {self.title} {self.source}"


def list_marks(library: Library, articles: Collection[int] | None = None) -> tuple[ListedMark, ...]:
    """Return the marks of these articles, by article and where they stand; with None of all that are not in the trash, the latest change first."""
    if articles is None:
        marks = all_marks(library.connection)
    else:
        wanted = set(articles)
        # Marks are few and a result may be all of the library.
        marks = tuple(mark for mark in all_marks(library.connection) if mark.article in wanted)
        marks = tuple(sorted(marks, key=_place))
    return listed(library, marks)


def listed(library: Library, marks: Iterable[Mark]) -> tuple[ListedMark, ...]:
    """Return marks with what is said of their articles."""
    marks = tuple(marks)
    known = get_articles(library, {mark.article for mark in marks})
    grades, gone = source_grades(library), orphans(library, marks)
    return tuple(
        _listed(mark, known[mark.article], grades, is_orphan=(mark.article, mark.key) in gone)
        for mark in marks
        if mark.article in known
    )


@dataclass(frozen=True, slots=True)
class ActorNote:
    """What the user wrote about an actor."""

    actor: Actor
    note: str

    @property
    def searched(self) -> str:
        """All words by which a list of marks is narrowed."""
        return f"{self.actor.name} {self.note} note actor"


def actor_notes(library: Library, registry: Registry, articles: Collection[int] | None = None) -> tuple[ActorNote, ...]:
    """Return the notes about actors that these articles name, or with None about all, by name."""
    found = []
    wanted = None if articles is None else np.fromiter(articles, np.int64, len(articles))
    for card in cards(library.connection):
        actor = registry.actor(card.actor) if card.note else None
        if actor is None or card.note is None:
            continue
        if wanted is None or len(np.intersect1d(articles_with(library, *registry.stored(actor.id)), wanted)):
            found.append(ActorNote(actor, card.note))
    return tuple(sorted(found, key=lambda one: one.actor.name.casefold()))


def _place(mark: Mark) -> tuple[int, int, str]:
    return mark.article, -1 if mark.evidence is None else mark.evidence.start, mark.made_at


def _listed(mark: Mark, article: Article, grades: dict[str, str], *, is_orphan: bool) -> ListedMark:
    grade = grades.get(source_key(article.domain, article.source), "")
    return ListedMark(
        mark, article.title, article.source_name, article.published.edtf, article.direction, grade, is_orphan
    )
