"""The words around a name that tell what it means there: prepositions, verbs, titles. All are keys, folded."""

from typing import Final


def _words(*lists: str) -> frozenset[str]:
    return frozenset(word for words in lists for word in words.split())


# After these a capital is a place.
LOCATING: Final = _words(
    "in from to near at outside around inside into toward towards via through across over throughout beyond",
    "en desde hacia a hasta cerca depuis vers aus nach bei в во из под около через في من الي",
)
# Before "to" or "from": whoever gives or gets these is a government.
DEALINGS: Final = _words(
    "support pressure orders order aid help backing according ties tie links link linked close closer loyal loyalty warning",
    "warnings message messages letter letters threat threats answer reply replies note notes proposal proposals offer",
    "offers demand demands concession concessions response responses word signal signals appeal appeals approval",
    "permission statement statements announcement funding money instructions advice assurances guarantees assurance",
    "protest protests challenge gift blow sympathetic hostile thanks credit listen turn turned denial silence offered concede conceded",
)
# Before "of", "on" or the name itself: what only a town has, or what is done to a town.
TOWNISH: Final = _words(
    "streets street city outskirts suburbs suburb centre center capital mayor residents bishop archbishop patriarch north",
    "south east west siege bombing shelling fall capture liberation battle university town province region skies port part",
    "parts airport embassy attack attacks strike strikes assault raid raids march advance bombs missiles",
)
DONE_TO_TOWNS: Final = _words(
    "visit visited visiting leave left leaving reach reached reaching enter entered entering capture captured liberate",
    "liberated bomb bombed shell shelled attack attacked hit besiege besieged strike struck seize seized central eastern",
    "western northern southern downtown greater old metropolitan living tanker ship freighter vessel steamer",
    "cruiser destroyer frigate radio hotel uss ss",
)
# After a possessive: the name is a town's.
OF_TOWNS: Final = _words(
    "streets suburbs outskirts airport mayor subway metro residents northern southern eastern western central old university",
    "hotels hotel restaurants cathedral square squares neighborhoods neighbourhoods parks port harbor harbour skyline",
)
# Right after the name: what happens or is found in a town.
IN_TOWNS: Final = _words(
    "police court courts region hospital hospitals protesters demonstrators crowds conference summit talks meeting agreement",
    "agreements accord accords protocol protocols process treaty declaration correspondent bureau newspaper newspapers paper",
    "papers press school schools theatre theater stock exchange district office offices resident embassy apartment prison",
    "olympics festival olympic peace letter letters edition",
)
BESIDE_GOVERNMENTS: Final = _words(
    "by with between against for told tell tells asked ask warned warn urged urge pressed accused accuse blamed blame",
    "asking telling pressing warning accusing urging offered offer consult consulted deal dealt that whether because if when",
    "unless than neither nor expect expects expected force forced forcing humiliate humiliating persuade persuaded persuading",
    "convince convinced convincing anger angered provoke provoked si que entre con contra что если с между",
)
GOVERNING: Final = _words(
    "said says say told tells has had have is was are were will would may might must should could can cannot did does do wants",
    "wanted want seeks sought sees saw knows knew thinks thought believes hopes fears makes made takes took gives gave gets",
    "got sends sent keeps kept holds held insists denies accuses warns claims calls argues demands refuses agrees supports",
    "backs rejects accepts offers plans tries needs decides announces replies answers promises expects considers also",
    "never now still then again not only itself alone became becomes began begins came goes went lost put puts",
    "ha dijo dice quiere a dit veut заявил заявила заявляет ответил ответила сообщила сообщил قالت اعلنت تقول",
)
# A capital with these is where somebody sits.
SEATED: Final = _words("based born bound area datelined time")
TITLES: Final = _words(
    "president premier chairman chancellor secretary general minister senator congressman governor ambassador marshal",
    "admiral colonel major captain lieutenant sergeant king queen prince princess emir sultan sheikh sheik ayatollah imam",
    "pope mr mrs ms dr sir lord lady comrade brother prime foreign defence defense commander leader dictator judge justice",
    "professor prof sen rep gov gen adm col maj capt lt spokesman spokeswoman attorney mayor director",
    "presidente premier ministro canciller senor comandante secretario general doctor embajador compañero companero",
    "президент премьер председател министр товарищ генерал маршал канцлер секретар",
    "الرييس رييس الوزير الجنرال السيد الزعيم",
    "präsident praesident kanzler minister herr monsieur ministre general secretaire",
)
# Which offices a title goes with, by how the office begins; other titles fit every office.
OFFICES: Final = {
    "president": ("president", "acting-president"),
    "presidente": ("president",),
    "президент": ("president",),
    "premier": ("premier", "prime-minister", "head-of-government"),
    "chairman": ("chairman", "premier", "general-secretary"),
    "chancellor": ("chancellor",),
    "king": ("monarch",),
    "queen": ("monarch",),
    "pope": ("pope",),
}
# Words that begin sentences with a capital letter and belong to no name.
FUNCTION: Final = _words(
    "the a an and or but nor so yet if when while as after before since because although though that this these those there",
    "here in on at by with from for to of into over under about against between without within through until unless where",
    "what who whom whose which why how he she it they we i you his her its their our my your not no yes now then also even",
    "only just still both all some many most few each every another other one two three four five six seven eight nine ten",
    "first last next once perhaps maybe meanwhile however earlier later today yesterday tomorrow will would could should can",
    "may might must did does do is are was were has have had let see like unlike despite among during except never than",
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september",
    "october november december jan feb mar apr jun jul aug sep sept oct nov dec said says and does",
    "el la los las un una y o pero si cuando como que en de del al por para con sin le les et ou mais quand dans der die das",
    "und oder aber wenn und и а но в на с о к по за от из у как что когда это",
)
# Before a demonym: Latin America is not the United States.
OF_OTHERS: Final = _words("latin pan central south north native african asian anglo afro pre non un hispanic italo")
SPEAKING: Final = _words("speak speaks spoke speaking fluent learn learned translated into")
# Before the adjective of a state whose officeholder of today is meant, not a former one, nor any one.
BEFORE_HOLDERS: Final = _words(
    "with by to from and or but of for on that against between told said tells says met meets urged asked accused called calls if when while",
)
# Before "the president of": whoever is told to have become one is not always the one of today.
BECOMING: Final = _words("as was were been being become became becomes elected is be once then")
# With a capital before "of": waters and capes are named after states, and are none of them.
WATERS: Final = _words("gulf sea strait straits bay bight ocean cape isthmus")
# With a capital after a name, which is then that of a water.
AFTER_WATERS: Final = _words("sea strait straits channel canal river")
