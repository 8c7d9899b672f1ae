"""Annotation follows the library: what was not read yet, or by an older annotator, is read in batches and stored."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from workbench.annotate.findings import Findings
from workbench.annotate.reading import ANNOTATOR, annotate
from workbench.annotate.registry import Registry
from workbench.errors import LibraryError, UsageError
from workbench.jobs import JobContext
from workbench.library.annotations import (
    Annotation,
    pack_annotation,
    pending_articles,
    read_findings,
    store_annotation,
)
from workbench.library.articles import get_document
from workbench.library.corrections import last_ruling, rulings_on
from workbench.library.store import Library
from workbench.model import Document

# Articles that share a transaction: one wait for the disk, and still so few rows that other writers wait a few ms.
_BATCH = 32


@dataclass(slots=True)
class AnnotationReport:
    """How many articles were annotated, and which could not be, with the reason."""

    annotated: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)


def pending(library: Library) -> list[int]:
    """Return the articles whose newest text the present annotator has not read."""
    return pending_articles(library.connection, ANNOTATOR)


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
        ready: list[Annotation] = []
        for article in articles[first : first + batch]:
            ctx.checkpoint(done, len(articles), "annotating")
            done += 1
            ready += _read(library, registry, article, report)
        with library.write() as connection:
            # Who rules on a date while its article waits here has it stored with that: what was read before is not to replace it.
            newest = [one for one in ready if one.ruled_to == last_ruling(connection, one.article)]
            report.annotated += sum(store_annotation(connection, annotation) for annotation in newest)
    ctx.checkpoint(done, len(articles), "annotating")
    return report


def findings_of(library: Library, registry: Registry, article: int) -> Findings:
    """Return what is found in an article: as stored or, while it is pending, found on the spot and not stored.

    Raises:
        UsageError: If there is no such article.
        LibraryError: If its text is damaged.
    """
    stored = read_findings(library.connection, article, ANNOTATOR)
    return _findings(library, registry, article, get_document(library, article)[0]) if stored is None else stored


def _findings(library: Library, registry: Registry, article: int, document: Document) -> Findings:
    return annotate(registry, document, rulings_on(library, article))


def _read(library: Library, registry: Registry, article: int, report: AnnotationReport) -> Iterator[Annotation]:
    """Annotate one article; what is damaged, or purged meanwhile, costs only itself."""
    ruled_to = last_ruling(library.connection, article)
    try:
        document, version = get_document(library, article)
    except LibraryError as error:
        report.refused.append((article, str(error)))
    except UsageError:
        return
    else:
        found = _findings(library, registry, article, document)
        yield replace(pack_annotation(article, version, ANNOTATOR, document, found), ruled_to=ruled_to)
