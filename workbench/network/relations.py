"""The relations between actors that the user has confirmed, each sentence by sentence, gathered to ties."""

import numpy as np

from workbench.annotate.registry import Registry
from workbench.columns import Ints
from workbench.library.relation_verdicts import confirmed_relations
from workbench.library.store import Library
from workbench.network.model import Tie


def confirmed_ties(library: Library, registry: Registry, asked: Ints) -> tuple[Tie, ...]:
    """Return who did what to whom in some articles, by the user's word, the most often confirmed first; `asked` is sorted."""
    found: dict[tuple[str, str, str, bool], list[int]] = {}
    for said in confirmed_relations(library.connection):
        one, other = registry.shown(said.agent), registry.shown(said.patient)
        # What was said of two who are one now says nothing between actors.
        if one is not None and other is not None and one != other:
            if not said.is_directed:
                one, other = sorted((one, other))
            found.setdefault((one, other, said.relation, said.is_directed), []).append(said.article)
    ties = []
    for (one, other, relation, is_directed), articles in found.items():
        here = np.array(articles, np.int64)
        here = here[np.isin(here, asked)]
        if len(here):
            ties.append(Tie(one, other, len(here), len(np.unique(here)), relation=relation, is_directed=is_directed))
    return tuple(sorted(ties, key=lambda tie: (-tie.weight, tie.one, tie.other, tie.relation)))
