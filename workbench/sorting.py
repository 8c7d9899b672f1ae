"""The orders of results that only the library knows: by date, source, reading state, and by what the texts date themselves."""

import unicodedata
from array import array
from enum import StrEnum
from functools import cache
from typing import Final

from workbench.library.store import Library


class Sort(StrEnum):
    """The order of results."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    SOURCE = "source"
    UNREAD = "unread"
    EVENT = "event"
    QUEUE = "queue"


_NEWEST: Final = "published IS NULL, published DESC, id"
_ORDERS: Final = {
    Sort.RELEVANCE: _NEWEST,
    Sort.NEWEST: _NEWEST,
    Sort.OLDEST: "published IS NULL, published, id",
    Sort.SOURCE: _NEWEST,
    Sort.UNREAD: f"read_at IS NOT NULL, {_NEWEST}",
    # The first full date that is read in the text, by the end that is known where it has one; what has none comes last.
    Sort.EVENT: "event IS NULL, event, published IS NULL, published, id",
    # What has waited longest is read next.
    Sort.QUEUE: f"queued_at IS NULL, queued_at, {_NEWEST}",
}
_EVENT: Final = (
    "(SELECT coalesce(first_day, last_day) AS day FROM article_time"
    " WHERE article = article.id AND day IS NOT NULL ORDER BY start LIMIT 1)"
)


def in_order(library: Library, sort: Sort, listed: str | None = None) -> "array[int]":
    """Return articles in an order that is not that of how well they match.

    Args:
        library: Open.
        sort: Within a source, and among what is read or unread, the newest come first; dates in texts go from the earliest on.
        listed: Their ids as a JSON list; None is all that are not in the trash.
    """
    which = "deleted_at IS NULL" if listed is None else "id IN (SELECT value FROM json_each(?))"
    event = _EVENT if sort is Sort.EVENT else "NULL"
    rows = library.connection.execute(
        f"SELECT id, coalesce(source, domain, ''), {event} AS event FROM article WHERE {which} ORDER BY {_ORDERS[sort]}",
        () if listed is None else (listed,),
    )
    if sort is Sort.SOURCE:
        key = cache(_name_key)
        return array("q", (row[0] for row in sorted(rows, key=lambda row: key(row[1]))))
    return array("q", (row[0] for row in rows))


def _name_key(name: str) -> tuple[bool, str]:
    """Return what a name is sorted by: as it is looked for in an alphabet, without case and accents; no name comes last."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return not name.strip(), "".join(letter for letter in letters if not unicodedata.combining(letter))
