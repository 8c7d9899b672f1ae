"""What `marks`, `mark` and `grade` print as JSON: other programs rely on these names."""

from collections.abc import Collection
from dataclasses import dataclass

from workbench.library.articles import Article
from workbench.library.marks import Mark
from workbench.marks.exchange.taking import TakenIn
from workbench.model import Evidence


@dataclass(frozen=True, slots=True)
class MarkLine:
    """One mark of `marks --json`. Without `evidence` it is about all of the article; `grade` is 1 to 6, or empty.

    `evidence` is where the words stood in the text that was marked; an orphan's words are not in the text that is in force.
    """

    article: int
    key: str
    title: str
    kind: str
    colour: str | None
    quote: str
    note: str
    tags: tuple[str, ...]
    grade: str
    made_at: str
    changed_at: str
    is_orphan: bool
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class SourceGradeLine:
    """One line of `grade --json`: a source, by its domain or the name of one without, and how reliable it is held to be."""

    source: str
    grade: str
    means: str


@dataclass(frozen=True, slots=True)
class TakenLine:
    """What `marks --import --json` prints: what became of the annotations of a file.

    `placed` stand where their words do, or are about all of an article; the words of `orphans` are not in it, and are kept with them;
    `known` were here already. `unmatched` has what no article here is of, by address, `unusable` why some are no marks, each with how many.
    """

    placed: int
    orphans: int
    known: int
    unmatched: dict[str, int]
    unusable: dict[str, int]


@dataclass(frozen=True, slots=True)
class BroughtLine:
    """What `marks --bring --json` prints: `placed` stand in the other article, `changed` of these on words that were changed."""

    placed: int
    changed: int
    orphans: int


def taken_line(taken: TakenIn) -> TakenLine:
    """Return what became of a file as it is printed."""
    return TakenLine(taken.placed, taken.orphans, taken.known, taken.unmatched, taken.unusable)


def mark_line(mark: Mark, article: Article | None, orphans: Collection[tuple[int, str]]) -> MarkLine:
    """Return a mark as `marks` prints it."""
    return MarkLine(
        mark.article,
        mark.key,
        "" if article is None else article.title,
        mark.kind.value,
        None if mark.colour is None else mark.colour.value,
        mark.quote,
        mark.note,
        mark.tags,
        mark.grade,
        mark.made_at,
        mark.changed_at,
        (mark.article, mark.key) in orphans,
        mark.evidence,
    )
