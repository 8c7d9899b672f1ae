"""Marks out of data of our own (json_.py), from this library or another."""

from collections.abc import Iterator
from typing import Any

from workbench.library.marks import Colour, MarkKind
from workbench.marks.exchange.incoming import (
    Incoming,
    UnusableError,
    as_count,
    as_line,
    as_list,
    as_mapping,
    grade_of,
    kept_evidence,
    moment_of,
    note_of,
    own_key,
    tags_of,
    urls_of,
)
from workbench.marks.exchange.json_ import FORMAT, VERSION
from workbench.model import Evidence


def is_own(whole: Any) -> bool:
    """Tell whether it is our data."""
    return as_mapping(whole).get("format") == FORMAT


def newer_version(whole: Any) -> bool:
    """Tell whether it was written by a newer version, which may have meant something else by it."""
    version = as_count(as_mapping(whole).get("version"))
    return version is None or version > VERSION


def read_own(whole: Any) -> Iterator[Incoming | UnusableError]:
    """Yield the marks, and why one is none."""
    for value in as_list(as_mapping(whole).get("articles")):
        article = as_mapping(value)
        for mark in as_list(article.get("marks")):
            try:
                yield _read(article, as_mapping(mark))
            except UnusableError as error:
                yield error


def _read(article: Any, mark: Any) -> Incoming:
    try:
        kind = MarkKind(as_line(mark.get("kind")))
        colour = None if mark.get("colour") is None else Colour(as_line(mark.get("colour")))
    except ValueError:
        raise UnusableError("is of no kind or colour that is known") from None
    made = moment_of(mark.get("made_at"))
    return Incoming(
        own_key(as_line(mark.get("key"))),
        kind,
        None if mark.get("evidence") is None else _evidence(as_mapping(mark.get("evidence"))),
        originals=tuple(filter(None, [as_line(article.get("content"))])),
        urls=urls_of([article.get("url")]),
        title=as_line(article.get("title")),
        date=as_line(article.get("published")),
        colour=colour,
        note=note_of([mark["note"]]) if isinstance(mark.get("note"), str) else "",
        tags=tags_of(as_list(mark.get("tags"))),
        grade=grade_of(mark.get("grade")),
        made_at=made,
        changed_at=moment_of(mark.get("changed_at")) or made,
    )


def _evidence(kept: Any) -> Evidence:
    version, start, quote = as_count(kept.get("text_version")), as_count(kept.get("start")), kept.get("quote")
    if version is None or start is None or not isinstance(quote, str) or not quote.strip():
        raise UnusableError("has no words")
    return kept_evidence(as_line(kept.get("original")), version, start, quote, kept.get("prefix"), kept.get("suffix"))
