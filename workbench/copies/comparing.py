"""Two articles compared, and a page as often as it was saved: what it says otherwise each time, and whether it says so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from workbench.copies.diffing import Step, compare
from workbench.copies.facts import FactChange, changed_facts, is_silent
from workbench.copies.service import CopiesService, saved_first
from workbench.errors import UsageError
from workbench.jobs import JobContext
from workbench.library.articles import Article, get_articles, get_document
from workbench.library.copy_rows import at_same_address
from workbench.library.store import Library
from workbench.model import Document


@dataclass(frozen=True, slots=True)
class Revision:
    """A page as it was saved once: what it says otherwise than the time before, and whether it keeps silent about that."""

    article: Article
    changed_sentences: int
    facts: int
    is_silent: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles, sentence by sentence, and what they say otherwise. `is_silent` only where one is a revision of the other."""

    before: Document
    after: Document
    steps: tuple[Step, ...]
    facts: tuple[FactChange, ...]
    is_revision: bool
    is_silent: bool


def revisions_of(service: CopiesService, article: int) -> tuple[Revision, ...]:
    """Return the page of an article as often as it was saved, the oldest first; nothing where that is once.

    Raises:
        LibraryError: If the text of one of them is damaged.
    """
    saved = _saved(service, article)
    return (Revision(saved[0], 0, 0, is_silent=False), *_changes(JobContext(), service, saved)) if saved else ()


def is_changed_silently(ctx: JobContext, service: CopiesService, article: int) -> bool:
    """Tell whether the page of an article was ever changed without a word; its texts are compared for that, one pair after the other.

    Raises:
        Cancelled: If the work shall stop.
    """
    return any(revision.is_silent for revision in _changes(ctx, service, _saved(service, article)))


def _saved(service: CopiesService, article: int) -> list[Article]:
    """Return the page of an article as often as it was saved, the oldest first; nothing where that is once."""
    group = service.group_of(article)
    if group is None:
        return []
    same = set(at_same_address(service.library.connection, article)).intersection(group.articles)
    return sorted(get_articles(service.library, same).values(), key=saved_first) if len(same) > 1 else []


def _changes(ctx: JobContext, service: CopiesService, saved: Sequence[Article]) -> Iterator[Revision]:
    for number, (before, after) in enumerate(pairwise(saved)):
        ctx.checkpoint(number, len(saved), "")
        compared = compare_articles(service.library, before.id, after.id)
        changed = sum(step.before is None or step.after is None or bool(step.edits) for step in compared.steps)
        yield Revision(after, changed, len(compared.facts), compared.is_silent)


def compare_articles(library: Library, before: int, after: int) -> Comparison:
    """Compare two articles.

    Raises:
        UsageError: If one of them does not exist.
        LibraryError: If its text is damaged.
    """
    return with_facts(compare_sentences(library, before, after))


def compare_sentences(library: Library, before: int, after: int) -> Comparison:
    """Compare two articles sentence by sentence, which takes less than half as long: there are no facts yet.

    Raises:
        UsageError: If one of them does not exist.
        LibraryError: If its text is damaged.
    """
    if before == after:
        raise UsageError(f"Article {before} cannot be compared with itself. Name two articles.")
    one, other = (get_document(library, article)[0] for article in (before, after))
    is_revision = after in at_same_address(library.connection, before)
    return Comparison(one, other, compare(one, other), (), is_revision, is_silent=False)


def with_facts(found: Comparison) -> Comparison:
    """Return a comparison with the facts that are said otherwise, and whether that is kept silent."""
    facts = changed_facts(found.before, found.after, found.steps)
    silent = found.is_revision and is_silent(found.before, found.after, found.steps, facts)
    return replace(found, facts=facts, is_silent=silent)
