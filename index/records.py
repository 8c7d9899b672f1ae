"""The plain records that go into the index and the answers that come out of it."""

from array import array
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class IndexRecord:
    """One article as the index sees it: text by zone, what is known about it, and the fingerprint of all that.

    `earliest_day` and `latest_day` bound the publication date as "YYYY-MM-DD"; both are None for an undated article.
    Comments are joined by blank lines: no phrase runs across one.
    """

    id: int
    fingerprint: str
    title: str = ""
    body: str = ""
    comment: str = ""
    boilerplate: str = ""
    source: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    format: str = ""
    earliest_day: str | None = None
    latest_day: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One article of an answer, with its BM25F score."""

    id: int
    score: float


@dataclass(frozen=True, slots=True)
class ZoneCount:
    """How much of the same query stands in a zone."""

    articles: int
    hits: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found.

    `hits` are the best articles and `ids` all of them, both best first with ties by id; `scores` belong to `ids`.
    `elsewhere` has every zone that the query did not search, `zones` all of them where that was asked for; both are empty
    when each word of the query names its own field. `any_word_total` says in how many articles any one of the words
    stands, when nothing matched and there are several.
    """

    total: int
    hits: tuple[Hit, ...]
    ids: "array[int]"
    scores: "array[float]"
    elsewhere: dict[str, ZoneCount] = field(default_factory=dict)
    zones: dict[str, ZoneCount] = field(default_factory=dict)
    any_word_total: int | None = None
