"""What is said between two actors: the sentences that name both, newest first, and the user's word on each."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import msgspec

from workbench.anchoring import match
from workbench.annotate.findings import Actor
from workbench.annotate.registry import Registry
from workbench.annotate.relations.finding import Pair, find_relations
from workbench.annotate.relations.relation import Relation, RelationClass, Side
from workbench.annotating import findings_of
from workbench.errors import LibraryError, UsageError
from workbench.jobs import JobContext
from workbench.library import decisions
from workbench.library.articles import Article, get_article, get_document, key_of, make_evidence
from workbench.library.decision_log import Decision
from workbench.library.listing import articles_pairing, articles_with
from workbench.library.relation_verdicts import KeptRelation, Verdict, verdicts_of
from workbench.library.store import Library
from workbench.model import Document, Evidence

# A page of sentences: what a screen shows a few times over.
PAGE: Final = 200
# In so many of the newest articles it is counted who is named beside an actor: half a second at most.
_COUNTED_ARTICLES: Final = 10_000

_OPENERS: Final = frozenset({"the", "a", "an", "one", "some", "he", "she", "they", "it"})

_NEWEST_FIRST: Final = "a.published IS NULL, a.published DESC, a.id DESC"
_ORDERED: Final = f"""
  SELECT a.id FROM json_each(?) AS listed CROSS JOIN article a ON a.id = listed.value
  WHERE a.deleted_at IS NULL ORDER BY {_NEWEST_FIRST}
"""
_BESIDE: Final = """
  SELECT y.article, y.actor, y.sentences FROM json_each(?) AS listed CROSS JOIN article_actor y ON y.article = listed.value
