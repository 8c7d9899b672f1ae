"""Keeps the texts of the articles that results showed last: at the next letter many are shown again."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from workbench.library.articles import Article, get_text, latest_versions
from workbench.library.store import Library
from workbench.model import Document
from workbench.zone_text import FIELD_ZONES, FieldText, field_text

# Some 10 MB with articles of the usual length; the longest are not kept at all.
_KEPT_CHARS: Final = 2_000_000
_KEPT_CHARS_EACH: Final = 100_000


@dataclass(frozen=True, slots=True)
class RecentText:
    """An article's text as it was stored last, and as the index sees it, field by field."""

    document: Document
    version: int
    fields: dict[str, FieldText]


class RecentTexts:
    """Reads texts from one library, and keeps some."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._kept: OrderedDict[int, RecentText] = OrderedDict()
        self._chars = 0

    def of(self, articles: Iterable[Article]) -> dict[int, RecentText]:
        """Return the texts of some articles, by number.

        Raises:
            LibraryError: If a stored text is damaged.
        """
        wanted = list(articles)
        latest = latest_versions(self._library, [article.id for article in wanted])
        return {article.id: self._get(article, latest[article.id]) for article in wanted if article.id in latest}

    def _get(self, article: Article, version: int) -> RecentText:
        kept = self._kept.get(article.id)
        # A version never changes; one that was damaged was never kept.
        if kept is not None and kept.version == version:
            self._kept.move_to_end(article.id)
            return kept
        document = get_text(self._library, article, version)
        fields = {name: field_text(document, name) for name in FIELD_ZONES}
        read = RecentText(document, version, fields)
        self._keep(article.id, read)
        return read

    def _keep(self, article: int, read: RecentText) -> None:
        earlier = self._kept.pop(article, None)
        if earlier is not None:
            self._chars -= len(earlier.document.text)
        if len(read.document.text) > _KEPT_CHARS_EACH:
            return
        self._kept[article] = read
        self._chars += len(read.document.text)
        while self._chars > _KEPT_CHARS:
            _, oldest = self._kept.popitem(last=False)
            self._chars -= len(oldest.document.text)
