"""What could be meant by the word that is being typed: actors and sources that it begins, fields, and earlier searches.

After a field, what can stand there; which values that are, the table of fields says.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.fields import BY_NAME, TABLE, Offers
from index.lexing import lex
from ui.desk.library_tools import LibraryTools
from ui.floating.fuzzy import match
from ui.look.popup import PaletteRow
from ui.panels.completions import Completion, CompletionGroup
from workbench import query_terms
from workbench.annotate.findings import Actor
from workbench.annotate.places.gazetteer import Gazetteer
from workbench.annotate.places.place import Place
from workbench.jobs import JobContext
from workbench.library.names import comparable
from workbench.library.searches import saved_searches
from workbench.library.tags import all_tags

# One letter begins too much to be worth a popup.
LEAST_LETTERS = 2
_ACTORS_MAX, _SOURCES_MAX, _HISTORY_MAX = 4, 3, 3
_VALUES_MAX = 8
_ACTORS_LOOKED_AT = 60
_PLACES_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class TypedWord:
    """The word that ends at the cursor: its letters, and the query on both sides of it; a minus belongs to what is before.

    After a field, it is the value so far, and what is before ends where the field begins.
    """

    letters: str
    before: str
    after: str
    field: str = ""

    def replaced_by(self, field: str, value: str) -> Completion:
        """Return the query with a term in the word's place, and the cursor where the next word is typed."""
        head = self.before + query_terms.term_text(field, value)
        if self.after.startswith(")"):
            return Completion(head + self.after, len(head))
        return Completion(f"{head} {self.after[self.after[:1].isspace() :]}", len(head) + 1)

    def begun_by(self, field: str) -> Completion:
        """Return the query with a field in the word's place, and the cursor where its value is typed."""
        head = f"{self.before}{field}:"
        return Completion(head + self.after, len(head))


def typed_word(text: str, cursor: int) -> TypedWord | None:
    """Return the word that is being typed; None within quotes, before enough letters, and where no value can be offered."""
    lexemes = lex(text)
    place = next((at for at, lexeme in enumerate(lexemes) if lexeme.end == cursor), None)
    if place is None:
        return None
    word = lexemes[place]
    before = lexemes[place - 1] if place else None
    if word.kind == "field":
        return _typed_value(word.text, "", text[: word.start], text[cursor:])
    if before is not None and before.kind == "field" and (word.kind == "word" or word.is_open):
        return _typed_value(before.text, word.text, text[: before.start], text[cursor:])
    if word.kind != "word":
        return None
    letters = word.text.lstrip("@-")
    if len(letters) < LEAST_LETTERS or ":" in letters:
        return None
    while place and lexemes[place - 1].kind in {"-", "NOT"}:
        place -= 1
    if place and lexemes[place - 1].kind == "field":
        return None
    # Before an @, a minus is not yet a sign of its own.
    sign = "-" if word.text.startswith("-@") else ""
    return TypedWord(letters, text[: word.start] + sign, text[cursor:])


def _typed_value(field: str, letters: str, before: str, after: str) -> TypedWord | None:
    known = BY_NAME.get(field)
    if known is None or known.offers is Offers.NOTHING:
        return None
    return TypedWord(letters, before, after, field)


def completions(
    tools: LibraryTools, ctx: JobContext, word: TypedWord, history: Sequence[str]
) -> tuple[CompletionGroup, ...]:
    """Return what the word may mean, by groups; those that have nothing are left out."""
    if word.field:
        field = BY_NAME[word.field]
        rows = _VALUES[field.offers](tools, word)
        return (CompletionGroup(field.label or "State", rows),) if rows else ()
    actors = _actors(tools, word)
    ctx.checkpoint(1, 2, "")
    earlier = tuple(
        PaletteRow("history", query, payload=Completion(query, len(query)), bold=_bold(word.letters, query))
        for query in history
        if word.letters.casefold() in query.casefold() and query.strip() != word.letters
    )
    groups = (
        CompletionGroup("Actors", actors),
        CompletionGroup("Sources", _sources(tools, word)[:_SOURCES_MAX]),
        CompletionGroup("Fields", _fields(word)),
        CompletionGroup("Saved searches", _kept(tools, word)),
        CompletionGroup("Searched before", earlier[:_HISTORY_MAX]),
    )
    return tuple(group for group in groups if group.rows)


