"""Articles are read in every zone but boilerplate, and full dates in every language."""

from dataclasses import replace

from tests.unit.annotate.making import day, document
from workbench.annotate.times.reading import publication_of, times_of
from workbench.model import Zone


def found(doc):
    return [
        (doc.text[t.start : t.end], t.value, t.rule) for t in times_of(doc, day("2020-05-09"), day("2020-05-09")).times
    ]


def test_boilerplate_is_left_out():
    assert found(document("On 5 May 2020", zone=Zone.BOILERPLATE)) == []
    assert found(document("On 5 May 2020", zone=Zone.CAPTION)) == [("5 May 2020", "2020-05-05", "day_month_year")]


def test_full_dates_of_other_languages_are_found_beside_english():
    doc = document("On May 5 he wrote: „Am 3. März 2019 war es ruhig.“ Then he left on May 7.")
    assert [text for text, *_ in found(doc)] == ["May 5", "3. März 2019", "May 7"]


def test_another_language_has_its_full_dates():
    doc = replace(document("Il 3 marzo 2019, poi in marzo e ieri. In May."), language="it")
    assert found(doc) == [("3 marzo 2019", "2019-03-03", "full_date")]


def test_english_by_any_name():
    for language in (None, "en", "en-GB", "EN"):
        assert found(replace(document("It was last May."), language=language)) != []


def test_nothing_of_nothing():
    assert found(document("")) == []
    assert publication_of(None, None) is None
