"""Results as RIS, a record for each article, as citations of single ones are written."""

from collections.abc import Iterable
from typing import BinaryIO, Final

from workbench.citing.ris import ris
from workbench.export.base import ExportedArticle, Format, as_text
from workbench.export.cited import cited_of

_LINE_END: Final = "\r\n"


def write_ris(articles: Iterable[ExportedArticle], stream: BinaryIO) -> None:
    """Write a record for each article, parted by empty lines."""
    with as_text(stream) as text:
        for article in articles:
            text.write(f"{ris(cited_of(article), _LINE_END)}{_LINE_END}")


RIS = Format("ris", "References (RIS)", ".ris", write_ris)
