"""Takes annotations of other programs in as marks: matched to articles, found again in their texts, in one step that is taken back as one."""

from collections import Counter
from dataclasses import dataclass, field

from workbench.dates import now
from workbench.jobs import JobContext
from workbench.library.decision_log import Decision
from workbench.library.decisions import set_marks
from workbench.library.marks import Colour, Mark, MarkKind, columns_of, find_mark
from workbench.library.store import Library
from workbench.marks.exchange.apart import read_apart
from workbench.marks.exchange.finding import Finder
from workbench.marks.exchange.incoming import Incoming
from workbench.marks.exchange.shelf import Shelf
from workbench.model import Evidence


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a file of annotations.

    `placed` are those whose words stand in their article, or that are about all of it; `orphans` those whose words do not, which are kept
    with them. `known` were here already. `unmatched` says of which addresses no article is here, with how many annotations each has, and
    `unusable` why some could not be taken in, with how many. Without a `decision` nothing came in.
    """

    decision: Decision | None = None
    placed: int = 0
    orphans: int = 0
    known: int = 0
    unmatched: dict[str, int] = field(default_factory=dict)
    unusable: dict[str, int] = field(default_factory=dict)


def import_marks(ctx: JobContext, library: Library, data: bytes) -> TakenIn:
    """Take in the annotations of a file; what was taken in before stays as it is.

    Raises:
        UsageError: If it is no file of annotations, or too large. Nothing is changed then.
    """
    read = read_apart(data)
    taking = _Taking(library)
    # What is about one article comes together: its text is read once.
    for done, one in enumerate(sorted(read.found, key=lambda one: one.about)):
        ctx.checkpoint(done, len(read.found), "looking for the words")
        taking.take(one)
    rows = [(mark.article, columns_of(mark)) for mark in taking.marks]
    return TakenIn(
        set_marks(library, rows) if rows else None,
        taking.placed,
        taking.orphans,
        taking.known,
        dict(taking.unmatched.most_common()),
        dict(Counter(read.unusable).most_common()),
    )


class _Taking:
    """The way of one file into the library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._shelf = Shelf(library)
        self._finder = Finder(library)
        self._taken: set[tuple[int, str]] = set()
        self.marks: list[Mark] = []
        self.placed = self.orphans = self.known = 0
        self.unmatched = Counter[str]()

    def take(self, one: Incoming) -> None:
        """Make a mark of an annotation."""
        candidates = self._shelf.articles_of(one)
        if not candidates:
            self.unmatched[one.about] += 1
            return
        if any(self._has(article, one.key) for article in candidates):
            self.known += 1
            return
        article, evidence, is_placed = self._finder.find(candidates, one.evidence)
        self.placed += is_placed
        self.orphans += not is_placed
        self._taken.add((article, one.key))
        self.marks.append(_mark(one, article, evidence))

    def _has(self, article: int, key: str) -> bool:
        # A file may tell one mark of two addresses of one article.
        return (article, key) in self._taken or find_mark(self._library.connection, article, key) is not None


def _mark(one: Incoming, article: int, evidence: Evidence | None) -> Mark:
    made = one.made_at or now()
    kind = one.kind if evidence is not None else MarkKind.NOTE
    colour = one.colour if kind is MarkKind.HIGHLIGHT else None
    if kind is MarkKind.HIGHLIGHT and colour is None:
        colour = Colour.GREEN
    return Mark(article, one.key, kind, evidence, colour, one.note, one.tags, one.grade, made, one.changed_at or made)
