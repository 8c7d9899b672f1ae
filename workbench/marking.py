"""Where an article has what a search asks for: the words of its query and the names of its actors."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace

from index.fields import WORD_FIELDS
from index.locating import Locator
from index.syntax import ZONES, Query
from workbench.annotate.findings import OWN_NAMES, Actor, AliasKind, Mention
from workbench.annotate.naming import way_of_naming
from workbench.annotate.registry import Registry
from workbench.library.articles import Article
from workbench.model import Document
from workbench.snippets import Sentence, Span, apart
from workbench.zone_text import FIELD_ZONES, FieldText, field_text

# A row of a list shows sentences with the words that were asked for. Among sentences with as many the first wins: of one word
# the first will do, and the next tells that its sentence has no more; of several, those that stand together are looked for
# among so many of each.
_FIRST_OF_ONE = 2
_FIRST_OF_SEVERAL = 4
_TITLE_LAST = tuple(name for name in FIELD_ZONES if name != "title")
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


@dataclass(frozen=True, slots=True)
class FirstSpans:
    """The first hits of an article by field, those of each in order and apart, and up to where no hit is missing.

    A field without a `reach` has all its hits.
    """

    spans: dict[str, list[Span]]
    reach: dict[str, int]


class Marker:
    """Finds the hits of one search in articles; made once for a page of them."""

    def __init__(
        self,
        query: Query | None,
        actors: Iterable[Actor] = (),
        registry: Registry | None = None,
        strict: Set[str] = frozenset(),
    ) -> None:
        needed = {} if query is None else {name: query for name in (*ZONES, *WORD_FIELDS) if query.needles_in(name)}
        self._locators = {name: Locator(query, name) for name, query in needed.items()}
        by_field = {name: needed[name].needles_in(name) for name in (*_TITLE_LAST, "title") if name in needed}
        self._singly = {name: [Locator.of(needle) for needle in needles] for name, needles in by_field.items()}
        self._wanted = {needle.shown for needles in by_field.values() for needle in needles}
        self._names = {actor.id: actor.name for actor in actors}
        self._registry = registry
        self._strict = strict
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
        self._add_mentions(spans, document, mentions)
        return spans

    def first_spans(
        self, document: Document, mentions: Iterable[Mention], fields: Mapping[str, FieldText]
    ) -> FirstSpans:
        """Return where each word that was asked for stands first, a few times, and the mentions of actors."""
        spans: dict[str, list[Span]] = {}
        reach: dict[str, int] = {}
        met: set[str] = set()
        for name, locators in self._singly.items():
            if name == "title" and met == self._wanted:
                continue  # it is shown anyway, and the last from which a sentence is taken
            view = fields[name]
            most = _FIRST_OF_ONE if len(locators) == 1 and not self._names else _FIRST_OF_SEVERAL
            for locator in locators:
                found = [Span(*view.to_article(m.start, m.end), m.needle) for m in locator.find(view.text, most)]
                if len(found) == most:
                    reach[name] = min(found[-1].start, reach.get(name, len(document.text)))
                if found:
                    spans.setdefault(name, []).extend(found)
                    met.add(found[0].needle)
        self._add_mentions(spans, document, mentions)
        return FirstSpans({name: apart(of_field) for name, of_field in spans.items()}, reach)

    def completed(self, document: Document, sentence: Sentence, first: FirstSpans) -> Sentence:
        """Return a sentence with all that was asked for in it."""
        locator = self._locators.get(sentence.field)
        if locator is None or sentence.end <= first.reach.get(sentence.field, sentence.end):
            return sentence
        found = locator.find(document.text[sentence.start : sentence.end])
        words = [Span(m.start + sentence.start, m.end + sentence.start, m.needle) for m in found]
        return replace(sentence, spans=tuple(apart([*sentence.spans, *words])))

    def _add_mentions(self, spans: dict[str, list[Span]], document: Document, mentions: Iterable[Mention]) -> None:
        for mention in mentions:
            is_meant = mention.actor not in self._strict or mention.alias in OWN_NAMES
            if mention.actor in self._names and is_meant and mention.end <= len(document.text):
                name = _FIELDS[mention.zone]
                if name != "boilerplate":
                    spans.setdefault(name, []).append(self._mentioned(document, mention))

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
