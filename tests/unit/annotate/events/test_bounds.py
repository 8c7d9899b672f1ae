"""What a time only bounds has one open end; the sentences are ours."""

from dataclasses import replace

import pytest

from tests.unit.annotate.making import document
from workbench.annotate.events.bounds import Bound, bound_of
from workbench.annotate.reading import annotate
from workbench.annotate.registry import Registry
from workbench.model import DateClaim, DateState


@pytest.mark.parametrize(
    ("language", "text", "time", "bound"),
    [
        ("en", "It was built before March 2011.", "March 2011", Bound.LAST),
        ("en", "The road is shut until the 7 May 2020.", "7 May 2020", Bound.LAST),
        ("en", "They have to leave by 7 May.", "7 May", Bound.LAST),
        ("en", "Leave has been cancelled since Tuesday.", "Tuesday", Bound.FIRST),
        ("en", "After March 2011 nobody came.", "March 2011", Bound.FIRST),
        ("en", "In March 2011 nobody came.", "March 2011", None),
        ("en", "Hereafter March 2011 is the base.", "March 2011", None),
        ("de", "Vor dem 5. März 2011 war es still.", "5. März 2011", Bound.LAST),
        ("de", "Seit März 2011 ist Krieg.", "März 2011", Bound.FIRST),
        ("fr", "Depuis le 5 mars 2011 tout est fermé.", "5 mars 2011", Bound.FIRST),
        ("es", "A partir del 5 de marzo de 2011 no hay trenes.", "5 de marzo de 2011", Bound.FIRST),
        ("ru", "До 5 марта 2011 года было тихо.", "5 марта 2011 года", Bound.LAST),
        ("ar", "كان ذلك قبل 5 مارس 2011", "5 مارس 2011", Bound.LAST),
        ("tr", "5 Mart 2011'den önce sessizdi.", "5 Mart 2011'den", Bound.LAST),
        ("tr", "5 Mart 2011'den beri savaş var.", "5 Mart 2011'den", Bound.FIRST),
        ("xx", "before March 2011", "March 2011", None),
    ],
)
def test_the_word_beside_a_time_says_which_end_it_is(language, text, time, bound):
    start = text.index(time)
    assert bound_of(text, language, start, start + len(time)) is bound


def test_what_is_counted_from_a_day_is_not_after_it_for_ever():
    text = "Two weeks after May 7 it fell."
    start = text.index("May 7")
    assert bound_of(text, "en", start, start + 5) is Bound.FIRST
    assert bound_of(text, "en", start, start + 5, after=len("Two weeks")) is None


def test_an_event_of_a_bound_has_one_day_and_says_so():
    doc = document("The school has been shut since 5 May.", "The bridge was built before March 2011.")
    found = annotate(
        Registry.default(), replace(doc, published=DateClaim("2020-05-09", DateState.STATED), language="en")
    )
    since, before = found.events
    assert (since.edtf, since.kind.value, since.last_day) == ("2020-05-05/..", "reported", None)
    assert (before.edtf, before.kind.value, before.first_day) == ("../2011-03", "background", None)
