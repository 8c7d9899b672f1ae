"""The French words of time, in the forms that they take; an underscore joins words that are read as one."""

import re
from typing import Final

from workbench.annotate.times.lexicon import Lexicon, Value, Writing, make_lexicon, numbered, word_of

_TENS: Final = (
    (20, "vingt"),
    (30, "trente"),
    (40, "quarante"),
    (50, "cinquante"),
    (60, "soixante"),
    (80, "quatre_vingt"),
)
_ONES: Final = "deux trois quatre cinq six sept huit neuf"
_TEENS: Final = "onze douze treize quatorze quinze seize dix_sept dix_huit dix_neuf"


def _compounds() -> tuple[tuple[str, Value, str], ...]:
    """Give rows of numbers of several words: "vingt-cinq", "soixante-dix", "quatre-vingt-onze"."""
    rows: list[tuple[str, Value, str]] = []
    for ten, word in _TENS:
        rows.append(("number_word", ten + 1, f"{word}_et_un {word}_et_une {word}_un {word}_une"))
        rows += [("number_word", ten + number, f"{word}_{one}") for number, one in enumerate(_ONES.split(), 2)]
    for ten, word in ((60, "soixante"), (80, "quatre_vingt")):
        rows.append(("tens_word", ten + 10, f"{word}_dix"))
        rows += [("number_word", ten + number, f"{word}_{one}") for number, one in enumerate(_TEENS.split(), 11)]
    rows.append(("number_word", 71, "soixante_et_onze"))
    return tuple(rows)


