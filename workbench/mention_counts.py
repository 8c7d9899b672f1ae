"""How often articles name what annotation found in them, and how they call it: the same for actors and places."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Final, Literal, TypeVar

import msgspec

from workbench.annotate.findings import Mention
from workbench.annotate.places.place import PlaceMention
from workbench.library.store import Library
from workbench.model import Document, Zone

# The names of a hundred thousand articles are 20 MB of text, of which a row shows four.
_NAMES_OF: Final = 2_000

Kind = Literal["actor", "place"]
Named = TypeVar("Named", Mention, PlaceMention)


@dataclass(frozen=True, slots=True)
class Counts:
    """Mentions of one id, body and comments apart, by which names (the most frequent first), in how many articles.

    Of those in the body, `quoted` stand in quotations; of places that is not known, and 0.
    """

    names: tuple[str, ...]
    body: int
    comment: int
    articles: int
    is_suggested: bool
    quoted: int = 0


def counted(
    document: Document, mentions: Iterable[Named], id_of: Callable[[Named], str], quoted: Set[int] = frozenset()
) -> Iterator[tuple[str, tuple[Named, ...], Counts]]:
    """Yield each id that one article mentions outside of its boilerplate, with its mentions and how many they are.

    Args:
        document: The article.
        mentions: In reading order.
        id_of: Of a mention.
        quoted: Where those start that stand in quotations.
    """
    by_id: dict[str, list[Named]] = {}
    for mention in mentions:
        if mention.zone is not Zone.BOILERPLATE:
            by_id.setdefault(id_of(mention), []).append(mention)
    for id_, named in by_id.items():
        names = Counter(" ".join(document.text[one.start : one.end].split()) for one in named)
        comment = sum(one.zone is Zone.COMMENT for one in named)
        is_suggested = all(one.is_suggested for one in named)
        in_quotations = sum(one.start in quoted for one in named)
        counts = Counts(_by_frequency(names), len(named) - comment, comment, 1, is_suggested, in_quotations)
        yield id_, tuple(named), counts


def counts_of(
    library: Library, kind: Kind, ids: Iterable[int], shown: Callable[[str], str | None] = lambda id_: id_
) -> dict[str, Counts]:
    """Count what these articles name, as far as they are annotated, by id.

    By which names is read from the first articles: in a large result these have seen them all.

    Args:
        library: Open.
        kind: Of what.
        ids: Of the articles.
        shown: As whom an id of the rows is shown, None if not at all: an article that names several who are shown as one counts once.
    """
    apart = list(dict.fromkeys(ids))
    rows = library.connection.execute(
        # CROSS JOIN goes from each article to its rows, which lie together: half the time of an IN.
        f"""
        SELECT {kind}, sum(body), sum(comment), count(*), min(is_suggested), {"sum(quoted)" if kind == "actor" else 0}
        FROM json_each(?) AS listed CROSS JOIN article_{kind} AS a ON a.article = listed.value GROUP BY {kind}
        """,
        (msgspec.json.encode(apart).decode(),),
    )
    names = _names(library, kind, apart[:_NAMES_OF])
    found = {
        id_: Counts(_by_frequency(names.get(id_, Counter())), body, comment, articles, bool(is_suggested), quoted)
        for id_, body, comment, articles, is_suggested, quoted in rows
    }
    several: dict[str, list[str]] = {}
    for id_ in found:
        if (one := shown(id_)) is not None:
            several.setdefault(one, []).append(id_)
    return {
        one: found[stored[0]] if len(stored) == 1 else _together(library, kind, apart, stored, found, names)
        for one, stored in several.items()
    }


def _together(
    library: Library,
    kind: Kind,
    ids: list[int],
    stored: list[str],
    found: dict[str, Counts],
    names: dict[str, Counter[str]],
) -> Counts:
    """Count several ids of the rows as one."""
    which = ", ".join("?" * len(stored))
    (articles,) = library.connection.execute(
        f"SELECT count(DISTINCT article) FROM article_{kind} WHERE {kind} IN ({which})"
        " AND article IN (SELECT value FROM json_each(?))",
        (*stored, msgspec.json.encode(ids).decode()),
    ).fetchone()
    counts = [found[id_] for id_ in stored]
    called = sum((names.get(id_, Counter()) for id_ in stored), Counter[str]())
    return Counts(
        _by_frequency(called),
        sum(one.body for one in counts),
        sum(one.comment for one in counts),
        int(articles),
        all(one.is_suggested for one in counts),
        sum(one.quoted for one in counts),
    )


def _names(library: Library, kind: Kind, ids: list[int]) -> dict[str, Counter[str]]:
    """Return how often these articles call each id by which name."""
    rows = library.connection.execute(
        f"SELECT {kind}, group_concat(names, char(10))"
        f" FROM json_each(?) AS listed CROSS JOIN article_{kind} AS a ON a.article = listed.value GROUP BY {kind}",
        (msgspec.json.encode(ids).decode(),),
    )
    found: dict[str, Counter[str]] = {}
    for id_, written in rows:
        called = found[id_] = Counter()
        # Most articles call an actor the same way, so that few of the texts differ.
        for of_articles, times in Counter(written.split("\n")).items():
            for name, count in msgspec.json.decode(of_articles, type=dict[str, int]).items():
                called[name] += count * times
    return found


def _by_frequency(names: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda name: (-names[name], name)))
