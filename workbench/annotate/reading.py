"""Reads an article: who is mentioned, and which times stand in it."""

from typing import TYPE_CHECKING, Final

from workbench.annotate.entries import first_day, last_day
from workbench.annotate.findings import Findings
from workbench.annotate.registry import Registry
from workbench.model import Document

if TYPE_CHECKING:
    from workbench.annotate.times.expressions import Times

# Changes whenever the same text may be read differently: what was found by another is found anew.
ANNOTATOR: Final = "dateline-2"


def annotate(registry: Registry, document: Document) -> Findings:
    """Return everything found in an article's text."""
    # What reads takes longer to load than all that shows what was read: whoever only shows, as a window, does without.
    from workbench.annotate.actors import find_mentions

    return Findings(find_mentions(registry, document, published_day(document)), times_in(document))


def times_in(document: Document) -> "Times":
    """Return the times of an article, bound to what is known of its publication."""
    from workbench.annotate.times.reading import times_of

    edtf = document.published.edtf
    return times_of(document, *((None, None) if edtf is None else (first_day(edtf), last_day(edtf))))


def published_day(document: Document) -> int | None:
    """Return the day of publication, counted from 1970-01-01: the middle of what is known, None where nothing is."""
    edtf = document.published.edtf
    if edtf is None:
        return None
    return (first_day(edtf) + last_day(edtf)) // 2
