"""The Arabic words of time; what is written together with them, and how else their letters are written, is added here.

A word's row says which prefixes it takes: "noun" with and without the article, "bare" without, "definite" with it, "word" none but "and".
"""

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final

from workbench.annotate.times.lexicon import Lexicon, Value, Writing, make_lexicon, word_of

_BARE: Final = ("", "و", "ف", "ب", "ل", "وب", "ول")
_DEFINITE: Final = ("ال", "وال", "فال", "بال", "كال", "وبال", "لل", "ولل")
_PREFIXES: Final = {
    "noun": (*_BARE, *_DEFINITE),
    "bare": _BARE,
    "definite": _DEFINITE,
    "word": ("", "و", "ف"),
}
# How else a letter is written, in haste or by another school.
_OTHERWISE: Final = {"أ": "أا", "إ": "إا", "آ": "آا", "ة": "ةه", "ى": "ىي", "ئ": "ئ", "ؤ": "ؤ"}
_MONTHS: Final = (
    "يناير كانون_الثاني جانفي",
    "فبراير شباط فيفري",
    "",
    "أبريل إبريل نيسان أفريل",
    "مايو أيار",
    "يونيو يونيه حزيران",
    "يوليو يوليه تموز جويلية يوليوز",
    "أغسطس آغسطس غشت",
    "سبتمبر أيلول شتنبر",
    "أكتوبر تشرين_الأول",
    "نوفمبر تشرين_الثاني نونبر",
    "ديسمبر كانون_الأول دجنبر",
)
_ORDINALS: Final = (
    "أول أولى",
    "ثاني ثانية",
    "ثالث ثالثة",
    "رابع رابعة",
    "خامس خامسة",
    "سادس سادسة",
    "سابع سابعة",
    "ثامن ثامنة",
    "تاسع تاسعة",
    "عاشر عاشرة",
)
_NUMBERS: Final = (
    "واحد واحدة",
    "",
    "ثلاثة ثلاث",
    "أربعة أربع",
    "خمسة خمس",
    "ستة ست",
    "سبعة سبع",
    "ثمانية ثماني ثمان",
    "تسعة تسع",
    "عشرة عشر",
)
_TEENS: Final = (
    "أحد_عشر إحدى_عشرة",
    "اثني_عشر اثنا_عشر اثنتي_عشرة اثنتا_عشرة",
    "ثلاثة_عشر ثلاث_عشرة",
    "أربعة_عشر أربع_عشرة",
    "خمسة_عشر خمس_عشرة",
    "ستة_عشر ست_عشرة",
    "سبعة_عشر سبع_عشرة",
    "ثمانية_عشر ثماني_عشرة",
    "تسعة_عشر تسع_عشرة",
)
_TENS: Final = ("عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
_WEEKDAYS: Final = ("اثنين إثنين", "ثلاثاء", "أربعاء", "خميس", "جمعة", "سبت", "أحد")
_ONES: Final = ("حادي", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع")
_VERBS: Final = "كون تم بدأ عقد زور جتمع لتقي صل عود ستأنف فتتح علن واصل شارك نعقد نطلق جري قام ستمر نتهي دخل بحث صدر نشر توجه شهد ستضيف جرى ناقش تخذ وقع رتفع فرض نظر بقى رفع خفض وافق لغي سلم غلق عتمد رسل حدد حضر لعب واجه حل وزع حصل سافر لقي مثل جتاز بلغ"

Row = tuple[str, Value, str, str]


def _rows() -> Iterator[Row]:
    yield from (("month", number, "bare", words) for number, words in enumerate(_MONTHS, 1) if words)
    # "Practised", a name, "father's", pronouns: months only where something says so.
    yield "hazy_month", 3, "bare", "مارس آذار"
    yield "hazy_month", 5, "bare", "ماي"
    yield "hazy_month", 6, "bare", "جوان"
    yield "hazy_month", 8, "bare", "آب أوت"
    for number, words in enumerate(_WEEKDAYS):
        yield "weekday", number, "definite", words
    # Without the article they are what comes again, or something else: "two", "somebody".
    for number, words in enumerate(_WEEKDAYS):
        if number not in (0, 6):
            yield "short_weekday", number, "bare", words
    for number, words in enumerate(_ORDINALS, 1):
        yield "ordinal_word", number, "definite", words
    for number, ones in enumerate(_ONES, 1):
        yield "ordinal_word", 10 + number, "definite", f"{ones}_عشر {ones}ة_عشرة"
        yield "ordinal_word", 20 + number, "definite", f"{ones}_والعشرين {ones}_والعشرون"
    yield "ordinal_word", 31, "definite", "حادي_والثلاثين حادي_والثلاثون"
    for number, words in enumerate(_NUMBERS, 1):
        if words:
            yield "number_word", number, "noun", words
    for number, words in enumerate(_TEENS, 11):
        yield "number_word", number, "bare", words
    for number, stem in enumerate(_TENS, 2):
        yield "tens_word", 10 * number, "noun", f"{stem}ين {stem}ون"
        yield "decade_word", 10 * number, "noun", f"{stem}ينيات {stem}ينات"
    yield from _FIXED_ROWS
    for verb in _VERBS.split():
        yield "will", None, "word", f"سي{verb} ست{verb}"


_FIXED_ROWS: Final[tuple[Row, ...]] = (
    ("season", 2, "definite", "صيف"),
    ("season", 3, "definite", "خريف"),
    ("season", 4, "definite", "شتاء"),
    ("fall", 1, "noun", "ربيع"),
    ("fall", 2, "bare", "صيف صيفا"),
    ("fall", 3, "bare", "خريف"),
    ("fall", 4, "bare", "شتاء"),
    ("daypart", "TMO", "noun", "صباح صباحا فجر"),
    ("daypart", "TAF", "bare", "بعد_الظهر بعد_ظهر ظهر عصر"),
    ("daypart", "TEV", "noun", "مساء"),
    ("night", "TNI", "noun", "ليلة ليل ليلا"),
    ("unit", "day", "bare", "يوم"),
    ("units", "day", "noun", "أيام يوما"),
    ("unit", "week", "noun", "أسبوع"),
    ("units", "week", "noun", "أسابيع أسبوعا"),
    ("unit", "month", "noun", "شهر شهري"),
    ("units", "month", "noun", "أشهر شهور شهرا"),
    ("year_word", "year", "noun", "عام سنة عامي"),
    ("units", "year", "noun", "أعوام سنوات سنين عاما"),
    ("clock_unit", "hour", "noun", "ساعة"),
    ("clock_units", "hour", "noun", "ساعات"),
    ("clock_unit", "minute", "noun", "دقيقة"),
    ("clock_units", "minute", "noun", "دقائق"),
    # Without the article it is "held", or a contract.
    ("decade", "decade", "definite", "عقد"),
    ("decades", "decade", "noun", "عقود"),
    ("century", "century", "noun", "قرن قرنا"),
    ("centuries", "century", "noun", "قرون"),
    ("amount", "2 day", "noun", "يومين يومان"),
    ("amount", "2 week", "noun", "أسبوعين أسبوعان"),
    ("amount", "2 month", "noun", "شهرين شهران"),
    ("amount", "2 year", "noun", "عامين عامان سنتين سنتان"),
    ("amount", "2 hour", "noun", "ساعتين ساعتان"),
    ("amount", "2 decade", "noun", "عقدين عقدان"),
    ("amount", "2 century", "noun", "قرنين قرنان"),
    ("amount", "0.5 hour", "bare", "نصف_ساعة"),
    ("weekend", "weekend", "word", "نهاية_الأسبوع عطلة_نهاية_الأسبوع"),
    ("quarter", "quarter", "definite", "ربع"),
    ("half", None, "noun", "نصف"),
    ("scale", 100, "bare", "مئة مائة مئات"),
    ("scale", 1000, "bare", "ألف آلاف"),
    ("few", None, "bare", "بضعة بضع عدة"),
    ("several", None, "bare", "عشرات"),
    ("in", None, "word", "في"),
    # "The fifth of March"; "from 5 to 7 March".
    ("of", None, "word", "من"),
    ("to", None, "word", "إلى الى"),
    ("until", None, "word", "حتى لغاية"),
    ("since", None, "word", "منذ"),
    ("between", None, "word", "بين"),
    ("during", None, "word", "خلال أثناء طوال طيلة على_مدى على_مدار"),
    ("and", None, "bare", "و"),
    ("or", None, "word", "أو"),
    ("this", None, "bare", "هذا هذه"),
    ("that", None, "bare", "ذلك تلك"),
    ("same", None, "bare", "نفس نفسه نفسها ذاته ذاتها"),
    ("last", None, "definite", "ماضي ماضية ماضيين ماضيتين فائت فائتة منصرم منصرمة"),
    ("next", None, "definite", "قادم قادمة قادمين مقبل مقبلة مقبلين مقبلتين"),
    ("following", None, "definite", "تالي تالية لاحق لاحقة"),
    ("previous", None, "definite", "سابق سابقة"),
    ("current", None, "definite", "حالي حالية جاري جارية"),
    ("recent", None, "definite", "أخير أخيرة أخيرين"),
    ("ago", None, "word", "قبل"),
    ("earlier", None, "word", "مضت مضى خلت"),
    ("later", None, "word", "بعد"),
    ("part_noun", "start", "bare", "بداية بدايات مطلع أوائل مستهل"),
    ("part_noun", "mid", "bare", "منتصف أواسط"),
    ("part_noun", "end", "bare", "نهاية نهايات أواخر ختام"),
    ("every", None, "word", "كل"),
    ("once", None, "bare", "مرة مرتين"),
    ("times", None, "bare", "مرات"),
    ("adverb_set", "day", "word", "يوميا"),
    ("adverb_set", "week", "word", "أسبوعيا"),
    ("adverb_set", "month", "word", "شهريا"),
    ("adverb_set", "year", "word", "سنويا"),
    ("today", 0, "definite", "يوم"),
    ("yesterday", -1, "word", "أمس البارحة"),
    ("yesterday", -2, "word", "أول_أمس أول_من_أمس"),
    ("tomorrow", 1, "word", "غدا الغد غد"),
    ("tomorrow", 2, "word", "بعد_غد"),
    ("now", None, "word", "الآن حاليا في_الوقت_الحالي في_الوقت_الراهن"),
    ("future", None, "word", "في_المستقبل"),
    ("recent", None, "word", "في_الماضي مؤخرا في_الآونة_الأخيرة"),
    ("soon", None, "word", "قريبا عما_قريب"),
    ("about", None, "word", "حوالي نحو قرابة زهاء"),
    ("more", None, "word", "أكثر_من"),
    ("less", None, "word", "أقل_من"),
    (
        "oclock",
        None,
        "word",
        "بتوقيت_غرينتش بالتوقيت_المحلي بتوقيت_مكة_المكرمة بتوقيت_مكة بتوقيت_القدس بتوقيت_بيروت بتوقيت_القاهرة بتوقيت_بغداد بتوقيت_دمشق بتوقيت_موسكو",
    ),
    ("era", "BC", "word", "قبل_الميلاد"),
    ("era", "AD", "word", "ميلادي ميلادية للميلاد بعد_الميلاد"),
    ("feast", "ramadan", "bare", "رمضان شهر_رمضان"),
    ("feast", "eid al-fitr", "bare", "عيد_الفطر"),
    ("feast", "eid al-adha", "bare", "عيد_الأضحى"),
    ("feast", "christmas", "bare", "عيد_الميلاد"),
    ("will", None, "word", "سوف المقرر المرتقب المتوقع يعتزم تعتزم ينتظر المزمع"),
    (
        "was",
        None,
        "word",
        "كان كانت كانوا قال قالت أعلن أعلنت وقع وقعت قتل قتلت جرى أصيب وصل وصلت بدأ بدأت انتهت عاد غادر شهد شهدت اندلع توفي ولد",
    ),
    (
        "counted",
        None,
        "bare",
        (
            "شخص شخصا أشخاص جندي جنديا جنود قتيل قتيلا قتلى جريح جريحا جرحى دولار دولارا يورو ليرة كيلومتر كيلومترا كم متر مترا طن طنا مليون "
            "مليار نسمة منزل منزلا منازل عائلة مدني مدنيا مدنيين مواطن مواطنا لاجئ لاجئا لاجئين نازح نازحا عنصر عنصرا مقاتل مقاتلا موظف موظفا "
            "صوت صوتا مقعد مقعدا طالب طالبا شرطي إصابة حالة وفاة بالمئة بالمائة عامل عاملا متظاهر هكتار درجة"
        ),
    ),
    ("numbering", None, "noun", "رقم مادة قرار شارع ميدان"),
)


def _spellings(word: str) -> Iterator[str]:
    for letters in product(*(_OTHERWISE.get(letter, letter) for letter in word)):
        yield "".join(letters)


def _joined(rows: Iterable[Row]) -> Iterator[tuple[str, Value, str]]:
    """Give each word with what is written together with it; what stands in a row by itself is never another with a prefix."""
    known = list(rows)
    seen: set[str] = set()
    for is_prefixed in (False, True):
        for symbol, value, kind, words in known:
            made = []
            for word, prefix in product(words.split(), _PREFIXES[kind]):
                if (prefix not in ("", "ال")) == is_prefixed:
                    made += [form for form in dict.fromkeys(_spellings(prefix + word)) if form not in seen]
                    seen.update(made)
            yield symbol, value, " ".join(made)


def arabic_words() -> Lexicon:
    """Make the lexicon of Arabic."""
    before_christ = word_of("era", "BC")
    writing = Writing(
        after_number=re.compile("م(?![^\\W\\d_])"),
        stopped={"ق": ((".م", before_christ), (". م", before_christ))},
        is_caseless=True,
    )
    return make_lexicon(_joined(_rows()), {}, "\0", writing)
