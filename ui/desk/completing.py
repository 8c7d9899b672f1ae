"""What could be meant by the word that is being typed: actors and sources that it begins, and earlier searches."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

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
    """The word that ends at the cursor: its letters, and the query without it."""

    letters: str
    before: str
    after: str

    def replaced_by(self, field: str, value: str) -> Completion:
        """Return the query with a term in the word's place."""
        rest = f"{self.before.rstrip()} {self.after.lstrip()}".strip()
        text = query_terms.with_term(rest, field, value)
        return Completion(f"{text} ", len(text) + 1)


def typed_word(text: str, cursor: int) -> TypedWord | None:
    """Return the word that is being typed; None within quotes, a field's value, or before enough letters."""
    start = max(text.rfind(" ", 0, cursor), text.rfind("(", 0, cursor)) + 1
    letters = text[start:cursor].lstrip("@-")
    is_word = ":" not in letters and '"' not in letters and text.count('"', 0, cursor) % 2 == 0
    if len(letters) < LEAST_LETTERS or not is_word or text[cursor : cursor + 1].strip():
        return None
    return TypedWord(letters, text[:start], text[cursor:])


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
