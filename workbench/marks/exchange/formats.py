"""The one table of formats that marks are written in, and what writes a file of them."""

import io
from collections.abc import Iterable

from workbench.library.marks import Mark
from workbench.library.store import Library
from workbench.marks.exchange.base import MarkFormat, by_article
from workbench.marks.exchange.csv_ import CSV
from workbench.marks.exchange.json_ import JSON
from workbench.marks.exchange.markdown import MARKDOWN
from workbench.marks.exchange.w3c import W3C

FORMATS: tuple[MarkFormat, ...] = (MARKDOWN, CSV, JSON, W3C)


def export_marks(library: Library, marks: Iterable[Mark], format_: MarkFormat) -> bytes:
    """Return marks as a file of a format."""
    stream = io.BytesIO()
    format_.write(by_article(library, marks), stream)
    return stream.getvalue()
