"""Keeps the rows and texts of the articles that results showed last: at the next letter many are shown again."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from workbench.library.articles import Article, get_articles, latest_versions, newest_texts
from workbench.library.store import Library, Stamp
from workbench.library.tags import tags_of_articles
from workbench.model import Document
from workbench.zone_text import FieldTexts

# Some 10 MB with articles of the usual length; the longest are not kept at all.
_KEPT_CHARS: Final = 2_000_000
_KEPT_CHARS_EACH: Final = 100_000
_ROWS_KEPT: Final = 2_000


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of an article beside its text, as a list shows it."""

    article: Article
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecentText:
    """An article's text as it was stored last, and as the index sees it, field by field."""

    document: Document
    version: int
    fields: FieldTexts


class RecentTexts:
    """Reads rows and texts from one library, and keeps some."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._rows: dict[int, Row] = {}
        self._kept: OrderedDict[int, RecentText] = OrderedDict()
        self._chars = 0
        self._stamp: Stamp | None = None
        # Those whose text was the newest when the library had changed last; what is not kept is read again all the same.
        self._checked: set[int] = set()

    def rows(self, ids: Iterable[int]) -> dict[int, Row]:
        """Return the rows of those articles that exist, by number. They are read anew once anything in the library has changed.

        Raises:
            LibraryError: If a row is damaged.
        """
        self._keep_up()
        wanted = list(ids)
        missing = [id_ for id_ in wanted if id_ not in self._rows]
        if missing:
            if len(self._rows) + len(missing) > _ROWS_KEPT:
                self._rows.clear()
                missing = wanted
            tags = tags_of_articles(self._library, missing)
            for id_, article in get_articles(self._library, missing).items():
                self._rows[id_] = Row(article, tags.get(id_, ()))
        return {id_: self._rows[id_] for id_ in wanted if id_ in self._rows}

    def of(self, articles: Iterable[Article]) -> dict[int, RecentText]:
        """Return the texts of some articles, by number.

        Raises:
            LibraryError: If a stored text is damaged.
        """
        self._keep_up()
        wanted = list(articles)
        self._check([article.id for article in wanted if article.id in self._kept])
        read = self._read([article for article in wanted if article.id not in self._kept])
        found: dict[int, RecentText] = {}
        for article in wanted:
            kept = self._kept.get(article.id)
            if kept is not None:
                self._kept.move_to_end(article.id)
            text = kept or read.get(article.id)
            if text is not None:
                found[article.id] = text
        for id_, text in read.items():
            if len(text.document.text) <= _KEPT_CHARS_EACH:
                self._keep(id_, text)
        return found

    def _keep_up(self) -> None:
        stamp = self._library.stamp()
        if stamp != self._stamp:
            self._stamp = stamp
            self._rows.clear()
            self._checked.clear()

    def _check(self, ids: list[int]) -> None:
        """Let go of those texts that are not the newest any more."""
        unsure = [id_ for id_ in ids if id_ not in self._checked]
        versions = latest_versions(self._library, unsure) if unsure else {}
        for id_ in unsure:
            if self._kept[id_].version == versions.get(id_):
                self._checked.add(id_)
            else:
                self._chars -= len(self._kept.pop(id_).document.text)

    def _read(self, articles: list[Article]) -> dict[int, RecentText]:
        if not articles:
            return {}
        return {
            id_: RecentText(document, version, FieldTexts(document))
            for id_, (document, version) in newest_texts(self._library, articles).items()
        }

    def _keep(self, article: int, read: RecentText) -> None:
        self._kept[article] = read
        self._checked.add(article)
        self._chars += len(read.document.text)
        while self._chars > _KEPT_CHARS:
            _, oldest = self._kept.popitem(last=False)
            self._chars -= len(oldest.document.text)
