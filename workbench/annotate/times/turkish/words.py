"""The Turkish words of time, in the forms that they take; an underscore joins words that are read as one."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from workbench.annotate.times.lexicon import Lexicon, Value, Writing, make_lexicon, numbered, word_of

# Python makes two characters of the small letter of İ.
_DOTTED_I: Final = "i\u0307"
_MONTHS: Final = "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık"
_IN_MONTHS: Final = "ocakta şubatta martta nisanda mayısta haziranda temmuzda ağustosta eylülde ekimde kasımda aralıkta"

_ROWS: Final[tuple[tuple[str, Value, str], ...]] = (
    # Most of them are other words or names, too: "ocak" is a hearth, "ekim" sowing, "mart" and "eylül" may begin a sentence.
    *numbered("hazy_month", _MONTHS),
    *numbered("month", _IN_MONTHS),
    *numbered(
        "weekday",
        "pazartesi,pazartesiye,pazartesinin salı,salıya,salının çarşamba,çarşambaya,çarşambanın perşembe,perşembeye,perşembenin "
        "cuma,cumaya,cumanın cumartesi,cumartesiye,cumartesinin pazar,pazarı",
        0,
    ),
    ("season", 1, "ilkbahar ilkbaharda ilkbaharı ilkbaharında baharda"),
    ("season", 2, "yazın"),
    ("season", 3, "sonbahar sonbaharda sonbaharı sonbaharında güzün"),
    ("season", 4, "kışın"),
    # "Yaz" is also "write", "yazı" an article.
    ("fall", 1, "bahar baharı baharında"),
    ("fall", 2, "yaz yazı yazında yazının"),
    ("fall", 3, "güz güzünde"),
    ("fall", 4, "kış kışı kışında"),
    ("daypart", "TMO", "sabah sabahı sabahın sabahleyin sabahında sabahına"),
    ("daypart", "TAF", "öğleden_sonra"),
    ("daypart", "TEV", "akşam akşamı akşamın akşamleyin akşamında akşamına"),
    ("night", "TNI", "gece gecesi gecenin geceleyin gecesinde gecesine"),
    ("dayparts", "TNI", "geceleri"),
    ("dayparts", "TMO", "sabahları"),
    ("dayparts", "TEV", "akşamları"),
    ("noon", "T12:00", "öğlen öğle"),
    ("midnight", "T24:00", "gece_yarısı"),
    ("unit", "day", "gün günü günün günde güne günden gününde gününün"),
    ("units", "day", "günler günlerde günlerin günlük günleri gündür"),
    ("unit", "week", "hafta haftanın haftada haftası haftasında haftadan haftasının"),
    ("units", "week", "haftalar haftalarda haftalık haftadır"),
    ("unit", "month", "ay ayı ayın ayda ayında ayının aydan ayından ayına"),
    ("units", "month", "aylar aylarda aylık aydır aylarında"),
    (
        "year_word",
        "year",
        "yıl yılı yılın yılda yılında yılının yıldan yılından yılına sene senesi senesinde senenin senede",
    ),
    (
        "units",
        "year",
        "yıllar yıllarda yılların yıllarında yıllarının yıllık yıldır yıllarından yıllarına seneler senedir",
    ),
    ("weekend", "weekend", "hafta_sonu hafta_sonunda hafta_sonunun"),
    ("clock_unit", "hour", "saat saatte saati"),
    ("clock_units", "hour", "saatler saatlik saattir"),
    ("clock_unit", "minute", "dakika dakikada"),
    ("clock_units", "minute", "dakikalık dakikadır"),
    ("clock_units", "second", "saniye"),
    ("decade", "decade", "on_yıl on_yılda onyıl"),
    ("century", "century", "yüzyıl yüzyılın yüzyılda yüzyılı yüzyılının asır asırda asrın"),
    ("centuries", "century", "yüzyıllar yüzyıllarda asırlar asırlardır"),
    ("quarter", "quarter", "çeyrek çeyreği çeyreğinde çeyreğin çeyrekte çeyreğine"),
    ("half", None, "yarı yarısı yarısında yarısının yarısından yarım"),
    ("amount", "X year", "yıllarca"),
    ("amount", "X month", "aylarca"),
    ("amount", "X week", "haftalarca"),
    ("amount", "X day", "günlerce"),
    ("amount", "X hour", "saatlerce"),
    ("amount", "6 month", "yarım_yıl altı_aylık"),
    ("a", 1, "bir"),
    *numbered("number_word", "iki üç dört beş altı yedi sekiz dokuz", 2),
    *(
        ("number_word", number + 0.5, f"{word}_buçuk")
        for number, word in enumerate(["bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz", "on"], 1)
    ),
    *numbered("tens_word", "on yirmi otuz kırk elli altmış yetmiş seksen doksan", 1, 10),
    *numbered("decade_word", "yirmili otuzlu kırklı ellili altmışlı yetmişli seksenli doksanlı", 2, 10),
    ("scale", 100, "yüz"),
    ("scale", 1000, "bin"),
    ("few", None, "birkaç bir_kaç birtakım"),
    ("several", None, "çok_sayıda pek_çok"),
    *numbered(
        "ordinal_word",
        "birinci,ilk ikinci üçüncü dördüncü beşinci altıncı yedinci sekizinci dokuzuncu onuncu on_birinci on_ikinci on_üçüncü on_dördüncü "
        "on_beşinci on_altıncı on_yedinci on_sekizinci on_dokuzuncu yirminci yirmi_birinci",
    ),
    *numbered("roman", "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi"),
    ("and", None, "ve"),
    ("or", None, "veya ya_da"),
    # "5 ile 7 Mart arasında".
    ("to", None, "ile ila"),
    ("until", None, "kadar dek"),
    ("since", None, "itibaren beri"),
    ("this", None, "bu bu_yılki"),
    ("that", None, "o"),
    ("same", None, "aynı"),
    ("last", None, "geçen geçtiğimiz geride_bıraktığımız"),
    ("past", None, "son"),
    ("next", None, "gelecek önümüzdeki"),
    ("previous", None, "önceki bir_önceki"),
    ("following", None, "ertesi sonraki bir_sonraki"),
    ("current", None, "içinde_bulunduğumuz"),
    ("ago", None, "önce evvel"),
    ("later", None, "sonra"),
    ("part_noun", "start", "başı başında başından başına başlarında başlarından başlangıcında"),
    ("part_noun", "mid", "ortası ortasında ortalarında ortasına ortalarından"),
    ("part_noun", "end", "sonu sonunda sonundan sonuna sonlarında sonlarına"),
    ("every", None, "her"),
    ("once", None, "kez defa kere"),
    ("today", 0, "bugün bugünkü bugüne"),
    ("yesterday", -1, "dün dünkü"),
    ("yesterday", -2, "önceki_gün evvelsi_gün evvelki_gün"),
    ("tomorrow", 1, "yarın yarınki"),
    ("tomorrow", 2, "öbür_gün"),
    ("away", "-1 day reference", "bir_önceki_gün bir_gün_öncesinde"),
    ("away", "1 week publication", "haftaya"),
    ("now", None, "şimdi şu_anda şu_an günümüzde bugünlerde halihazırda"),
    ("recent", None, "geçmişte geçenlerde son_zamanlarda son_dönemde"),
    ("soon", None, "yakında yakın_zamanda"),
    ("future", None, "gelecekte"),
    ("feast", "ramadan", "ramazan ramazan_ayı ramazan_ayında"),
    ("feast", "eid al-fitr", "ramazan_bayramı ramazan_bayramında"),
    ("feast", "eid al-adha", "kurban_bayramı kurban_bayramında"),
    ("feast", "new year's day", "yılbaşı yılbaşında yılbaşından yılbaşına"),
    ("about", None, "yaklaşık"),
    ("only", None, "sadece yalnızca"),
    ("whole", None, "bütün tüm"),
    ("era", "BC", "mö milattan_önce"),
    ("era", "AD", "ms milattan_sonra"),
    ("zone", None, "tsi gmt"),
    ("will", None, "planlanıyor bekleniyor öngörülüyor olacak planlanan beklenen erteledi ertelendi ertelenen"),
    ("was", None, "idi oldu etti aldı verdi geldi gitti çıktı dedi yaptı söyledi açıkladı başladı öldü doğdu"),
    (
        "counted",
        None,
        (
            "kişi kişinin kişiyi asker askerin ölü yaralı lira liralık dolar avro euro kilometre km metre ton milyon milyar hane ev sivil işçi "
            "mülteci göçmen çocuk kadın erkek polis öğrenci oy sayfa yüzde araç konut aile hektar kilo adet vaka üye insan"
        ),
    ),
    (
        "numbering",
        None,
        "madde sayfa_no numaralı sayılı no caddesi caddesinde sokağı bulvarı meydanı stadyumu stadı üniversitesi mahallesi",
    ),
)
_CAPITALISED: Final = {
    "hazy_month": "small_hazy",
    "weekday": "short_weekday",
    "roman": "small",
    "zone": "small",
    "era": "small",
    "feast": "small",
}
_AFTER_NUMBER: Final = re.compile(
    r"['’](?:(?P<decade>(?<=0['’])l(?:[ae]r\w{0,6}|[ıiuü]))|(?P<ordinal>(?:[ıiuü]?nc[ıiuü]\w{0,4}))|[a-zçğıöşü]{1,7})(?!\w)"
)
_AFTER_WORD: Final = re.compile(r"['’][a-zçğıöşü]{1,8}(?!\w)")
_PAST: Final = (
    "ldı", "ldi", "ldu", "ldü", "rdı", "rdi", "rdu", "rdü", "adı", "edi", "ştı", "şti", "ştu", "ştü", "ttı", "tti", "ndı", "ndü", "ndu", "ktı", "kti",
    "dılar", "diler", "dular", "düler", "mıştı", "mişti", "muştu", "müştü", "ydı", "ydi",
)  # fmt: skip
_FUTURE: Final = (
    "ecek",
    "acak",
    "eceği",
    "acağı",
    "ecekler",
    "acaklar",
    "eceğini",
    "acağını",
    "eceğiz",
    "acağız",
    "ecektir",
    "acaktır",
)


def _with_capitals(rows: Iterable[tuple[str, Value, str]]) -> Iterator[tuple[str, Value, str]]:
    """Add what Python makes of capitals: İ is two characters when it is small, and I has a dot then."""
    known = list(rows)
    seen = {word for _, _, words in known for word in words.split()}
    for symbol, value, words in known:
        made = []
        for word in words.split():
            if symbol == "roman":
                continue
            in_capitals = word.replace("i", "İ").upper().lower()
            made += [form for form in {_small_of_dotted(word): 0, in_capitals: 0} if form not in seen]
            seen.update(made)
        yield symbol, value, " ".join([words, *made])


def _small_of_dotted(word: str) -> str:
    return _DOTTED_I + word[1:] if word[0] == "i" else word


def turkish_words() -> Lexicon:
    """Make the lexicon of Turkish."""
    stopped = {
        "m": ((".ö.", word_of("era", "BC")), (".s.", word_of("era", "AD"))),
    }
    writing = Writing(
        after_number=_AFTER_NUMBER,
        after_word=_AFTER_WORD,
        stopped=stopped,
        future_ending=_FUTURE,
        has_dotted_ordinals=True,
        has_grouping_stops=True,
        is_verb_last=True,
    )
    return make_lexicon(_with_capitals(_ROWS), _CAPITALISED, _PAST, writing)
