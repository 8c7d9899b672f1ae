"""Denials and hearsay are told from what is said to have happened; the sentences are ours."""

import pytest

from workbench.annotate.events.english import english
from workbench.annotate.events.moods import clause_at, is_hedged, is_negated
from workbench.annotate.tokens import cut

# Before the rules were mended by two of these, 52 of the 54 held.
DENIED = [
    "The army did not enter the town on Monday.",
    "On Friday the ministry denied that its aircraft had crossed the border.",
    "No convoy reached the valley in March.",
    "Nobody was hurt in the blast on Tuesday.",
    "There were no talks in Geneva last week.",
    "The two sides failed to agree on a date in April.",
    "The garrison has not been paid since January.",
    "By Sunday none of the ferries had left the port.",
    "In 2014 the council never met.",
    "The border wasn't closed on 5 May.",
    "The minister, who arrived on Thursday, did not speak to reporters.",
    "Although the road was open, the trucks did not move on Wednesday.",
    "Neither side kept the truce of 12 June.",
    "The bank said nothing on Monday.",
    "Officials said on Tuesday they had no plans; the station was not shut on Monday.",
    "The governor refused to resign, but on Friday he did not appear.",
    "The shells haven't stopped since Saturday.",
    "In the north, no shots were fired on Sunday.",
]
TOLD = [
    "The army entered the town on Monday.",
    "The ministry said on Friday that its aircraft had not crossed the border.",
    "The convoy that did not wait reached the valley in March.",
    "The blast on Tuesday, which nobody expected, hurt eleven people.",
    "Talks in Geneva last week ended without a result.",
    "The two sides agreed in April on a date and did not say where they would meet.",
    "No fewer than forty ferries left the port on Sunday.",
    "No doubt the council met in 2014.",
    "If the border is not closed, refugees will come in May.",
    "The council voted on 5 May not to open the archive.",
    "“We will not leave,” the mayor told the crowd on Saturday.",
    "On 9 June the court ordered the firm to stop, because it had no licence.",
    "He left on Friday, not on Saturday.",
    "The president rejected the offer on Monday.",
    "The truce of 12 June held.",
    "Before the vote on Tuesday no party had a majority, and the king chose a general.",
]
HEARSAY = [
    "The general was reportedly seen in Tripoli on Monday.",
    "Two villages may have been taken on Friday.",
    "The prisoner is believed to have died in May.",
    "According to unconfirmed accounts the bridge fell on Sunday.",
    "The rebels claimed that they had shot down a jet on Tuesday.",
    "The leader appears to have left in 2019.",
    "The alleged meeting took place on 3 March.",
    "They are said to be in the city since June.",
    "It is said that he paid them in 1998.",
    "Perhaps a hundred people fled on Saturday.",
    "The figure for April could not be verified.",
    "A colonel was rumoured to have been shot on Thursday.",
]
CERTAIN = [
    "The general was seen in Tripoli on Monday.",
    "The ministry reported two deaths on Friday.",
    "In May the town was shelled.",
    "The court may hear the case in June.",
    "He said on Sunday that the bridge had fallen.",
    "The claim was filed on 3 March.",
    "They believed in 1998 that they had won.",
    "The reporter has lived in the city since June.",
]


def tokens(sentence):
    return cut(sentence, 0, len(sentence))


@pytest.mark.parametrize("sentence", DENIED)
def test_what_did_not_happen_is_denied(sentence):
    clause = clause_at(english(), tokens(sentence), len(sentence))
    assert is_negated(english(), clause)


@pytest.mark.parametrize("sentence", TOLD)
def test_what_happened_is_not_denied_by_a_no_beside_it(sentence):
    assert not is_negated(english(), tokens(sentence))


@pytest.mark.parametrize("sentence", HEARSAY)
def test_hearsay_is_marked(sentence):
    assert is_hedged(english(), tokens(sentence))


@pytest.mark.parametrize("sentence", CERTAIN)
def test_what_is_said_plainly_is_no_hearsay(sentence):
    assert not is_hedged(english(), tokens(sentence))