def _actors(tools: LibraryTools, word: TypedWord) -> tuple[PaletteRow, ...]:
    if len(word.letters) < LEAST_LETTERS:
        return ()
    return tuple(
        PaletteRow(actor.kind.value, actor.name, _known_as(tools, actor.id, word.letters), payload=word.replaced_by("actor", actor.name),
                   bold=_bold(word.letters, actor.name), tail=f"{articles:,}" if articles else "")
        for actor, articles in actors_like(tools, word.letters, _ACTORS_MAX)
    )  # fmt: skip


def _places(tools: LibraryTools, word: TypedWord) -> tuple[PaletteRow, ...]:
    if len(word.letters) < LEAST_LETTERS:
        return ()
    return tuple(
        PaletteRow("place", place.name, said_within(place), payload=word.replaced_by("place", place.name),
                   bold=_bold(word.letters, place.name), tail=f"{articles:,}" if articles else "")
        for place, articles in places_like(tools, word.letters, _VALUES_MAX)
    )  # fmt: skip


def _sources(tools: LibraryTools, word: TypedWord) -> tuple[PaletteRow, ...]:
    return tuple(
        PaletteRow(
            "world", name, payload=word.replaced_by("source", name), bold=_bold(word.letters, name), tail=f"{count:,}"
        )
        for name, count in sources_like(tools, word.letters, _VALUES_MAX)
    )


def _kept(tools: LibraryTools, word: TypedWord) -> tuple[PaletteRow, ...]:
    """Return the saved searches whose name has a word that begins so; each takes the place of the whole query."""
    letters = comparable(word.letters)
    found = [
        search
        for search in saved_searches(tools.library)
        if any(part.startswith(letters) for part in comparable(search.name).split())
    ]
    return tuple(
        PaletteRow("view" if search.is_alert else "search", search.name, search.query or "All articles",
                   payload=Completion(search.query, len(search.query)), bold=_bold(word.letters, search.name))
        for search in found[:_HISTORY_MAX]
    )  # fmt: skip


def _fields(word: TypedWord) -> tuple[PaletteRow, ...]:
    """Return the fields that the word begins, with what each finds."""
    return tuple(
        PaletteRow("search", f"{field.name}:", _first_words(field.examples[0].finds), payload=word.begun_by(field.name),
                   bold=((0, len(word.letters)),))
        for field in TABLE
        if field.name.startswith(word.letters.lower())
    )  # fmt: skip


def _first_words(finds: str) -> str:
    return finds.partition(",")[0].partition(";")[0]


def _listed(_tools: LibraryTools, word: TypedWord) -> tuple[PaletteRow, ...]:
    """Return the values of the table that begin so; what is typed whole needs no offer."""
    letters = word.letters.lower()
    return tuple(
        PaletteRow("check", value, payload=word.replaced_by(word.field, value), bold=((0, len(letters)),))
        for value in BY_NAME[word.field].values
        if value.startswith(letters) and value != letters
    )


def _stored(column: str) -> Callable[[LibraryTools, TypedWord], tuple[PaletteRow, ...]]:
    """Return what offers the values that a column of the articles has, the most frequent first."""

    def offer(tools: LibraryTools, word: TypedWord) -> tuple[PaletteRow, ...]:
        rows = tools.library.connection.execute(
            f"SELECT {column} AS value, count(*) AS articles FROM article"
            f" WHERE deleted_at IS NULL AND {column} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
        )
        letters = word.letters.casefold()
        return tuple(
            PaletteRow("language" if column == "language" else "file", row["value"],
                       payload=word.replaced_by(word.field, row["value"]), bold=((0, len(letters)),), tail=f"{row['articles']:,}")
            for row in rows
            if row["value"].casefold().startswith(letters) and row["value"].casefold() != letters
        )[:_VALUES_MAX]  # fmt: skip

    return offer


