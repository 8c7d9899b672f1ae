"""The fields and operators of the query language, declared once: parser, errors, completion, chips and the help all follow."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Holds(StrEnum):
    """What stands after the colon of a field, and who understands it."""

    WORDS = "words"  # a word, a phrase or brackets, looked for in this field
    EXACTLY = "exactly"  # a value that the index keeps beside each article
    PUBLISHED = "published"  # a period of publication
    SCOPE = "scope"  # the part of the articles that the whole search is about
    CERTAINTY = "certainty"  # how the dates of the whole search are meant
    NAME = "name"  # a name, and what has it only the library knows
    STATE = "state"  # one of `values`, and what is so only the library knows
    PLACE = "place"  # a name of a place, and what names it or a place in it only the library knows
    EVENT = "event"  # a period; what names a date in it only the library knows
    TAG = "tag"  # a word of the user's, and what has it only the library knows
    NOTE = "note"  # words, and which notes of the user's have them only the library knows
    MARKED = "marked"  # one of `values`, and where the user has left it only the library knows
    GRADE = "grade"  # grades of sources and of information, and what has them only the library knows
    ADDED = "added"  # a period, an age or a moment; what is so old only the library knows


class Offers(StrEnum):
    """Where the values come from that are offered while one is being typed."""

    NOTHING = "nothing"
    VALUES = "values"  # those of the table
    SOURCES = "sources"
    LANGUAGES = "languages"
    FORMATS = "formats"
    ACTORS = "actors"
    PLACES = "places"
    TAGS = "tags"


@dataclass(frozen=True, slots=True)
class Example:
    """A search that can be typed, and what it finds."""

    text: str
    finds: str


@dataclass(frozen=True, slots=True)
class Field:
    """What can stand before a colon. `label` names it beside a value, `examples` are the help's, the best known first."""

    name: str
    holds: Holds
    label: str
    examples: tuple[Example, ...]
    offers: Offers = Offers.NOTHING
    values: tuple[str, ...] = ()
    column: str = ""  # EXACTLY: what the index calls it

    @property
    def example(self) -> str:
        """How it is written."""
        return self.examples[0].text


def _field(name: str, holds: Holds, label: str, *examples: tuple[str, str], **rest: object) -> Field:
    return Field(name, holds, label, tuple(Example(*example) for example in examples), **rest)  # type: ignore[arg-type]


