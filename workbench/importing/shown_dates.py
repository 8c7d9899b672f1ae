"""Reads the dates that pages show: full ones in many languages, relative ones against the day of saving."""

import datetime as dt
import re
import unicodedata
from functools import lru_cache

from workbench.importing.month_words import MORE_MONTH_NAMES
from workbench.month_names import MONTH_NAMES

# Units of "3 days ago", as far as they tell a day. Plugins round weeks: a day from "two weeks ago" would be made up.
_SAME_DAY = (
    "second seconds sec secs s minute minutes min mins m hour hours hr hrs h sekunde sekunden minuten stunde stunden "
    "std seconde secondes heure heures segundo segundos minuto minutos hora horas saniye dakika saat "
    "ore ora minuti secondi minuut minuten uur uren godzina godziny godzin minuta minuty sekund "
    "घंटे घंटा मिनट ঘণ্টা ঘন্টা মিনিট horas секунд секунду секунды минут минуту минуты час часа часов ثانية ثوان دقيقة دقائق ساعة ساعات"
)
_DAYS = "giorni dagen dag dzien dni दिन দিন day days d tag tage tagen jour jours j dia dias giorno giorni gun день дня дней يوم أيام ايام"
_NOW_WORDS = (
    "just_now today heute gerade_eben aujourd'hui hoy bugun az_once сегодня только_что اليوم الآن oggi hoje vandaag dzis dzisiaj आज আজ 今天 今日 刚刚 오늘",
    "yesterday gestern hier ayer dun вчера أمس امس ieri ontem gisteren wczoraj कल গতকাল 昨天 昨日 어제",
)


def _folded(text: str) -> str:
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i"))
    # Composed again: letters of Hangul come apart as well.
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def _rows(rows: tuple[str, ...]) -> dict[str, int]:
    return {_folded(word).replace("_", " "): n for n, row in enumerate(rows, 1) for word in row.split()}


_MONTHS = _rows(MORE_MONTH_NAMES) | _rows(MONTH_NAMES)
_UNITS = _rows((_SAME_DAY, _DAYS))
_NOW = _rows(_NOW_WORDS)


def _alternatives(words: dict[str, int]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


# One word, or two, that the table of months then has to know: some thousand alternatives would cost a millisecond a line.
_MONTH = r"(?P<month>[^\s\d,./()-]{2,20}(?: [^\s\d,./()-]{2,20})?)\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?<!\d)(?P<day>\d{1,2})(?!\d)"
_MONTH_AT_END = re.compile(rf"(?:^|[\s,|·•/–-]){_MONTH}(?:,| de| del)? ?{_YEAR}$")
# All run over folded text; each has a bounded number of blanks, so that no line makes them slow.
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?<!\d){_YEAR}[-/.] ?(?P<number>\d{{1,2}})[-/.] ?(?P<day>\d{{1,2}})(?!\d)",
        rf"{_DAY}\. ?(?P<number>\d{{1,2}})\. ?{_YEAR}",
        rf"{_DAY}(?:st|nd|rd|th|er|\.|º)?(?: (?:de|of)(?= ))? {{0,2}}[-/]?{_MONTH},?(?: de)? {{0,2}}[-/]?{_YEAR}",
        rf"(?<!\w){_MONTH} {{0,2}}{_DAY}(?:st|nd|rd|th)?,? {{0,2}}{_YEAR}",
        rf"(?<!\d){_YEAR} ?[年년] ?(?P<number>\d{{1,2}}) ?[月월] ?(?P<day>\d{{1,2}}) ?[日일]",
        # Hungarian and others: "2020. március 5."; Vietnamese: "5 tháng 3, 2020".
        rf"(?<!\d){_YEAR}\.? {{1,2}}{_MONTH} {{0,2}}{_DAY}",
        rf"{_DAY} thang (?P<number>\d{{1,2}}),?(?: nam)? {{1,2}}{_YEAR}",
    )
)
_MONTH_FIRST = _FORMS[3]
# Day and month by slash or hyphen: read only where one of the two cannot be a month, or both are the same.
_SLASHED = re.compile(rf"(?<!\d)(?P<first>\d{{1,2}})(?P<mark>[/-])(?P<second>\d{{1,2}})(?P=mark){_YEAR}")
_RELATIVE = re.compile(
    r"(?<!\w)(?P<count>\d{1,3}|an?|one|einer|einem|eine?|une?|un|una|bir)? {0,2}"
    rf"(?P<unit>{_alternatives(_UNITS)})(?!\w)"
)
# "3小时前", "2日前", "5분 전": without blanks, and without words around them.
_AGO_UNSPACED = re.compile(
    r"(?P<count>\d{1,3}) ?(?:(?P<same>秒|分|分钟|分鐘|小时|小時|时间|時間|초|분|시간)|天|日|일) ?(?:钟|鐘)?(?:之?前|전)"
)
_AGO = re.compile(r"(?<!\w)(?:ago|vor|il y a|hace|ha|atras|geleden|temu|назад|тому|once|منذ|قبل|fa|पहले|আগে)(?!\w)")
_NOW_WORD = re.compile(rf"(?<!\w)(?:{_alternatives(_NOW)})(?!\w)")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d{2}(?!\d)")
# "22.09.20 | 12:45": a date for whoever looks, but its century is not told.
_SHORT_YEAR = re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}\.\d{2}(?![\d.])")
# Two dates without a blank between them, as themes set publication and change: "28. Juni 201914. Januar 2020".
_GLUED_DATES = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=\d{1,2}(?:\. ?| )[^\W\d])")
# "28.09.1912:44" is 2019 and a time of day; "26 | 01 | 2022" is set with bars.
_GLUED_CLOCK = re.compile(r"(?<=\d\.\d\d)(?=[0-2]\d:\d\d(?!\d))")
_BARS = re.compile(r"(?<!\d)(\d{1,2}) \| (\d{1,2}) \| ((?:19|20)\d\d)(?!\d)")
_DIGIT = re.compile(r"\d")
# A date stands in a short stretch of text; nothing longer is looked at.
LONGEST_CHARS = 120


