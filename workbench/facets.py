"""What a result can be narrowed by: each value as the term that finds it, with how many articles of the result it finds."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import msgspec
import numpy as np

from index.analysis import tokenize
from index.highlight import find_matches
from index.query import parse
from index.records import ZoneCount
from index.syntax import ZONES
from workbench.annotate.registry import Registry
from workbench.index_records import outlet_parts
from workbench.library.store import Library
from workbench.library.tags import BELOW, levels, path_of, trees
from workbench.overlay import Overlay
from workbench.query_terms import term_text

# More than anyone reads through; what is rarer is narrowed to by typing.
_VALUES_MAX: Final = 200
_UNDATED: Final = ""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value: the term that is put into the query for it, how it is called, and in how many articles it is.

    The label is the value itself, empty for a date that is not known.
    """

    term: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """What articles differ in, such as their source, with the values that a result has, the most frequent first."""

    name: str
    title: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """How many articles of a result have which value of what is stored with each.

    `sources` counts by the name that is shown and the text that `source:` searches, which holds the domain as well; `years`
    has the empty text for what is undated.
    """

    sources: Mapping[tuple[str, str], int] = field(default_factory=Counter)
    years: Mapping[str, int] = field(default_factory=Counter)
    languages: Mapping[str, int] = field(default_factory=Counter)
    formats: Mapping[str, int] = field(default_factory=Counter)
    states: Mapping[str, int] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class _Counted:
    """Everything that facets are made of."""

    overlay: Overlay
    registry: Registry
    ids: "array[int]"
    columns: Columns
    zones: Mapping[str, ZoneCount]


def count_facets(
    library: Library,
    overlay: Overlay,
    registry: Registry,
    ids: "array[int]",
    zones: Mapping[str, ZoneCount],
    counts: Mapping[str, Mapping[str, int]],
) -> tuple[Facet, ...]:
    """Count all articles of a result by everything that it can be narrowed by; a facet without values is left out.

    Args:
        library: Open.
        overlay: Of the library.
        registry: Of actors.
        ids: The articles.
        zones: How often the same query stands in each zone.
        counts: What the index has counted of them; without, all is read from the library.
    """
    columns = _told_columns(overlay, ids, counts) if counts else _read_columns(library, _json(ids))
    counted = _Counted(overlay, registry, ids, columns, zones)
    found = (Facet(name, title, values(counted)[:_VALUES_MAX]) for name, title, values in _FACETS)
    return tuple(facet for facet in found if facet.values)


def _told_columns(overlay: Overlay, ids: "array[int]", counts: Mapping[str, Mapping[str, int]]) -> Columns:
    """Return what the index has counted, with what only the library knows."""
    languages, formats = Counter[str](), Counter[str]()
    sources = Counter[tuple[str, str]]()
    for value, count in counts["outlet"].items():
        source, domain = outlet_parts(value)
        sources[source or domain, " ".join(filter(None, (source, domain)))] += count
    for value, count in counts["language"].items():
        languages[value.casefold()] += count
    for value, count in counts["format"].items():
        formats[value.casefold()] += count
    found = np.frombuffer(ids, np.int64)
    read = int(np.isin(found, overlay.read()).sum())
    starred = int(np.isin(found, overlay.starred()).sum())
    stubs = int(np.isin(found, overlay.stubs()).sum())
    queued, archived = (int(np.isin(found, which).sum()) for which in (overlay.queued(), overlay.archived()))
    states = {
        "read": read,
        "unread": len(found) - read,
        "starred": starred,
        "queued": queued,
        "archived": archived,
        "inbox": len(found) - archived,
        "stub": stubs,
    }
    return Columns(sources, counts["year"], languages, formats, states)


def _json(ids: "array[int]") -> str:
    return msgspec.json.encode(ids.tolist()).decode()


def _read_columns(library: Library, listed: str) -> Columns:
    """Count the columns of the library in one pass: articles that are alike in all of them come as one row."""
    years, languages, formats, states = (Counter[str]() for _ in range(4))
    sources = Counter[tuple[str, str]]()
    rows = library.connection.execute(
        """
        SELECT coalesce(source, ''), coalesce(domain, ''), coalesce(substr(published, 1, 4), ''), coalesce(language, ''),
          format, read_at IS NOT NULL, starred_at IS NOT NULL, queued_at IS NOT NULL, archived_at IS NOT NULL, is_stub, count(*)
        FROM article WHERE id IN (SELECT value FROM json_each(?)) GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
        """,
        (listed,),
    )
    for source, domain, year, language, format_, is_read, is_starred, is_queued, is_archived, is_stub, count in rows:
        sources[source or domain, " ".join(filter(None, (source, domain)))] += count
        years[year] += count
        languages[language.casefold()] += count
        formats[format_.casefold()] += count
        states["read" if is_read else "unread"] += count
        states["starred"] += count if is_starred else 0
        states["queued"] += count if is_queued else 0
        states["archived" if is_archived else "inbox"] += count
        states["stub"] += count if is_stub else 0
    return Columns(sources, years, languages, formats, states)


