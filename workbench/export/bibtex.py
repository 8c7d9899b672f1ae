"""Results as BibTeX, an entry for each article, as citations of single ones are written."""

from collections.abc import Iterable
from typing import BinaryIO

from workbench.citing.bibtex import bibtex
from workbench.export.base import ExportedArticle, Format, as_text
from workbench.export.cited import cited_of


def write_bibtex(articles: Iterable[ExportedArticle], stream: BinaryIO) -> None:
    """Write an entry for each article, parted by empty lines."""
    with as_text(stream) as text:
        for article in articles:
            text.write(f"{bibtex(cited_of(article))}\n")


BIBTEX = Format("bibtex", "References (BibTeX)", ".bib", write_bibtex)
