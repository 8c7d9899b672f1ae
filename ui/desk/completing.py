"""What could be meant by the word that is being typed: actors and sources that it begins, and earlier searches."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from index.lexing import lex
from ui.desk.library_tools import LibraryTools
from ui.floating.fuzzy import match
from ui.look.popup import PaletteRow
from ui.panels.completions import Completion, CompletionGroup
from workbench import query_terms
from workbench.annotate.findings import Actor
from workbench.jobs import JobContext

# One letter begins too much to be worth a popup.
LEAST_LETTERS = 2
_ACTORS_MAX, _SOURCES_MAX, _HISTORY_MAX = 4, 3, 3
_ACTORS_LOOKED_AT = 60


@dataclass(frozen=True, slots=True)
class TypedWord:
    """The word that ends at the cursor: its letters, and the query on both sides of it; a minus belongs to what is before."""

    letters: str
    before: str
    after: str

    def replaced_by(self, field: str, value: str) -> Completion:
        """Return the query with a term in the word's place, and the cursor where the next word is typed."""
        head = self.before + query_terms.term_text(field, value)
        if self.after.startswith(")"):
            return Completion(head + self.after, len(head))
        return Completion(f"{head} {self.after[self.after[:1].isspace() :]}", len(head) + 1)


def typed_word(text: str, cursor: int) -> TypedWord | None:
    """Return the word that is being typed; None within quotes, a field's value, or before enough letters."""
    lexemes = lex(text)
    place = next((at for at, lexeme in enumerate(lexemes) if lexeme.end == cursor), None)
    if place is None or lexemes[place].kind != "word":
        return None
    word = lexemes[place]
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


def completions(
    tools: LibraryTools, ctx: JobContext, word: TypedWord, history: Sequence[str]
) -> tuple[CompletionGroup, ...]:
    """Return what the word may mean, by groups; those that have nothing are left out."""
    actors = tuple(
        PaletteRow(actor.kind.value, actor.name, _known_as(tools, actor.id, word.letters), payload=word.replaced_by("actor", actor.name),
                   bold=_bold(word.letters, actor.name), tail=f"{articles:,}" if articles else "")
        for actor, articles in actors_like(tools, word.letters, _ACTORS_MAX)
    )  # fmt: skip
    ctx.checkpoint(1, 2, "")
    sources = tuple(
        PaletteRow(
            "world", name, payload=word.replaced_by("source", name), bold=_bold(word.letters, name), tail=f"{count:,}"
        )
        for name, count in sources_like(tools, word.letters, _SOURCES_MAX)
    )
    earlier = tuple(
        PaletteRow("history", query, payload=Completion(query, len(query)), bold=_bold(word.letters, query))
        for query in history
        if word.letters.casefold() in query.casefold() and query.strip() != word.letters
    )
    groups = (
        CompletionGroup("Actors", actors),
        CompletionGroup("Sources", sources),
        CompletionGroup("Searched before", earlier[:_HISTORY_MAX]),
    )
    return tuple(group for group in groups if group.rows)


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
