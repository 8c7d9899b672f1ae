"""Annotation follows the library: what was not read yet, or by an older annotator, is read in batches and stored; then the tagger reads."""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from workbench.annotate.findings import Findings
from workbench.annotate.reading import ANNOTATOR, annotate, published_day, tag
from workbench.annotate.registry import Registry
from workbench.annotate.tagger.tagged import TAGGER
from workbench.errors import LibraryError, UsageError
from workbench.jobs import JobContext
from workbench.library.annotations import (
    Annotation,
    Recounted,
    forget_annotation,
    pack_annotation,
    pending_articles,
    read_findings,
    recounted,
    store_annotation,
    store_recounted,
)
from workbench.library.articles import get_document
from workbench.library.corrections import last_ruling, rulings_on
from workbench.library.renamed import (
    Renaming,
    articles_with_words,
    last_change,
    settle,
    waiting,
    words_of,
)
from workbench.library.store import Library
from workbench.library.tagged import PackedTagging, pack_tagging, read_tagging, store_tagging, untagged_articles
from workbench.model import Document
from workbench.own_registry import renaming_of

# Articles that share a transaction: one wait for the disk, and still so few rows that other writers wait a few ms.
_BATCH = 32
# The tagger takes a tenth of a second for each: what is lost when it is stopped is a second's work.
_TAGGED_BATCH = 8


@dataclass(slots=True)
class AnnotationReport:
    """How many articles were annotated, and which could not be, with the reason."""

    annotated: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)


def pending(library: Library) -> list[int]:
    """Return the articles whose newest text the present annotator has not read."""
    return pending_articles(library.connection, ANNOTATOR)


def untagged(library: Library, first: Iterable[int] = ()) -> list[int]:
    """Return the articles whose newest text the tagger has not read: some first, then what came in last."""
    return untagged_articles(library.connection, TAGGER, first)


def annotate_pending(ctx: JobContext, library: Library, registry: Registry, *, batch: int = _BATCH) -> AnnotationReport:
    """Annotate whatever is pending; what was stored stays when the work is stopped.

    Args:
        ctx: Progress and cancelling.
        library: Open.
        registry: The actors that are known.
        batch: How many articles are stored at once.
    """
    return annotate_articles(ctx, library, registry, pending(library), batch=batch)


def annotate_articles(
    ctx: JobContext, library: Library, registry: Registry, articles: Sequence[int], *, batch: int = _BATCH
) -> AnnotationReport:
    """Annotate some articles, whether that was done before or not; what was stored stays when the work is stopped."""
    report = AnnotationReport()
    done = 0
    for first in range(0, len(articles), batch):
        renaming = renaming_of(library)
        ready: list[Annotation] = []
        for article in articles[first : first + batch]:
            ctx.checkpoint(done, len(articles), "annotating")
            done += 1
            ready += _read(library, registry, article, renaming, report)
        with library.write() as connection:
            report.annotated += _store(connection, renaming, ready)
    ctx.checkpoint(done, len(articles), "annotating")
    return report


def tag_pending(
    ctx: JobContext, library: Library, registry: Registry, *, first: Iterable[int] = (), batch: int = _TAGGED_BATCH
) -> AnnotationReport:
    """Have the tagger read whatever it has not, and annotate that anew with what it finds; what was stored stays when stopped.

    Args:
        ctx: Progress and cancelling.
        library: Open.
        registry: The actors that are known.
        first: Articles whose turn comes before others.
        batch: How many articles are stored at once.
    Raises:
        TaggerError: If it cannot be used; everything else is as it was.
    """
    report = AnnotationReport()
    articles = untagged(library, first)
    done = 0
    for start in range(0, len(articles), batch):
        renaming = renaming_of(library)
        found: list[tuple[PackedTagging, Annotation]] = []
        for article in articles[start : start + batch]:
            ctx.checkpoint(done, len(articles), "tagging")
            done += 1
            found += _tag(library, registry, article, renaming, report)
        with library.write() as connection:
            fresh = [annotation for tagging, annotation in found if store_tagging(connection, tagging)]
            report.annotated += _store(connection, renaming, fresh)
            if last_change(connection) != renaming.change:
                # Counted by names that mean somebody else by now: to be annotated anew, with what the tagger found.
                for annotation in fresh:
                    forget_annotation(connection, annotation.article)
    ctx.checkpoint(done, len(articles), "tagging")
    return report


def findings_of(library: Library, registry: Registry, article: int, document: Document | None = None) -> Findings:
    """Return what is found in an article, with the user's word over it: as stored or, while it is pending, found on the spot and not stored.

    Mentions have the ids of actors as they are shown; those of whom the user says that they are no actor are left out.

    Args:
        library: Open.
        registry: Of actors.
        article: Its number.
        document: Its newest text, where that is at hand.

    Raises:
        UsageError: If there is no such article.
        LibraryError: If its text is damaged.
    """
    document = get_document(library, article)[0] if document is None else document
    stored = read_findings(library.connection, article, ANNOTATOR)
    found = _findings(library, registry, article, document) if stored is None else stored
    renaming = renaming_of(library)
    return as_shown(registry, renaming.laid_over(library.connection, article, document, found, published_day(document)))


