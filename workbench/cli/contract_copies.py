"""What `copies` and `compare` print; other programs rely on it."""

from dataclasses import dataclass

from workbench.copies.comparing import Comparison, Revision, revisions_of
from workbench.copies.copy import CopyKind
from workbench.copies.diffing import Span, Step, StepKind
from workbench.copies.facts import FactChange, FactKind
from workbench.copies.service import CopiesService, Group, Member, SeenBy
from workbench.library.articles import Article
from workbench.model import Document, Zone


@dataclass(frozen=True, slots=True)
class CopyLine:
    """An article of a group. `seen` is since when it is there, by what `seen_by` says; `kind` is what it is to the first, null for that one.

    `contained` is how much of the shorter of it and the first stands in the longer, `alike` how much of both together is common, from 0 to 1, by weight.
    """

    id: int
    title: str
    source: str
    url: str | None
    published: str | None
    saved: str | None
    seen: str
    seen_by: SeenBy
    words: int
    kind: CopyKind | None
    contained: float | None
    alike: float | None
    is_first: bool
    is_fullest: bool


@dataclass(frozen=True, slots=True)
class PairLine:
    """Two articles of a group, why they belong together, and how much they share; `is_by_word` where the user said so."""

    one: int
    other: int
    kind: CopyKind
    contained: float
    alike: float
    is_by_word: bool


@dataclass(frozen=True, slots=True)
class RevisionLine:
    """A page as it was saved once: what it says otherwise than the time before. `is_silent` where it says so nowhere."""

    id: int
    saved: str | None
    updated: str | None
    changed_sentences: int
    facts: int
    is_silent: bool


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One group of `copies --json`: its articles, the first at the top, and the revisions of each page that was saved more than once."""

    first: int
    fullest: int
    articles: tuple[CopyLine, ...]
    pairs: tuple[PairLine, ...]
    revisions: tuple[tuple[RevisionLine, ...], ...]


@dataclass(frozen=True, slots=True)
class ComparedArticle:
    """One of two articles that are compared."""

    id: int
    title: str
    source: str
    published: str | None
    updated: str | None
    saved: str | None


@dataclass(frozen=True, slots=True)
class TextLine:
    """A stretch of an article's text, in code points."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class EditLine:
    """Words that were changed; one of both is empty where words only came in or went out."""

    before: TextLine
    after: TextLine


@dataclass(frozen=True, slots=True)
class StepLine:
    """A sentence of `compare --json`, in the order of the text after; null in the text that does not have it."""

    kind: StepKind
    zone: Zone
    before: TextLine | None
    after: TextLine | None
    edits: tuple[EditLine, ...]
    is_moved: bool


@dataclass(frozen=True, slots=True)
class ComparisonOutput:
    """`compare --json`. `is_revision` where both are one page, `is_silent` where it says nowhere that its facts were changed."""

    before: ComparedArticle
    after: ComparedArticle
    is_revision: bool
    is_silent: bool
    steps: tuple[StepLine, ...]


@dataclass(frozen=True, slots=True)
class FactLine:
    """Something that two texts say otherwise, null where it only came in or went out, with the sentences that it stands in."""

    kind: FactKind
    before: TextLine | None
    after: TextLine | None
    sentence_before: TextLine | None
    sentence_after: TextLine | None


@dataclass(frozen=True, slots=True)
class FactsOutput:
    """`compare --facts --json`: the same articles, and only what matters of what was changed."""

    before: ComparedArticle
    after: ComparedArticle
    is_revision: bool
    is_silent: bool
    facts: tuple[FactLine, ...]


def group_line(service: CopiesService, group: Group) -> GroupLine:
    """Return a group as `copies` prints it."""
    members = service.members_of(group)
    return GroupLine(
        first=next(member.article.id for member in members if member.is_first),
        fullest=next(member.article.id for member in members if member.is_fullest),
        articles=tuple(map(_copy_line, members)),
        pairs=tuple(
            PairLine(pair.one, pair.other, pair.kind, pair.contained, pair.alike, pair.is_by_word)
            for pair in group.pairs
        ),
        revisions=tuple(tuple(map(_revision_line, page)) for page in _pages(service, group)),
    )


def _pages(service: CopiesService, group: Group) -> list[tuple[Revision, ...]]:
    """Return each page of a group that was saved more than once."""
    saved_again = {CopyKind.REVISION, CopyKind.SAVED_AGAIN}
    found: list[tuple[Revision, ...]] = []
    seen: set[int] = set()
    for article in sorted({end for pair in group.pairs if pair.kind in saved_again for end in (pair.one, pair.other)}):
        if article not in seen:
            page = revisions_of(service, article)
            seen.update(revision.article.id for revision in page)
            found += [page] if page else []
    return found


def _copy_line(member: Member) -> CopyLine:
    article = member.article
    return CopyLine(
        id=article.id,
        title=article.title,
        source=article.source_name,
        url=article.url,
        published=article.published.edtf,
        saved=article.saved,
        seen=member.seen,
        seen_by=member.seen_by,
        words=member.words,
        kind=member.kind,
        contained=member.contained,
        alike=member.alike,
        is_first=member.is_first,
        is_fullest=member.is_fullest,
    )


def _revision_line(one: Revision) -> RevisionLine:
    article = one.article
    return RevisionLine(article.id, article.saved, article.updated, one.changed_sentences, one.facts, one.is_silent)


def comparison_output(before: Article, after: Article, found: Comparison) -> ComparisonOutput:
    """Return a comparison as `compare` prints it."""
    steps = tuple(_step_line(found, step) for step in found.steps)
    return ComparisonOutput(_compared(before), _compared(after), found.is_revision, found.is_silent, steps)


def facts_output(before: Article, after: Article, found: Comparison) -> FactsOutput:
    """Return what two articles say otherwise as `compare --facts` prints it."""
    facts = tuple(_fact_line(found, fact) for fact in found.facts)
    return FactsOutput(_compared(before), _compared(after), found.is_revision, found.is_silent, facts)


def _compared(article: Article) -> ComparedArticle:
    return ComparedArticle(
        article.id, article.title, article.source_name, article.published.edtf, article.updated, article.saved
    )


def _step_line(found: Comparison, step: Step) -> StepLine:
    edits = tuple(EditLine(_text(found.before, edit.before), _text(found.after, edit.after)) for edit in step.edits)
    before, after = _maybe(found.before, step.before), _maybe(found.after, step.after)
    return StepLine(step.kind, step.zone, before, after, edits, step.is_moved)


def _fact_line(found: Comparison, fact: FactChange) -> FactLine:
    return FactLine(
        fact.kind,
        _maybe(found.before, fact.before),
        _maybe(found.after, fact.after),
        _maybe(found.before, fact.sentence_before),
        _maybe(found.after, fact.sentence_after),
    )


def _text(document: Document, span: Span) -> TextLine:
    return TextLine(*span, document.text[slice(*span)])


def _maybe(document: Document, span: Span | None) -> TextLine | None:
    return None if span is None else _text(document, span)
