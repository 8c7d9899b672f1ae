"""What the user says of blocks that return on all pages of a source: rules, each changed by decisions about that source."""

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from workbench.library.decision_log import SOURCE, STANDS, Columns, Decision, record
from workbench.library.rezoning import ZONES, rezone, source_key
from workbench.library.store import Library
from workbench.model import Zone

ZONE_RULE: Final = "zone-rule"
COLUMNS: Final = ("words", "zone")
_NOT_DIGITS: Final = re.compile(r"[^0]+")


@dataclass(frozen=True, slots=True)
class ZoneRule:
    """On pages of a source, blocks of these words (folded, each digit a 0) are of this zone."""

    source: str
    words: str
    zone: Zone


def list_rules(library: Library) -> list[ZoneRule]:
    """Return all rules, by source and words; what cannot be understood, of a damaged library, is left out."""
    rows = library.connection.execute("SELECT source, words, zone FROM zone_rule ORDER BY source, words")
    return [ZoneRule(source, words, Zone(zone)) for source, words, zone in rows if zone in ZONES]


def is_sound(after: Columns) -> bool:
    """Tell whether a line of the journal can be what a decision about a rule says."""
    return after.keys() == set(COLUMNS) and bool(after["words"]) and (after["zone"] is None or after["zone"] in ZONES)


def current_columns(connection: sqlite3.Connection, source: str, words: str) -> dict[str, str | None]:
    """Return the rule as it is now; a zone of null where there is none."""
    row = connection.execute("SELECT zone FROM zone_rule WHERE source = ? AND words = ?", (source, words)).fetchone()
    return {"words": words, "zone": None if row is None else row["zone"]}


def apply_columns(connection: sqlite3.Connection, source: str, columns: Columns) -> list[int]:
    """Make or take away a rule within the caller's transaction, and move the blocks that it is about; return the articles that have any."""
    connection.execute("DELETE FROM zone_rule WHERE source = ? AND words = ?", (source, columns["words"]))
    if columns["zone"] is not None:
        connection.execute(
            "INSERT INTO zone_rule (source, words, zone) VALUES (?, ?, ?)", (source, columns["words"], columns["zone"])
        )
    return [
        article for article in _candidates(connection, source, columns["words"] or "") if rezone(connection, article)
    ]


def decide(connection: sqlite3.Connection, source: str, after: Columns, undoes: int | None = None) -> int:
    """Write a decision about a rule within the caller's transaction, apply it, and return its number."""
    before = current_columns(connection, source, after["words"] or "")
    apply_columns(connection, source, after)
    return record(connection, ZONE_RULE, f"{SOURCE}{source}", before, after, undoes)


def take_back(connection: sqlite3.Connection, decision: Decision) -> int:
    """Change a rule back to what it was before a decision, and return the number of the row that says so."""
    return decide(connection, decision.target.removeprefix(SOURCE), decision.before, decision.seq)


def later_about_the_same(connection: sqlite3.Connection, row: sqlite3.Row) -> str | None:
    """Return the kind of the next decision that stands about the same rule, None if there is none."""
    later = connection.execute(
        f"SELECT kind FROM decision d WHERE {STANDS} AND seq > :seq AND target = :target"
        " AND json_extract(after, '$.words') = json_extract(:after, '$.words')",
        dict(row),
    ).fetchone()
    return None if later is None else str(later[0])


def rezone_new(connection: sqlite3.Connection, articles: Iterable[int]) -> None:
    """Apply the rules of their sources to articles that have come in, within the caller's transaction."""
    if connection.execute("SELECT 1 FROM zone_rule LIMIT 1").fetchone() is not None:
        for article in articles:
            rezone(connection, article)


def _candidates(connection: sqlite3.Connection, source: str, words: str) -> list[int]:
    """Return the articles of a source that may have a block of these words: those with its longest stretch without digits, case aside.

    SQLite folds the case of ASCII alone: of a stretch in other letters all articles are candidates.
    """
    stretch = max(_NOT_DIGITS.findall(words), key=len, default="")
    # Blanks may be line ends in the text.
    word = max(stretch.split(), key=len, default="")
    sought = word if word.isascii() else ""
    rows = connection.execute(
        """
        SELECT a.id, a.domain, a.source FROM article a JOIN article_text t ON t.article = a.id
        WHERE coalesce(nullif(a.domain, ''), a.source) = ?
          AND t.version = (SELECT max(version) FROM article_text WHERE article = a.id)
          AND (? = '' OR instr(lower(t.text), ?) > 0)
        """,
        (source, sought, sought),
    )
    return [article for article, domain, name in rows if source_key(domain, name) == source]
