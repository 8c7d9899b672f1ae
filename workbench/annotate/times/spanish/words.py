"""The Spanish words of time, in the forms that they take; an underscore joins words that are read as one."""

import re
from typing import Final

from workbench.annotate.times.lexicon import Lexicon, Value, Writing, inflected, make_lexicon, numbered, word_of

_ENDINGS: Final = "o a os as"
_ORDINALS: Final = "primer segund tercer cuart quint sext séptim octav noven décim undécim duodécim"

_ROWS: Final[tuple[tuple[str, Value, str], ...]] = (
    *numbered(
        "month",
        "enero febrero marzo abril mayo junio julio agosto septiembre,setiembre octubre noviembre diciembre",
    ),
    *numbered("short_month", "ene feb"),
    *numbered("short_month", "abr", 4),
    *numbered("short_month", "jun jul ago sept oct nov dic", 6),
    *numbered("weekday", "lunes martes miércoles,miercoles jueves viernes sábado,sabado domingo", 0),
    *numbered(
        "weekdays",
        "los_lunes los_martes los_miércoles los_jueves los_viernes los_sábados,sábados los_domingos,domingos",
        0,
    ),
    ("season", 1, "primavera"),
    ("season", 2, "verano"),
    ("season", 3, "otoño"),
    ("season", 4, "invierno"),
    # "La mañana" is the morning, "mañana" is tomorrow.
    ("tomorrow", "TMO", "mañana"),
    ("dayparts", "TMO", "mañanas"),
    ("daypart", "TMO", "madrugada"),
    ("daypart", "TAF", "tarde"),
    ("dayparts", "TAF", "tardes"),
    ("night", "TNI", "noche"),
    ("nights", "TNI", "noches"),
    ("dayparts", "TNI", "madrugadas"),
    ("noon", "T12:00", "mediodía"),
    ("midnight", "T24:00", "medianoche"),
    ("unit", "day", "día dia jornada"),
    ("units", "day", "días dias jornadas"),
    ("unit", "week", "semana"),
    ("units", "week", "semanas"),
    ("unit", "month", "mes"),
    ("units", "month", "meses"),
    ("unit", "fortnight", "quincena"),
    ("year_word", "year", "año"),
    ("units", "year", "años"),
    ("weekend", "weekend", "fin_de_semana"),
    ("units", "weekend", "fines_de_semana"),
    ("clock_unit", "hour", "hora"),
    ("clock_units", "hour", "horas"),
    ("clock_unit", "minute", "minuto"),
    ("clock_units", "minute", "minutos"),
    ("decade", "decade", "década decenio"),
    ("decades", "decade", "décadas decenios"),
    ("century", "century", "siglo"),
    ("centuries", "century", "siglos"),
    ("quarter", "quarter", "trimestre"),
    ("units", "quarter", "trimestres"),
    ("half", None, "mitad medio media"),
    ("half_year", "year", "semestre"),
    ("amount", "6 month", "medio_año"),
    ("amount", "0.5 hour", "media_hora"),
    ("a", 1, "un una"),
    ("number_word", 1, "uno"),
    *numbered(
        "number_word",
        "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis,dieciseis diecisiete dieciocho "
        "diecinueve",
        2,
    ),
    *numbered(
        "number_word",
        "veintiún,veintiuno,veintiuna veintidós,veintidos veintitrés,veintitres veinticuatro veinticinco veintiséis veintisiete "
        "veintiocho veintinueve",
        21,
    ),
    *numbered("tens_word", "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa", 2, 10),
    ("scale", 100, "cien ciento centenar centenares_de"),
    ("scale", 1000, "mil"),
    ("dozen", 12, "docena"),
    ("couple", 2, "par_de"),
    ("few", None, "unos unas pocos pocas algunos algunas"),
    ("several", None, "varios varias muchos muchas numerosos numerosas"),
    *(("ordinal_word", number, inflected(stem, _ENDINGS)) for number, stem in enumerate(_ORDINALS.split(), 1)),
    ("ordinal_word", 1, "primer"),
    ("ordinal_word", 3, "tercer"),
    *numbered(
        "decade_word",
        "los_veinte los_treinta los_cuarenta los_cincuenta los_sesenta los_setenta los_ochenta los_noventa",
        2,
        10,
    ),
    *numbered("roman", "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi"),
    ("the", None, "el la los las lo"),
    ("of", None, "de del"),
    ("in", None, "en"),
    ("on", None, "el_día"),
    ("by", None, "por para"),
    ("from", None, "desde a_partir_del a_partir_de"),
    ("until", None, "hasta"),
    ("to", None, "al a"),
    ("and", None, "y e"),
    ("or", None, "o u"),
    ("between", None, "entre"),
    ("since", None, "desde_hace"),
    ("during", None, "durante a_lo_largo_de a_lo_largo_del"),
    ("after", None, "tras"),
    ("before", None, "antes_de antes_del"),
    ("this", None, "este esta estos estas"),
    ("that", None, "ese esa esos esas aquel aquella aquellos aquellas"),
    ("same", None, "mismo misma mismos mismas"),
    ("last", None, "pasado pasada pasados pasadas"),
    ("past", None, "último última últimos últimas ultimo ultima ultimos ultimas"),
    ("next", None, "próximo próxima próximos próximas proximo proxima proximos proximas que_viene que_entra"),
    ("coming", None, "venidero venidera venideros venideras entrante"),
    ("previous", None, "anterior anteriores previo previa"),
    ("following", None, "siguiente siguientes posterior posteriores"),
    ("current", None, "actual actuales"),
    ("ago", None, "hace atrás"),
    ("hence", None, "dentro_de"),
    ("later", None, "después despues más_tarde al_cabo_de"),
    ("earlier", None, "antes"),
    ("part_noun", "start", "principio principios comienzo comienzos inicio inicios"),
    ("part_noun", "mid", "mediados"),
    ("part_noun", "end", "fin final finales fines"),
    ("every", None, "cada todos_los todas_las"),
    ("once", None, "vez"),
    ("times", None, "veces"),
    ("adverb_set", "day", "diariamente diario diaria diarios diarias a_diario"),
    ("adverb_set", "week", "semanalmente semanal semanales"),
    ("adverb_set", "month", "mensualmente mensual mensuales"),
    ("adverb_set", "quarter", "trimestralmente trimestral trimestrales"),
    ("adverb_set", "year", "anualmente anual anuales"),
    ("today", 0, "hoy"),
    ("yesterday", -1, "ayer"),
    ("yesterday", -2, "anteayer antes_de_ayer antier"),
    ("tomorrow", 2, "pasado_mañana"),
    ("away", "-1 day publication TNI", "anoche"),
    ("away", "-1 day reference", "la_víspera"),
    ("now", None, "ahora actualmente hoy_en_día hoy_día en_la_actualidad"),
    ("recent", None, "en_el_pasado recientemente últimamente hace_poco"),
    ("small", None, "de_pronto tan_pronto"),
    ("soon", None, "pronto próximamente en_breve"),
    ("future", None, "en_el_futuro"),
    ("feast", "christmas eve", "nochebuena"),
    ("feast", "christmas", "navidad"),
    ("feast", "new year's eve", "nochevieja"),
    ("feast", "new year's day", "año_nuevo"),
    ("feast", "epiphany", "día_de_reyes"),
    ("feast", "good friday", "viernes_santo"),
    ("feast", "maundy thursday", "jueves_santo"),
    ("feast", "easter", "domingo_de_resurrección domingo_de_pascua"),
    ("feast", "ash wednesday", "miércoles_de_ceniza"),
    ("feast", "palm sunday", "domingo_de_ramos"),
    ("feast", "ramadan", "ramadán"),
    ("about", None, "aproximadamente casi alrededor_de cerca_de"),
    ("more", None, "más_de"),
    ("less", None, "menos_de"),
    ("only", None, "ya sólo solo solamente apenas"),
    ("whole", None, "todo_el toda_la entero entera"),
    ("era", "BC", "ac"),
    ("era", "AD", "dc"),
    ("era", "BC", "antes_de_cristo"),
    ("era", "AD", "después_de_cristo"),
    ("zone", None, "gmt utc"),
    ("ampm", "am", "am"),
    ("ampm", "pm", "pm"),
    (
        "will",
        None,
        (
            "debe deben prevé prevén prevista previsto previstas previstos planea planean espera esperan va van comienza comienzan empieza "
            "empiezan termina concluye aplazada_al aplazado_al aplazó_al aplazaron_al tendrá tendrán habrá podrá podrán"
        ),
    ),
    (
        "was",
        None,
        "fue fueron era eran había habían estaba estaban dijo dijeron tuvo hizo pudo quiso puso ha han murió murieron",
    ),
    (
        "counted",
        None,
        (
            "personas soldados muertos heridos euros dólares pesos kilómetros km metros m toneladas hombres mujeres niños habitantes "
            "millones casas familias casos votos trabajadores empleados ciudadanos policías efectivos hectáreas refugiados migrantes "
            "víctimas páginas unidades vehículos viviendas puntos plazas asistentes manifestantes espectadores "
            "alumnos kilos litros grados empresas puestos"
        ),
    ),
    (
        "numbering",
        None,
        "número núm nº artículo ley página resolución ruta vuelo habitación calle avenida plaza barrio",
    ),
)
_CAPITALISED: Final = {"roman": "small", "zone": "small", "era": "small", "feast": "small"}
# "Ganó", "dijeron", "hablaba"; what ends like these and is no verb is rarer than what it would cost to list the verbs.
_PAST: Final = ("ó", "aron", "ieron", "aban", "abía", "abían")
_FUTURE: Final = ("ará", "erá", "irá", "arán", "erán", "irán", "drá", "drán", "brá", "brán")


def spanish_words() -> Lexicon:
    """Make the lexicon of Spanish."""
    before_christ, after_christ = word_of("era", "BC"), word_of("era", "AD")
    stopped = {
        "p": ((". m.", word_of("ampm", "pm")), (".m.", word_of("ampm", "pm"))),
        "a": (
            (". m.", word_of("ampm", "am")),
            (".m.", word_of("ampm", "am")),
            (". c.", before_christ),
            (". de c.", before_christ),
            (". e. c.", before_christ),
        ),
        "d": ((". c.", after_christ),),
    }
    writing = Writing(
        after_number=re.compile(r"(?P<ordinal>\.[ºª°]|[ºª°]|(?:er|ro|do|ra)(?!\w))"),
        stopped=stopped,
        future_ending=_FUTURE,
        has_grouping_stops=True,
    )
    return make_lexicon(_ROWS, _CAPITALISED, _PAST, writing)
