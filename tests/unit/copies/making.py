"""Stories that are made up word by word, and what becomes of them: cut, added to, put in another order, with other numbers."""

import contextlib
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tests.unit.library.making import add
from workbench.copies.judging import judge
from workbench.copies.shelf import Shelf
from workbench.copies.signatures import signature_of
from workbench.copies.signing import sign_pending
from workbench.importing.draft import Draft, DraftBlock, assemble
from workbench.jobs import JobContext
from workbench.library.store import Library
from workbench.model import BlockKind, DateClaim, DateState, Document, Zone

_SYLLABLES = [
    first + vowel + last for first in "bdfgklmnprst" for vowel in "aeiou" for last in ("", "n", "r", "s", "l")
]
# As in any text, few words stand everywhere: two stories share many of these.
_SMALL = [
    "the",
    "of",
    "a",
    "to",
    "and",
    "in",
    "that",
    "it",
    "was",
    "for",
    "on",
    "with",
    "as",
    "at",
    "by",
    "from",
    "his",
    "they",
    "are",
    "were",
    "has",
    "had",
    "not",
    "but",
    "which",
]


def words(chance: random.Random, count: int) -> list[str]:
    """Return words, half of them small ones."""
    return [
        chance.choice(_SMALL)
        if chance.random() < 0.5
        else "".join(chance.choices(_SYLLABLES, k=chance.choice([1, 2, 2, 3])))
        for _ in range(count)
    ]


def sentence(chance: random.Random) -> str:
    """Return a sentence, one in four with a number."""
    made = words(chance, chance.randint(9, 24))
    if chance.random() < 0.25:
        made[len(made) // 2] = str(chance.randint(2, 9000))
    return f"{' '.join(made).capitalize()}."


def story(chance: random.Random, paragraphs: int = 9) -> list[str]:
    """Return the paragraphs of a story, some 60 words each."""
    return [" ".join(sentence(chance) for _ in range(chance.randint(3, 5))) for _ in range(paragraphs)]


def page(paragraphs: Sequence[str], title: str = "", site: str = "", path: str = "", **facts: object) -> Document:
    """Return an article; `site` and `path` make its address."""
    blocks = [DraftBlock(Zone.TITLE, title, BlockKind.HEADING, 1)] if title else []
    blocks += [DraftBlock(Zone.BODY, paragraph) for paragraph in paragraphs]
    published = facts.pop("published", None)
    draft = Draft(
        format="html",
        blocks=blocks,
        title=title,
        source=site or None,
        url=f"https://{site}/{path}" if path else None,
        language="en",
        published=DateClaim(str(published), DateState.STATED, "") if published else DateClaim(),
        **facts,
    )
    return assemble(draft)


def pairs_of(pages: Sequence[Document]) -> dict[tuple[int, int], str]:
    """Return which of some pages, counted from 0, are copies, and of what kind."""
    shelf = Shelf.of([(number, signature_of(one)) for number, one in enumerate(pages)])
    return {(pair.one, pair.other): pair.kind.value for pair in judge(JobContext(), shelf)}


@contextlib.contextmanager
def signed_library(folder: Path, pages: Iterable[Document]) -> Iterator[Library]:
    """Open a new library of these articles, whose copies were looked for."""
    with Library.open_or_create(folder) as library:
        for number, document in enumerate(pages):
            add(library, str(number).encode(), document)
        sign_pending(JobContext(), library)
        yield library
