"""The plain records that go into the index and the answers that come out of it."""

from array import array
from dataclasses import dataclass, field
from enum import StrEnum

from index.syntax import Query


@dataclass(frozen=True, slots=True)
class IndexRecord:
    """One article as the index sees it: text by zone, what is known about it, and the fingerprint of all that.

    `earliest_day` and `latest_day` bound the publication date as "YYYY-MM-DD"; both are None for an undated article.
    `source` is searched as words, `outlet` is its name as a whole, by which articles are counted.
    Comments are joined by blank lines: no phrase runs across one.
    """

    id: int
    fingerprint: str
    title: str = ""
    body: str = ""
    comment: str = ""
    boilerplate: str = ""
    source: str = ""
    outlet: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    format: str = ""
    earliest_day: str | None = None
    latest_day: str | None = None


class Order(StrEnum):
    """The orders of an answer: by score, or by the date of publication, what is undated last; ties by id."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class ZoneCount:
    """How much of the same query stands in a zone."""

    articles: int
    hits: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found.

    `ids` are the matches in the order that was asked for, as many as were; `scores` belong to them; `total` counts
    all. `query` is what was searched, with the words of the index that each of its words stands for. `zones` counts it in
    each zone where that was asked for, `elsewhere` has those that it did not search; both are empty when each word of the
    query names its own field. `any_word_total` says in how many articles any one of the words stands, when nothing matched
    and there are several. `facets` counts all matches by language, format, outlet and year ("" is those without), `months`
    those whose date is known to the month. `is_partial` says that the words of an expression may not be complete.
    """

    total: int
    ids: "array[int]"
    scores: "array[float]"
    query: Query
    elsewhere: dict[str, ZoneCount] = field(default_factory=dict)
    zones: dict[str, ZoneCount] = field(default_factory=dict)
    any_word_total: int | None = None
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    months: dict[str, int] = field(default_factory=dict)
    is_partial: bool = False
