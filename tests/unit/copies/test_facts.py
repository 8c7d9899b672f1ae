"""Of what was changed, what matters is told: numbers, names, times, hedges, negations, quotations; and who keeps silent about it."""

from dataclasses import replace

import pytest

from tests.unit.copies.making import page
from workbench.copies.diffing import compare
from workbench.copies.facts import changed_facts, is_silent
from workbench.model import DateClaim, DateState


def facts_of(before, after, language="en"):
    one, other = (replace(page([text]), language=language) for text in (before, after))
    return [
        (
            fact.kind.value,
            None if fact.before is None else one.text[slice(*fact.before)],
            None if fact.after is None else other.text[slice(*fact.after)],
        )
        for fact in changed_facts(one, other, compare(one, other))
    ]


@pytest.mark.parametrize(
    ("before", "after", "facts"),
    [
        ("About 12,000 men came ashore.", "About 14,000 men came ashore.", [("number", "12,000", "14,000")]),
        ("About twelve men came ashore.", "About 12 men came back ashore.", []),
        ("It cost 12 million to build.", "It cost 12 billion to build.", [("number", "12 million", "12 billion")]),
        ("It cost 12,000 to build.", "It did cost 12000 to build.", []),
        ("The envoy Andrei Dobrynin came to the house.", "The envoy Anatoly Dobrynin came to the house.", [("name", "Andrei Dobrynin", "Anatoly Dobrynin")]),
        ("They met the Bank of Brisa on the hill.", "They met the Bank of Korda on the hill.", [("name", "Bank of Brisa", "Bank of Korda")]),
        ("They will meet again on May 7 in town.", "They will meet again on May 9 in town.", [("time", "May 7", "May 9")]),
        ("The House will almost certainly reject it.", "The House may reject it.", [("hedge", "almost certainly", "may")]),
        ("It was reportedly hit by two rockets.", "It was hit by two rockets.", [("hedge", "reportedly", None)]),
        ("The town was evacuated before dawn.", "The town was not evacuated before dawn.", [("negation", None, "not")]),
        ("They won't leave before dawn.", "They will leave before dawn.", [("negation", "n't", None)]),
        ("He called it “a great shame” in town.", "He called it “a small shame” in town.", [("quotation", "a great shame", "a small shame")]),
        ("The old council met in the evening.", "The council came together in the evening.", []),
        ("Several people waited at the gate.", "Many people stood at the gate.", []),
    ],
)  # fmt: skip
def test_what_matters_is_told(before, after, facts):
    assert facts_of(before, after) == facts


def test_may_is_a_month():
    assert facts_of("He came back in May with others.", "He came back in May with friends.") == []


def test_a_first_word_is_a_name_where_it_is_one_elsewhere():
    before = "They asked Dobrynin. Dobrynin left at once."
    assert facts_of(before, "They asked Dobrynin. Gromyko left at once.") == [("name", "Dobrynin", None)]
    assert facts_of("Nobody asked. Officials left at once.", "Nobody asked. Soldiers left at once.") == []


def test_capitals_of_a_headline_say_nothing():
    one, other = page(["Nothing."], "A Dozen Old Ships Turn Back"), page(["Nothing."], "Some Dozen Big Ships Turn Back")
    assert changed_facts(one, other, compare(one, other)) == ()


def test_a_sentence_that_stands_alone_is_told_whole():
    before = "The council met."
    after = f"{before} It spent 400 marks on bread. Then it went home. The mayor said: “We are done here.”"
    assert facts_of(before, after) == [
        ("statement", None, "It spent 400 marks on bread."),
        ("quotation", None, "We are done here."),
    ]
    assert facts_of(after, before) == [
        ("statement", "It spent 400 marks on bread.", None),
        ("quotation", "We are done here.", None),
    ]


def test_other_languages_have_numbers_times_and_negations():
    assert facts_of(
        "Am 7. Mai kamen 400 Männer in die Stadt.", "Am 9. Mai kamen nicht 500 Männer in die Stadt.", "de"
    ) == [
        ("number", "400", "500"),
        ("time", "7. Mai", "9. Mai"),
        ("negation", None, "nicht"),
    ]
    assert facts_of("Вчера пришли 400 человек из города.", "Вчера не пришли 500 человек из города.", "ru") == [
        ("number", "400", "500"),
        ("negation", None, "не"),
    ]


CHANGED = ("About 12,000 men came ashore.", "About 14,000 men came ashore.")


@pytest.mark.parametrize(
    ("updated", "added", "silent"),
    [
        ((None, None), "", True),
        ((None, "2020-05-09"), "", False),
        (("2020-05-08", "2020-05-08"), "", True),
        (("2020-05-09", "2020-05-09"), "", False),
        ((None, None), " Correction: an earlier version of this report gave another number.", False),
    ],
)
def test_silent_is_who_says_nowhere_that_facts_were_changed(updated, added, silent):
    texts = CHANGED[0], CHANGED[1] + added
    one, other = (
        replace(
            page([text]),
            updated=DateClaim(day, DateState.STATED, "") if day else DateClaim(),
            saved="2020-05-09T08:00:00Z",
        )
        for text, day in zip(texts, updated, strict=True)
    )
    steps = compare(one, other)
    assert is_silent(one, other, steps, changed_facts(one, other, steps)) == silent


def test_nothing_changed_is_nothing_kept_silent():
    one = page([CHANGED[0]])
    assert not is_silent(one, one, compare(one, one), ())
