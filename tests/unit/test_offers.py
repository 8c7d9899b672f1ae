"""Why nothing was found and what would find more: every number is what the search then finds."""

import pytest

from tests.unit.library.making import add, make_document
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library.store import Library
from workbench.model import DateClaim, DateState
from workbench.offers import OfferKind, parts_of, reasons_for_nothing
from workbench.search import SearchService


class Speller(SearchService):
    """A service that knows better."""

    def suggestion(self, found):
        return found.text.replace("kwarantine", "quarantine") if "kwarantine" in found.text else None


@pytest.fixture
def service(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        for number, (title, body) in enumerate((("Quarantine", "Ships turn."), ("Letters", "A ship waits."))):
            published = DateClaim(f"196{number}", DateState.STATED, "")
            add(library, title.encode(), make_document(title, body, published=published))
        with IndexKeeper(library) as keeper:
            yield Speller(library, keeper)


def reasons(service, text, **options):
    found = service.find(JobContext(), text, **options)
    assert found.total == 0
    return reasons_for_nothing(JobContext(), service, found)


def offered(service, text, **options):
    return {(offer.kind, offer.query): offer.count for offer in reasons(service, text, **options).offers}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("quarantine zeppelin", {(OfferKind.ANY_WORD, "quarantine OR zeppelin"): 1}),
        ("zeppelin", {}),
        ("zeppelin date:1960", {(OfferKind.WITHOUT, "zeppelin"): 0}),
        ("saw", {(OfferKind.ZONE, "saw in:comment"): 2}),
        ("quarantine date:1961", {(OfferKind.WITHOUT, "quarantine"): 1, (OfferKind.WITHOUT, "date:1961"): 0}),
        ("quarantine date:1961 lang:fr", {(OfferKind.WORDS_ALONE, "quarantine"): 1}),
        ("kwarantine", {(OfferKind.SPELLING, "quarantine"): 1}),
        ("kwarantine lang:fr", {}),
    ],
)
def test_what_finds_more_is_offered_with_as_much_as_it_finds(service, text, wanted):
    found = offered(service, text)
    assert found == {offer: count for offer, count in wanted.items() if count}
    for (_, query), count in found.items():
        assert service.find(JobContext(), query).total == count


def test_what_is_barred_alone_or_half_typed_is_not_offered(service):
    assert offered(service, "lang:fr -quarantine") == {}
    assert (OfferKind.ANY_WORD, "quarantine OR z*") not in offered(service, "quarantine zeppelin z", cursor=21)


def test_the_parts_say_who_is_to_blame(service):
    found = service.find(JobContext(), "quarantine zeppelin date:1960 -letters")
    parts = [(part.words, part.count, part.is_barring) for part in parts_of(JobContext(), service, found)]
    assert [(count, is_barring) for _, count, is_barring in parts] == [(1, False), (0, False), (1, False), (1, True)]
    assert "zeppelin" in parts[1][0]
    assert not parts[1][0].startswith("articles")
    assert parts_of(JobContext(), service, service.find(JobContext(), "")) == ()