_ROWS: Final[tuple[tuple[str, Value, str], ...]] = (
    ("month", 1, "janvier"),
    ("month", 2, "février fevrier"),
    # With a capital a planet, a god, a company.
    ("hazy_month", 3, "mars"),
    *numbered("month", "avril mai juin juillet août,aout septembre octobre novembre décembre,decembre", 4),
    ("short_month", 1, "janv"),
    ("short_month", 2, "févr fév"),
    ("short_month", 4, "avr"),
    ("short_month", 7, "juil"),
    ("short_month", 10, "oct"),
    ("short_month", 11, "nov"),
    ("short_month", 12, "déc"),
    *numbered("weekday", "lundi mardi mercredi jeudi vendredi samedi dimanche", 0),
    *numbered("weekdays", "lundis mardis mercredis jeudis vendredis samedis dimanches", 0),
    ("season", 1, "printemps"),
    # "Été" is "been", too.
    ("fall", 2, "été"),
    ("season", 3, "automne"),
    ("season", 4, "hiver"),
    ("seasons", 2, "étés"),
    ("daypart", "TMO", "matin matinée aube"),
    ("dayparts", "TMO", "matins"),
    ("daypart", "TAF", "après_midi"),
    ("daypart", "TEV", "soir soirée"),
    ("dayparts", "TEV", "soirs"),
    ("night", "TNI", "nuit"),
    ("nights", "TNI", "nuits"),
    ("noon", "T12:00", "midi"),
    ("midnight", "T24:00", "minuit"),
    ("unit", "day", "jour journée"),
    ("units", "day", "jours journées"),
    ("unit", "week", "semaine"),
    ("units", "week", "semaines"),
    # One month and several are written alike.
    ("unit", "month", "mois"),
    ("year_word", "year", "an année"),
    ("units", "year", "ans années"),
    ("weekend", "weekend", "week_end weekend fin_de_semaine"),
    ("units", "weekend", "week_ends weekends"),
    ("clock_unit", "hour", "heure"),
    ("clock_units", "hour", "heures"),
    ("clock_unit", "minute", "minute"),
    ("clock_units", "minute", "minutes"),
    ("clock_units", "second", "secondes"),
    ("decade", "decade", "décennie"),
    ("decades", "decade", "décennies"),
    ("century", "century", "siècle"),
    ("centuries", "century", "siècles"),
    ("quarter", "quarter", "trimestre"),
    ("units", "quarter", "trimestres"),
    ("half", None, "moitié demi demie"),
    ("half_year", "year", "semestre"),
    ("amount", "0.5 hour", "demi_heure"),
    ("amount", "15 day", "quinzaine_de_jours"),
    ("amount", "10 day", "dizaine_de_jours"),
    ("amount", "10 year", "dizaine_d_années"),
    ("amount", "20 year", "vingtaine_d_années"),
    ("a", 1, "un une"),
    *numbered("number_word", "deux trois quatre cinq six sept huit neuf dix", 2),
    *numbered("number_word", _TEENS, 11),
    *(("tens_word", ten, word if ten != 80 else "quatre_vingts quatre_vingt") for ten, word in _TENS),
    *_compounds(),
    ("scale", 100, "cent cents centaine centaines"),
    ("scale", 1000, "mille millier milliers"),
    ("dozen", 12, "douzaine_de douzaine"),
    ("few", None, "quelques quelque"),
    ("several", None, "plusieurs nombreux nombreuses"),
    *numbered(
        "ordinal_word",
        "premier,première,premiers,premières deuxième,second,seconde troisième quatrième cinquième sixième septième huitième neuvième dixième "
        "onzième douzième treizième quatorzième quinzième seizième dix_septième dix_huitième dix_neuvième vingtième vingt_et_unième",
    ),
    *numbered(
        "roman",
        "ier,ire iie,iième iiie ive ve vie viie viiie ixe xe xie xiie xiiie xive xve xvie xviie xviiie xixe xxe xxie",
    ),
    ("the", None, "le la les"),
    ("of", None, "de du des"),
    ("in", None, "en aux courant dans_le dans_la dans_les dans_l dans_cette dans_ce"),
    # "Du 5 au 7", "de 1939 à 1945"; "à midi".
    ("to", None, "à au"),
    ("by", None, "par pour vers"),
    ("from", None, "à_partir_de à_partir_du dès"),
    ("since", None, "depuis depuis_le depuis_la"),
    ("until", None, "jusqu_au jusqu_à jusqu_en jusqu_aux"),
    ("and", None, "et"),
    ("or", None, "ou"),
    ("between", None, "entre"),
    ("during", None, "pendant durant au_cours_de au_cours_du au_cours_des en_l_espace_de"),
    ("after", None, "après"),
    ("before", None, "avant"),
    ("this", None, "ce cet cette ces"),
    ("that", None, "là"),
    ("same", None, "même mêmes"),
    ("past", None, "dernier dernière"),
    ("past", "plural", "derniers dernières"),
    ("last", None, "passé passée passés passées"),
    ("next", None, "prochain prochaine"),
    ("next", "plural", "prochains prochaines"),
    ("coming", "plural", "à_venir qui_vient qui_viennent"),
    ("previous", None, "précédent précédente d_avant"),
    ("previous", "plural", "précédents précédentes"),
    ("following", None, "suivant suivante d_après"),
    ("following", "plural", "suivants suivantes"),
    ("current", None, "actuel actuelle actuels actuelles en_cours"),
    ("ago", None, "il_y_a voilà voici"),
    ("hence", None, "dans d_ici"),
    ("later", None, "plus_tard au_bout_de"),
    ("earlier", None, "plus_tôt auparavant"),
    ("part_noun", "start", "début débuts commencement"),
    ("part_noun", "mid", "milieu mi"),
    ("part_noun", "end", "fin"),
    ("adjective", None, "tout toute"),
    ("every", None, "chaque tous_les toutes_les"),
    ("once", None, "fois"),
    ("adverb_set", "day", "quotidiennement quotidien quotidienne quotidiens quotidiennes"),
    ("adverb_set", "week", "hebdomadaire hebdomadaires"),
    ("adverb_set", "month", "mensuellement mensuel mensuelle mensuels mensuelles"),
    ("adverb_set", "quarter", "trimestriel trimestrielle trimestriels trimestrielles"),
    ("adverb_set", "year", "annuellement annuel annuelle annuels annuelles"),
    ("today", 0, "aujourd_hui"),
    ("yesterday", -1, "hier"),
    ("yesterday", -2, "avant_hier"),
    ("tomorrow", 1, "demain"),
    ("tomorrow", 2, "après_demain"),
    ("away", "-1 day reference", "veille"),
    ("away", "-2 day reference", "avant_veille"),
    ("away", "1 day reference", "lendemain"),
    ("away", "2 day reference", "surlendemain"),
    ("now", None, "maintenant actuellement de_nos_jours à_l_heure_actuelle en_ce_moment"),
    ("recent", None, "par_le_passé récemment dernièrement il_y_a_peu"),
    ("small", None, "mardi_gras"),
    ("soon", None, "bientôt prochainement sous_peu"),
    ("future", None, "à_l_avenir"),
    ("feast", "christmas", "noël"),
    ("feast", "christmas eve", "réveillon_de_noël"),
    ("feast", "new year's eve", "saint_sylvestre"),
    ("feast", "new year's day", "jour_de_l_an nouvel_an"),
    ("feast", "epiphany", "épiphanie"),
    ("feast", "good friday", "vendredi_saint"),
    ("feast", "easter", "pâques"),
    ("feast", "easter monday", "lundi_de_pâques"),
    ("feast", "pentecost", "pentecôte"),
    ("feast", "all saints' day", "toussaint"),
    ("feast", "ascension day", "ascension"),
    ("feast", "ramadan", "ramadan"),
    ("about", None, "environ presque près_de"),
    ("more", None, "plus_de"),
    ("less", None, "moins_de"),
    ("only", None, "seulement"),
    ("whole", None, "tout_le toute_la toute_l entier entière"),
    ("oclock", None, "h"),
    ("zone", None, "gmt utc"),
    (
        "will",
        None,
        (
            "doit doivent va vont prévoit prévoient prévu prévue prévus prévues devrait devraient aura auront sera seront ira iront commence "
            "commencent achève se_termine reportée_au reporté_au reportés_au reportées_au pourra pourront viendra tiendra attendu attendue attendus"
        ),
    ),
    ("was", None, "était étaient avait avaient fut furent eut eurent a ont dit mourut naquit"),
    (
        "counted",
        None,
        (
            "personnes soldats morts blessés euros dollars francs kilomètres km mètres m tonnes hommes femmes enfants habitants millions "
            "milliards maisons familles cas voix salariés emplois citoyens policiers hectares réfugiés migrants victimes pages unités "
            "véhicules logements points places participants manifestants spectateurs élèves kilos litres degrés entreprises postes "
            "militaires combattants civils visiteurs arbres exemplaires"
        ),
    ),
    ("numbering", None, "numéro no article loi page résolution route vol chambre n rue avenue boulevard"),
)
# What is a month small is none with a capital, and the other way round.
_CAPITALISED: Final = {"roman": "small", "zone": "small", "feast": "small", "hazy_month": "month"}
_PAST: Final = ("èrent", "aient")
_FUTURE: Final = ("era", "ira", "eront", "iront", "dra", "dront")


def french_words() -> Lexicon:
    """Make the lexicon of French."""
    before_christ, after_christ = word_of("era", "BC"), word_of("era", "AD")
    stopped = {
        "sept": ((".", word_of("short_month", 9)),),
        "av": ((". j.-c.", before_christ), (". j. -c.", before_christ), (" j.-c.", before_christ)),
        "avant": ((" j.-c.", before_christ), (" jésus-christ", before_christ), (" notre ère", before_christ)),
        "ap": ((". j.-c.", after_christ),),
        "après": ((" j.-c.", after_christ), (" jésus-christ", after_christ)),
    }
    writing = Writing(
        after_number=re.compile(r"(?P<ordinal>er|re|e|è|ème|eme|nd|nde)(?!\w)"),
        elided={"l": word_of("the"), "d": word_of("of"), "qu": word_of("small")},
        stopped=stopped,
        future_ending=_FUTURE,
        has_grouping_stops=True,
    )
    return make_lexicon(_ROWS, _CAPITALISED, _PAST, writing)
