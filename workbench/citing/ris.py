"""A reference as RIS, which reference managers such as Zotero, EndNote and Citavi read: for citations, and for exports of results.

Each article is a newspaper article (NEWS). A date goes as far as it is known: PY has the year, DA the month and day too; one that was inferred
says so in a note. Names stand as the page has them: which of their words is the surname is not known.
Source: RIS Format Specifications, Research Information Systems; the tags of type NEWS as EndNote has them.
"""

from collections.abc import Iterator

from workbench.citing.cited import Cited, quoted
from workbench.citing.days import parts, state_words
from workbench.model import DateState


def ris(cited: Cited, line_end: str = "\n") -> str:
    """Return one record, the end of its last line included; files of the format have lines that end in CR and LF."""
    lines = []
    for tag, value in _fields(cited):
        line = " ".join(value.split())
        if line or tag == "ER":
            lines.append(f"{tag}  - {line}{line_end}")
    return "".join(lines)


def _fields(cited: Cited) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield "ID", str(cited.id)
    yield "TI", cited.title
    for author in cited.authors:
        yield "AU", author
    yield "T2", cited.source
    if cited.published.edtf is not None:
        year, month, day = parts(cited.published.edtf)
        yield "PY", year
        yield "DA", f"{year}/{month}/{day}/"
    yield "SE", cited.section
    yield "LA", cited.language
    yield "UR", cited.url
    if cited.saved:
        # When the page was looked at, in words of the format: date accessed.
        yield "Y2", f"{cited.saved.replace('-', '/')}/"
    for tag in cited.tags:
        yield "KW", tag
    if cited.passages:
        yield "N1", f"“{quoted(cited)}”"
    if cited.published.state is DateState.INFERRED:
        yield "N1", state_words(cited.published)
    for note in cited.notes:
        yield "N1", note
    yield "AN", cited.sha256
    yield "ER", ""
