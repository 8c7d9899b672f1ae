"""The German words of time, in the forms that they take; an underscore joins words that are read as one."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.annotate.times.lexicon import Lexicon, Value, Writing, inflected, make_lexicon, numbered, word_of

_CASES: Final = "e er en em es"
_UNITS: Final = "ein zwei drei vier fünf sechs sieben acht neun"
_TENS: Final = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
_ORDINALS: Final = (
    "erst zweit dritt viert fünft sechst siebt,siebent acht neunt zehnt elft zwölft dreizehnt vierzehnt fünfzehnt sechzehnt siebzehnt "
    "achtzehnt neunzehnt zwanzigst einundzwanzigst zweiundzwanzigst dreiundzwanzigst vierundzwanzigst fünfundzwanzigst "
    "sechsundzwanzigst siebenundzwanzigst achtundzwanzigst neunundzwanzigst dreißigst einunddreißigst"
)
_MONTHS: Final = "januar februar märz april mai juni juli august september oktober november dezember"
_DAYS: Final = "montag dienstag mittwoch donnerstag freitag samstag sonntag"
_DAYPARTS: Final = (
    ("TMO", "morgen früh vormittag"),
    ("TAF", "nachmittag"),
    ("TEV", "abend"),
    ("TNI", "nacht"),
    ("T12:00", "mittag"),
)
_UNIT_WORDS: Final = (
    ("day", "tag", "tages tage", "tage tagen"),
    ("week", "woche", "woche wochen", "wochen"),
    ("month", "monat", "monats monates", "monate monaten"),
)


def _compounds() -> Iterator[tuple[str, Value, str]]:
    """Give rows of compounds: "Montagabend", "fünfundzwanzig"."""
    for number, day in enumerate([*_DAYS.split(), "sonnabend"]):
        index = 5 if day == "sonnabend" else number
        for clock, parts in _DAYPARTS:
            if clock != "T12:00":
                yield "weekday_part", f"{index} {clock}", inflected(day, " ".join(f"{p} {p}s" for p in parts.split()))
    for ten, tens in enumerate(_TENS.split(), 2):
        for one, unit in enumerate(_UNITS.split(), 1):
            yield "number_word", 10 * ten + one, f"{unit}und{tens}"
    for number, month in enumerate(_MONTHS.split(), 1):
        yield "month_half", number, f"{month}hälfte"


_ROWS: Final[tuple[tuple[str, Value, str], ...]] = (
    *numbered(
        "month",
        "januar,januars,jänner,jänners februar,februars,feber märz,märzes,maerz april,aprils mai,mais juni,junis juli,julis august,augusts "
        "september,septembers oktober,oktobers november,novembers dezember,dezembers",
    ),
    ("short_month", 1, "jan"),
    ("short_month", 2, "feb"),
    ("short_month", 3, "mrz"),
    ("short_month", 4, "apr"),
    ("short_month", 8, "aug"),
    ("short_month", 9, "sept"),
    ("short_month", 10, "okt"),
    ("short_month", 11, "nov"),
    ("short_month", 12, "dez"),
    *numbered(
        "weekday",
        " ".join(f"{day},{day}s,{day}es" for day in _DAYS.split()).replace("samstags", "samstags,sonnabend"),
        0,
    ),
    ("weekdays", 1, "dienstage dienstagen"),
    ("weekdays", 3, "donnerstage donnerstagen"),
    ("weekdays", 4, "freitage freitagen"),
    ("weekdays", 5, "samstage samstagen sonnabende"),
    ("weekdays", 6, "sonntage sonntagen"),
    *_compounds(),
    ("season", 1, "frühling frühlings frühjahr frühjahrs frühjahres"),
    ("season", 2, "sommer sommers"),
    ("season", 3, "herbst herbsts herbstes"),
    ("season", 4, "winter winters"),
    # "Morgen" with a capital opens a sentence, or is the morning.
    ("tomorrow", "TMO", "morgen"),
    ("daypart", "TMO", "früh vormittag vormittags morgens"),
    ("daypart", "TAF", "nachmittag nachmittags"),
    ("daypart", "TEV", "abend abends"),
    ("night", "TNI", "nacht nachts"),
    ("noon", "T12:00", "mittag mittags"),
    ("midnight", "T24:00", "mitternacht"),
    ("unit", "day", "tag tages"),
    ("units", "day", "tage tagen"),
    ("unit", "week", "woche"),
    ("units", "week", "wochen"),
    ("unit", "month", "monat monats monates"),
    ("units", "month", "monate monaten"),
    ("year_word", "year", "jahr jahres jahrs"),
    ("units", "year", "jahre jahren"),
    ("weekend", "weekend", "wochenende wochenendes"),
    ("units", "weekend", "wochenenden"),
    ("clock_unit", "hour", "stunde"),
    ("clock_units", "hour", "stunden"),
    ("clock_unit", "minute", "minute"),
    ("clock_units", "minute", "minuten"),
    ("clock_units", "second", "sekunden"),
    ("decade", "decade", "jahrzehnt jahrzehnts jahrzehntes"),
    ("decades", "decade", "jahrzehnte jahrzehnten"),
    ("century", "century", "jahrhundert jahrhunderts jahrhundertes"),
    ("centuries", "century", "jahrhunderte jahrhunderten"),
    ("quarter", "quarter", "quartal quartals quartales vierteljahr"),
    ("units", "quarter", "quartale quartalen"),
    ("half", None, "hälfte halbe halben halbes halber"),
    ("half_year", "year", "halbjahr halbjahrs halbjahres jahreshälfte"),
    ("amount", "6 month", "halbes_jahr halben_jahr halben_jahres"),
    ("amount", "0.5 hour", "halbe_stunde halben_stunde"),
    ("amount", "X year", "jahrelang jahrelange jahrelangen jahrelanger"),
    ("amount", "X month", "monatelang monatelange monatelangen monatelanger"),
    ("amount", "X week", "wochenlang wochenlange wochenlangen wochenlanger"),
    ("amount", "X day", "tagelang tagelange tagelangen tagelanger"),
    ("amount", "X hour", "stundenlang stundenlange stundenlangen stundenlanger"),
    ("amount", "X decade", "jahrzehntelang jahrzehntelange jahrzehntelangen jahrzehntelanger"),
    ("a", 1, "ein eine einem einen einer eines"),
    ("number_word", 1, "eins"),
    *numbered(
        "number_word",
        "zwei,zweier,beiden drei,dreier vier fünf,fuenf sechs sieben acht neun zehn elf zwölf,zwoelf dreizehn vierzehn fünfzehn sechzehn "
        "siebzehn achtzehn neunzehn",
        2,
    ),
    ("number_word", 1.5, "eineinhalb anderthalb"),
    ("number_word", 2.5, "zweieinhalb"),
    ("number_word", 3.5, "dreieinhalb"),
    *numbered("tens_word", _TENS.replace("dreißig", "dreißig,dreissig"), 2, 10),
    ("scale", 100, "hundert"),
    ("scale", 1000, "tausend"),
    ("dozen", 12, "dutzend"),
    ("few", None, "einige einigen einiger wenige wenigen weniger ein_paar paar"),
    ("several", None, "mehrere mehreren mehrerer viele vielen vieler zahlreiche zahlreichen"),
    *(
        ("ordinal_word", number, inflected(stems.replace(",", " "), _CASES))
        for number, stems in enumerate(_ORDINALS.split(), 1)
    ),
    *(
        ("decade_word", 10 * number, f"{stem} {stem}jahre {stem}jahren")
        for number, stem in enumerate(
            ["zwanziger", "dreißiger", "vierziger", "fünfziger", "sechziger", "siebziger", "achtziger", "neunziger"], 2
        )
    ),
    *numbered("roman", "i ii iii iv"),
    ("the", None, "der die das den dem des"),
    ("of", None, "von"),
    ("in", None, "in im"),
    ("on", None, "am an auf"),
    ("at", None, "um"),
    ("by", None, "bei gegen"),
    ("from", None, "vom ab"),
    ("since", None, "seit"),
    ("until", None, "bis bis_zum bis_zu bis_zur zum"),
    ("and", None, "und sowie"),
    ("or", None, "oder bzw"),
    ("between", None, "zwischen"),
    ("for", None, "für"),
    ("during", None, "während binnen innerhalb im_laufe im_verlauf"),
    ("over", None, "über"),
    ("per", None, "pro je"),
    ("after", None, "nach"),
    # "Vor drei Tagen", but "vor dem 5. März".
    ("ago", None, "vor"),
    ("this", None, inflected("dies", _CASES)),
    ("that", None, inflected("jen", _CASES)),
    ("same", None, "selben gleichen derselben demselben denselben dieselbe dasselbe desselben derselbe"),
    ("last", None, inflected("letzt vergangen vorig verflossen", _CASES)),
    ("next", None, inflected("nächst kommend", _CASES)),
    ("coming", None, inflected("bevorstehend künftig", _CASES)),
    ("previous", None, inflected("vorherig vorangegangen vorhergehend vorangehend", _CASES)),
    ("following", None, inflected("folgend darauffolgend nachfolgend", _CASES)),
    ("current", None, inflected("laufend aktuell jetzig heurig gegenwärtig derzeitig", _CASES)),
    ("later", None, "später danach darauf nachher"),
    ("earlier", None, "früher zuvor davor vorher"),
    ("early", "start", inflected("früh", "e en")),
    ("mid", "mid", inflected("mittler", "e en")),
    ("late", "end", inflected("spät ausgehend", "e en")),
    ("part_noun", "start", "anfang anfangs beginn beginns auftakt"),
    ("part_noun", "mid", "mitte"),
    ("part_noun", "end", "ende endes ausgang"),
    ("away", "0 year either end", "jahresende jahresendes jahresschluss"),
    ("away", "0 year either start", "jahresanfang jahresanfangs jahresbeginn jahresbeginns"),
    ("away", "0 year either mid", "jahresmitte"),
    ("away", "0 month either end", "monatsende monatsendes"),
    ("away", "0 month either start", "monatsanfang monatsbeginn"),
    ("away", "0 week either start", "wochenbeginn wochenanfang"),
    ("away", "-1 year reference", "vorjahr vorjahres vorjahrs"),
    ("away", "-12 month reference", "vorjahresmonat vorjahresmonats vorjahresmonates"),
    ("away", "-4 quarter reference", "vorjahresquartal vorjahresquartals"),
    ("away", "-1 month reference", "vormonat vormonats vormonates"),
    ("away", "-1 week reference", "vorwoche"),
    ("away", "-1 day reference", "vortag vortages vortags tags_zuvor"),
    ("away", "1 day reference", "folgetag folgetages tags_darauf"),
    ("away", "1 year reference", "folgejahr folgejahres folgejahrs"),
    ("away", "-1 day reference TEV", "vorabend"),
    ("adjective", None, "ganz"),
    ("every", None, "jede jeden jeder jedes jedem alle"),
    ("once", None, "einmal"),
    ("once", None, "zweimal dreimal viermal fünfmal mehrmals"),
    ("times", None, "mal male"),
    ("adverb_set", "day", "täglich " + inflected("täglich", _CASES)),
    ("adverb_set", "week", "wöchentlich " + inflected("wöchentlich", _CASES)),
    ("adverb_set", "month", "monatlich " + inflected("monatlich", _CASES)),
    ("adverb_set", "quarter", "vierteljährlich " + inflected("vierteljährlich", _CASES)),
    ("adverb_set", "year", "jährlich alljährlich " + inflected("jährlich alljährlich", _CASES)),
    ("adverb_set", "hour", "stündlich"),
    ("today", 0, "heute " + inflected("heutig", _CASES)),
    ("yesterday", -1, "gestern " + inflected("gestrig", _CASES)),
    ("yesterday", -2, "vorgestern"),
    ("tomorrow", 2, "übermorgen"),
    ("tomorrow", 1, inflected("morgig", _CASES)),
    ("now", None, "jetzt derzeit heutzutage zurzeit gegenwärtig momentan zur_zeit"),
    (
        "recent",
        None,
        "kürzlich neulich unlängst jüngst vor_kurzem vor_kurzer_zeit in_letzter_zeit in_der_vergangenheit",
    ),
    ("soon", None, "bald demnächst in_kürze"),
    ("future", None, "künftig in_zukunft in_der_zukunft"),
    ("feast", "christmas eve", "heiligabend heiligen_abend"),
    ("feast", "christmas", "weihnachten"),
    ("feast", "new year's eve", "silvester"),
    ("feast", "new year's day", "neujahr neujahrstag"),
    ("feast", "good friday", "karfreitag"),
    ("feast", "easter", "ostern ostersonntag"),
    ("feast", "easter monday", "ostermontag"),
    ("feast", "ash wednesday", "aschermittwoch"),
    ("feast", "ascension day", "christi_himmelfahrt"),
    ("feast", "pentecost", "pfingsten pfingstsonntag"),
    ("feast", "all saints' day", "allerheiligen"),
    ("feast", "ramadan", "ramadan"),
    ("about", None, "etwa circa ca rund ungefähr knapp fast"),
    ("more", None, "mehr_als"),
    ("less", None, "weniger_als"),
    ("only", None, "nur lediglich mindestens höchstens"),
    ("whole", None, "gesamte gesamten ganze ganzen ganzes ganzer"),
    ("oclock", None, "uhr"),
    ("zone", None, "mez mesz gmt utc"),
    ("back_word", None, "zurück"),
    (
        "will",
        None,
        (
            "wird werden soll sollen will wollen plant planen geplant erwartet beginnt beginnen startet findet finden tritt treten steht tagt "
            "ansteht bevorsteht anstehen endet"
        ),
    ),
    (
        "was",
        None,
        (
            "war waren wurde wurden hatte hatten sagte sagten kam kamen ging gingen gab gaben begann begannen fand fanden starb starben fiel "
            "fielen trat traten teilte teilten erklärte zog zogen ließ ließen stieg stiegen sank sanken hat haben"
        ),
    ),
    (
        "counted",
        None,
        (
            "menschen personen leute soldaten tote toten verletzte verletzten euro dollar mark franken kilometer kilometern km meter metern "
            "tonnen prozent einwohner einwohnern zuschauer besucher teilnehmer mitarbeiter beschäftigte flüchtlinge häuser wohnungen "
            "stimmen fälle fällen kinder männer frauen mitglieder seiten quadratmeter hektar millionen milliarden mann exemplare schüler "
            "arbeiter polizisten haushalte bäume fahrzeuge grad"
        ),
    ),
    (
        "numbering",
        None,
        "nummer nr paragraf paragraph artikel seite zimmer resolution linie route flug straße strasse platz",
    ),
)
_CAPITALISED: Final = {
    "month": "small_month",
    "short_month": "small",
    "weekday": "weekdays",
    "feast": "small",
    "zone": "small",
    "roman": "small",
    "season": "small",
}
_AFTER_NUMBER: Final = re.compile(r"(?P<decade>(?<=0)(?:er|ern))(?!\w)")
_PAST: Final = (
    "ierte",
    "ierten",
    "igte",
    "igten",
    "dete",
    "deten",
    "ckte",
    "ckten",
    "hrte",
    "hrten",
    "lebte",
    "lebten",
)


def german_words() -> Lexicon:
    """Make the lexicon of German."""
    before_christ = word_of("era", "BC")
    stopped = {
        "v": ((". chr.", before_christ), (".chr.", before_christ), (". u. z.", before_christ)),
        "n": ((". chr.", word_of("era", "AD")), (".chr.", word_of("era", "AD"))),
        "vor": ((" christus", before_christ), (" unserer zeitrechnung", before_christ)),
        "jh": ((".", word_of("century", "century")),),
    }
    writing = Writing(after_number=_AFTER_NUMBER, stopped=stopped, has_dotted_ordinals=True, has_grouping_stops=True)
    return make_lexicon(_ROWS, _CAPITALISED, _PAST, writing)
