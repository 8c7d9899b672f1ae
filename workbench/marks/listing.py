"""The marks of a library, or of some articles, with what is said of these: as panel, command line and export show them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from workbench.library.actor_rows import cards
from workbench.library.articles import Article, get_articles
from workbench.library.marks import Mark, MarkKind, all_marks
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


def actor_notes(library: Library) -> dict[str, str]:
    """Return the notes about actors, by id."""
    return {card.actor: card.note for card in cards(library.connection) if card.note}


def _place(mark: Mark) -> tuple[int, int, str]:
    return mark.article, -1 if mark.evidence is None else mark.evidence.start, mark.made_at


def _listed(mark: Mark, article: Article, grades: dict[str, str], *, is_orphan: bool) -> ListedMark:
    grade = grades.get(article.domain or article.source or "", "")
    return ListedMark(
        mark, article.title, article.source_name, article.published.edtf, article.direction, grade, is_orphan
    )
