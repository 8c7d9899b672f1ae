"""The words around a name that tell whether it is a place there. All are keys, folded; more of them stand with the actors' cues."""

from typing import Final

from workbench.annotate.words import name_key


def _words(*lists: str) -> frozenset[str]:
    return frozenset(name_key(word) for words in lists for word in words.split())


# After these stands a place, whatever else the name may mean.
WITHIN: Final = _words(
    "in near at outside around inside across throughout into via within over above off beyond amid",
    "en cerca hasta desde sobre dans près vers depuis aus bei nach im во в под около через близ",
    "في قرب نحو داخل خارج شمال جنوب شرق غرب",
)
# After these too, unless it is somebody who gets or gives something.
TOWARD: Final = _words("to from toward towards through leaving hacia de из от до к von über الي من")
# Heads of "the city of Homs", "the road to Homs" is left to the preposition.
OF_PLACES: Final = _words(
    "city cities town towns village villages province governorate region district districts port island islands state territory",
    "capital streets outskirts suburbs suburb centre center north south east west northeast northwest southeast southwest",
    "siege battle bombing shelling fall capture liberation part parts parish coast coasts shores shore airport neighborhood",
    "neighbourhood area areas harbor harbour quay waters outside inside tip end edge side distance quarantine blockade out skies occupation invasion bombardment countryside border borders hills plains bay gulf heights",
    "ciudad puerto isla provincia capital ville île port province stadt insel provinz город города городе порт остров",
    "مدينه محافظه بلده قريه ولايه منطقه ريف",
)
# Right after a name, what only places have.
AREAS: Final = _words(
    "province governorate city countryside oblast region district county suburbs airport prefecture airbase outskirts state",
    "harbor harbour port highway road street streets metropolitan area peninsula island islands canton municipality border",
    "front frontline enclave pocket neighborhood neighbourhood belt corridor offensive provinces coast beach bay",
    "provincia provincial область район вилайет naval base bases airfield",
)
# Right after a name, written small: what is held or fought in a town or region.
HELD_IN: Final = _words(
    "meeting meetings talks conference summit ceasefire truce operation operations campaign fighting clashes suburb suburbs siege massacre",
)
# "Bound for Cuba": what moves towards a place that "for" alone does not tell.
HEADING: Final = _words("bound headed heading sailed sailing steaming left leaving making departed departing en")
ENTERED: Final = _words("invade invades invaded invading cross crossed crossing")
# A ship is named after a place, and is none.
SHIPS: Final = _words("tanker ship freighter vessel steamer cruiser destroyer frigate submarine carrier uss ss hms")
# Before "to": who is promised, given or sold something is a government.
GIVEN: Final = _words("promised promise over gave given give gives sold sell loyal aid owed offered grants shipments")
# Passed over between a preposition and a name: "in both Iraq and Syria".
PASSED: Final = _words("the both all neighboring neighbouring")
# Before a name and a part of it, or only telling which side of a place is meant.
DIRECTIONS: Final = _words(
    "north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern",
    "southeastern southwestern central downtown greater inner outer upper lower old occupied besieged rural nearby mainland",
    "norte sur este oeste nord sud ouest северный южный северн южн восточн западн",
)
# With these a longer name begins: another place than the one that is named so without.
OTHER_PLACES: Final = _words(
    "new saint st san santa sao fort mount mt lake los las el la little big cape camp point port puerto glen mont",
    "нов новый новая",
)
# Of "University of Damascus" nothing is a place, nor of "Bishop of Homs": what stands with a capital and is none of these.
NAMED_HEADS: Final = _words(
    "city town village province governorate state port island islands battle siege district region bay gulf strait north south east west",
)
# A line of capitals is no sentence, and a byline is no dateline.
BYLINES: Final = _words("by por par von от")
CONJUNCTIONS: Final = _words("and or y e et ou und oder и или و ve veya")
HYPHENS: Final = "-\u2010\u2011\u2012\u2013"