# A page's lines are asked several things each.
@lru_cache(maxsize=4096)
def _prepared(text: str) -> str:
    # Arabic-Indic and other decimal digits become ASCII, so that one pattern reads them all.
    folded = _folded(text[:LONGEST_CHARS])
    plain = folded if folded.isascii() else "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in folded)
    plain = _BARS.sub(r"\1.\2.\3", " ".join(plain.split()))
    return _GLUED_CLOCK.sub(" ", _GLUED_DATES.sub(r"\1 ", plain))


def _as_day(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _month_in(words: str, *, is_first: bool) -> int:
    """Return the number of the month among one or two words, 0 for none: "march", "kanun al-thani", "on march", "marzo de".

    Args:
        words: What stands beside the day.
        is_first: The day follows them: then the month is the last of them, else the first.
    """
    return _MONTHS.get(words) or _MONTHS.get(words.rpartition(" ")[2] if is_first else words.partition(" ")[0]) or 0


def _skipped(words: str) -> int:
    """Return how many characters stand before the month in what was found for it."""
    return 0 if words in _MONTHS else words.rfind(" ") + 1


# A page's lines are asked several times in turn.
@lru_cache(maxsize=4096)
def find_day(text: str) -> tuple[str, int, int] | None:
    """Find a full date (day, month and year) and return it as EDTF with its place in the folded text."""
    # Most lines have no digit: it pays to look before anything is folded.
    if _DIGIT.search(text, 0, LONGEST_CHARS) is None:
        return None
    folded = _prepared(text)
    for form in _FORMS:
        for found in form.finditer(folded):
            named = found.groupdict()
            month = (
                int(named["number"])
                if named.get("number")
                else _month_in(named["month"], is_first=form is _MONTH_FIRST)
            )
            if month and (day := _as_day(int(named["year"]), month, int(named["day"]))):
                start = found.start("month") + _skipped(named["month"]) if form is _MONTH_FIRST else found.start()
                return day, start, found.end()
    if slashed := _SLASHED.search(folded):
        first, second, year = int(slashed["first"]), int(slashed["second"]), int(slashed["year"])
        if first > 12 or first == second:
            first, second = second, first
        elif second <= 12:
            return None
        if day := _as_day(year, first, second):
            return day, slashed.start(), slashed.end()
    return None


def read_day(shown: str, saved: dt.date | None = None) -> str | None:
    """Return the day that a shown date tells as YYYY-MM-DD, None where it tells none.

    Args:
        shown: What the page shows or holds in an attribute: "March 5, 2020 at 3:04 pm", "vor 2 Tagen", "2020-03-05".
        saved: The day on which the page was saved; relative dates stay unread without it.
    """
    if found := find_day(shown):
        return found[0]
    if saved is None:
        return None
    folded = _prepared(shown)
    if now := _NOW_WORD.search(folded):
        return (saved - dt.timedelta(days=_NOW[now[0]] - 1)).isoformat()
    if unspaced := _AGO_UNSPACED.search(folded):
        return (saved - dt.timedelta(days=0 if unspaced["same"] else int(unspaced["count"]))).isoformat()
    if not _AGO.search(folded):
        return None
    if relative := _RELATIVE.search(folded):
        if _UNITS[relative["unit"]] == 1:
            return saved.isoformat()
        count = int(relative["count"]) if (relative["count"] or "").isdigit() else 1
        return (saved - dt.timedelta(days=count)).isoformat()
    return None


@lru_cache(maxsize=4096)
def read_month(text: str) -> str | None:
    """Return the month that a line ends with as YYYY-MM: "March 2019", "Policy Brief 12, mars 2019"; None where it does not."""
    if len(text) > LONGEST_CHARS or _DIGIT.search(text) is None:
        return None
    found = _MONTH_AT_END.search(_prepared(text))
    month = _month_in(found["month"], is_first=False) or _month_in(found["month"], is_first=True) if found else 0
    return f"{found['year']}-{month:02d}" if found and month else None


def shows_moment(text: str) -> bool:
    """Tell whether a short text shows a day with the time of day, as programs set it over what somebody wrote."""
    folded = _prepared(text)
    return _CLOCK.search(folded) is not None and (bool(_SHORT_YEAR.search(folded)) or find_day(text) is not None)


@lru_cache(maxsize=4096)
def shows_date(text: str) -> bool:
    """Tell whether a short text shows a date of any kind: a full date, or "3 weeks ago" and the like."""
    folded = _prepared(text)
    return bool(
        find_day(text)
        or shows_moment(text)
        or _NOW_WORD.search(folded)
        or _AGO_UNSPACED.search(folded)
        or (_AGO.search(folded) and any(c.isdigit() for c in folded))
    )
