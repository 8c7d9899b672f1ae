"""Reads originals again, when extraction got better: what differs becomes the newest text, and every mark stays on its sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.errors import LibraryError
from workbench.importing.choices import choices_again
from workbench.importing.workers import Worker, WorkerGoneError
from workbench.jobs import JobContext
from workbench.library.articles import EXTRACTOR, Article, get_article, get_document, get_original, note_extractor
from workbench.library.decisions import store_readings
from workbench.library.store import Library
from workbench.model import Document

# Read before they are stored together, in one transaction.
_BATCH = 16


@dataclass(slots=True)
class RereadingReport:
    """What came of it, by article: those that read differently now, those that do not, and those that could not be read, with the reason."""

    changed: list[int] = field(default_factory=list)
    same: list[int] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)


def read_by_older(library: Library) -> list[int]:
    """Return the live articles whose newest text an older extraction has read."""
    rows = library.connection.execute(
        "SELECT a.id FROM article a JOIN article_text t ON t.article = a.id AND t.version ="
        " (SELECT max(version) FROM article_text WHERE article = a.id)"
        " WHERE a.deleted_at IS NULL AND t.extractor <> ? ORDER BY a.id",
        (EXTRACTOR,),
    )
    return [article for (article,) in rows]


def reread(ctx: JobContext, library: Library, articles: Sequence[int]) -> RereadingReport:
    """Read the originals of articles again and store what differs; each batch is a step that is taken back as one.

    Args:
        ctx: Progress and cancelling; what was stored stays.
        library: Open.
        articles: Which.
    """
    report = RereadingReport()
    with Worker() as worker:
        for first in range(0, len(articles), _BATCH):
            read: list[tuple[int, Document]] = []
            same: list[int] = []
            for number, article in enumerate(articles[first : first + _BATCH], first):
                ctx.checkpoint(number, len(articles), "reading")
                try:
                    document = _read(worker, library, get_article(library, article))
                    is_other = not isinstance(document, str) and _differs(library, article, document)
                except (WorkerGoneError, LibraryError) as error:
                    report.refused.append((article, str(error)))
                    continue
                if isinstance(document, str):
                    report.refused.append((article, document))
                elif is_other:
                    read.append((article, document))
                else:
                    same.append(article)
            if read:
                store_readings(library, read)
            note_extractor(library, same)
            report.changed += [article for article, _ in read]
            report.same += same
    ctx.checkpoint(len(articles), len(articles), "")
    return report


def _read(worker: Worker, library: Library, known: Article) -> Document | str:
    """Return what an original says now, or why it cannot be read."""
    answer = worker.ask(
        known.path.rpartition("/")[2],
        get_original(library, known.id),
        member=known.member,
        description=known.described,
        choices=choices_again(known.member, known.format),
    )
    return answer.document if answer.document is not None else answer.refusal or "it is a container now"


def _differs(library: Library, article: int, document: Document) -> bool:
    """Tell whether a reading says anything else than the newest text; zones that the user has moved are no difference of the text."""
    known, version = get_document(library, article)
    changed: dict[int, str] = dict(
        library.connection.execute(
            "SELECT start, zone FROM zone_change WHERE article = ? AND version = ?", (article, version)
        )
    )
    zones = [changed.get(block.start, block.zone.value) for block in known.blocks]
    return (known.text, zones, known.title, known.authors, known.url, known.updated, known.images) != (
        document.text,
        [b.zone.value for b in document.blocks],
        document.title,
        document.authors,
        document.url,
        document.updated,
        document.images,
    ) or [(b.start, b.kind, b.level, b.runs, b.place) for b in known.blocks] != [
        (b.start, b.kind, b.level, b.runs, b.place) for b in document.blocks
    ]