TABLE: Final = (
    _field("title", Holds.WORDS, "Title",
           ("title:cuba", "the word in the title"),
           ("title:(cuba turkey)", "both words in the title")),
    _field("body", Holds.WORDS, "Text", ("body:cuba", "the word in the body")),
    _field("comment", Holds.WORDS, "Comments", ("comment:cuba", "the word in what readers wrote")),
    _field("in", Holds.SCOPE, "In",
           ("cuba in:comments", "the whole search in the comments"),
           ("cuba in:title", "the whole search in titles"),
           ("cuba in:boilerplate", "the whole search in what was left out"),
           ("cuba in:all", "everywhere, your notes included"),
           offers=Offers.VALUES, values=("title", "body", "comments", "boilerplate", "all")),
    _field("source", Holds.WORDS, "Source", ('source:"Long Watch"', "of this outlet"), offers=Offers.SOURCES),
    _field("author", Holds.WORDS, "Author", ("author:colborne", "by this author")),
    _field("url", Holds.WORDS, "Address", ("url:1962", "with this word in their address")),
    _field("lang", Holds.EXACTLY, "Language", ("lang:ar", "in this language, by its code of two letters"),
           offers=Offers.LANGUAGES, column="language"),
    _field("format", Holds.EXACTLY, "Format", ("format:html", "of this format: html, mhtml, pdf, docx, epub, mail, text …"),
           offers=Offers.FORMATS, column="format"),
    _field("actor", Holds.NAME, "Actor",
           ("actor:khrushchev", "that name this actor, by any name that the registry knows"),
           ('actor:"United States"', "the same, for names of several words"),
           ("actor:turkey/strict", "that name it by a name of its own: no capital, no people, no former name"),
           ("actor:turkey NEAR/s actor:cuba", "with a sentence that names both"),
           offers=Offers.ACTORS),
    _field("place", Holds.PLACE, "Place",
           ("place:syria", "that name this place or one that lies in it, in any language that the gazetteer knows"),
           ('place:"Santiago de Cuba"', "the same, for names of several words"),
           ('place:"Paris, Texas"', "of namesakes the one that lies there"),
           offers=Offers.PLACES),
    _field("tag", Holds.TAG, "Tag",
           ("tag:embargo", "with this tag of yours; capitals and accents do not matter"),
           ("tag:war", "and with those below it, such as war/air"),
           ("tag:war/", "only with those below it"),
           ('tag:"to read again"', "the same, for tags of several words"),
           offers=Offers.TAGS),
    _field("note", Holds.NOTE, "Note",
           ("note:tonnage", "with this word in a note of yours, or in the tags of a mark"),
           ('note:"check tonnage"', "with both words in one note, in any order"),
           ("note:tonn*", "with a word in a note that begins so")),
    _field("has", Holds.MARKED, "Has",
           ("has:note", "on which you wrote a note, or in which"),
           ("has:highlight", "in which you highlighted something"),
           ("has:claim", "in which you marked a claim; has:dispute and has:forecast likewise"),
           ("has:mark", "in which you marked anything at all"),
           ("has:grade", "that you graded, or in which you graded something"),
           ("has:orphan", "with a mark whose words are not in the text any more"),
           offers=Offers.VALUES,
           values=("note", "highlight", "claim", "dispute", "forecast", "mark", "grade", "orphan")),
    _field("grade", Holds.GRADE, "Grade",
           ("grade:B", "whose source you graded B"),
           ("grade:A..C", "whose source you graded A, B or C"),
           ("grade:2", "that you graded 2, or in which you graded something 2"),
           ("grade:B2", "with both: the source B, and what it says 2")),
    _field("date", Holds.PUBLISHED, "Date",
           ("date:1962-10-22", "published on this day"),
           ("date:1962-10", "published in this month"),
           ("date:1962", "published in this year"),
           ("date:1962-10-20..1962-10-28", "published from the first day to the last"),
           ("date:<1962-11", "published before this month")),
    _field("certainty", Holds.CERTAINTY, "Certainty",
           ("date:1962-10-22 certainty:possible", "published on this day, or in a month or year that it lies in"),
           ("date:1962-10-22 certainty:certain", "published on this day for certain, as without it"),
           offers=Offers.VALUES, values=("certain", "possible")),
    _field("event", Holds.EVENT, "Event",
           ("event:1962-10-22", "whose text names this day with its year"),
           ("event:1962-10", "whose text names this month, or a day of it")),
    _field("added", Holds.ADDED, "Added",
           ("added:7d", "that came into the library in the last 7 days"),
           ("added:24h", "in the last 24 hours; likewise 3w, 2m and 1y"),
           ("added:2026-03", "in this month; all that date: takes"),
           ('added:">=2026-03-05T14:30:00Z"', "from this moment on, as alerts have it")),
    _field("is", Holds.STATE, "",
           ("is:undated", "without a date of publication"),
           ("is:starred", "that you starred"),
           ("is:read", "that you have read"),
           ("is:unread", "that you have not read yet"),
           ("is:queued", "in your queue of what is to be read"),
           ("is:archived", "that you have put away"),
           ("is:inbox", "that you have not put away"),
           ("is:stub", "of which only the opening was saved; the rest has to be paid for"),
           offers=Offers.VALUES, values=("undated", "starred", "read", "unread", "queued", "archived", "inbox", "stub")),
)  # fmt: skip

BY_NAME: Final = {field.name: field for field in TABLE}
FIELDS: Final = tuple(BY_NAME)
WORD_FIELDS: Final = tuple(field.name for field in TABLE if field.holds is Holds.WORDS)
# These hold for the whole search wherever they stand; the others only narrow what they are joined with.
WHOLE_FIELDS: Final = tuple(field.name for field in TABLE if field.holds in {Holds.SCOPE, Holds.CERTAINTY})

OPERATIONS: Final = tuple(
    Example(*row)
    for row in (
        ("quarantine cuba", "articles with both words, in whatever form"),
        ('"ships"', "this very word and no other form of it"),
        ('"quarantine line"', "these words next to each other"),
        ("letter OR telegram", "articles with one of them, or both"),
        ("letter NOT telegram", "articles with the first and without the second"),
        ("letter -telegram", "the same"),
        ("(letter OR telegram) moscow", "brackets say what belongs together"),
        ("letter NEAR/5 moscow", "both words at most five words apart, in any order; NEAR alone means NEAR/10"),
        ("(letter OR note) NEAR/5 moscow", "either word near the other"),
        ('"letter moscow"~5', "these words with at most five others among them, in any order"),
        ("missil*", "words that begin like this; * stands for any letters, or none"),
        ("k*shchev", "the same in the middle, or at the start"),
        ("wom?n", "? stands for one letter"),
        ("khrushchov~", "words with one letter more, less, other or in its neighbour's place"),
        ("krushchov~2", "words with two such differences"),
        ("/19[56][0-9]/", "words that a regular expression describes from end to end"),
    )
)
