"""What `between` prints as JSON; other programs rely on it."""

from dataclasses import dataclass

from workbench.annotate.relations.relation import RelationClass
from workbench.between import ListedRelation
from workbench.library.relation_verdicts import Verdict
from workbench.model import Evidence, Zone


@dataclass(frozen=True, slots=True)
class RelationLine:
    """A sentence that names both, with where it stands.

    `agent` does it to `patient` where it `is_directed`, else both stand in reading order. `cue` is the word that says what it is, "" where
    there is none and `relation` is unclear. `is_negated` where the sentence says that it is not so, `is_hedged` where it is only said or possible; `speaker`
    is who says it, "" for the article. `verdict` is the user's word, null where they said nothing.
    """

    article: int
    title: str
    source: str
    published: str | None
    text: str
    agent: str
    patient: str
    is_directed: bool
    relation: RelationClass
    cue: str
    is_negated: bool
    is_hedged: bool
    speaker: str
    zone: Zone
    verdict: Verdict | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class BetweenOutput:
    """What `between --json` prints: both names, how many articles have a sentence that names both, how many sentences are of which class, and these."""

    one: str
    other: str
    articles: int
    counts: dict[RelationClass, int]
    relations: tuple[RelationLine, ...]


def relation_line(one: ListedRelation) -> RelationLine:
    """Return a sentence as `between` prints it."""
    relation = one.relation
    return RelationLine(
        one.article,
        one.title,
        one.source,
        one.published,
        one.sentence,
        one.agent.name,
        one.patient.name,
        relation.is_directed,
        relation.relation,
        one.cue,
        relation.is_negated,
        relation.is_hedged,
        one.speaker,
        relation.zone,
        one.verdict,
        one.evidence,
    )