def _tags(tools: LibraryTools, word: TypedWord) -> tuple[PaletteRow, ...]:
    """Return the tags with these letters, the most used first."""
    counts = all_tags(tools.library)
    found = [name for name in sorted(counts, key=lambda name: -counts[name]) if match(word.letters, name) is not None]
    return tuple(
        PaletteRow("bookmark", name, payload=word.replaced_by("tag", name), bold=_bold(word.letters, name), tail=f"{counts[name]:,}")
        for name in found[:_VALUES_MAX]
    )  # fmt: skip


# What a field offers, by what the table says of it.
_VALUES: dict[Offers, Callable[[LibraryTools, TypedWord], tuple[PaletteRow, ...]]] = {
    Offers.VALUES: _listed,
    Offers.SOURCES: _sources,
    Offers.LANGUAGES: _stored("language"),
    Offers.FORMATS: _stored("format"),
    Offers.ACTORS: _actors,
    Offers.PLACES: _places,
    Offers.TAGS: _tags,
}


def actors_like(tools: LibraryTools, letters: str, limit: int) -> list[tuple[Actor, int]]:
    """Return the actors that are called so, those first that this library names most, with the number of articles."""
    found = tools.registry.search(letters, _ACTORS_LOOKED_AT)
    rows = tools.library.connection.execute(
        "SELECT actor, count(*) AS articles FROM article_actor"
        " WHERE actor IN (SELECT value FROM json_each(?)) GROUP BY actor",
        (json.dumps([actor.id for actor in found]),),
    )
    articles = {row["actor"]: row["articles"] for row in rows}
    # Who is named nowhere in it is offered only where nobody else is meant.
    ranked = sorted((actor for actor in found if actor.id in articles), key=lambda actor: -articles[actor.id]) or found
    return [(actor, articles.get(actor.id, 0)) for actor in ranked[:limit]]


def places_like(tools: LibraryTools, letters: str, limit: int) -> list[tuple[Place, int]]:
    """Return the places that are called so, those first that this library names most, with the number of articles."""
    found = Gazetteer.default().search(letters, _PLACES_LOOKED_AT)
    rows = tools.library.connection.execute(
        "SELECT place, count(*) AS articles FROM article_place"
        " WHERE place IN (SELECT value FROM json_each(?)) GROUP BY place",
        (json.dumps([place.id for place in found]),),
    )
    articles = {row["place"]: row["articles"] for row in rows}
    ranked = sorted((place for place in found if place.id in articles), key=lambda place: -articles[place.id]) or found
    return [(place, articles.get(place.id, 0)) for place in ranked[:limit]]


def said_within(place: Place) -> str:
    """Return what kind of place it is, and in which countries."""
    return " · ".join(part for part in (place.kind.value, ", ".join(place.countries)) if part)


def sources_like(tools: LibraryTools, letters: str, limit: int) -> list[tuple[str, int]]:
    """Return the sources with these letters in their name and how many articles each has, the largest first."""
    rows = tools.library.connection.execute(
        "SELECT coalesce(source, domain) AS name, count(*) AS articles FROM article"
        " WHERE deleted_at IS NULL AND name IS NOT NULL GROUP BY name ORDER BY articles DESC, name"
    )
    folded = letters.casefold()
    return [(row["name"], row["articles"]) for row in rows if folded in row["name"].casefold()][:limit]


def _known_as(tools: LibraryTools, actor: str, letters: str) -> str:
    """Return the alias that matches where the name itself does not show why the actor is there."""
    known = tools.registry.actor(actor)
    if known is not None and letters.casefold() in known.name.casefold():
        return ""
    folded = letters.casefold()
    names = (alias.name for alias in tools.registry.aliases(actor))
    return next((f"known as {name}" for name in names if name.casefold().startswith(folded)), "")


def _bold(letters: str, title: str) -> tuple[tuple[int, int], ...]:
    found = match(letters, title)
    return () if found is None else found.spans
