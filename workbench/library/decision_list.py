"""What was decided, act by act, the last first: as a list to look through, and to take something back from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from workbench.library.articles import get_articles
from workbench.library.decision_log import STANDS, Decision, get_decision
from workbench.library.store import Library

# Nobody looks through more, and imports may bring a hundred thousand.
LISTED_MAX: Final = 2_000


@dataclass(frozen=True, slots=True)
class ListedDecision:
    """One act, which may be a step of several rows: the first of them, with all articles of the step.

    `stands` says that it can be taken back: it was not yet, and what it is about is there. `title` is that of the article, where it is about one.
    """

    decision: Decision
    stands: bool
    title: str = ""

    @property
    def is_taken_back(self) -> bool:
        """Whether it stands no more; what was removed for good was not taken back."""
        return not self.stands and self.decision.kind != "purge"


def list_decisions(library: Library, limit: int = LISTED_MAX) -> tuple[ListedDecision, ...]:
    """Return what was decided last, the newest first; what takes others back is not listed by itself."""
    # The first of a step may have gone with its article; another one stands for it then.
    rows = library.connection.execute(
        f"SELECT seq, ({STANDS}) AS stands FROM decision d WHERE undoes IS NULL AND (step IS NULL OR step = seq"
        " OR NOT EXISTS (SELECT 1 FROM decision f WHERE f.step = d.step AND f.seq < d.seq)) ORDER BY seq DESC LIMIT ?",
        (limit,),
    ).fetchall()
    found = [(get_decision(library.connection, row["seq"]), bool(row["stands"])) for row in rows]
    known = get_articles(library, _single_articles(found))
    return tuple(
        ListedDecision(decision, stands, known[decision.article].title if decision.article in known else "")
        for decision, stands in found
    )


def _single_articles(found: list[tuple[Decision, bool]]) -> Iterator[int]:
    for decision, _ in found:
        if decision.article is not None:
            yield decision.article
