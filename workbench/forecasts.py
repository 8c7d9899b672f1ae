"""The forecasts of a library and what became of them, as panel, chart and command line show them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from workbench.anchoring import match
from workbench.annotate.forecasts.forecast import Band, HolderKind
from workbench.dates import bounds
from workbench.errors import UsageError
from workbench.library import decisions
from workbench.library.articles import get_article, get_document, key_of, make_evidence
from workbench.library.decision_log import Decision
from workbench.library.forecast_status import KeptStatus, Status, articles_with_status, statuses_of
from workbench.library.store import Library
from workbench.model import Zone
from workbench.timeline import day_of

# An article's forecasts are numbered in reading order, whichever of them are asked for.
_NUMBERED = """
  SELECT f.*, row_number() OVER (PARTITION BY f.article ORDER BY f.start) AS number, a.title, a.published, n.version
  FROM article_forecast f JOIN article a ON a.id = f.article JOIN annotation n ON n.article = f.article
"""
_ORDER = "due_last IS NULL, due_last, due_first, article, start"


@dataclass(frozen=True, slots=True)
class ListedForecast:
    """A forecast of an article, text[start:end] in code points; `number` counts an article's from 1.

    `hedge` are the words that say how probable it is, `band` what ICD 203 takes them for. `condition` is the span of the clause on
    which it hangs. `holder_name` is "" for the author. Due days count from 1970-01-01, None where no time was said; `is_waiting`
    where one was said that waits for the publication date.
    """

    article: int
    number: int
    title: str
    published: str | None
    start: int
    end: int
    sentence: str
    cue: tuple[int, int]
    hedge: str
    band: Band
    condition: tuple[int, int] | None
    holder: HolderKind
    holder_name: str
    holder_actor: str | None
    due_first: int | None
    due_last: int | None
    is_negated: bool
    is_waiting: bool
    zone: Zone
    text_version: int
    status: Status = Status.OPEN

    @property
    def condition_text(self) -> str | None:
        """The words of the condition, None where there is none."""
        if self.condition is None:
            return None
        return self.sentence[self.condition[0] - self.start : self.condition[1] - self.start]


def forecasts_of(
    library: Library,
    ids: Sequence[int] | None = None,
    *,
    due_before: str | None = None,
    status: Status | None = None,
    limit: int | None = None,
) -> tuple[ListedForecast, ...]:
    """Return forecasts, by the day on which they are due, those without one last.

    Args:
        library: Open; what is not annotated yet has none.
        ids: Of these articles; None is all that are not in the trash.
        due_before: Only those that are due before this date, as workbench.dates.parse_user_date returns it.
        status: Only those with this status.
        limit: As many at most, the first.
    """
    known = _statuses(library)
    if status is not None and status is not Status.OPEN:
        # Few are decided about: no other article need be looked at.
        decided = {article for (article, _), told in known.items() if told is status}
        ids = sorted(decided if ids is None else decided.intersection(ids))
        ids = [article for article in ids if get_article(library, article).deleted_at is None]
    day = None if due_before is None else day_of(bounds(due_before)[0])
    found: list[ListedForecast] = []
    for row in _rows(library, ids, day):
        if limit is not None and len(found) >= limit:
            break
        told = known.get((row["article"], row["number"]), Status.OPEN)
        if status is None or told is status:
            found.append(_listed(row, told))
    return tuple(found)


def set_status(library: Library, article: int, number: int, status: Status) -> Decision:
    """Say what became of a forecast of an article, by its number.

    Raises:
        UsageError: If there is no such forecast, or that is what was said already.
        LibraryError: If the article's text is damaged.
    """
    known = get_article(library, article)
    listed = _of_article(library, article)
    if not 1 <= number <= len(listed):
        told = f"it has {len(listed)}" if listed else "none was found in it; run annotate if it is new"
        raise UsageError(f"Article {article} has no forecast {number}: {told}. The command forecasts lists them.")
    wanted = listed[number - 1]
    document, version = get_document(library, article, wanted.text_version)
    evidence = make_evidence(known, version, document.text, wanted.start, wanted.end)
    before = _matched(statuses_of(library.connection, article), listed).get(number)
    key = before.key if before is not None else key_of(evidence)
    return decisions.set_forecast_status(library, article, KeptStatus(key, evidence, status))


def set_status_of(library: Library, forecast: ListedForecast, status: Status) -> Decision:
    """Say what became of a forecast that was listed: its article may have been read anew, and its number be another's.

    Raises:
        UsageError: If it is not there any more, or that is what was said already.
        LibraryError: If the article's text is damaged.
    """
    place = (forecast.text_version, forecast.start, forecast.end)
    now = _of_article(library, forecast.article)
    number = next((one.number for one in now if (one.text_version, one.start, one.end) == place), None)
    if number is None:
        raise UsageError(
            f"Article {forecast.article} was read anew since its forecasts were listed. List them again. Nothing was changed."
        )
    return set_status(library, forecast.article, number, status)


def _rows(library: Library, ids: Sequence[int] | None, before_day: int | None) -> Iterator[Any]:
    if ids is None:
        which, values = "a.deleted_at IS NULL", []
    else:
        which, values = "f.article IN (SELECT value FROM json_each(?))", [msgspec.json.encode(list(ids)).decode()]
    due = "" if before_day is None else f"WHERE due_last < {before_day:d}"
    return library.connection.execute(
        f"SELECT * FROM ({_NUMBERED} WHERE {which}) {due} ORDER BY {_ORDER}",
        values,
    )


def _listed(row: Any, status: Status = Status.OPEN) -> ListedForecast:
    return ListedForecast(
        article=row["article"],
        number=row["number"],
        title=row["title"],
        published=row["published"],
        start=row["start"],
        end=row["end"],
        sentence=row["sentence"],
        cue=(row["cue_start"], row["cue_end"]),
        hedge=row["hedge"],
        band=Band(row["band"]),
        condition=None if row["condition_start"] is None else (row["condition_start"], row["condition_end"]),
        holder=HolderKind(row["holder"]),
        holder_name=row["holder_name"],
        holder_actor=row["holder_actor"],
        due_first=row["due_first"],
        due_last=row["due_last"],
        is_negated=bool(row["is_negated"]),
        is_waiting=bool(row["is_waiting"]),
        zone=Zone(row["zone"]),
        text_version=row["version"],
        status=status,
    )


def _of_article(library: Library, article: int) -> list[ListedForecast]:
    """Return the forecasts of an article in reading order, whatever became of them."""
    return sorted(map(_listed, _rows(library, [article], None)), key=lambda one: one.number)


def _statuses(library: Library) -> dict[tuple[int, int], Status]:
    """Return what became of forecasts, by article and number, of those that somebody decided about."""
    known: dict[tuple[int, int], Status] = {}
    for article in articles_with_status(library.connection):
        kept = _matched(statuses_of(library.connection, article), _of_article(library, article))
        known.update({(article, number): one.status for number, one in kept.items()})
    return known


def _matched(kept: Sequence[KeptStatus], listed: Sequence[ListedForecast]) -> dict[int, KeptStatus]:
    """Return what was decided, by the number of the forecast."""
    found = match(((status.evidence, status) for status in kept), listed)
    return {listed[number].number: statuses[-1] for number, statuses in found.items()}