def _sources(counted: _Counted) -> tuple[FacetValue, ...]:
    """Count each source with all that its term finds: source:Horn finds The Golden Horn Courier as well."""
    names, searched = Counter[str](), Counter[str]()
    for (name, text), count in counted.columns.sources.items():
        names[name] += count
        searched[text] += count
    by_word: dict[str, list[str]] = {}
    for text in searched:
        for word in frozenset(_words(text)):
            by_word.setdefault(word, []).append(text)
    shown: dict[tuple[str, ...], FacetValue] = {}
    for name, _ in names.most_common(_VALUES_MAX):
        words = _words(name)
        # Names that differ in case and signs only are searched as one; of nothing but signs is none that can be searched.
        if words and words not in shown:
            term = _source_term(name)
            # A name that ends in a star stands for whatever begins so.
            texts = searched if "*" in name else min((by_word[word] for word in words), key=len)
            count = sum(searched[text] for text in texts if _finds(term, text))
            shown[words] = FacetValue(term, name, count)
    return _ranked(shown.values())


# The same few sources are asked about at each letter.
@lru_cache(maxsize=10_000)
def _finds(term: str, source: str) -> bool:
    """Say whether a term of a query finds a source."""
    return bool(find_matches(parse(term), "source", source))


@lru_cache(maxsize=10_000)
def _words(name: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokenize(name))


@lru_cache(maxsize=10_000)
def _source_term(name: str) -> str:
    return term_text("source", name)


def _actors(counted: _Counted) -> tuple[FacetValue, ...]:
    counts = Counter(counted.overlay.actors().count(np.frombuffer(counted.ids, np.int64)))
    values = []
    for id_, count in counts.most_common(_VALUES_MAX):
        actor = counted.registry.actor(id_)
        if actor is None:
            continue
        meant = counted.registry.named(actor.name)
        # A name that is another's as well would find the articles of both.
        if meant and meant[0].id == id_ and meant[0].name.casefold() == actor.name.casefold():
            values.append(FacetValue(term_text("actor", actor.name), actor.name, count))
    return _ranked(values)


def _tags(counted: _Counted) -> tuple[FacetValue, ...]:
    tags, found = counted.overlay.tags(), np.frombuffer(counted.ids, np.int64)
    counts = Counter(tags.count(found))
    shown = [tag for tag, _ in counts.most_common(_VALUES_MAX)]
    if not any(BELOW in tag for tag in shown):
        return _ranked(FacetValue(term_text("tag", tag), tag, counts[tag]) for tag in shown)
    # What is above others is found with all of them, each article once, whether it is a tag itself or not.
    below, tree = trees(tags.values), dict[str, FacetValue]()
    for level in (level for tag in shown for level in levels(tag)):
        path = path_of(level)
        if path not in tree:
            named = below[path]
            label = next((name for name in named if path_of(name) == path), level)
            count = counts[named[0]] if len(named) == 1 else int(np.isin(found, tags.having(named)).sum())
            tree[path] = FacetValue(term_text("tag", label), label, count)

    def place(path: str) -> list[tuple[int, str]]:
        return [(-tree[level].count, level) for level in levels(path)]

    return tuple(tree[path] for path in sorted(tree, key=place))


def _years(counted: _Counted) -> tuple[FacetValue, ...]:
    """Return the years, the latest first, and what is undated at the end."""
    years = counted.columns.years
    found = [FacetValue(f"date:{year}", year, years[year]) for year in sorted(filter(None, years), reverse=True)]
    if years.get(_UNDATED):
        found.append(FacetValue("is:undated", "", years[_UNDATED]))
    return tuple(found)


def _languages(counted: _Counted) -> tuple[FacetValue, ...]:
    return _exact("lang", counted.columns.languages)


def _formats(counted: _Counted) -> tuple[FacetValue, ...]:
    return _exact("format", counted.columns.formats)


def _zones(counted: _Counted) -> tuple[FacetValue, ...]:
    """Return where the query stands, in the order of the page; nothing where no word of it follows the zone."""
    values = {"comment": "comments"}
    return tuple(
        FacetValue(term_text("in", values.get(zone, zone)), zone, counted.zones[zone].articles)
        for zone in ZONES
        if zone in counted.zones and counted.zones[zone].articles
    )


def _states(counted: _Counted) -> tuple[FacetValue, ...]:
    states = counted.columns.states
    return tuple(
        FacetValue(f"is:{state}", state, states[state])
        for state in ("unread", "read", "starred", "queued", "archived", "inbox", "stub")
        # Where nothing is archived, all of it is in the inbox, which tells nobody anything.
        if states.get(state) and (state != "inbox" or states.get("archived"))
    )


def _exact(name: str, counts: Mapping[str, int]) -> tuple[FacetValue, ...]:
    return _ranked(FacetValue(term_text(name, value), value, count) for value, count in counts.items() if value)


def _ranked(values: Iterable[FacetValue]) -> tuple[FacetValue, ...]:
    return tuple(sorted(values, key=lambda value: (-value.count, value.label)))


# In the order in which they stand in the panel; what the library has none of does not show.
_FACETS: Final[tuple[tuple[str, str, Callable[[_Counted], tuple[FacetValue, ...]]], ...]] = (
    ("source", "Source", _sources),
    ("actor", "Actor", _actors),
    ("tag", "Tag", _tags),
    ("year", "Year", _years),
    ("zone", "Part of the page", _zones),
    ("state", "State", _states),
    ("language", "Language", _languages),
    ("format", "Format", _formats),
)
