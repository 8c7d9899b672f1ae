"""The English words that make a name of somebody out of capitals: titles, offices, heads of organisations. All are keys, folded."""

from typing import Final

from workbench.annotate.findings import ActorKind


def _words(*lists: str) -> frozenset[str]:
    return frozenset(word for words in lists for word in words.split())


# Written with a full stop, after which the name goes on.
ABBREVIATED: Final = _words(
    "mr mrs ms dr prof gen lt col maj capt sgt cpl adm brig cmdr cdr pvt pfc spc sen rep gov rev hon supt insp det sec pres",
)
# Before a person's name, with a capital: the last of several parts the name from them.
TITLES: Final = ABBREVIATED | _words(
    "president premier chairman chairwoman chairperson chancellor secretary minister senator congressman congresswoman",
    "representative governor ambassador envoy marshal general admiral colonel major captain lieutenant sergeant corporal commander",
    "brigadier king queen prince princess emir sultan sheikh sheik shaykh ayatollah imam mullah pope bishop archbishop patriarch",
    "cardinal sir lord lady dame baroness comrade judge justice professor doctor spokesman spokeswoman spokesperson attorney mayor",
    "director commissioner coordinator rapporteur prosecutor airman soldier private specialist sultan deputy leader chief speaker",
    "undersecretary count marquis baron duke class correspondent inspector superintendent detective officer father rabbi reverend",
)
# Before a person's name, written small.
ROLES: Final = _words(
    "president premier chairman chairwoman chairperson chancellor secretary minister senator congressman congresswoman governor",
    "ambassador envoy general admiral colonel major captain lieutenant sergeant commander king queen prince princess sheikh",
    "spokesman spokeswoman spokesperson mayor director commissioner coordinator prosecutor leader chief chief-of-staff speaker",
    "analyst journalist reporter correspondent activist lawyer economist historian researcher expert author writer poet editor",
    "professor doctor politician candidate banker businessman businesswoman entrepreneur founder co-founder chef actor actress",
    "singer lawmaker cleric preacher militant warlord diplomat strategist officer aide adviser advisor deputy brother sister",
    "wife husband son daughter father mother cousin colleague attorney judge teacher engineer scientist artist photographer",
    "executive trader novelist philosopher physicist coach striker goalkeeper midfielder defender champion",
)
# What somebody is of whom it is said after the name: "X Y, the head of ...".
POSITIONS: Final = (
    ROLES | TITLES | _words("head boss co-chair fellow member resident owner manager veteran partner student official")
)
SAYING: Final = _words(
    "said says told tells added adds warned warns announced stated tweeted wrote argued argues insisted denied noted explained",
    "claimed claims replied asked recalled recalls acknowledged admitted testified commented responds responded",
)
# In one run of capitals with these nothing is a person.
NOT_PEOPLE: Final = _words(
    "street road avenue square airport base river valley mountain mountains lake sea ocean island islands gulf strait bay desert",
    "war day week operation agreement treaty act conference summit house pact accord plan camp prison bridge dam province district",
    "city town village region north south east west northern southern eastern western international national united republic",
    "states state world middle great new old cup league games festival award prize museum hotel stadium park hall palace mosque",
    "cathedral hospital school college institute crisis revolution spring peace human rights process zone border highway church",
    "january february march april june july august september october november december monday tuesday wednesday thursday friday",
    "saturday sunday president foreign defense defence prime interior times post journal news daily press radio television tv",
    "embassy consulate government regime opposition islamic muslim christian jewish sunni shia shiite kurdish arab arabic bible koran",
    "quran ramadan christmas easter facebook twitter google youtube black white red green blue air force intelligence security supreme high",
)
# Surnames that are titles, too: "Julie Bishop".
TITLES_AS_SURNAMES: Final = _words(
    "bishop king prince judge major marshal pope lord count duke baron priest cardinal sheikh imam emir private father"
)
# Behind a surname.
SUFFIXES: Final = _words("ii iii iv jr sr")
# Made of the words for an organisation, and none.
NO_ORGANISATIONS: Final = frozenset(
    (
        "western front",
        "eastern front",
        "northern front",
        "southern front",
        "home front",
        "great society",
        "civil society",
        "joint staff",
    )
)
# An armed group of these is armed as well: "Special Forces Group".
OF_EITHER_KIND: Final = _words("group centre center command service services staff council")
# A state, where that much of its name is said.
STATES: Final = _words("republic kingdom emirate emirates caliphate")
# Of these a possessive is part of a name: "People's Army".
OWNING: Final = _words(
    "people peoples worker workers women children men soldier soldiers farmer farmers peasant peasants citizen citizens"
)
# What is abbreviated like an organisation and is none.
NOT_ACTORS: Final = _words(
    "device devices product agreement treaty vehicle vehicles system systems person persons people time weapon weapons missile",
    "missiles plan zone zones act disease syndrome programme program rate index procedure procedures policy law code convention",
    "protocol accord memorandum resolution area line strategy goals report test aircraft grenade mortar rocket gas virus energy",
    "intelligence science technology language identity number reactor standards event investment tax cost point points",
)
_ARMED: Final = _words(
    "brigade brigades battalion battalions division army front militia militias regiment corps forces force legion squadron",
    "fleet guard guards command battery wing armies commandos mujahideen mujahidin cell",
)
_ORGANISATION: Final = _words(
    "ministry university party agency council bank inc corp corporation company co ltd llc plc gmbh group association committee",
    "commission institute institution foundation federation confederation union organization organisation court parliament",
    "assembly department office bureau authority coalition alliance league network center centre fund society times tribune",
    "gazette chronicle television airlines airways college police observatory watch trust club congress senate tribunal",
    "administration service services holdings industries partners associates securities movement cabinet directorate secretariat",
    "mission delegation laboratory laboratories board chamber consortium crescent cross initiative treasury embassy",
    "international broadcasting pictures motors petroleum pharmaceuticals technologies electric airline brothers academy",
)
# An organisation by its last word, with the kind that this makes of it.
HEADS: Final[dict[str, ActorKind]] = {
    **dict.fromkeys(_ORGANISATION, ActorKind.ORGANISATION),
    **dict.fromkeys(_ARMED, ActorKind.ARMED),
}
# After these "of" or "for" goes on with the name: "Ministry of Oil", "Front for the Liberation of Sirte".
LED_BY_HEAD: Final = _words(
    "ministry university bank council front party army department office union federation association committee commission institute",
    "court organization organisation agency bureau authority league movement society foundation board chamber center centre fund",
    "college academy confederation assembly alliance coalition observatory directorate guard guards brigades brigade battalion forces",
    "embassy mission academy administration network group",
)
# Of these what follows "of" may be two things: "Ministry of Trade and Crafts".
OF_MANY: Final = _words("ministry department office committee directorate college institute bureau commission council")
# With these alone before it a head is of no organisation of its own: "the Second Army", "Working Group".
COMMON: Final = _words(
    "the a an this that our their his her its new old other another former first second third fourth fifth local joint special",
    "general high small large big main all many some several both each every no any same such one two three",
)
# The same, of a company's name.
STOPPED: Final = _words("inc corp co ltd bros")
# Between the words of a person's name, written small.
PARTICLES: Final = _words("al el bin bint ibn ben van von der den de del della di da dos du la le ul ud abu um umm ter")
CONNECTORS: Final = _words("of for")
# "The town of X": what follows is a place, whatever its name.
SETTLEMENTS: Final = _words(
    "city cities town towns village villages hamlet suburb suburbs neighborhood neighbourhood district province governorate municipality",
)
# Before a name that nothing else tells, what stands near a place.
BESIDE: Final = _words("near outside")
# The same, if they are about "the X village": Kurdish villages are many, an X district is one.
OF_ONE: Final = _words("district province governorate neighborhood neighbourhood suburb subdistrict")
# Before a name at the head of a sentence, besides the words that are no part of any.
OPENERS: Final = _words(
    "near outside around inside across beyond via amid along following according additionally afterwards again ahead almost already",
    "alongside always anyone asked besides better born both by called citing close coming dear elsewhere ever everybody everyone",
    "everything finally former formerly further furthermore given having hence hours indeed instead just moreover nearly neither next",
    "nobody none nothing often only opposite otherwise our outside past perhaps please rather recently regarding said several",
    "similarly sometimes soon speaking still such than thanks thus together too toward towards under up upon usually very via well whether",
    "yet welcome",
)
# With these a place's name ends, or is followed by them.
DISTRICTS: Final = _words(
    "city town village province governorate district suburb neighborhood neighbourhood municipality county oblast prefecture subdistrict",
)