def as_shown(registry: Registry, findings: Findings) -> Findings:
    """Return findings whose mentions name actors as the user has them: made one, confirmed, or none."""
    if registry is registry.shipped:
        return findings
    mentions = []
    for mention in findings.mentions:
        shown = registry.shown(mention.actor)
        if shown is not None:
            is_suggested = mention.is_suggested and not registry.is_confirmed(shown)
            if shown != mention.actor or is_suggested != mention.is_suggested:
                mention = replace(mention, actor=shown, is_suggested=is_suggested)
            mentions.append(mention)
    return replace(findings, mentions=tuple(mentions))


def recount(ctx: JobContext, library: Library, *, batch: int = _BATCH, limit: int | None = None) -> int:
    """Count the actors of those articles anew whose names mean somebody else since the user said so; return how many they were.

    What was counted stays when the work is stopped, and the rest is done the next time. Where they are more than the limit,
    all are left to whoever has the time.
    """
    waits = waiting(library.connection)
    if waits is None:
        return 0
    renaming = renaming_of(library)
    named = articles_with_words(library.connection, words_of(waits.names))
    articles = list(dict.fromkeys((*waits.articles, *named)))
    if limit is not None and len(articles) > limit:
        return 0
    counted = 0
    for first in range(0, len(articles), batch):
        ctx.checkpoint(first, len(articles), "counting")
        ready = [one for article in articles[first : first + batch] for one in _counted(library, article, renaming)]
        with library.write() as connection:
            if last_change(connection) != renaming.change:
                # Somebody changed more meanwhile: what is counted so would be wrong, and is done again with that.
                return counted
            counted += sum(store_recounted(connection, one) for one in ready)
    ctx.checkpoint(len(articles), len(articles), "counting")
    with library.write() as connection:
        settle(connection, waits.change)
    return counted


def _counted(library: Library, article: int, renaming: Renaming) -> Iterator[Recounted]:
    """Count an article by names as they are now; what is not annotated yet will be with them."""
    found = read_findings(library.connection, article, ANNOTATOR)
    if found is None:
        return
    with contextlib.suppress(LibraryError, UsageError):
        document, version = get_document(library, article)
        mentions = renaming.mentions(library.connection, article, document, found, published_day(document))
        yield recounted(article, version, document, found, mentions)


def _findings(library: Library, registry: Registry, article: int, document: Document) -> Findings:
    tagging = read_tagging(library.connection, article, TAGGER)
    return annotate(registry.shipped, document, rulings_on(library, article), tagging)


def _store(connection: sqlite3.Connection, renaming: Renaming, ready: Iterable[Annotation]) -> int:
    """Store annotations and return how many there were."""
    # Who rules on a date while its article waits here has it stored with that: what was read before is not to replace it.
    # Nor is what was counted by names that mean somebody else by now.
    is_same = last_change(connection) == renaming.change
    newest = [one for one in ready if is_same and one.ruled_to == last_ruling(connection, one.article)]
    return sum(store_annotation(connection, annotation) for annotation in newest)


def _read(
    library: Library, registry: Registry, article: int, renaming: Renaming, report: AnnotationReport
) -> Iterator[Annotation]:
    """Annotate one article; what is damaged, or purged meanwhile, costs only itself."""
    ruled_to = last_ruling(library.connection, article)
    if (text := _text(library, article, report)) is not None:
        document, version = text
        found = _findings(library, registry, article, document)
        yield _packed(library, article, version, document, found, renaming, ruled_to)


def _tag(
    library: Library, registry: Registry, article: int, renaming: Renaming, report: AnnotationReport
) -> Iterator[tuple[PackedTagging, Annotation]]:
    """Have the tagger read one article, and annotate it with what it finds."""
    if (text := _text(library, article, report)) is not None:
        document, version = text
        tagging = tag(registry.shipped, document)
        # The tagger takes its time: what the user ruled meanwhile counts.
        ruled_to = last_ruling(library.connection, article)
        found = annotate(registry.shipped, document, rulings_on(library, article), tagging)
        yield (
            pack_tagging(article, version, TAGGER, tagging),
            _packed(library, article, version, document, found, renaming, ruled_to),
        )


def _packed(
    library: Library,
    article: int,
    version: int,
    document: Document,
    found: Findings,
    renaming: Renaming,
    ruled_to: int,
) -> Annotation:
    counted = renaming.laid_over(library.connection, article, document, found, published_day(document))
    return replace(pack_annotation(article, version, ANNOTATOR, document, found, counted), ruled_to=ruled_to)


def _text(library: Library, article: int, report: AnnotationReport) -> tuple[Document, int] | None:
    """Return the newest text of an article and its version; None where it is damaged, which is reported, or the article is gone."""
    try:
        return get_document(library, article)
    except LibraryError as error:
        report.refused.append((article, str(error)))
    except UsageError:
        pass
    return None
