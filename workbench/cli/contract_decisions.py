"""What `decisions` prints as JSON: other programs rely on these names. docs/schema/ is made from this module too."""

from dataclasses import dataclass
from typing import Self

from workbench.library.decision_list import ListedDecision


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One act of `decisions --json`; `stands` says that `undo NUMBER` takes it back. Of a step of several rows, the first is told."""

    seq: int
    at: str
    kind: str
    target: str
    articles: tuple[int, ...]
    before: dict[str, str | None]
    after: dict[str, str | None]
    stands: bool

    @classmethod
    def of(cls, listed: ListedDecision) -> Self:
        """Return an act as it is printed."""
        one = listed.decision
        return cls(one.seq, one.at, one.kind, one.target, one.articles, one.before, one.after, listed.stands)
