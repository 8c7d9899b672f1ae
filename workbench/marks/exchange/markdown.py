"""Marks as Markdown to be read and worked on: by article, the words as quotations, the note below, and the address by which anybody checks them."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from workbench.citing.address import address_of
from workbench.citing.spans import Role, Span, as_markdown
from workbench.export.base import as_text, one_line
from workbench.library.marks import Mark
from workbench.marks.exchange.base import Marked, MarkFormat
from workbench.search import published_as_shown


def write_markdown(articles: Sequence[Marked], stream: BinaryIO) -> None:
    """Write the articles one below the other."""
    with as_text(stream) as text:
        text.write("\n\n".join("\n\n".join(_article(marked)) for marked in articles) + "\n")


def _article(marked: Marked) -> Iterator[str]:
    article = marked.article
    yield f"## {_literal(one_line(article.title) or 'Without a title')}"
    grade = f"{marked.source_grade}{article.grade}"
    facts = [_literal(one_line(article.source_name)), published_as_shown(article), f"grade {grade}" if grade else ""]
    yield " · ".join([*filter(None, facts), *([as_markdown([Span(article.url, Role.LINK)])] if article.url else [])])
    for mark in marked.marks:
        yield from _mark(mark, is_orphan=mark.key in marked.orphans)


def _mark(mark: Mark, *, is_orphan: bool) -> Iterator[str]:
    if mark.evidence is not None:
        yield "\n".join(f"> {line}".rstrip() for line in _literal(mark.quote).split("\n"))
    said = [
        f"{mark.colour.value} {mark.kind.value}" if mark.colour is not None else mark.kind.value,
        "" if mark.evidence is not None else "on the whole article",
        f"grade {mark.grade}" if mark.grade else "",
        *(_literal(f"#{one_line(tag)}") for tag in mark.tags),
        "not in the text any more" if is_orphan else "",
        # What came from another program may never have stood in a text of ours.
        f"`{address_of(mark.evidence)}`" if mark.evidence is not None and mark.evidence.text_version else "",
    ]
    yield " · ".join(filter(None, said))
    if mark.note.strip():
        yield mark.note.strip()


def _literal(text: str) -> str:
    """Return words of a page as they are shown: nothing in them is markup, whatever they say."""
    return as_markdown([Span(text)])


MARKDOWN = MarkFormat("md", "Notes to read (Markdown)", ".md", write_markdown)
