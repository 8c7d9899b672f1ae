"""What is a place in a text and what only looks like one: sentences of our own, each with its places marked."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.annotate.places.marked import marked, places_in, unmarked

PITFALLS = (
    # Governments are called by their capitals, and states act.
    "Moscow said on Friday that it would not give way.",
    "Washington imposed new sanctions on the bank.",
    "Iran fired missiles at dawn.",
    "A letter to Moscow was sent by Washington.",
    "The talks between Ankara and Tehran failed.",
    "Ministers met in [Moscow moscow-ru] and [Ankara ankara-tr].",
    "Turkey sent troops to [Syria syria].",
    "They travelled to [Turkey turkey] and stayed in [Turkey turkey].",
    "Fighting went on across [Syria syria] and in northern [Iraq iraq].",
    "A pro-Damascus militia fired first.",
    # Roads, provinces, cities of.
    "They drove from [Damascus damascus-sy] to [Homs homs-sy] near [Aleppo aleppo-sy] province.",
    "Three people died in the city of [Hama hama-sy] in western [Syria syria].",
    "The [Homs homs-sy]-[Aleppo aleppo-sy] road was cut.",
    "The [London london-gb]-based monitor counted nine dead.",
    "[Damascus damascus-sy] International Airport was hit.",
    "Calm came to [Aleppo aleppo-sy], [Hama hama-sy] and [Homs homs-sy].",
    "The siege of [Sarajevo sarajevo-ba] lasted for years.",
    "They fought in the [Donbas donbas] and the [Gaza Strip gaza-strip].",
    # Datelines and bylines.
    "IDLIB, Syria — Nine people were killed on the road.".replace("IDLIB", "[IDLIB idlib-sy]").replace(
        "Syria", "[Syria syria]"
    ),
    "[PARIS paris-fr], May 7 (Reuters) - Ministers met again.",
    "By Victoria Reading",
    # People.
    "Paris Hilton met Orlando Bloom.",
    "Victoria said that she had seen nothing.",
    "President Lincoln spoke first.",
    "Jack London wrote about dogs.",
    "Florence wept, and Sydney laughed.",
    "Michael Jordan played on.",
    "Chad Smith was late.",
    "J. Paris signed the paper.",
    "Secretary Austin flew home.",
    # Organisations and works.
    "The London Times and the New York Times wrote about it.",
    "The Bank of China lent the money.",
    "She taught at the University of Damascus.",
    "The Boston Globe had it first.",
    "The Bishop of Homs prayed.",
    "The Islamic State in Iraq and Syria was founded by others.",
    # Words of the language.
    "It was a nice reading, and most of them split.",
    "Most people go on tours by mobile phone. Reading is fun. Nice work.",
    "He took a bath. March was cold. Of these, none came.",
    "They ate turkey off china.",
    # A cue makes a place of them.
    "France sent two ships to the south. They landed in [Nice nice-fr].",
    "They live in [Reading reading-gb], [England england].",
    "He was born in [Paris paris-us], [Texas us-texas].",
    "She was in [Victoria victoria-us], [Texas us-texas], when Victoria said it.",
    "He was born in [Moscow moscow-us], [Idaho us-idaho].",
    # What something lies in that nobody knows; lists; capitals of more than a state.
    "They met near Sarmada, [Syria syria], and in a valley.",
    "However, Syria said no.",
    "Refugees live in [Jordan jordan], [Lebanon lebanon] and [Turkey turkey].",
    "In [Syria syria], Turkey said no.",
    "They have staff across [Iraq iraq], the [United Arab Emirates united-arab-emirates] and [Jordan jordan].",
    "In both [Iraq iraq] and [Syria syria] it was calm.",
    "The talks took place in [Brussels brussels-be], [Belgium belgium].",
    "The harbor of [Havana havana-cu] was full.",
    "Ships bound for [Cuba cuba] have turned back.",
    "The tanker Bucharest was met by the navy.",
    "The rockets were promised to Turkey long ago.",
    # Namesakes.
    "The Lebanese army moved into [Tripoli tripoli-lb].",
    "Libyan militias moved into [Tripoli tripoli-ly].",
    "They moved into [Tripoli tripoli-ly?].",
    "The United States sent a ship to [London london-gb].",
    "They met in [Alexandria alexandria-eg], not in [Alexandria alexandria-us], [Virginia us-virginia].",
    # Longest names.
    "He flew to [Santiago de Cuba santiago-de-cuba-cu] by way of the [Gulf of Mexico gulf-of-mexico].",
    "They came from New Aleppo by way of Fort Homs.",
    # Headlines and lines of capitals.
    "Rebels Seize Town in [Aleppo aleppo-sy]\nThe town lies near [Aleppo aleppo-sy].",
    "NICE PEOPLE TELL US OF READING",
)
OTHERS = (
    ("es", "Los rebeldes llegaron a [Alepo aleppo-sy]. En [La Habana havana-cu] hubo calma."),
    ("fr", "Ils sont partis vers [Alep aleppo-sy]."),
    ("de", "Die Stadt [Aleppo aleppo-sy] liegt im Norden. In [Damaskus damascus-sy] blieb es ruhig."),
    ("tr", "[Halep aleppo-sy]'te çatışmalar sürüyor."),
    ("ru", "Ракеты стоят в [Дамаске damascus-sy] и под [Алеппо aleppo-sy]. Москва заявила протест."),
    ("ar", "قتل ثلاثة في [حلب aleppo-sy] وجرح آخرون في [إدلب idlib-sy]"),
    ("ar", "شرب حلب البقرة"),
)


@pytest.mark.parametrize("text", PITFALLS)
def test_places_are_told_from_what_only_looks_like_them(text):
    assert marked(unmarked(text)) == text


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_places_are_found_in_other_languages(language, text):
    assert marked(unmarked(text), language) == text


def test_enough_pitfalls_are_kept():
    assert len(PITFALLS) >= 40


def test_what_stands_in_boilerplate_is_no_place():
    from tests.unit.annotate.making import document
    from workbench.annotate.reading import annotate
    from workbench.annotate.registry import Registry
    from workbench.model import Zone

    assert annotate(Registry.default(), document("They met in Aleppo.", zone=Zone.BOILERPLATE)).places == ()


_PIECES = st.sampled_from(
    ["Paris", "Texas", "in", "of", "the", "Homs", "-", ", ", ". ", "\n", "'s", "’", "حلب", "في", "Москве", "в", "St.", "New", "York",
     "and", "AP", "City", "ß", "İzmir", "\u200b", "Victoria", "said", "(", ")", "1962"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES | st.text(max_size=4), max_size=40).map(" ".join), st.sampled_from(["en", "de", "ar", None]))
def test_spans_lie_in_their_blocks_and_apart(text, language):
    made, places = places_in(text, language)
    last = 0
    for place in places:
        assert last <= place.start < place.end
        assert any(block.start <= place.start and place.end <= block.end for block in made.blocks)
        last = place.end


@pytest.mark.parametrize("piece", ["Paris, ", "Paris-", "in Paris and ", "New York ", "Paris’", "Х" * 3 + " "])
def test_a_page_of_nothing_but_places_takes_no_longer_than_its_length(piece):
    def seconds(size):
        text = piece * (size // len(piece))
        started = time.process_time()
        places_in(text)
        return time.process_time() - started

    seconds(20_000)
    assert seconds(400_000) < 16 * seconds(100_000) + 1
