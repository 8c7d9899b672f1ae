"""The articles that have yet to be counted anew since the user changed whom a name or a mention means."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from workbench.annotate.findings import Findings, Mention
from workbench.annotate.own import OwnName
from workbench.annotate.renaming import GivenNames, Ruling, lay_over, renamed_mentions
from workbench.library import actor_rows
from workbench.library.mention_rulings import rulings_of
from workbench.model import Document

# SQLite takes an expression of a thousand parts at most.
_WORDS_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Renaming:
    """What the user says of names and mentions, as of the change numbered `change`."""

    names: GivenNames
    ruled: frozenset[int]
    change: int

    def laid_over(
        self, connection: sqlite3.Connection, article: int, document: Document, findings: Findings, day: int | None
    ) -> Findings:
        """Return the findings of an article with the user's word over them."""
        rulings = self._rulings(connection, article)
        if not self.names.names and not rulings:
            return findings
        return lay_over(document, findings, self.names, rulings, day)

    def mentions(
        self, connection: sqlite3.Connection, article: int, document: Document, findings: Findings, day: int | None
    ) -> tuple[Mention, ...]:
        """Return the mentions alone, by the user's word."""
        return renamed_mentions(document, findings.mentions, self.names, self._rulings(connection, article), day)

    def _rulings(self, connection: sqlite3.Connection, article: int) -> tuple[Ruling, ...]:
        return rulings_of(connection, article) if article in self.ruled else ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits to be counted anew: names, articles, and the number of the last of these changes."""

    names: tuple[str, ...]
    articles: tuple[int, ...]
    change: int


def last_change(connection: sqlite3.Connection) -> int:
    """Return the number of the last change that anybody made, whether articles follow it yet or not."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'renamed'").fetchone()
    return 0 if row is None else int(row[0])


def read_renaming(connection: sqlite3.Connection) -> Renaming:
    """Return what the user says of names and mentions; `own_registry.renaming_of` keeps it."""
    # First the number: who changes something meanwhile has it read again.
    change = last_change(connection)
    ruled = frozenset(article for (article,) in connection.execute("SELECT DISTINCT article FROM mention_ruling"))
    return Renaming(GivenNames(actor_rows.names(connection)), ruled, change)


def waiting(connection: sqlite3.Connection) -> Waiting | None:
    """Return what waits, None where nothing does."""
    rows = connection.execute("SELECT seq, name, article FROM renamed ORDER BY seq").fetchall()
    if not rows:
        return None
    names = dict.fromkeys(name for _, name, _ in rows if name is not None)
    articles = dict.fromkeys(article for _, _, article in rows if article is not None)
    return Waiting(tuple(names), tuple(articles), rows[-1][0])


def articles_with_words(connection: sqlite3.Connection, words: Sequence[str]) -> list[int]:
    """Return the articles whose newest text has any of these words, as it is written; those in the trash are among them."""
    found: set[int] = set()
    for first in range(0, len(words), _WORDS_AT_ONCE):
        part = words[first : first + _WORDS_AT_ONCE]
        has_one = " OR ".join("instr(text, ?)" for _ in part)
        rows = connection.execute(
            f"SELECT article FROM article_text t WHERE ({has_one})"
            " AND version = (SELECT max(version) FROM article_text WHERE article = t.article)",
            list(part),
        )
        found.update(article for (article,) in rows)
    return sorted(found)


def settle(connection: sqlite3.Connection, change: int) -> None:
    """Note within the caller's transaction that all follow the changes up to this one."""
    connection.execute("DELETE FROM renamed WHERE seq <= ?", (change,))


def words_of(names: Sequence[str]) -> list[str]:
    """Return for each name the word by which texts are searched for it."""
    return list(dict.fromkeys(word for name in names for word in GivenNames([OwnName(name, "")]).words()))
