"""New readings of an article's original, as decisions: which text is in force, and what is known of the article with it.

Texts only grow in number: to go back to an older one is to store it again as the newest, so that every evidence still finds its own.
"""

import hashlib
import sqlite3
from typing import Final

import msgspec

from workbench.library.articles import EXTRACTED_COLUMNS, latest_version, mark_changed, store_extraction
from workbench.library.decision_log import ARTICLE, Columns, record
from workbench.library.rezoning import rezone
from workbench.model import DateState, Document

# The kind of decision, and what its before and after hold: the number of the text, and JSON of the article's columns with it.
EXTRACTION = "extraction"
COLUMNS = ("version", "facts")
KEYS: tuple[str, ...] = ()

_Facts = dict[str, str | int | None]
# The SHA-256 of the text with which facts go: numbers are given anew in a library that is made anew, by what then reads its originals.
_TEXT: Final = "text"
# What the user may have said otherwise, before or since.
_DATE_COLUMNS: Final = frozenset({"published", "published_state", "published_basis"})


def current_columns(connection: sqlite3.Connection, article: int, _about: Columns) -> dict[str, str | None]:
    """Return which text is in force, and what is known of the article."""
    row = connection.execute(f"SELECT {', '.join(EXTRACTED_COLUMNS)} FROM article WHERE id = ?", (article,)).fetchone()
    version = latest_version(connection, article)
    text = connection.execute(
        "SELECT text FROM article_text WHERE article = ? AND version = ?", (article, version)
    ).fetchone()
    facts = {**dict(row), _TEXT: "" if text is None else _hashed(text[0])}
    return {"version": str(version), "facts": msgspec.json.encode(facts).decode()}


def apply_columns(connection: sqlite3.Connection, article: int, columns: Columns) -> None:
    """Bring a text back into force within the caller's transaction. One that is not there, in a library made anew, is passed over.

    A date that the user has set stays, and one whose setting was taken back does not come again.
    """
    text = connection.execute(
        "SELECT * FROM article_text WHERE article = ? AND version = ?", (article, int(columns["version"] or 0))
    ).fetchone()
    facts = msgspec.json.decode(columns["facts"] or "{}", type=_Facts)
    if text is None or facts.get(_TEXT) not in {None, _hashed(text["text"])}:
        return
    newest = latest_version(connection, article)
    if text["version"] != newest:
        again = {**dict(text), "version": newest + 1}
        names = ", ".join(again)
        connection.execute(
            f"INSERT INTO article_text ({names}) VALUES ({', '.join(f':{name}' for name in again)})", again
        )
        # Its blocks stand in the zones that were said then: what was said since is laid over it anew.
        connection.execute(
            "INSERT INTO zone_change (article, version, start, zone, comment)"
            " SELECT article, ?, start, zone, comment FROM zone_change WHERE article = ? AND version = ?",
            (newest + 1, article, text["version"]),
        )
    known = {name: facts[name] for name in EXTRACTED_COLUMNS if name in facts}
    state = connection.execute("SELECT published_state FROM article WHERE id = ?", (article,)).fetchone()[0]
    if DateState.SET in {state, facts.get("published_state")}:
        known = {name: value for name, value in known.items() if name not in _DATE_COLUMNS}
    if known:
        assignments = ", ".join(f"{name} = :{name}" for name in known)
        connection.execute(f"UPDATE article SET {assignments} WHERE id = :id", {**known, "id": article})
    rezone(connection, article)
    mark_changed(connection, [article])


def store_reading(connection: sqlite3.Connection, article: int, document: Document) -> int | None:
    """Store a new reading within the caller's transaction, as a decision, and return its number; None for an article that was purged meanwhile."""
    if connection.execute("SELECT 1 FROM article WHERE id = ?", (article,)).fetchone() is None:
        return None
    before = current_columns(connection, article, {})
    store_extraction(connection, article, document)
    rezone(connection, article)
    return record(connection, EXTRACTION, f"{ARTICLE}{article}", before, current_columns(connection, article, {}))


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
