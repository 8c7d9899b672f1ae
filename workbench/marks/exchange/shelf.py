"""The articles of a library by what annotations of other programs tell them by: original, address, DOI, or title and day."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from workbench.addresses import address_of
from workbench.library.names import comparable
from workbench.library.store import Library
from workbench.marks.exchange.incoming import Incoming

_DOI: Final = re.compile(r"10\.\d{4,9}/[^\s?#]+")
_YEAR_CHARS: Final = 4


@dataclass(frozen=True, slots=True)
class _Known:
    """What of an article is compared."""

    id: int
    content: str
    url: str
    title: str
    published: str


class Shelf:
    """The live articles of one library, the newest first."""

    def __init__(self, library: Library) -> None:
        rows = library.connection.execute(
            "SELECT id, content, coalesce(url, ''), title, coalesce(published, '') FROM article WHERE deleted_at IS NULL ORDER BY id DESC"
        )
        self._articles = [_Known(*row) for row in rows]

    def articles_of(self, one: Incoming) -> list[int]:
        """Return the articles that an annotation may be about: those of the surest sign that any has."""
        for found in self._by_sign(one):
            if found:
                return list(dict.fromkeys(article.id for article in found))
        return []

    def _by_sign(self, one: Incoming) -> Iterator[list[_Known]]:
        yield [article for original in one.originals for article in self._by_content.get(original, ())]
        addresses = filter(None, map(address_of, one.urls))
        yield [article for address in addresses for article in self._by_address.get(address, ())]
        dois = [one.doi, *(found[0].lower() for url in one.urls if (found := _DOI.search(url)))]
        yield [article for doi in filter(None, dois) for article in self._by_doi.get(doi, ())]
        # A title alone is that of many; an address of another page says that it is not this one.
        if one.title and one.date:
            same = self._by_title.get(comparable(one.title), ())
            yield [article for article in same if _agree(article.published, one.date)]

    @cached_property
    def _by_content(self) -> dict[str, list[_Known]]:
        return self._grouped(lambda article: article.content)

    @cached_property
    def _by_address(self) -> dict[str, list[_Known]]:
        return self._grouped(lambda article: address_of(article.url))

    @cached_property
    def _by_doi(self) -> dict[str, list[_Known]]:
        return self._grouped(lambda article: found[0].lower() if (found := _DOI.search(article.url)) else "")

    @cached_property
    def _by_title(self) -> dict[str, list[_Known]]:
        return self._grouped(lambda article: comparable(article.title))

    def _grouped(self, sign: Callable[[_Known], str]) -> dict[str, list[_Known]]:
        groups: dict[str, list[_Known]] = {}
        for article in self._articles:
            if told := sign(article):
                groups.setdefault(told, []).append(article)
        return groups


def _agree(published: str, date: str) -> bool:
    """Tell whether two dates may be of one day: the one that says less is the beginning of the other."""
    shorter = min(len(published), len(date))
    return shorter >= _YEAR_CHARS and published[:shorter] == date[:shorter]