"""


@dataclass(frozen=True, slots=True)
class ListedRelation:
    """A sentence of an article that names two actors, with what is known of the article.

    `relation` is as the user has it where they said so, and `verdict` is what they said; `key` is "" where they said nothing yet.
    `speaker` is who says it, as that is called, "" for the article itself.
    """

    article: int
    title: str
    source: str
    published: str | None
    sentence: str
    evidence: Evidence
    relation: Relation
    agent: Actor
    patient: Actor
    cue: str
    speaker: str
    verdict: Verdict | None = None
    key: str = ""

    @property
    def start(self) -> int:
        """Where its sentence begins, in code points."""
        return self.relation.start

    @property
    def end(self) -> int:
        """Where its sentence ends."""
        return self.relation.end

    @property
    def text_version(self) -> int:
        """Of which reading of the article."""
        return self.evidence.text_version

    @property
    def place(self) -> tuple[int, int, int, frozenset[str]]:
        """Article, sentence and pair, which tell it from all others."""
        return self.article, self.start, self.end, frozenset((self.agent.id, self.patient.id))


@dataclass(frozen=True, slots=True)
class Between:
    """Some of the sentences that name two actors, the newest first: those of `read` articles out of `articles` that have such."""

    relations: tuple[ListedRelation, ...]
    read: int
    articles: int

    @property
    def is_whole(self) -> bool:
        """Whether no article is left."""
        return self.read >= self.articles

    @property
    def counts(self) -> Counter[RelationClass]:
        """How many of these sentences are of which class; what the user rejected is not counted."""
        return Counter(one.relation.relation for one in self.relations if one.verdict is not Verdict.REJECTED)


@dataclass(frozen=True, slots=True)
class Beside:
    """Who is named beside an actor: in so many sentences, and in so many articles that name both."""

    actor: Actor
    sentences: int
    articles: int


def between(
    ctx: JobContext,
    library: Library,
    registry: Registry,
    one: str,
    other: str,
    articles: Iterable[int] | None = None,
    *,
    limit: int | None = PAGE,
    offset: int = 0,
) -> Between:
    """Return the sentences that name two actors, those of the newest articles first.

    Articles are read only until there are enough sentences: of five thousand that have such, a page needs a few dozen.

    Args:
        ctx: Progress and cancelling.
        library: Open; what is not annotated yet has none.
        registry: The actors that are known.
        one: Id of an actor, as it is shown.
        other: Id of another one.
        articles: Only of these; None is all that are not in the trash.
        limit: No further article is read once there are so many sentences; None is all.
        offset: So many of the newest articles that have such sentences have been read: `read` of the page before.

    Raises:
        UsageError: If the two are the same.
    """
    if one == other:
        raise UsageError("An actor has no relation to itself. Name two that are not one.")
    ids = _newest(library, articles_pairing(library, [registry.stored(one), registry.stored(other)]).tolist(), articles)
    found: list[ListedRelation] = []
    read = offset
    for article in ids[offset:]:
        if limit is not None and len(found) >= limit:
            break
        ctx.checkpoint(read, len(ids), "sentences")
        found += _relations(library, registry, article, (one, other))
        read += 1
    return Between(tuple(found), read, len(ids))


def pairs_in(library: Library, registry: Registry, article: int) -> tuple[ListedRelation, ...]:
    """Return the sentences of an article that say something of two actors, in reading order; those without a cue only where the user said so.

    Raises:
        UsageError: If there is no such article.
    """
    get_article(library, article)
    return tuple(
        one
        for one in _relations(library, registry, article, None)
        if one.relation.cue is not None or one.verdict is not None
    )


def named_beside(
    ctx: JobContext, library: Library, registry: Registry, one: str, articles: Iterable[int] | None = None
) -> tuple[Beside, ...]:
    """Return who is named beside an actor, those of most sentences first; counted in the newest articles."""
    ids = _newest(library, articles_with(library, *registry.stored(one)).tolist(), articles)[:_COUNTED_ARTICLES]
    ctx.checkpoint(0, 1, "sentences")
    named: defaultdict[int, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for article, actor, sentences in library.connection.execute(_BESIDE, (_json(ids),)):
        # Two of the rows may be one actor, whose sentence counts once.
        if (shown := registry.shown(actor)) is not None:
            named[article][shown].update(sentences.split(","))
    in_sentences: Counter[str] = Counter()
    in_articles: Counter[str] = Counter()
    for of_article in named.values():
        own = of_article.pop(one, set()) - {""}
        in_articles.update(of_article.keys())
        in_sentences.update({actor: len(own & others) for actor, others in of_article.items()})
    found = (
        Beside(actor, in_sentences[id_], count)
        for id_, count in in_articles.items()
        if not registry.is_hidden(id_) and (actor := registry.actor(id_)) is not None
    )
    return tuple(sorted(found, key=lambda beside: (-beside.sentences, -beside.articles, beside.actor.name)))


def set_verdict(
    library: Library, one: ListedRelation, verdict: Verdict | None, wanted: Relation | None = None
) -> Decision:
    """Say whether a sentence tells of a relation, and of which; None takes back what was said.

    Args:
        library: Open.
        one: As it was listed.
        verdict: What the user says.
        wanted: The relation as they have it; None is as it was listed.

    Raises:
        UsageError: If that is what was said already, or the article is gone.
    """
    relation = one.relation if wanted is None else wanted
    pair = sorted((relation.agent.actor, relation.patient.actor))
    kept = KeptRelation(
        one.article,
        one.key or f"{key_of(one.evidence)}|{'|'.join(pair)}",
        one.evidence,
        relation.agent.actor,
        relation.patient.actor,
        relation.relation,
        relation.is_directed,
        verdict,
    )
    return decisions.set_relation_verdict(library, kept)


def turned(relation: Relation) -> Relation:
    """Return a relation the other way round: from one to the other, back, and without direction."""
    if not relation.is_directed:
        return replace(relation, is_directed=True)
    if relation.agent.start < relation.patient.start:
        return replace(relation, agent=relation.patient, patient=relation.agent)
    return replace(relation, agent=relation.patient, patient=relation.agent, is_directed=False)


def _newest(library: Library, ids: Sequence[int], articles: Iterable[int] | None) -> list[int]:
    """Return articles that are not in the trash, and where some alone are asked for these, the newest first."""
    wanted = ids if articles is None else sorted(frozenset(ids).intersection(articles))
    return [row[0] for row in library.connection.execute(_ORDERED, (_json(wanted),))]


def _json(values: Sequence[str] | Sequence[int]) -> str:
    return msgspec.json.encode(values).decode()


def _document(library: Library, article: int) -> tuple[Document, int] | None:
    """Return an article's text; None where it is damaged, or was purged meanwhile: it costs only itself."""
    try:
        return get_document(library, article)
    except (LibraryError, UsageError):
        return None


