"""Marks as data of our own, with all that is kept of them; docs/schema/marks-export.json says what is in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO, Final

import msgspec

from workbench.citing.address import address_of
from workbench.library.marks import Mark
from workbench.marks.exchange.base import Marked, MarkFormat
from workbench.model import Evidence

FORMAT: Final = "dateline-marks"
VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class JsonMark:
    """A mark. `evidence` is null where it is about all of the article, `address` where its words never stood in a text of Dateline's."""

    key: str
    kind: str
    colour: str | None
    quote: str
    note: str
    tags: tuple[str, ...]
    grade: str
    made_at: str
    changed_at: str
    is_orphan: bool
    evidence: Evidence | None
    address: str | None


@dataclass(frozen=True, slots=True)
class JsonArticle:
    """An article with marks. `content` is the SHA-256 of the document that was imported, `published` EDTF."""

    content: str
    url: str | None
    title: str
    source: str
    authors: tuple[str, ...]
    published: str | None
    published_state: str
    grade: str
    source_grade: str
    marks: tuple[JsonMark, ...]


@dataclass(frozen=True, slots=True)
class JsonMarks:
    """The whole file."""

    format: str
    version: int
    articles: tuple[JsonArticle, ...]


def write_json(articles: Sequence[Marked], stream: BinaryIO) -> None:
    """Write one object."""
    whole = JsonMarks(FORMAT, VERSION, tuple(map(_article, articles)))
    stream.write(msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n")


def _article(marked: Marked) -> JsonArticle:
    article = marked.article
    return JsonArticle(
        article.content,
        article.url,
        article.title,
        article.source_name,
        article.authors,
        article.published.edtf,
        article.published.state.value,
        article.grade,
        marked.source_grade,
        tuple(_mark(mark, is_orphan=mark.key in marked.orphans) for mark in marked.marks),
    )


def _mark(mark: Mark, *, is_orphan: bool) -> JsonMark:
    evidence = mark.evidence
    return JsonMark(
        mark.key,
        mark.kind.value,
        None if mark.colour is None else mark.colour.value,
        mark.quote,
        mark.note,
        mark.tags,
        mark.grade,
        mark.made_at,
        mark.changed_at,
        is_orphan,
        evidence,
        address_of(evidence) if evidence is not None and evidence.text_version else None,
    )


JSON = MarkFormat("json", "Data (JSON)", ".json", write_json)
