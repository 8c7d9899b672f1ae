"""Reads the times of an article."""

import contextlib
from bisect import bisect
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from workbench.annotate.entries import first_day, last_day
from workbench.annotate.full_dates import DatedSpan, find_dates
from workbench.annotate.times.calendar_days import civil, day_number, month_length
from workbench.annotate.times.english.rules import english
from workbench.annotate.times.expressions import Calendar, Kind, TimeExpression, Times, Unit
from workbench.annotate.times.finding import Stretch, find_times
from workbench.annotate.times.grammar import Grammar
from workbench.annotate.times.languages import arabic, french, german, russian, spanish, turkish
from workbench.annotate.times.references import Publication
from workbench.annotate.times.resolution import resolve
from workbench.model import Block, Document, Zone

# The grammar of each language, made when it is first needed. Other languages have but their full dates.
GRAMMARS: Final[Mapping[str, Callable[[], Grammar]]] = {
    "en": english,
    "ar": arabic,
    "de": german,
    "es": spanish,
    "fr": french,
    "ru": russian,
    "tr": turkish,
}
# What has no language is most often too short or too mixed to tell; English words of time are those of no other language.
_UNTOLD: Final = "en"
_FULL_DATE: Final = "full_date"


def times_of(
    document: Document,
    published_first_day: int | None,
    published_last_day: int | None,
    narrative: bool | None = None,
    day_first: bool | None = None,
) -> Times:
    """Return the times of an article.

    Args:
        document: The article.
        published_first_day: First day of what is known of its publication, counted from 1970-01-01, None if nothing is.
        published_last_day: The last day of it.
        narrative: Whether it is a history; found out if None.
        day_first: Whether its source writes "05/03/2020" for the fifth of March; found out if None.
    """
    publication = publication_of(published_first_day, published_last_day)
    return resolve(expressions_of(document), publication, narrative, day_first, comment_days(document))


def publication_of(first_day: int | None, last_day: int | None) -> Publication | None:
    """Return when an article was published, None where that is not known."""
    return Publication(first_day, last_day) if first_day is not None and last_day is not None else None


def expressions_of(document: Document) -> tuple[TimeExpression, ...]:
    """Return the time expressions of every zone but boilerplate, unbound, disjoint and in order.

    What the grammar of the document's language finds, and beside it the dates with a year of all languages that
    `full_dates` knows: quotations and comments may be in any.
    """
    stretches = [
        Stretch(block.start, block.end, block.zone, block.comment)
        for block in document.blocks
        if block.zone is not Zone.BOILERPLATE and block.start < block.end
    ]
    grammar = _grammar_of(document.language)
    found = find_times(document.text, stretches, grammar) if grammar is not None else ()
    return _with_full_dates(found, find_dates(document, None), document.blocks)


def comment_days(document: Document) -> dict[int, Publication]:
    """Return when each comment was written, by its number, as far as that is known."""
    found: dict[int, Publication] = {}
    for number, comment in enumerate(document.comments):
        # A day may have its time behind it; what a page states may be no day of the calendar.
        date = (comment.date or "").partition("T")[0]
        with contextlib.suppress(ValueError):
            found[number] = Publication(first_day(date), last_day(date))
    return found


def _grammar_of(language: str | None) -> Grammar | None:
    make = GRAMMARS.get((language or _UNTOLD).lower().split("-")[0].split("_")[0])
    return make() if make is not None else None


def _with_full_dates(
    found: Sequence[TimeExpression], dates: Sequence[DatedSpan], blocks: Sequence[Block]
) -> tuple[TimeExpression, ...]:
    """Add the full dates that nothing found already reaches out of; of the same stretch the grammar's reading stays."""
    made: list[TimeExpression] = []
    number = 0
    starts = [block.start for block in blocks]
    for date in dates:
        while number < len(found) and found[number].end <= date.start:
            made.append(found[number])
            number += 1
        end = number
        while end < len(found) and found[end].start < date.end:
            end += 1
        if any(one.start < date.start or date.end < one.end for one in found[number:end]):
            continue
        said = _said(date)
        if said is not None and all(one.end - one.start < date.end - date.start for one in found[number:end]):
            number = end
            comment = blocks[bisect(starts, date.start) - 1].comment
            made.append(TimeExpression(date.start, date.end, Kind.DATE, said, _FULL_DATE, date.zone, comment=comment))
    made += found[number:]
    return tuple(made)


def _said(date: DatedSpan) -> Calendar | None:
    """Return a day or month that was found by its days, None for another stretch."""
    year, month, day = civil(date.first_day)
    if date.first_day == date.last_day:
        return Calendar(Unit.DAY, year, month, day)
    if day == 1 and date.last_day == day_number(year, month, month_length(year, month)):
        return Calendar(Unit.MONTH, year, month)
    return None
