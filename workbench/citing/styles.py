"""The one table of styles in which articles and sentences are cited, and the one function that does so."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.citing.bibtex import bibtex
from workbench.citing.cited import Cited
from workbench.citing.prose import chicago, provenance, short
from workbench.citing.ris import ris
from workbench.citing.spans import Form, Span, given, record_given


@dataclass(frozen=True, slots=True)
class Style:
    """A style: its name on the command line, how it is called, what it is for, and what writes it.

    What people read is written as spans; what reference managers read, as a record.
    """

    name: str
    title: str
    help: str
    spans: Callable[[Cited], Iterable[Span]] | None = None
    record: Callable[[Cited], str] | None = None


STYLES: Final[tuple[Style, ...]] = (
    Style("short", "Short", "Source and date, as one names them within a text.", spans=short),
    Style("chicago", "Chicago note", "A note with author, title, source, dates and address.", spans=chicago),
    Style("provenance", "Provenance", "With hash and address, by which the words can be checked again.", spans=provenance),
    Style("bibtex", "BibTeX", "An entry for LaTeX, JabRef and others.", record=bibtex),
    Style("ris", "RIS", "A record for Zotero, EndNote, Citavi and others.", record=ris),
)  # fmt: skip
STYLE_NAMES: Final = tuple(style.name for style in STYLES)
FORM_TITLES: Final = {Form.TEXT: "Text", Form.MARKDOWN: "Markdown", Form.RICH: "Formatted"}


def style_of(name: str) -> Style:
    """Return the style of a name; the first where a file of settings says something that is none."""
    return next((style for style in STYLES if style.name == name), STYLES[0])


def cite(works: Sequence[Cited], style: Style, form: Form = Form.TEXT) -> str:
    """Return a citation of one work, or of several below each other.

    Args:
        works: What is cited, in the order in which it is.
        style: In which style.
        form: In which form.
    """
    if style.record is not None:
        return record_given("\n".join(map(style.record, works)), form)
    assert style.spans is not None
    cited = [given(tuple(style.spans(work)), form) for work in works]
    return ("\n" if form is Form.RICH else "\n\n").join(cited)
