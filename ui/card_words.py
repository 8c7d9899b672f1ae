"""How what was looked up is said: one card for an actor, a date, a place, a number, a dispute."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from ui.actor_words import KINDS
from ui.panels.reader.own_signs import KINDS as MARKS
from ui.panels.reader.own_signs import icon_of
from ui.time_words import edtf_words, time_words
from ui.wording import amount, date_words
from workbench.annotate.entries import EPOCH, Basis
from workbench.annotate.findings import is_waiting
from workbench.annotate.places.place import PlaceKind
from workbench.library.source_grades import CREDIBILITY
from workbench.looking_up import ActorCard, Card, DisputeCard, FigureCard, FootnoteCard, MarkCard, PlaceCard, TimeCard
from workbench.model import DateState

_NAMES_SHOWN: Final = 5
_NOTE_CHARS: Final = 280
_WORDS_CHARS: Final = 320
_PLACES: Final = {
    PlaceKind.COUNTRY: "Country",
    PlaceKind.CAPITAL: "Capital",
    PlaceKind.CITY: "Town",
    PlaceKind.REGION: "Region",
}
_BASES: Final = {
    Basis.CLDR: "the registry, from Unicode CLDR",
    Basis.GEONAMES: "the registry, from GeoNames",
    Basis.UNCHECKED: "the registry, from general knowledge, unchecked",
    Basis.ARTICLE: "no registry; read from the words of the articles",
    Basis.USER: "you",
}


@dataclass(frozen=True, slots=True)
class CardText:
    """What a card shows: icon, title, what that is, rows of what is known, and where Enter leads, empty for nowhere."""

    icon: str
    title: str
    what: str
    rows: tuple[tuple[str, str], ...] = ()
    leads: str = ""

    @property
    def spoken(self) -> str:
        """The card as a screen reader says it."""
        return ". ".join((self.title, self.what, *(f"{name}: {value}" for name, value in self.rows)))


def card_text(card: Card, written: str, published: DateState) -> CardText:
    """Say a card.

    Args:
        card: What was looked up.
        written: How the text has it.
        published: How sure the date of publication is, on which dates rest.
    """
    match card:
        case ActorCard():
            return _actor(card)
        case TimeCard():
            return _time(card, written, published)
        case PlaceCard():
            return _place(card, written)
        case FigureCard():
            return _figure(card)
        case DisputeCard():
            return _dispute(card)
        case MarkCard():
            return _mark(card)
        case FootnoteCard():
            return CardText(
                "quote", f"Note {card.label}", "", (("It says", _cut(card.words, _WORDS_CHARS)),), "To the note"
            )


def _actor(card: ActorCard) -> CardText:
    signs = (
        KINDS[card.actor.kind],
        f"part of {card.whole}" if card.whole else "",
        "watched" if card.is_watched else "",
    )
    what = " · ".join(filter(None, (*signs, "suggested, not confirmed" if card.is_suggested else "")))
    names = ", ".join(card.names[:_NAMES_SHOWN])
    more = len(card.names) - _NAMES_SHOWN
    here = amount(card.body, "mention")
    if card.comment:
        here += f", {card.comment:,} more in comments" if card.body else f", {card.comment:,} in comments"
    rows = (
        ("This name", card.way.capitalize()),
        ("Called here", f"{names} and {more} more" if more > 0 else names),
        ("In the article", here),
        ("In the library", f"named in {amount(card.articles, 'article')}"),
        ("Existed", _days(card.valid)),
        ("Known from", "" if card.basis is None else _BASES[card.basis]),
        ("Your note", _cut(card.note, _NOTE_CHARS)),
    )
    return CardText(card.actor.kind.value, card.actor.name, what, _told(rows), "Profile")


def _time(card: TimeCard, written: str, published: DateState) -> CardText:
    time = card.time
    what = f"“{_line(written)}”"
    if is_waiting(time):
        unknown = "its year is not in the text, and the date of publication is unknown"
        return CardText("undated", "Waits for the date of publication", what, (("Why", unknown),), "Set the date")
    days = ""
    if time.earliest is not None and time.latest is not None and time.earliest != time.latest:
        days = f"{_day(time.earliest)} – {_day(time.latest)}"
    _, _, why = time_words(time, published).partition(" · ")
    rows = (
        ("From – to", days),
        ("Or", "" if time.alternative is None else edtf_words(time.alternative)),
        ("Precise to", "" if time.precision is None else f"the {time.precision.value}"),
        ("Why", why),
        ("As EDTF", time.edtf or ""),
    )
    title = edtf_words(time.edtf) if time.edtf is not None else _line(written)
    return CardText("calendar", title, what, _told(rows), "" if time.earliest is None else "Timeline")


def _place(card: PlaceCard, written: str) -> CardText:
    place = card.place
    what = f"{_PLACES[place.kind]}{' · perhaps another, or none' if card.is_suggested else ''}"
    at = "" if place.lat is None or place.lon is None else f"{_degrees(place.lat, 'NS')}, {_degrees(place.lon, 'EW')}"
    rows = (
        ("Written", "" if _line(written) == place.name else f"“{_line(written)}”"),
        ("Lies at", at),
        ("People", f"{place.population:,}" if place.population else ""),
        ("In the article", amount(card.count, "mention")),
    )
    return CardText("place", card.said, what, _told(rows), "Search for it")


def _figure(card: FigureCard) -> CardText:
    figure = card.figure
    rows = (("Number", figure.number), ("Unit", figure.unit), ("Counts", figure.counted))
    title = f"{figure.number} {figure.unit or figure.counted}"
    return CardText("bars", title, "As the sentence has it", _told(rows))


def _dispute(card: DisputeCard) -> CardText:
    author = card.author or "a reader"
    words = f"“{_cut(card.words, _WORDS_CHARS)}”"
    if card.is_reply:
        return CardText(
            "comment", "Answers a sentence of the article", f"by {author}", (("It says", words),), "To the sentence"
        )
    return CardText("comment", "Disputed in a comment", f"by {author}", (("It says", words),), "To the comment")


def _mark(card: MarkCard) -> CardText:
    mark = card.mark
    rows = (
        ("Note", _cut(mark.note, _NOTE_CHARS)),
        ("Grade", f"{mark.grade}, {CREDIBILITY[mark.grade]}" if mark.grade in CREDIBILITY else ""),
        ("Tags", " ".join(f"#{tag}" for tag in mark.tags)),
        ("Made", date_words(mark.made_at[:10]) if mark.made_at else ""),
    )
    title = f"“{_cut(mark.quote, _WORDS_CHARS // 2)}”"
    return CardText(icon_of(mark), title, f"Your {MARKS[mark.kind].lower()}", _told(rows), "To the note")


def _told(rows: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple(row for row in rows if row[1])


def _line(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str, chars: int) -> str:
    line = _line(text)
    return f"{line[:chars].rstrip()}…" if len(line) > chars else line


def _day(day: int) -> str:
    # Days before the year 1 are none of this calendar's.
    return date_words(dt.date.fromordinal(day + EPOCH).isoformat()) if day + EPOCH > 0 else "before the year 1"


def _days(valid: str) -> str:
    return " ".join(date_words(word) if word[:4].isdigit() else word for word in valid.split())


def _degrees(value: float, sides: str) -> str:
    return f"{abs(value):.2f}° {sides[value < 0]}"
