"""The Russian words of time, in the forms that they take; an underscore joins words that are read as one."""

import re
from typing import Final

from workbench.annotate.times.lexicon import Lexicon, Value, Writing, inflected, make_lexicon, numbered, word_of

_HARD: Final = "ый ая ое ого ому ой ую ым ом"
_HARD_PLURAL: Final = "ые ых ыми"
_SOFT: Final = "ий яя ее его ему ей юю им ем ие их ими"
_HISSING: Final = "ий ая ее его ему ей ую им ем ие их ими"
_TENS: Final = "сороков пятидесят шестидесят семидесят восьмидесят девяност"
_SMALL_ORDINALS: Final = "перв втор трет четверт,четвёрт пят шест седьм восьм девят"
_ORDINALS: Final = (
    "десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат"
)


def _ordinal(stems: str) -> str:
    if stems.endswith("трет"):
        return inflected(stems, "ий ья ье ьего ьему ьей ью ьим ьем ьи ьих")
    return inflected(stems.replace(",", " "), f"{_HARD} ые ых" if stems != "двадцат" else _HARD)


_ROWS: Final[tuple[tuple[str, Value, str], ...]] = (
    *numbered(
        "month",
        "январь,января,январе,январю,январём,январем февраль,февраля,феврале,февралю,февралём,февралем "
        "март,марта,марте,марту,мартом апрель,апреля,апреле,апрелю,апрелем май,мая,мае,маю,маем июнь,июня,июне,июню,июнем "
        "июль,июля,июле,июлю,июлем август,августа,августе,августу,августом сентябрь,сентября,сентябре,сентябрю,сентябрём,сентябрем "
        "октябрь,октября,октябре,октябрю,октябрём,октябрем ноябрь,ноября,ноябре,ноябрю,ноябрём,ноябрем "
        "декабрь,декабря,декабре,декабрю,декабрём,декабрем",
    ),
    ("short_month", 1, "янв"),
    ("short_month", 2, "фев февр"),
    ("short_month", 4, "апр"),
    ("short_month", 8, "авг"),
    ("short_month", 9, "сент"),
    ("short_month", 10, "окт"),
    ("short_month", 11, "нояб"),
    ("short_month", 12, "дек"),
    ("weekday", 0, inflected("понедельник", ". а у ом е")),
    ("weekday", 1, inflected("вторник", ". а у ом е")),
    # "Среда" is what surrounds us, too.
    ("weekday", 2, inflected("сред", "а ы е у ой")),
    ("weekday", 3, inflected("четверг", ". а у ом е")),
    ("weekday", 4, inflected("пятниц", "а ы е у ей")),
    ("weekday", 5, inflected("суббот", "а ы е у ой")),
    ("weekday", 6, inflected("воскресень", "е я ю ем и")),
    *numbered("weekdays", "понедельникам вторникам средам четвергам пятницам субботам воскресеньям", 0),
    ("season", 1, inflected("весн", "а ы е у ой")),
    ("season", 2, inflected("лет", "о а у ом е")),
    ("season", 3, "осень осени осенью"),
    ("season", 4, inflected("зим", "а ы е у ой")),
    ("daypart", "TMO", "утро утра утру утром"),
    ("daypart", "TAF", "днём днем"),
    ("daypart", "TEV", "вечер вечера вечеру вечером"),
    ("night", "TNI", "ночь ночи ночью"),
    ("dayparts", "TMO", "утрам"),
    ("dayparts", "TEV", "вечерам"),
    ("dayparts", "TNI", "ночам"),
    ("unit", "day", "день дня дню дне сутки"),
    ("units", "day", "дней дни дням днями днях суток сутках"),
    ("unit", "week", "неделя недели неделе неделю неделей"),
    ("units", "week", "недель неделям неделями неделях"),
    ("unit", "month", "месяц месяца месяцу месяцем месяце"),
    ("units", "month", "месяцев месяцы месяцам месяцами месяцах"),
    ("year_word", "year", "год года году годом годе"),
    ("units", "year", "лет годы годов годам годами годах"),
    ("weekend", "weekend", "выходные выходных выходным"),
    ("clock_unit", "hour", "час часа часу часом"),
    ("clock_units", "hour", "часов часы часам часами"),
    ("clock_unit", "minute", "минута минуту минуты минуте"),
    ("clock_units", "minute", "минут минутам"),
    ("clock_units", "second", "секунд секунды секунду"),
    ("decade", "decade", "десятилетие десятилетию десятилетием десятилетии десятилетия"),
    ("decades", "decade", "десятилетий десятилетиями десятилетиях"),
    ("century", "century", "век века веке веку веком столетие столетия столетии столетию"),
    ("centuries", "century", "веков веками веках столетий"),
    ("quarter", "quarter", "квартал квартала квартале кварталу кварталом"),
    ("half", None, "половина половины половине половину половиной"),
    ("half_year", "year", "полугодие полугодия полугодии полугодию"),
    ("amount", "6 month", "полгода полугода"),
    *(
        (
            "amount",
            f"{number} {unit}",
            inflected(f"{stem}{kind}", f"{_HARD} {_HARD_PLURAL}" if kind != "летн" else _SOFT),
        )
        for number, stems in enumerate(
            ["одно", "двух", "трёх,трех", "четырёх,четырех", "пяти", "шести", "семи", "восьми", "девяти", "десяти"], 1
        )
        for stem in stems.split(",")
        for kind, unit in (
            ("дневн", "day"),
            ("недельн", "week"),
            ("месячн", "month"),
            ("летн", "year"),
            ("часов", "hour"),
        )
        if (number, unit) != (1, "year")
    ),
    ("amount", "1.5 year", "полтора_года полутора_лет"),
    *numbered(
        "number_word",
        "один,одна,одно,одного,одной,одну,одном,одним два,две,двух,двум,двумя,двое,двоих три,трёх,трех,трём,трем,трое,троих "
        "четыре,четырёх,четырех,четверо пять,пяти шесть,шести семь,семи восемь,восьми девять,девяти десять,десяти "
        "одиннадцать,одиннадцати двенадцать,двенадцати тринадцать,тринадцати четырнадцать,четырнадцати пятнадцать,пятнадцати "
        "шестнадцать,шестнадцати семнадцать,семнадцати восемнадцать,восемнадцати девятнадцать,девятнадцати",
    ),
    ("number_word", 1.5, "полтора полторы полутора"),
    *(
        ("number_word", number + 0.5, f"{word}_с_половиной")
        for number, word in enumerate(
            ["два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять"], 2
        )
    ),
    ("number_word", 2.5, "две_с_половиной"),
    *numbered(
        "tens_word",
        "двадцать,двадцати тридцать,тридцати сорок,сорока пятьдесят,пятидесяти шестьдесят,шестидесяти семьдесят,семидесяти "
        "восемьдесят,восьмидесяти девяносто,девяноста",
        2,
        10,
    ),
    ("scale", 100, "сто ста сотня сотни сотен"),
    ("scale", 1000, "тысяча тысячу тысячи тысяч"),
    ("few", None, "несколько нескольких нескольким несколькими пару пара пары"),
    ("several", None, "много многих многие"),
    *(
        (symbol, number, _ordinal(stems))
        for number, stems in enumerate(_SMALL_ORDINALS.split(), 1)
        for symbol in ("ordinal_word",)
    ),
    *(("ordinal_word", number, _ordinal(stem)) for number, stem in enumerate(_ORDINALS.split(), 10)),
    *(
        ("ordinal_word", 20 + number, " ".join(f"двадцать_{form}" for form in _ordinal(stems).split()))
        for number, stems in enumerate(_SMALL_ORDINALS.split(), 1)
    ),
    ("ordinal_word", 30, inflected("тридцат", _HARD)),
    ("ordinal_word", 31, " ".join(f"тридцать_{form}" for form in _ordinal("перв").split())),
    ("decade_word", 20, inflected("двадцат", _HARD_PLURAL)),
    ("decade_word", 30, inflected("тридцат", _HARD_PLURAL)),
    *(("decade_word", 10 * number, inflected(stem, _HARD_PLURAL)) for number, stem in enumerate(_TENS.split(), 4)),
    *numbered("roman", "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi"),
    *numbered("roman", "х хі,хi хіі,хii", 10),
    ("decade_word", 2000, "двухтысячных двухтысячные нулевых нулевые"),
    ("roman", 19, "хіх хiх"),
    ("roman", 20, "хх"),
    ("roman", 21, "ххі ххi"),
    ("in", None, "в во"),
    ("on", None, "на"),
    ("from", None, "с со от"),
    ("to", None, "по"),
    ("until", None, "до вплоть_до"),
    ("by", None, "к ко"),
    ("and", None, "и"),
    ("or", None, "или либо"),
    ("between", None, "между"),
    ("during", None, "в_течение за на_протяжении"),
    ("after", None, "после"),
    ("before", None, "перед"),
    ("this", None, "этот этого этому этим этом эта этой эту это эти этих"),
    ("that", None, "тот того тому том та той ту те тех"),
    ("same", None, "тот_же того_же тому_же том_же тем_же та_же той_же ту_же то_же те_же тех_же"),
    ("last", None, inflected("прошл", f"{_HARD} {_HARD_PLURAL}") + " " + inflected("минувш прошедш истекш", _HISSING)),
    ("past", None, inflected("последн", _SOFT)),
    ("next", None, inflected("следующ будущ", _HISSING)),
    ("coming", None, inflected("ближайш предстоящ наступающ", _HISSING)),
    ("previous", None, inflected("предыдущ", _HISSING)),
    ("following", None, inflected("последующ", _HISSING)),
    ("current", None, inflected("текущ", _HISSING) + " " + inflected("нынешн", _SOFT)),
    ("ago", None, "назад тому_назад"),
    ("later", None, "через спустя позже позднее"),
    ("earlier", None, "ранее раньше до_этого"),
    ("part_noun", "start", "начало начала начале началу"),
    ("part_noun", "mid", "середина середины середине середину"),
    ("part_noun", "end", "конец конца конце концу концом"),
    ("adjective", None, "самый самого самому самом самой"),
    ("every", None, inflected("кажд", f"{_HARD} {_HARD_PLURAL}")),
    ("once", None, "раз однажды_в"),
    ("times", None, "раза"),
    ("adverb_set", "day", "ежедневно " + inflected("ежедневн", f"{_HARD} {_HARD_PLURAL}")),
    ("adverb_set", "week", "еженедельно " + inflected("еженедельн", f"{_HARD} {_HARD_PLURAL}")),
    ("adverb_set", "month", "ежемесячно " + inflected("ежемесячн", f"{_HARD} {_HARD_PLURAL}")),
    ("adverb_set", "quarter", "ежеквартально " + inflected("ежеквартальн", f"{_HARD} {_HARD_PLURAL}")),
    ("adverb_set", "year", "ежегодно " + inflected("ежегодн", f"{_HARD} {_HARD_PLURAL}")),
    ("today", 0, "сегодня " + inflected("сегодняшн", _SOFT)),
    ("yesterday", -1, "вчера " + inflected("вчерашн", _SOFT)),
    ("yesterday", -2, "позавчера"),
    ("tomorrow", 1, "завтра " + inflected("завтрашн", _SOFT)),
    ("tomorrow", 2, "послезавтра"),
    ("away", "-1 day reference", "накануне"),
    ("now", None, "сейчас теперь ныне до_сих_пор в_настоящее_время в_данный_момент"),
    ("recent", None, "недавно в_последнее_время"),
    ("soon", None, "вскоре скоро в_скором_времени в_ближайшее_время"),
    ("about", None, "около примерно приблизительно почти"),
    ("more", None, "более больше свыше"),
    ("less", None, "менее меньше"),
    ("only", None, "всего лишь только"),
    ("whole", None, "весь всю всей целый целую целого"),
    ("zone", None, "мск gmt utc"),
    ("oclock", None, "по_московскому_времени по_местному_времени по_киевскому_времени по_гринвичу по_мск"),
    (
        "will",
        None,
        (
            "будет будут начнётся начнется начнутся состоится состоятся пройдёт пройдет пройдут планирует планируют планируется ожидается "
            "ожидают намерен намерена намерены должен должна должно должны откроется вступит вступят станет станут запланирован запланирована "
            "запланировано запланированы назначен назначена назначено назначены намечен намечена намечено намечены прибудет приедет продолжится завершится"
        ),
    ),
    (
        "was",
        None,
        "был была было были стал стала стало стали шёл шел шла шли ушёл ушел пришёл пришел прошёл прошел произошёл произошел",
    ),
    (
        "counted",
        None,
        (
            "человек человека людей жителей рублей рубля долларов евро гривен километров километра километрах км метров метра м тонн процентов "
            "процента солдат военных военнослужащих раненых погибших убитых домов семей детей граждан машин танков мест голосов участников "
            "сотрудников беженцев случаев штук страниц млн млрд миллионов миллиардов"
        ),
    ),
    (
        "numbering",
        None,
        "номер номера номером статья статьи статье резолюция резолюции резолюцию приказ улица улице улицы улицу площадь площади проспект дом доме",
    ),
)
_AFTER_NUMBER: Final = re.compile(
    r"(?:(?P<decade>(?<=0)[-\u2010-\u2013]?(?:е|х|ми))|(?P<ordinal>[-\u2010-\u2013]?(?:го|ого|его|му|ому|й|ый|ий|я|ая|ю|ую|ое|ом|ем|м|е|и)))(?!\w)"
)
_PAST: Final = (
    "ал", "ил", "ел", "ул", "ыл", "ала", "ила", "ела", "ула", "али", "или", "ели", "ули", "ало", "ило", "ело", "лся", "лась", "лись", "лось", "ошли", "ошла", "ошло",
)  # fmt: skip


def russian_words() -> Lexicon:
    """Make the lexicon of Russian."""
    before_christ = word_of("era", "BC")
    stopped = {
        "г": ((".", word_of("year_word", "year")),),
        "гг": ((".", word_of("units", "year")),),
        "в": ((".", word_of("century", "century")),),
        "вв": ((".", word_of("centuries", "century")),),
        "до": ((" н. э.", before_christ), (" н.э.", before_christ), (" нашей эры", before_christ)),
        "н": ((". э.", word_of("era", "AD")), (".э.", word_of("era", "AD"))),
    }
    writing = Writing(after_number=_AFTER_NUMBER, stopped=stopped, has_grouping_stops=True)
    return make_lexicon(_ROWS, {"roman": "small", "zone": "small"}, _PAST, writing)
