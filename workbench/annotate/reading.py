"""Reads an article: who is mentioned, and which full dates stand in it."""

from typing import Final

from workbench.annotate.entries import first_day, last_day
from workbench.annotate.findings import Findings
from workbench.annotate.registry import Registry
from workbench.model import Document

# Changes whenever the same text may be read differently: what was found by another is found anew.
ANNOTATOR: Final = "dateline-1"


def annotate(registry: Registry, document: Document) -> Findings:
    """Return everything found in an article's text."""
    # What reads takes longer to load than all that shows what was read: whoever only shows, as a window, does without.
    from workbench.annotate.actors import find_mentions
    from workbench.annotate.full_dates import find_dates

    day = published_day(document)
    return Findings(find_mentions(registry, document, day), find_dates(document, day))


def published_day(document: Document) -> int | None:
    """Return the day of publication, counted from 1970-01-01: the middle of what is known, None where nothing is."""
    edtf = document.published.edtf
    if edtf is None:
        return None
    return (first_day(edtf) + last_day(edtf)) // 2
