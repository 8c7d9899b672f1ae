"""What the user said of the times of texts: decisions like all others; the last one about the same words, or the same text, stands."""

import sqlite3

from workbench.annotate.correcting import Correction, Rulings, Verdict
from workbench.dates import bounds
from workbench.errors import UsageError
from workbench.library.annotations import forget_annotation
from workbench.library.articles import get_article
from workbench.library.decision_log import (
    ARTICLE,
    STANDS,
    Columns,
    Decision,
    decision_of,
    get_decision,
    keep_journal,
    record,
)
from workbench.library.store import Library

CORRECTION, NARRATIVE = "time-correction", "narrative"
# What has a text read anew.
RULINGS = frozenset({CORRECTION, NARRATIVE})


def correct_time(library: Library, article: int, correction: Correction) -> Decision:
    """Say what words of an article mean, or that they are no date. It has to be annotated anew then.

    Raises:
        UsageError: If there is no such article, or a range ends before it begins.
        ValueError: If the time is no day, month or year, nor a range of two of these.
    """
    if correction.edtf is not None and not _runs_forward(correction.edtf):
        raise UsageError(
            f"Could not correct the date: {correction.edtf} ends before it begins. Name the earlier date first. Nothing was changed."
        )
    get_article(library, article)
    with library.write() as connection:
        known = _standing(connection, article).get(_anchor(_columns(correction)))
        before = known or {**_columns(correction), "verdict": Verdict.AS_READ.value, "edtf": None}
        seq = record(connection, CORRECTION, f"{ARTICLE}{article}", before, _columns(correction))
        forget_annotation(connection, article)
    keep_journal(library)
    return get_decision(library.connection, seq)


def corrections_of(library: Library, article: int) -> tuple[Correction, ...]:
    """Return what stands of what the user said of an article's times, in the order in which it was said.

    What cannot be understood, of a damaged library or another program, is left out: the article is to be read all the same.
    """
    found = map(_correction, _standing(library.connection, article).values())
    return tuple(correction for correction in found if correction is not None)


def set_narrative(library: Library, article: int, narrative: bool | None) -> Decision:
    """Say whether an article tells a history, None to have that found out. It has to be annotated anew then.

    Raises:
        UsageError: If there is no such article, or that is what was said already.
    """
    get_article(library, article)
    with library.write() as connection:
        before = _narrative(connection, article)
        if before is narrative:
            raise UsageError(f"Article {article} is read so already. Nothing was changed.")
        seq = record(
            connection, NARRATIVE, f"{ARTICLE}{article}", _narrative_columns(before), _narrative_columns(narrative)
        )
        forget_annotation(connection, article)
    keep_journal(library)
    return get_decision(library.connection, seq)


def narrative_of(library: Library, article: int) -> bool | None:
    """Return what the user said of whether an article tells a history, None if that is to be found out."""
    return _narrative(library.connection, article)


def rulings_on(library: Library, article: int) -> Rulings:
    """Return all that the user said of an article's times."""
    return Rulings(corrections_of(library, article), narrative_of(library, article))


def last_ruling(connection: sqlite3.Connection, article: int) -> int:
    """Return the number of the last decision about the times of an article, 0 if there is none: what was read before it is stale."""
    row = connection.execute(
        "SELECT max(seq) FROM decision WHERE kind IN (?, ?) AND target = ?", (*sorted(RULINGS), f"{ARTICLE}{article}")
    ).fetchone()
    return int(row[0] or 0)


def take_back(connection: sqlite3.Connection, decision: Decision) -> int:
    """Take back what was said, or taking that back, within the caller's transaction; return the number of that decision."""
    forget_annotation(connection, decision.articles[0])
    return record(connection, decision.kind, decision.target, decision.after, decision.before, decision.seq)


def later_about_the_same(connection: sqlite3.Connection, row: sqlite3.Row) -> str | None:
    """Return the kind of a later decision about the same words, or the same text, None if there is none."""
    # Of a text as a whole all say the same.
    anchor = _anchor(decision_of(connection, row).after)
    later = connection.execute(
        f"SELECT * FROM decision d WHERE {STANDS} AND kind = ? AND target = ? AND seq > ?",
        (row["kind"], row["target"], row["seq"]),
    )
    return row["kind"] if any(_anchor(decision_of(connection, one).after) == anchor for one in later) else None


def _narrative(connection: sqlite3.Connection, article: int) -> bool | None:
    row = connection.execute(
        "SELECT * FROM decision WHERE kind = ? AND target = ? ORDER BY seq DESC LIMIT 1",
        (NARRATIVE, f"{ARTICLE}{article}"),
    ).fetchone()
    said = None if row is None else decision_of(connection, row).after.get("narrative")
    return {"yes": True, "no": False}.get(said or "")


def _narrative_columns(narrative: bool | None) -> dict[str, str | None]:
    return {"narrative": None if narrative is None else "yes" if narrative else "no"}


def _standing(connection: sqlite3.Connection, article: int) -> dict[tuple[str | None, ...], Columns]:
    rows = connection.execute(
        "SELECT * FROM decision WHERE kind = ? AND target = ? ORDER BY seq", (CORRECTION, f"{ARTICLE}{article}")
    )
    decided = (decision_of(connection, row).after for row in rows)
    return {_anchor(columns): columns for columns in decided}


def _correction(columns: Columns) -> Correction | None:
    edtf = columns.get("edtf")
    try:
        if edtf is not None and not _runs_forward(edtf):
            return None
        return Correction(
            Verdict(columns.get("verdict") or Verdict.AS_READ),
            edtf,
            int(columns.get("start") or 0),
            columns.get("quote") or "",
            columns.get("prefix") or "",
            columns.get("suffix") or "",
        )
    except ValueError:
        return None


def _runs_forward(edtf: str) -> bool:
    first, _, last = edtf.partition("/")
    return bounds(first)[0] <= bounds(last or first)[1]


def _columns(correction: Correction) -> dict[str, str | None]:
    return {
        "verdict": correction.verdict.value,
        "edtf": correction.edtf,
        "start": str(correction.start),
        "quote": correction.quote,
        "prefix": correction.prefix,
        "suffix": correction.suffix,
    }


def _anchor(columns: Columns) -> tuple[str | None, ...]:
    """Return what tells the words of a correction from others: in a table the same words stand among the same again and again."""
    return tuple(columns.get(name) for name in ("quote", "prefix", "suffix", "start"))