def _relations(library: Library, registry: Registry, article: int, pair: Pair | None) -> list[ListedRelation]:
    read = _document(library, article)
    if read is None:
        return []
    document, version = read
    # By the table alone: a verdict keeps ids as they were found, and stays right when actors are made one or parted.
    mentions = findings_of(library, registry.shipped, article, document).mentions
    found = find_relations(document, mentions, registry.shown, pair)
    facts = get_article(library, article)
    listed = [made for one in found if (made := _listed(registry, facts, version, document.text, one)) is not None]
    return _with_verdicts(registry, listed, verdicts_of(library.connection, article))


def _listed(registry: Registry, facts: Article, version: int, text: str, relation: Relation) -> ListedRelation | None:
    agent, patient = (_actor(registry, side.actor) for side in (relation.agent, relation.patient))
    if agent is None or patient is None:
        return None
    return ListedRelation(
        facts.id,
        facts.title,
        facts.source_name,
        facts.published.edtf,
        _words(text, relation.start, relation.end),
        make_evidence(facts, version, text, relation.start, relation.end),
        relation,
        agent,
        patient,
        "" if relation.cue is None else _words(text, *relation.cue),
        _speaker(registry, text, relation),
    )


def _actor(registry: Registry, stored: str) -> Actor | None:
    shown = registry.shown(stored)
    return None if shown is None else registry.actor(shown)


def _speaker(registry: Registry, text: str, relation: Relation) -> str:
    if relation.speaker is None:
        return ""
    actor = None if relation.speaker_actor is None else _actor(registry, relation.speaker_actor)
    if actor is not None:
        return actor.name
    said = _words(text, *relation.speaker)
    first, _, rest = said.partition(" ")
    # Of no name, the capital is only that of the sentence.
    return f"{first.lower()} {rest}".strip() if first.lower() in _OPENERS else said


def _words(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


def _with_verdicts(
    registry: Registry, listed: list[ListedRelation], kept: Sequence[KeptRelation]
) -> list[ListedRelation]:
    """Lay what the user said over what was found, each by sentence and pair."""
    if not kept:
        return listed
    sentences = list({(one.start, one.end): one for one in listed}.values())
    said: defaultdict[tuple[int, int], list[KeptRelation]] = defaultdict(list)
    for number, about in match(((one.evidence, one) for one in kept), sentences).items():
        said[sentences[number].start, sentences[number].end] += about
    return [_ruled(registry.shown, one, said[one.start, one.end]) for one in listed]


def _ruled(shown: Callable[[str], str | None], one: ListedRelation, said: Sequence[KeptRelation]) -> ListedRelation:
    for kept in said:
        if {shown(kept.agent), shown(kept.patient)} == {one.agent.id, one.patient.id}:
            is_turned = shown(kept.agent) != one.agent.id
            return _as_kept(one, kept, is_turned=is_turned)
    return one


def _as_kept(one: ListedRelation, kept: KeptRelation, *, is_turned: bool) -> ListedRelation:
    sides: tuple[Side, Side] = (one.relation.agent, one.relation.patient)
    actors = one.agent, one.patient
    if is_turned:
        sides, actors = sides[::-1], actors[::-1]
    relation = replace(
        one.relation, agent=sides[0], patient=sides[1], relation=kept.relation, is_directed=kept.is_directed
    )
    return replace(one, relation=relation, agent=actors[0], patient=actors[1], verdict=kept.verdict, key=kept.key)
