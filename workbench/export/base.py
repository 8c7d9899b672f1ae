"""What every format of export is given, and how a file of it comes to be: whole or not at all."""

import contextlib
import io
import os
import uuid
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from workbench.errors import UsageError
from workbench.jobs import JobContext
from workbench.library.articles import Article, get_articles
from workbench.library.durable import TEMPORARY_SUFFIX
from workbench.library.store import Library
from workbench.library.tags import tags_of_articles
from workbench.search import Found, SearchService
from workbench.snippets import Snippet

# Rows whose texts are read at once: enough to ask the database seldom, few enough to stop between them.
_PAGE = 50


@dataclass(frozen=True, slots=True)
class ExportedSnippet:
    """A sentence that matches, and the zone that it stands in."""

    zone: str
    text: str


@dataclass(frozen=True, slots=True)
class ExportedArticle:
    """One article of `export --format json`. `published` is EDTF; `snippets` are there where they were asked for."""

    id: int
    title: str
    source: str
    authors: tuple[str, ...]
    published: str | None
    published_state: str
    language: str | None
    url: str | None
    section: str | None
    saved: str | None
    format: str
    words: int
    comments: int
    tags: tuple[str, ...]
    is_starred: bool
    is_read: bool
    sha256: str
    path: str
    snippets: tuple[ExportedSnippet, ...] = ()


Writer = Callable[[Iterable[ExportedArticle], BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of export: its name on the command line and in the dialog, the ending of its files, and what writes it."""

    name: str
    title: str
    suffix: str
    write: Writer


def exported(
    ctx: JobContext, library: Library, service: SearchService, found: Found, *, with_snippets: bool = False
) -> Iterator[ExportedArticle]:
    """Yield what was found, in its order; articles that are gone meanwhile are left out."""
    for first in range(0, found.total, _PAGE):
        ctx.checkpoint(first, found.total, "exporting")
        page = array("q", found.ids[first : first + _PAGE])
        if with_snippets:
            for hit in service.hits(found, page):
                yield _article(hit.article, hit.tags, hit.snippets)
        else:
            # Texts are not read where nothing of them is written: that takes most of the time.
            known, tags = get_articles(library, page), tags_of_articles(library, page)
            for article in page:
                if article in known:
                    yield _article(known[article], tags.get(article, ()), ())


def _article(article: Article, tags: tuple[str, ...], snippets: Iterable[Snippet]) -> ExportedArticle:
    return ExportedArticle(
        id=article.id,
        title=article.title,
        source=article.source_name,
        authors=article.authors,
        published=article.published.edtf,
        published_state=article.published.state.value,
        language=article.language,
        url=article.url,
        section=article.section,
        saved=article.saved,
        format=article.format,
        words=article.words_body,
        comments=article.comments,
        tags=tags,
        is_starred=article.starred_at is not None,
        is_read=article.read_at is not None,
        sha256=article.content,
        path=article.path,
        snippets=tuple(ExportedSnippet(snippet.zone, snippet.text) for snippet in snippets),
    )


def write_export(target: Path, format_: Format, articles: Iterable[ExportedArticle]) -> int:
    """Write a file, in the place of one that is there, and return how many articles are in it.

    Raises:
        UsageError: If it cannot be written there. What was there before stays.
    """
    count = 0

    def counted() -> Iterator[ExportedArticle]:
        nonlocal count
        for article in articles:
            count += 1
            yield article

    write_whole(target, lambda stream: format_.write(counted(), stream))
    return count


def write_whole(target: Path, write: Callable[[BinaryIO], object]) -> None:
    """Write a file, in the place of one that is there, whole or not at all.

    Raises:
        UsageError: If it cannot be written there. What was there before stays.
    """
    temporary = target.with_name(f"{target.name}.{uuid.uuid4().hex}{TEMPORARY_SUFFIX}")
    try:
        with temporary.open("xb") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise UsageError(
            f"Could not write {target}: {error.strerror or error}. Choose another folder, or free the disk."
        ) from error
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


@contextlib.contextmanager
def as_text(stream: BinaryIO, *, encoding: str = "utf-8") -> Iterator[io.TextIOWrapper]:
    """Have text written to a stream of bytes, which stays open; line ends are written as they are given."""
    text = io.TextIOWrapper(stream, encoding=encoding, errors="backslashreplace", newline="")
    try:
        yield text
        text.flush()
    finally:
        text.detach()


def one_line(text: str) -> str:
    """Return a text on one line, as fields of these formats have to be."""
    return " ".join(text.split())
