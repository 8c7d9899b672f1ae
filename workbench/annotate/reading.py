"""Reads an article: who is mentioned, which places and times stand in it, what happened then, what it foretells, and what is disputed."""

from typing import TYPE_CHECKING, Final

from workbench.annotate.entries import first_day, last_day
from workbench.annotate.findings import Findings
from workbench.annotate.registry import Registry
from workbench.model import Document

if TYPE_CHECKING:
    from workbench.annotate.correcting import Rulings
    from workbench.annotate.tagger.tagged import Tagging
    from workbench.annotate.times.expressions import Times
    from workbench.annotate.times.references import Publication

# Changes whenever the same text may be read differently: what was found by another is found anew.
ANNOTATOR: Final = "dateline-6"


def annotate(
    registry: Registry,
    document: Document,
    rulings: "Rulings | None" = None,
    tagging: "Tagging | None" = None,
) -> Findings:
    """Return everything found in an article's text.

    Args:
        registry: The actors that are known.
        document: The article.
        rulings: What the user said of its times, which counts for forecasts, too.
        tagging: What `tag` found in it; None where the tagger did not read it, so that rules alone tell names that no table has.
    """
    # What reads takes longer to load than all that shows what was read: whoever only shows, as a window, does without.
    from workbench.annotate.actors import find_mentions
    from workbench.annotate.correcting import corrected
    from workbench.annotate.disputes.finding import find_disputes
    from workbench.annotate.events.finding import find_events
    from workbench.annotate.forecasts.finding import find_forecasts
    from workbench.annotate.places.finding import find_places
    from workbench.annotate.places.gazetteer import Gazetteer
    from workbench.annotate.places.scanning import PlaceScanner
    from workbench.annotate.places.tagged_hits import as_tagged, believed
    from workbench.annotate.unknown.finding import add_unknown
    from workbench.annotate.unknown.runs import RunReader

    if document.language not in (None, "", "en"):
        tagging = None
    gazetteer = Gazetteer.default()
    # The text is cut into words once for actors, known and unknown, and places.
    scanner = PlaceScanner(gazetteer, document.text, document.language)
    names = RunReader(document.text)
    mentions = find_mentions(registry, document, published_day(document), (scanner, names))
    mentions, towns = add_unknown(registry, gazetteer, document, names, mentions, tagging)
    hits = (
        scanner.hits if tagging is None else as_tagged(registry, document.text, scanner.hits, mentions, tagging.names)
    )
    places, others = find_places(gazetteer, registry, document, hits, mentions)
    if tagging is not None:
        places = believed(places, tagging)
    mentions = tuple(mention for mention in mentions if mention not in others)
    times = times_in(document, None if rulings is None else rulings.narrative)
    if rulings is not None:
        times = corrected(times, document, rulings.corrections)
    forecasts = find_forecasts(document, times, mentions, publication(document))
    events = find_events(document, times, mentions, places, forecasts, publication(document))
    return Findings(mentions, times, forecasts, find_disputes(document), places, events, towns)


def tag(registry: Registry, document: Document) -> "Tagging":
    """Return the names that the tagger finds in an article, wherever tables do not explain every word that may be one.

    Raises:
        TaggerError: If it cannot be used.
    """
    # Loaded by whoever tags alone: the model's runtime takes as long to load as all else.
    from workbench.annotate.actors import find_mentions
    from workbench.annotate.places.finding import find_places
    from workbench.annotate.places.gazetteer import Gazetteer
    from workbench.annotate.places.scanning import PlaceScanner
    from workbench.annotate.tagger.finding import find_names
    from workbench.annotate.unknown.runs import RunReader, unexplained

    gazetteer = Gazetteer.default()
    scanner = PlaceScanner(gazetteer, document.text, document.language)
    names = RunReader(document.text)
    mentions = find_mentions(registry, document, published_day(document), (scanner, names))
    places, others = find_places(gazetteer, registry, document, scanner.hits, mentions)
    standing = [mention for mention in mentions if mention not in others]
    return find_names(document, unexplained(document.text, names, (*standing, *places)))


def times_in(document: Document, narrative: bool | None = None) -> "Times":
    """Return the times of an article, bound to what is known of its publication; whether it is a history is found out if None."""
    from workbench.annotate.times.reading import times_of

    first, last = _published_days(document)
    return times_of(document, first, last, narrative)


def publication(document: Document) -> "Publication | None":
    """Return when an article was published as far as that is known, None where it is not."""
    from workbench.annotate.times.reading import publication_of

    return publication_of(*_published_days(document))


def published_day(document: Document) -> int | None:
    """Return the day of publication, counted from 1970-01-01: the middle of what is known, None where nothing is."""
    edtf = document.published.edtf
    if edtf is None:
        return None
    return (first_day(edtf) + last_day(edtf)) // 2


def _published_days(document: Document) -> tuple[int, int] | tuple[None, None]:
    edtf = document.published.edtf
    return (None, None) if edtf is None else (first_day(edtf), last_day(edtf))
