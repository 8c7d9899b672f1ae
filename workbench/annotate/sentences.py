"""Cuts a block of text into sentences: hits, evidence and everything that is ever shown stand in a whole one."""

import re
from collections.abc import Iterable

# A full stop after these ends no sentence. English first, then what German, French, Spanish, Italian and Russian use.
_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "rev",
        "hon",
        "st",
        "sr",
        "jr",
        "gen",
        "col",
        "maj",
        "capt",
        "cpt",
        "lt",
        "sgt",
        "cmdr",
        "adm",
        "brig",
        "gov",
        "sen",
        "rep",
        "pres",
        "supt",
        "messrs",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "no",
        "nos",
        "vol",
        "pp",
        "p",
        "art",
        "fig",
        "ed",
        "eds",
        "vs",
        "etc",
        "al",
        "cf",
        "ca",
        "approx",
        "dept",
        "est",
        "inc",
        "ltd",
        "co",
        "corp",
        "bros",
        "ave",
        "blvd",
        "rd",
        "mt",
        "ft",
        "a.m",
        "p.m",
        "e.g",
        "i.e",
        "u.s",
        "u.n",
        "u.k",
        "u.s.a",
        "u.s.s.r",
        "d.c",
        "ph.d",
        "m.d",
        "bzw",
        "ca",
        "evtl",
        "ggf",
        "usw",
        "z.b",
        "d.h",
        "u.a",
        "nr",
        "str",
        "abs",
        "bd",
        "hrsg",
        "jh",
        "vgl",
        "mm",
        "mme",
        "mlle",
        "env",
        "av",
        "apr",
        "janv",
        "févr",
        "juil",
        "sept",
        "n.b",
        "sra",
        "srta",
        "dña",
        "ud",
        "uds",
        "núm",
        "pág",
        "aprox",
        "ee.uu",
        "sig",
        "sigg",
        "dott",
        "avv",
        "ing",
        "pag",
        "т.е",
        "т.д",
        "т.п",
        "т.к",
        "г",
        "гг",
        "ул",
        "руб",
        "коп",
        "тыс",
        "млн",
        "млрд",
        "им",
        "стр",
    ]
)
# What may close a quotation after the mark: “ and ‘ in German, and » after a blank in French.
_CLOSING = "\"'”’“‘»)]"
_FRENCH_CLOSING = r"(?:[ \u00a0\u202f]»(?=\s|$))?"
# Only at the first of several marks, and without going back: a page of full stops must not take hours. All begins with one
# set of letters, for which alone the text is searched: that is ten times as quick.
_END = re.compile(
    r"[.!?…。！？؟۔।\n](?:"
    rf"(?<=[.!?…])(?<![.!?…][.!?…])[.!?…]*+[{re.escape(_CLOSING)}]*+{_FRENCH_CLOSING}(?=\s+[\"'“‘„«(\[¿¡—–-]*\S)"
    r"|(?<=[。！？؟۔।])[。！？؟۔।]*[」』”’»)]*"
    r"|(?<=\n)\n+"
    r")"
)
# How far before a word the beginning of its sentence is looked for first, and what the expression has to see beyond a mark.
_REACH_CHARS = 300
_LOOK_AHEAD_CHARS = 40
# A German date: its full stop makes an ordinal of the day.
_DAY = re.compile(r"\d{1,2}")
_GERMAN_MONTH = re.compile(
    r"\s+(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b"
)
_BEGINS_SENTENCE = re.compile(r"\s+[\"'“‘«(\[¿¡—–-]*\s*(\S)")
_LAST_WORD = re.compile(r"([^\s\"'“‘«(\[]+)$")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return (start, end) in code points of every sentence, in order, without the blanks between them."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if _is_end(text, match):
            _append(spans, text, start, match.end())
            start = match.end()
    _append(spans, text, start, len(text))
    return spans


def sentences_at(text: str, places: Iterable[int]) -> list[tuple[int, int]]:
    """Return the sentences that have a word at some places (ascending), as `split_sentences` has them.

    Only what lies around each place is looked at, so that of a long text little is.
    """
    spans: list[tuple[int, int]] = []
    for place in places:
        if spans and place < spans[-1][1]:
            continue
        ends = (mark.end() for mark in _END.finditer(text, place) if _is_end(text, mark))
        _append(spans, text, _start_before(text, place), next(ends, len(text)))
    return spans


def _start_before(text: str, place: int) -> int:
    """Return where the last sentence ends that ends before a place, 0 if none does."""
    reach = _REACH_CHARS
    while True:
        least = max(0, place - reach)
        for mark in reversed(list(_END.finditer(text, least, place + _LOOK_AHEAD_CHARS))):
            if mark.end() <= place and _is_end(text, mark):
                return mark.end()
        if not least:
            return 0
        reach *= 4


def _is_end(text: str, match: re.Match[str]) -> bool:
    mark = match[0]
    if mark[0] not in ".…":
        # ?! within a quotation goes on where the next word is small: “Why?” he asked.
        return mark[0] not in "!?" or not _goes_on(text, match.end())
    if _goes_on(text, match.end()):
        return False
    if mark.rstrip(f"{_CLOSING} \u00a0\u202f") != ".":
        return True
    word = _LAST_WORD.search(text[max(0, match.start() - 24) : match.start()])
    if word is None:
        return True
    if _DAY.fullmatch(word[1]) and _GERMAN_MONTH.match(text, match.end()):
        return False
    last = word[1].casefold()
    is_initial = len(last) == 1 and last.isalpha() and word[1].isupper()
    return not (is_initial or last in _ABBREVIATIONS)


def _goes_on(text: str, at: int) -> bool:
    following = _BEGINS_SENTENCE.match(text, at)
    return following is not None and following[1].islower()


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))
