"""Counts who is named together with whom in the articles of a result, and how often chance alone would have it so."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from workbench.annotate.findings import Actor
from workbench.annotate.registry import Registry
from workbench.columns import Codes, Ints
from workbench.jobs import JobContext
from workbench.library.store import Library
from workbench.network.incidence import FEW_ARTICLES, Incidence, incidence_of, read_incidence
from workbench.network.model import By, Network, Node, Tie
from workbench.network.relations import confirmed_ties

NODES_USUAL: Final = 60
# Each actor keeps so many of its ties where there are more than can be drawn: none shall seem to be alone.
_TIES_KEPT: Final = 3
_WORD_BYTES: Final = 8


@dataclass(frozen=True, slots=True)
class Counted:
    """A result's incidence by the actors that are shown: rows are sorted by actor and article, both as places.

    `names` has the ids, `suggested` whether nothing but suggestions name one; `articles` is how many articles have a row.
    """

    names: tuple[str, ...]
    places: Codes
    codes: Codes
    mentions: Ints
    suggested: npt.NDArray[np.bool_]
    articles: int

    def articles_by_actor(self) -> Ints:
        """Return in how many articles each actor is named."""
        return np.bincount(self.codes, minlength=len(self.names))

    def mentions_by_actor(self) -> Ints:
        """Return how often each actor is named."""
        return np.bincount(self.codes, self.mentions, len(self.names)).astype(np.int64)

    def beside(self, code: int) -> Ints:
        """Return in how many of the articles that name an actor each other is named."""
        has = np.zeros(self.articles, np.bool_)
        has[self.places[self.codes == code]] = True
        found = np.bincount(self.codes[has[self.places]], minlength=len(self.names))
        found[code] = 0
        return found


def network_of(
    ctx: JobContext,
    library: Library,
    registry: Registry,
    ids: Sequence[int],
    *,
    ego: str | None = None,
    nodes_max: int = NODES_USUAL,
    ties_max: int | None = None,
    edges_min: int = 1,
    by: By = By.ARTICLES,
    with_comments: bool = False,
    with_suggested: bool = False,
    whole: Callable[[], Incidence] | None = None,
) -> Network:
    """Return the actors that these articles name most, as far as they are annotated, and what ties them.

    Args:
        ctx: Of the work.
        library: Open.
        registry: Of actors; those whom it shows as one are one, in an article that names both once.
        ids: The articles, in any order.
        ego: Only this actor and those that are tied to it, the most strongly tied first.
        nodes_max: How many actors at most.
        ties_max: How many ties at most; the strongest of each actor are the last to go.
        edges_min: What a tie has to weigh.
        by: What makes a tie.
        with_comments: Count what readers' comments name, too.
        with_suggested: Have also whom neither table nor user knows.
        whole: Returns the incidence of the whole library with or without comments as asked for here, where it is at hand.
    """
    asked = np.unique(np.fromiter(ids, np.int64, len(ids)))
    if len(asked) <= FEW_ARTICLES:
        incidence = incidence_of(library, asked.tolist(), with_comments=with_comments)
    else:
        incidence = whole() if whole is not None else read_incidence(library, with_comments=with_comments)
    ctx.checkpoint(1, 3, "counting")
    around = None if ego is None else registry.shown(ego)
    ties = confirmed_ties(library, registry, asked) if by is By.CONFIRMED else ()
    ties = tuple(tie for tie in ties if not any(_is_left_out(registry, end, around) for end in (tie.one, tie.other)))
    # Whom the user has put into a relation is nobody's suggestion any more.
    named = {around, *(end for tie in ties for end in (tie.one, tie.other))}
    counted = count(incidence, registry, asked, named, with_suggested=with_suggested)
    if by is By.CONFIRMED:
        return _of_relations(registry, counted, ties, around, nodes_max, ties_max, edges_min)
    return _of_articles(ctx, registry, counted, around, nodes_max, ties_max, edges_min)


def count(
    incidence: Incidence, registry: Registry, asked: Ints, kept: set[str | None], *, with_suggested: bool
) -> Counted:
    """Return the part of an incidence that is of some articles, sorted, by the actors as whom its own are shown.

    Whom the user has hidden is left out, unless among those to be kept. Whom nobody knows and nothing but suggestions name is left out, unless asked for or among those to be kept.
    """
    last = int(max(incidence.articles.max(initial=0), asked.max(initial=0)))
    is_asked = np.zeros(last + 1, np.bool_)
    is_asked[asked] = True
    rows = np.flatnonzero(is_asked[incidence.articles])
    articles, codes = incidence.articles[rows], incidence.codes[rows]
    mentions, is_sure = incidence.mentions[rows], ~incidence.is_suggested[rows]
    present = np.flatnonzero(np.bincount(codes, minlength=len(incidence.actors)))
    shown = {int(code): registry.shown(incidence.actors[code]) for code in present}
    names = sorted({id_ for id_ in shown.values() if id_ is not None and (id_ in kept or not registry.is_hidden(id_))})
    numbers = {id_: number for number, id_ in enumerate(names)}
    as_shown = np.full(len(incidence.actors), -1, np.int32)
    for code, id_ in shown.items():
        if id_ in numbers:
            as_shown[code] = numbers[id_]
    codes = as_shown[codes]
    sure = np.bincount(codes[is_sure & (codes >= 0)], minlength=len(names)) > 0
    sure |= np.fromiter(map(registry.is_confirmed, names), np.bool_, len(names))
    is_kept = np.array(
        [with_suggested or bool(sure[n]) or registry.knows(id_) or id_ in kept for n, id_ in enumerate(names)], np.bool_
    )
    rows = np.flatnonzero((codes >= 0) & is_kept[codes]) if len(names) else np.empty(0, np.int64)
    return _sorted(tuple(names), articles[rows], codes[rows], mentions[rows], ~sure)


def _is_left_out(registry: Registry, actor: str, around: str | None) -> bool:
    """Tell whether the user has hidden an actor; who is asked for is shown all the same."""
    return actor != around and registry.is_hidden(actor)


def _sorted(
    names: tuple[str, ...], articles: Ints, codes: Codes, mentions: Ints, suggested: npt.NDArray[np.bool_]
) -> Counted:
    """Sort rows by actor and article, those of one pair as one: several ids may be shown as one actor."""
    is_there = np.zeros(int(articles.max(initial=-1)) + 1, np.bool_)
    is_there[articles] = True
    places = (np.cumsum(is_there) - 1)[articles].astype(np.int32)
    total = int(np.count_nonzero(is_there))
    keys = codes.astype(np.int64) * max(1, total) + places
    # What was read is sorted already, unless ids were made one.
    if len(keys) and not np.all(keys[1:] > keys[:-1]):
        apart, group = np.unique(keys, return_inverse=True)
        mentions = np.bincount(group, mentions, len(apart)).astype(np.int64)
        codes, places = (apart // total).astype(np.int32), (apart % total).astype(np.int32)
    return Counted(names, places, codes, mentions, suggested, total)


def _of_articles(
    ctx: JobContext,
    registry: Registry,
    counted: Counted,
    ego: str | None,
    nodes_max: int,
    ties_max: int | None,
    edges_min: int,
) -> Network:
    articles = counted.articles_by_actor()
    strength = articles
    if ego is not None:
        if ego not in counted.names or registry.actor(ego) is None:
            return Network(By.ARTICLES, articles=counted.articles, ego=ego)
        center = counted.names.index(ego)
        strength = counted.beside(center)
        strength[strength < edges_min] = 0
        strength[center] = counted.articles + 1
    order = np.lexsort((-articles, -strength))
    order = order[strength[order] > 0]
    known = [(int(code), actor) for code in order if (actor := registry.actor(counted.names[code])) is not None]
    chosen = known[:nodes_max]
    ctx.checkpoint(2, 3, "counting")
    codes = [code for code, _ in chosen]
    together = _together(counted, codes)
    upper = np.argwhere(np.triu(together, 1) >= edges_min)
    ties = [
        Tie(
            chosen[one][1].id,
            chosen[other][1].id,
            int(together[one, other]),
            int(together[one, other]),
            float(articles[codes[one]]) * float(articles[codes[other]]) / counted.articles,
        )
        for one, other in upper.tolist()
    ]
    ties.sort(key=lambda tie: (-tie.weight, tie.expected))
    return Network(
        By.ARTICLES,
        _nodes(registry, counted, chosen, ties),
        strongest(ties, ties_max, ego),
        counted.articles,
        len(known),
        len(ties),
        ego,
    )


def _together(counted: Counted, codes: Sequence[int]) -> Ints:
    """Return in how many articles each two of some actors are named: a bit for each article, both of which are counted at once."""
    place = np.full(len(counted.names), -1, np.int64)
    place[list(codes)] = np.arange(len(codes))
    rows = np.flatnonzero(place[counted.codes] >= 0) if len(codes) else np.empty(0, np.int64)
    width = -(-max(1, counted.articles) // (8 * _WORD_BYTES)) * 8 * _WORD_BYTES
    has = np.zeros((len(codes), width), np.bool_)
    has[place[counted.codes[rows]], counted.places[rows]] = True
    words = np.packbits(has, axis=1).view(np.uint64)
    found = np.zeros((len(codes), len(codes)), np.int64)
    for one in range(len(codes) - 1):
        both = np.bitwise_count(words[one] & words[one + 1 :]).sum(axis=1, dtype=np.int64)
        found[one, one + 1 :] = both
    return found + found.T


def _of_relations(
    registry: Registry,
    counted: Counted,
    ties: Sequence[Tie],
    ego: str | None,
    nodes_max: int,
    ties_max: int | None,
    edges_min: int,
) -> Network:
    ties = [tie for tie in ties if tie.weight >= edges_min]
    if ego is not None:
        beside = {tie.across(ego) for tie in ties if ego in (tie.one, tie.other)} | {ego}
        ties = [tie for tie in ties if {tie.one, tie.other} <= beside]
    # By what ties them, and not by how often they are named.
    weights: dict[str, int] = {}
    for tie in ties:
        for end in (tie.one, tie.other):
            weights[end] = weights.get(end, 0) + tie.weight
    ranked = sorted(weights, key=lambda id_: (id_ != ego, -weights[id_], id_))
    numbers = {id_: number for number, id_ in enumerate(counted.names)}
    known = [(numbers[id_], actor) for id_ in ranked if id_ in numbers and (actor := registry.actor(id_)) is not None]
    chosen = known[:nodes_max]
    ids = {actor.id for _, actor in chosen}
    ties = [tie for tie in ties if {tie.one, tie.other} <= ids]
    return Network(
        By.CONFIRMED,
        _nodes(registry, counted, chosen, ties),
        strongest(ties, ties_max, ego),
        counted.articles,
        len(known),
        len(ties),
        ego,
    )


def _nodes(
    registry: Registry, counted: Counted, chosen: Sequence[tuple[int, Actor]], ties: Sequence[Tie]
) -> tuple[Node, ...]:
    articles, mentions = counted.articles_by_actor(), counted.mentions_by_actor()
    tied = Counter(end for tie in ties for end in (tie.one, tie.other))
    found = []
    for code, actor in chosen:
        whole = None if actor.part_of is None else registry.actor(registry.shown(actor.part_of) or "")
        found.append(
            Node(
                actor,
                int(articles[code]),
                int(mentions[code]),
                tied[actor.id],
                bool(counted.suggested[code]),
                "" if whole is None else whole.name,
            )
        )
    return tuple(found)


def strongest(ties: Sequence[Tie], ties_max: int | None, ego: str | None = None) -> tuple[Tie, ...]:
    """Return at most so many of the ties, which are in order of weight: those of the ego, some of each actor, then the heaviest."""
    if ties_max is None or len(ties) <= ties_max:
        return tuple(ties)
    kept: dict[str, int] = {}

    def rank(number: int) -> tuple[bool, bool, int]:
        tie = ties[number]
        is_one_of_few = min(kept.get(tie.one, 0), kept.get(tie.other, 0)) < _TIES_KEPT
        for end in (tie.one, tie.other):
            kept[end] = kept.get(end, 0) + 1
        return ego not in (tie.one, tie.other), not is_one_of_few, number

    ranked = sorted(map(rank, range(len(ties))))
    return tuple(ties[number] for number in sorted(number for *_, number in ranked[:ties_max]))
