"""Reads the letters of hand-written pages, which set them as definition lists without a name for anything."""

import datetime as dt
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree, html
from lxml.html import HtmlElement

from workbench.importing.draft import DraftComment
from workbench.importing.page.page_lines import fold, page_lines
from workbench.importing.pasted.lexicon import lexicon, line_key
from workbench.importing.shown_dates import LONGEST_CHARS, find_day, read_day, shows_date, shows_moment

_LISTS = etree.XPath("//dl[dt][dd][not(ancestor::dl)]")
_PROSE_BEFORE = etree.XPath("preceding::text()[string-length() > 59][not(parent::script or parent::style)]")
_LONGEST_NAME_CHARS = 48
_LONGEST_NAME_WORDS = 6
_AROUND_NAME = " \t,;:|·•()[]–—-"
_LEAST_ARTICLE_CHARS = 400
# For each list that may be letters the page is looked through once.
_MOST_LISTS = 20
_LONGEST_NEIGHBOUR_CHARS = 120


@dataclass(slots=True)
class _Letter:
    """One term and what is said under it; `answers` are the lists inside of that."""

    name: str | None
    shown: str | None
    paragraphs: list[str] = field(default_factory=list)
    answers: list[HtmlElement] = field(default_factory=list)


def take_listed_comments(tree: HtmlElement, saved: dt.date | None = None) -> list[DraftComment]:
    """Take the letters under an article out of the page, where names and moments are the terms of a list.

    Args:
        tree: The whole page; it is changed.
        saved: The day on which the page was saved, for "two days ago".
    """
    for listing in _LISTS(tree)[:_MOST_LISTS]:
        first = _name_and_date(fold(listing.find("dt").text_content()))
        if first is None or not all(first):
            continue
        # What is read is a copy: this may still turn out to be no list of letters.
        desk = html.Element("div")
        desk.append(deepcopy(listing))
        letters = _letters(desk[0], desk)
        dated = [letter for letter in letters if letter.shown and _is_moment(letter.shown)]
        if len(dated) * 2 < len(letters) or letters[:1] != dated[:1] or not letters:
            continue
        if sum(map(len, _PROSE_BEFORE(listing))) < _LEAST_ARTICLE_CHARS:
            continue
        _remove(listing)
        return _comments(letters, desk, saved)
    return []


def _letters(listing: HtmlElement, desk: HtmlElement) -> list[_Letter]:
    """Return the letters of one list, none if a term is neither name nor date.

    Lists of answers move from within it to the desk, so that each piece of text is read once.
    """
    letters: list[_Letter] = []
    for child in list(listing):
        if child.tag == "dt":
            found = _name_and_date(fold(child.text_content()))
            if found is None:
                return []
            letters.append(_Letter(*found))
        elif child.tag == "dd" and letters:
            answers = child.findall("dl")
            desk.extend(answers)
            letters[-1].paragraphs += [line.text for line in page_lines(child)]
            letters[-1].answers += answers
    return letters


def _name_and_date(term: str) -> tuple[str | None, str | None] | None:
    """Part "Nina K. 26 October 1962, 18:40" into its name and its date; None if it is something else."""
    if len(term) > LONGEST_CHARS:
        return None
    words = term.split()
    shown = None
    if shows_date(term):
        is_date = shows_date if find_day(term) is None else find_day
        start = max(n for n in range(len(words)) if is_date(" ".join(words[n:])))
        shown = " ".join(words[start:]).strip(" ()[]")
        words = words[:start]
    name = " ".join(words).strip(_AROUND_NAME)
    if len(name) > _LONGEST_NAME_CHARS or len(words) > _LONGEST_NAME_WORDS or name.endswith(("?", "!", ";")):
        return None
    return name or None, shown


def _is_moment(shown: str) -> bool:
    # A date alone may be that of a chronicle or of a list of versions; the minute is told by what received a letter.
    return shows_moment(shown) or find_day(shown) is None


def _comments(letters: list[_Letter], desk: HtmlElement, saved: dt.date | None) -> list[DraftComment]:
    comments: list[DraftComment] = []
    pending: list[tuple[_Letter, int, int | None]] = [(letter, 0, None) for letter in reversed(letters)]
    while pending:
        letter, depth, reply_to = pending.pop()
        place = reply_to
        if letter.paragraphs:
            day = read_day(letter.shown, saved) if letter.shown else None
            place = len(comments)
            comments.append(DraftComment(tuple(letter.paragraphs), letter.name, letter.shown, day, depth, reply_to))
            depth += 1
        answers = [answer for listing in letter.answers for answer in _letters(listing, desk) or _as_text(listing)]
        pending.extend((answer, depth, place) for answer in reversed(answers))
    return comments


def _as_text(listing: HtmlElement) -> Iterable[_Letter]:
    """Keep what stands in an inner list that is none of letters: the words of somebody without a name."""
    return [_Letter(None, None, [line.text for line in page_lines(listing)])]


def _remove(listing: HtmlElement) -> None:
    """Take the list out of the page with the heading above it and the call for letters below it."""
    words = lexicon()
    for neighbour in (listing.getprevious(), listing.getnext()):
        if neighbour is None or not isinstance(neighbour.tag, str):
            continue
        text = fold(neighbour.text_content())
        key = line_key(text)
        if 0 < len(text) <= _LONGEST_NEIGHBOUR_CHARS and any(
            words.is_whole(kind, key) or (kind == "head" and words.starts(kind, key)) for kind in ("head", "chrome")
        ):
            neighbour.drop_tree()
    listing.drop_tree()
