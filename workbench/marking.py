"""Where an article has what a search asks for: the words of its query and the names of its actors."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from index.fields import WORD_FIELDS
from index.locating import Locator
from index.syntax import ZONES, Query
from workbench.annotate.findings import Actor, AliasKind, Mention
from workbench.annotate.naming import way_of_naming
from workbench.annotate.registry import Registry
from workbench.library.articles import Article
from workbench.model import Document
from workbench.snippets import Span
from workbench.zone_text import FIELD_ZONES, FieldText, field_text

_FIELDS = {zone: name for name, zones in FIELD_ZONES.items() for zone in zones}


@dataclass(frozen=True, slots=True)
class Matched:
    """What of the query stands in an article: in which field, as which text, by which word or actor of the query.

    For an actor, `kind` says by what kind of name: "capital", or "predecessor" and when the name was valid; empty for its own.
    """

    field: str
    text: str
    via: str
    kind: str = ""


class Marker:
    """Finds the hits of one search in articles; made once for a page of them."""

    def __init__(self, query: Query | None, actors: Iterable[Actor] = (), registry: Registry | None = None) -> None:
        needed = {} if query is None else {name: query for name in (*ZONES, *WORD_FIELDS) if query.needles_in(name)}
        self._locators = {name: Locator(query, name) for name, query in needed.items()}
        self._names = {actor.id: actor.name for actor in actors}
        self._registry = registry
        self._kinds: dict[tuple[str, str, AliasKind], str] = {}

    def spans(
        self, document: Document, mentions: Iterable[Mention] = (), fields: Mapping[str, FieldText] | None = None
    ) -> dict[str, list[Span]]:
        """Return, by field, the words that were asked for and the mentions of actors that were.

        Args:
            document: The article.
            mentions: Of actors.
            fields: The text by field, where it was put together already.
        """
        spans: dict[str, list[Span]] = {}
        for name in FIELD_ZONES:
            locator = self._locators.get(name)
            if locator is None:
                continue
            view = field_text(document, name) if fields is None else fields[name]
            matches = locator.find(view.text)
            if matches:
                spans[name] = [Span(*view.to_article(m.start, m.end), m.needle) for m in matches]
        for mention in mentions:
            if mention.actor in self._names and mention.end <= len(document.text):
                name = _FIELDS[mention.zone]
                if name != "boilerplate":
                    spans.setdefault(name, []).append(self._mentioned(document, mention))
        return spans

    def in_facts(self, article: Article) -> Iterator[Matched]:
        """Return what of the query stands in what is known of an article beside its text."""
        facts = (("source", article.source_name), ("author", "\n\n".join(article.authors)), ("url", article.url or ""))
        for name, value in facts:
            if (locator := self._locators.get(name)) is not None:
                for found in locator.find(value):
                    yield Matched(name, value[found.start : found.end], found.needle)

    def _mentioned(self, document: Document, mention: Mention) -> Span:
        kind = ""
        if self._registry is not None:
            text = document.text[mention.start : mention.end]
            key = (mention.actor, text, mention.alias)
            if key not in self._kinds:
                self._kinds[key] = way_of_naming(self._registry, mention, text)
            kind = self._kinds[key]
        return Span(mention.start, mention.end, self._names[mention.actor], kind)
