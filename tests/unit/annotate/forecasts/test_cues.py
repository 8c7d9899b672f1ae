"""Which sentences are about the time to come, and how probable they sound."""

import pytest

from tests.unit.annotate.forecasts.making import forecast, forecasts
from workbench.annotate.forecasts.forecast import Band


@pytest.mark.parametrize(
    ("text", "hedge", "band"),
    [
        ("The bridge will open to traffic.", "will open", Band.NONE),
        ("They'll rebuild the mill.", "'ll rebuild", Band.NONE),
        ("The river will probably flood the lower town.", "probably", Band.LIKELY),
        ("The strike will almost certainly spread.", "almost certainly", Band.ALMOST_CERTAIN),
        ("It is very likely that the dam will hold.", "very likely", Band.VERY_LIKELY),
        ("The dam is highly unlikely to break.", "highly unlikely", Band.VERY_UNLIKELY),
        ("It seems unlikely that the miners will return.", "unlikely", Band.UNLIKELY),
        ("There is a remote chance that the wall will fall.", "a remote chance", Band.ALMOST_NO_CHANCE),
        ("There is an even chance that the vote will pass.", "even chance", Band.ROUGHLY_EVEN),
        ("There is no doubt that the price will rise.", "no doubt", Band.ALMOST_CERTAIN),
        ("The ferry may sink.", "may sink", Band.POSSIBLE),
        ("The mayor might resign.", "might resign", Band.POSSIBLE),
        ("A second wave could reach the coast.", "could reach", Band.POSSIBLE),
        ("The talks may well fail.", "may well fail", Band.POSSIBLE),
        ("The minister is expected to resign.", "is expected to resign", Band.NONE),
        ("The convoy is to leave the port.", "is to leave", Band.NONE),
        ("The two banks are going to merge.", "are going to merge", Band.NONE),
        ("The harvest is bound to fail.", "bound to", Band.ALMOST_CERTAIN),
        ("A new attack cannot be ruled out.", "cannot be ruled out", Band.POSSIBLE),
        ("Analysts expect prices to fall.", "expect", Band.NONE),
        ("The council said that it would sell the harbour.", "would sell", Band.NONE),
        ("If the rain stops, the crews would start again.", "would start", Band.NONE),
        ("In that case the army would withdraw.", "would withdraw", Band.NONE),
        ("The road should be open by Monday.", "should be", Band.NONE),
        ("The last train leaves in June 2020.", "leaves", Band.NONE),
        ("The state plans to sell the mill in July 2020.", "plans to sell", Band.NONE),
        ("Elections are planned for October 2020.", "are planned", Band.NONE),
        ("There is a good chance that the deal falls apart.", "good chance", Band.LIKELY),
        ("A strike seems inevitable.", "inevitable", Band.ALMOST_CERTAIN),
        ("The army can be expected to resume its march.", "be expected to resume", Band.NONE),
        ("More than a thousand could lose their homes if the dam breaks.", "could lose", Band.POSSIBLE),
        ("We shall see the result.", "shall see", Band.NONE),
        ("I bet the whole team quits.", "I bet", Band.NONE),
    ],
)
def test_forecasts_with_their_band(text, hedge, band):
    found = forecast(text)
    assert (found.hedge, found.band) == (hedge, band)


@pytest.mark.parametrize(
    "text",
    [
        "In May the river rose.",
        "On 5 May the bridge opened.",
        "May 5 was a Tuesday.",
        "The river would have flooded the town.",
        "The general may have known of it.",
        "It was the will of the people.",
        "His last will was read to the family.",
        "They had the political will to fight on.",
        "Will Smith opened the session.",
        "Will the bridge open?",
        "“Could it break?” he asked?",
        "You will receive our newsletter by email.",
        "The tenant shall be liable for all damage.",
        "She was going to Paris.",
        "She is going to school.",
        "The minister was expected to resign, but he stayed.",
        "In the evenings the old men would sit by the river.",
        "The aim of the talks is to end the war.",
        "Nobody could say what the army will do.",
        "The council asked whether the bridge will hold.",
        "He could not see the shore.",
        "They spoke softly so that nobody might hear.",
        "He might not even know.",
        "The true number may be sixteen.",
        "I would like to thank the crew.",
        "He would not comment on the report.",
        "If the dam had been built, the town would be dry.",
        "The might of the empire was broken.",
        "The convoy was expected to arrive on Monday but never came.",
        "The drone may be of local make.",
        "The drought is to blame.",
        "The state plans to sell the mill.",
        "You will find the key under the mat.",
        "You may also like these pages.",
        "The pump will usually start at once.",
        "We will now look at the second map.",
        "I would advise against it.",
        "Young men are less likely to read it.",
        "He lived in the house which she would later sell.",
    ],
)
def test_no_forecasts(text):
    assert forecasts(text) == ()


def test_what_is_denied_is_told():
    assert forecast("The bridge will not open.").is_negated
    assert forecast("The bridge won't open.").is_negated
    assert forecast("Nobody will open the bridge.").is_negated
    assert not forecast("The bridge will open.").is_negated
    # "unlikely" says it itself.
    assert not forecast("The bridge is not likely to open.").is_negated
    assert forecast("The bridge is not likely to open.").band is Band.UNLIKELY


def test_a_history_foretells_only_what_lies_ahead_of_it():
    years = "It began in 1901, grew in 1903, fell in 1905, rose in 1907, and ended in 1909 and 1911."
    assert forecasts(years, "The king said that he would march. He hoped that his army could win.") == ()
    found = forecasts(years, "The archive will open in 2031.")
    assert [one.hedge for one in found] == ["will open"]


def test_bands_have_the_numbers_of_icd_203():
    assert {band: band.percent for band in Band} == {
        Band.ALMOST_NO_CHANCE: (1, 5),
        Band.VERY_UNLIKELY: (5, 20),
        Band.UNLIKELY: (20, 45),
        Band.ROUGHLY_EVEN: (45, 55),
        Band.LIKELY: (55, 80),
        Band.VERY_LIKELY: (80, 95),
        Band.ALMOST_CERTAIN: (95, 99),
        Band.POSSIBLE: None,
        Band.NONE: None,
    }


def test_what_goes_on_from_a_forecast_is_one():
    found = forecasts("The army will take the port.", "All of this would end the truce.")
    assert [one.hedge for one in found] == ["will take", "would end"]
    assert forecasts("The army took the port.", "All of this would end the truce.") == ()
