"""Facets as terms of the query: which of them it has, wanted or barred, and the query with one more or one less."""

from enum import StrEnum
from functools import lru_cache
from typing import Final

from workbench.query_terms import Term, cut_term, terms, with_term

# It stands where a term shall stand, until that is written there; nobody types it.
_PLACE: Final = "\ue000"
_PLACE_FIELD: Final = "url"
# Zones are whole searches: the query goes into another one, and none can be barred.
_WHOLE: Final = "in"
_SAME: Final = {"comments": "comment"}


class Use(StrEnum):
    """What a query does with a term."""

    NONE = "none"
    WANTED = "wanted"
    BARRED = "barred"


def uses_of(text: str) -> dict[tuple[str, str], Use]:
    """Return what a query does with each of its terms, by their keys."""
    return {_key(term): Use.BARRED if term.is_excluded else Use.WANTED for term in reversed(terms(text))}


@lru_cache(maxsize=4096)
def key_of(term: str) -> tuple[str, str]:
    """Return what is the same for all ways to write a term."""
    return _key(terms(term)[0])


def use_of(text: str, term: str) -> Use:
    """Say whether the query asks for a term, bars it, or does not have it."""
    return uses_of(text).get(key_of(term), Use.NONE)


def can_bar(term: str) -> bool:
    """Say whether a query can bar a term."""
    return not term.startswith(f"{_WHOLE}:")


def toggle_wanted(text: str, term: str) -> str:
    """Return the query with a term, or without it where the query asks for it already."""
    if use_of(text, term) is Use.WANTED:
        return _without(text, term)
    text = _without(text, term)
    asked = terms(term)[0]
    if asked.field == _WHOLE:
        return with_term(text, asked.field, asked.value)
    return _with(text, term)


def toggle_barred(text: str, term: str) -> str:
    """Return the query that bars a term, or without it where the query bars it already."""
    if use_of(text, term) is Use.BARRED:
        return _without(text, term)
    return _with(_without(text, term), f"-{term}")


def without_terms(text: str) -> str:
    """Return the query with none of its terms: the words alone."""
    while standing := terms(text):
        # One that goes may take another along: certainty: goes with the last date.
        text = cut_term(text, standing[-1])
    return text.strip()


def _with(text: str, written: str) -> str:
    """Return the query with a term put where a filter stands, as it is written; no other makes room for it."""
    placed = with_term(text, _PLACE_FIELD, _PLACE)
    place = next(term for term in terms(placed) if term.value == _PLACE)
    return placed[: place.start] + written + placed[place.end :]


def _without(text: str, term: str) -> str:
    while (standing := next((other for other in terms(text) if _key(other) == key_of(term)), None)) is not None:
        text = cut_term(text, standing)
    return text


def _key(term: Term) -> tuple[str, str]:
    value = " ".join(term.value.split()).casefold()
    return term.field, _SAME.get(value, value) if term.field == _WHOLE else value
