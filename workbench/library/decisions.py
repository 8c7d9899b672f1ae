"""What the user decides about articles: one row each in the decision table, applied, undone and redone from it.

Kinds: "publication-date", "delete", "restore", "star", "unstar", "archive", "unarchive", "queue", "unqueue", "forecast-status", "event-group", "mention-ruling", "relation-verdict",
"copy-verdict", "zone-ruling", "extraction", "mark", "grade", "purge" (which
cannot be undone); those of tags.py, searches.py, corrections.py, zone_rules.py, source_grades.py and actor_rows.py are taken back from here too. A decision's before and after hold the
columns that it changes, so that undoing any of them is the same act.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from itertools import chain

import msgspec

from workbench.dates import bounds, now
from workbench.errors import UsageError
from workbench.library import (
    actor_rows,
    copy_verdicts,
    corrections,
    event_groups,
    extractions,
    forecast_status,
    mention_rulings,
    relation_verdicts,
    searches,
    source_grades,
    tags,
    zone_rules,
    zone_rulings,
)
from workbench.library.articles import get_article
from workbench.library.copy_verdicts import COPY_VERDICT, KeptVerdict
from workbench.library.decision_columns import COLUMNS, KEPT, current, write
from workbench.library.decision_log import (
    ACTOR,
    IS_THERE,
    SEARCH,
    SOURCE,
    STANDS,
    TAG,
    Columns,
    Decision,
    decision_of,
    get_decision,
    join,
    keep_journal,
    rows_of_step,
)
from workbench.library.event_groups import EVENT_GROUP, KeptGroup
from workbench.library.forecast_status import FORECAST_STATUS, KeptStatus
from workbench.library.import_runs import articles_of_run
from workbench.library.marks import MARK
from workbench.library.mention_rulings import MENTION_RULING
from workbench.library.relation_verdicts import RELATION_VERDICT, KeptRelation
from workbench.library.rezoning import source_key
from workbench.library.source_grades import CREDIBILITY, RELIABILITY
from workbench.library.source_rows import BY_KIND
from workbench.library.store import Library
from workbench.library.zone_rulings import ZONE_RULING
from workbench.model import DateState, Document, Evidence, Zone

# What changes to what the times of a text are bound.
REBINDING = frozenset({"publication-date", *corrections.RULINGS})
_NEXT_UNDO = f"SELECT * FROM decision d WHERE {STANDS} ORDER BY seq DESC LIMIT 1"
_NEXT_REDO = f"""
  SELECT * FROM decision d WHERE undoes IS NOT NULL AND {IS_THERE}
    AND (SELECT undoes FROM decision first WHERE first.seq = d.undoes) IS NULL
    AND NOT EXISTS (SELECT 1 FROM decision r WHERE r.undoes = d.seq)
    AND NOT EXISTS (SELECT 1 FROM decision later WHERE later.seq > d.seq AND later.undoes IS NULL)
  ORDER BY seq DESC LIMIT 1
"""
_SET_BASIS = "set by the user"


def set_publication_dates(library: Library, dates: Mapping[int, str]) -> Decision:
    """Set when articles were published, in one step that is taken back as one.

    Args:
        library: Open.
        dates: By article YYYY, YYYY-MM or YYYY-MM-DD, as workbench.dates.parse_user_date returns it; at least one.

    Raises:
        UsageError: If one of the articles does not exist. Nothing is changed then.
    """
    for edtf in dates.values():
        bounds(edtf)
    return _decide(library, "publication-date", [(article, date_columns(edtf)) for article, edtf in dates.items()])


def date_columns(edtf: str) -> dict[str, str | None]:
    """Return the columns of an article whose date the user has set."""
    return {"published": edtf, "published_state": DateState.SET.value, "published_basis": _SET_BASIS}


def delete(library: Library, article: int) -> Decision:
    """Move an article to the trash.

    Raises:
        UsageError: If it is there already, or does not exist.
    """
    if get_article(library, article).deleted_at is not None:
        raise UsageError(f"Article {article} is in the trash already. To remove it for good, use purge.")
    return _decide(library, "delete", [(article, {"deleted_at": now()})])


def undo_import(library: Library, run: int) -> Decision:
    """Move all articles that an import brought to the trash, in one step that is taken back as one.

    Raises:
        UsageError: If none of them is left to be moved.
    """
    articles = articles_of_run(library, run)
    if not articles:
        raise UsageError(f"No article of import {run} is in the library any more. Nothing was changed.")
    gone = now()
    return _decide(library, "delete", [(article, {"deleted_at": gone}) for article in articles])


def restore(library: Library, article: int) -> Decision:
    """Take an article out of the trash.

    Raises:
        UsageError: If it is not in the trash, or does not exist.
    """
    return restore_articles(library, [article])


def restore_articles(library: Library, articles: Sequence[int]) -> Decision:
    """Take articles out of the trash, in one step that is taken back as one.

    Raises:
        UsageError: If one of them is not in the trash, or does not exist. Nothing is changed then.
    """
    for article in articles:
        if get_article(library, article).deleted_at is None:
            raise UsageError(f"Article {article} is not in the trash. Nothing was changed.")
    return _decide(library, "restore", [(article, {"deleted_at": None}) for article in dict.fromkeys(articles)])


def set_star(library: Library, article: int, is_starred: bool) -> Decision:
    """Star an article, or take its star away.

    Raises:
        UsageError: If it is so already, or does not exist.
    """
    if (get_article(library, article).starred_at is not None) == is_starred:
        raise UsageError(
            f"Article {article} {'is starred already' if is_starred else 'has no star'}. Nothing was changed."
        )
    kind, starred_at = ("star", now()) if is_starred else ("unstar", None)
    return _decide(library, kind, [(article, {"starred_at": starred_at})])


def set_archived(library: Library, article: int, is_archived: bool) -> Decision:
    """Put an article away, out of the queue too, or take it back among what is not put away.

    Raises:
        UsageError: If it is so already, or does not exist.
    """
    known = get_article(library, article)
    if (known.archived_at is not None) == is_archived:
        raise UsageError(
            f"Article {article} is {'archived already' if is_archived else 'not archived'}. Nothing was changed."
        )
    if is_archived:
        return _decide(library, "archive", [(article, {"archived_at": now(), "queued_at": None})])
    return _decide(library, "unarchive", [(article, {"archived_at": None, "queued_at": known.queued_at})])


def set_queued(library: Library, article: int, is_queued: bool) -> Decision:
    """Put an article at the end of the queue, out of the archive too, or take it out of the queue.

    Raises:
        UsageError: If it is so already, or does not exist.
    """
    known = get_article(library, article)
    if (known.queued_at is not None) == is_queued:
        raise UsageError(
            f"Article {article} is {'in the queue already' if is_queued else 'not in the queue'}. Nothing was changed."
        )
    if is_queued:
        return _decide(library, "queue", [(article, {"queued_at": now(), "archived_at": None})])
    return _decide(library, "unqueue", [(article, {"queued_at": None, "archived_at": known.archived_at})])


def set_forecast_status(library: Library, article: int, kept: KeptStatus) -> Decision:
    """Say what became of a forecast of an article.

    Raises:
        UsageError: If that is what was said already, or the article does not exist.
    """
    get_article(library, article)
    after = forecast_status.columns_of(kept)
    if forecast_status.current_columns(library.connection, article, after)["status"] == after["status"]:
        raise UsageError(f"This forecast of article {article} counts as {kept.status} already. Nothing was changed.")
    return _decide(library, FORECAST_STATUS, [(article, after)])


def set_event_groups(library: Library, rows: Sequence[KeptGroup]) -> Decision:
    """Say which events are one, or are not, in one step.

    Raises:
        UsageError: If an article does not exist. Nothing is changed then.
    """
    return _decide(library, EVENT_GROUP, [(row.article, event_groups.columns_of(row)) for row in rows])


def set_mention(
    library: Library,
    article: int,
    key: str,
    evidence: Evidence,
    actor: str | None,
    instead: Sequence[tuple[str, Evidence]] = (),
) -> Decision:
    """Say whom one mention names: an actor, nobody with "", or with None whomever it was found to name; `instead` of what was said of others.

    Raises:
        UsageError: If there is no such article.
    """
    get_article(library, article)
    rows = [(key, evidence, actor), *((other, about, None) for other, about in instead)]
    return _decide(library, MENTION_RULING, [(article, mention_rulings.columns_of(*row)) for row in rows])


def set_relation_verdict(library: Library, kept: KeptRelation) -> Decision:
    """Say whether a sentence tells of a relation between two actors, and of which.

    Raises:
        UsageError: If that is what was said already, or the article does not exist.
    """
    get_article(library, kept.article)
    after = relation_verdicts.columns_of(kept)
    said = relation_verdicts.current_columns(library.connection, kept.article, after)
    if {**said, "evidence": None} == {**after, "evidence": None}:
        raise UsageError(
            f"That is what was said of this sentence of article {kept.article} already. Nothing was changed."
        )
    return _decide(library, RELATION_VERDICT, [(kept.article, after)])


def set_zones(library: Library, article: int, rows: Sequence[tuple[str, Evidence, Zone | None]]) -> Decision:
    """Say of which zone blocks of an article are, each by key and evidence, in one step; None is whichever they were read as.

    Raises:
        UsageError: If there is no such article.
    """
    get_article(library, article)
    return _decide(library, ZONE_RULING, [(article, zone_rulings.columns_of(*row)) for row in rows])


def store_readings(library: Library, read: Sequence[tuple[int, Document]]) -> Decision | None:
    """Store new readings of articles' originals, in one step; dates that the user has set stay, and so does every mark. None: all were purged."""
    with library.write() as connection:
        stored = [extractions.store_reading(connection, article, document) for article, document in read]
        seqs = [seq for seq in stored if seq is not None]
        join(connection, seqs)
    keep_journal(library)
    return get_decision(library.connection, seqs[0]) if seqs else None


def set_zone_rule(library: Library, source: str, words: str, zone: Zone | None) -> Decision:
    """Say of which zone blocks of these words are on all pages of a source; None takes a rule away.

    Raises:
        UsageError: If that is what was said already.
    """
    with library.write() as connection:
        after = {"words": words, "zone": None if zone is None else zone.value}
        if zone_rules.current_columns(connection, source, words) == after:
            raise UsageError(f"That is the rule for {source} already. Nothing was changed.")
        seq = zone_rules.decide(connection, source, after)
    keep_journal(library)
    return get_decision(library.connection, seq)


def set_marks(library: Library, rows: Sequence[tuple[int, Columns]]) -> Decision:
    """Make, change or take away marks, each of an article as marks.columns_of or marks.gone has it, in one step.

    Raises:
        UsageError: If an article does not exist. Nothing is changed then.
    """
    for article, _ in rows:
        get_article(library, article)
    return _decide(library, MARK, rows)


def set_article_grade(library: Library, article: int, grade: str) -> Decision:
    """Say how credible what an article says is, "1" to "6"; "" takes the grade away.

    Raises:
        UsageError: If that is its grade already, there is no such grade, or no such article.
    """
    if grade and grade not in CREDIBILITY:
        raise UsageError(f"There is no grade “{grade}” of information: grades are 1 to 6. Nothing was changed.")
    if get_article(library, article).grade == grade:
        raise UsageError(f"That is the grade of article {article} already. Nothing was changed.")
    return _decide(library, "grade", [(article, {"grade": grade})])


def set_source_grade(library: Library, source: str, grade: str | None) -> Decision:
    """Say how reliable a source is, "A" to "F"; None takes the grade away.

    Raises:
        UsageError: If that is its grade already, or there is no such grade.
    """
    if grade is not None and grade not in RELIABILITY:
        raise UsageError(f"There is no grade “{grade}” of sources: grades are A to F. Nothing was changed.")
    with library.write() as connection:
        after = {"grade": grade}
        if source_grades.current_columns(connection, source) == after:
            raise UsageError(f"That is the grade of {source} already. Nothing was changed.")
        seq = source_grades.decide(connection, source, after)
    keep_journal(library)
    return get_decision(library.connection, seq)


def set_grades(library: Library, article: int, source: str | None, said: str, key: str | None = None) -> Decision:
    """Grade the source of an article and what the article says, or with `key` one of its marks, in one step; what is as it was stays so.

    Args:
        library: Open.
        article: Which.
        source: "A" to "F", "" for none; None leaves it, as of an article of which no source is known.
        said: "1" to "6", "" for none.
        key: Of the mark.

    Raises:
        UsageError: If those are the grades already, there is no such article, mark or grade.
    """
    known = get_article(library, article)
    if (source and source not in RELIABILITY) or (said and said not in CREDIBILITY):
        raise UsageError("Grades of sources are A to F, of information 1 to 6. Nothing was changed.")
    name = source_key(known.domain, known.source)
    with library.write() as connection:
        seqs = []
        after: Columns = {"grade": source or None}
        if name and source is not None and source_grades.current_columns(connection, name) != after:
            seqs.append(source_grades.decide(connection, name, after))
        kind, wanted = ("grade", {"grade": said}) if key is None else (MARK, {"key": key})
        before = current(connection, kind, article, wanted)
        if key is not None and before["kind"] is None:
            raise UsageError(f"Article {article} has no mark {key} any more. Nothing was changed.")
        if before["grade"] != said:
            changed = {"grade": said} if key is None else {"grade": said, "changed_at": now()}
            seqs.append(write(connection, kind, article, before, {**before, **changed}, None))
        if not seqs:
            raise UsageError("Those are the grades already. Nothing was changed.")
        join(connection, seqs)
    keep_journal(library)
    return get_decision(library.connection, seqs[0])


def set_copy_verdicts(library: Library, rows: Sequence[KeptVerdict]) -> Decision:
    """Say of pairs of articles whether they are copies, in one step.

    Raises:
        UsageError: If that is what was said already, or an article does not exist. Nothing is changed then.
    """
    after = [(row.article, copy_verdicts.columns_of(row)) for row in rows]
    for article, _ in after:
        get_article(library, article)
    connection = library.connection
    if all(copy_verdicts.current_columns(connection, article, columns) == columns for article, columns in after):
        raise UsageError("That is what was said of these articles already. Nothing was changed.")
    return _decide(library, COPY_VERDICT, after)


def undo(library: Library) -> Decision:
    """Take back the last decision that stands, and return the row that says so.

    Raises:
        UsageError: If there is none that can be undone.
    """
    return _take_back(
        library, lambda connection: _first(connection, _NEXT_UNDO, "There is nothing to undo in this library.")
    )


def redo(library: Library) -> Decision:
    """Take back the last undoing, as long as nothing else was decided since.

    Raises:
        UsageError: If there is none.
    """
    return _take_back(
        library, lambda connection: _first(connection, _NEXT_REDO, "There is nothing to redo in this library.")
    )


def undo_decision(library: Library, seq: int) -> Decision:
    """Take back one decision, wherever it stands in the log, and return the row that says so.

    Raises:
        UsageError: If it does not stand any more, or something later was decided about the same.
    """
    return _take_back(library, lambda connection: _undoable(connection, seq))


def next_undo(library: Library) -> Decision | None:
    """Return the decision that `undo` would take back, None if there is none."""
    row = library.connection.execute(_NEXT_UNDO).fetchone()
    return None if row is None else decision_of(library.connection, row)


def next_redo(library: Library) -> Decision | None:
    """Return the undoing that `redo` would take back, None if there is none."""
    row = library.connection.execute(_NEXT_REDO).fetchone()
    return None if row is None else decision_of(library.connection, row)


def _decide(library: Library, kind: str, wanted: Sequence[tuple[int, Columns]]) -> Decision:
    """Decide about articles in one step."""
    with library.write() as connection:
        seqs = [
            write(connection, kind, article, current(connection, kind, article, after), after, None)
            for article, after in wanted
        ]
        join(connection, seqs)
    keep_journal(library)
    return get_decision(library.connection, seqs[0])


def _take_back(library: Library, find: Callable[[sqlite3.Connection], sqlite3.Row]) -> Decision:
    """Take back the step that is found; it is looked for within the turn, lest two processes find the same."""
    with library.write() as connection:
        step = rows_of_step(connection, decision_of(connection, find(connection)))
        seqs = [_take_back_row(connection, decision) for decision in reversed(step)]
        join(connection, seqs)
    keep_journal(library)
    return get_decision(library.connection, seqs[0])


def _take_back_row(connection: sqlite3.Connection, decision: Decision) -> int:
    if decision.target.startswith(TAG):
        return tags.take_back(connection, decision)
    if decision.target.startswith(SEARCH):
        return searches.take_back(connection, decision)
    if decision.target.startswith(ACTOR):
        return actor_rows.take_back(connection, decision)
    if decision.target.startswith(SOURCE):
        return BY_KIND[decision.kind].take_back(connection, decision)
    if decision.kind in corrections.RULINGS:
        return corrections.take_back(connection, decision)
    article = decision.articles[0]
    now_there = current(connection, decision.kind, article, decision.after)
    return write(connection, decision.kind, article, now_there, decision.before, decision.seq)


def _first(connection: sqlite3.Connection, query: str, otherwise: str) -> sqlite3.Row:
    row: sqlite3.Row | None = connection.execute(query).fetchone()
    if row is None:
        raise UsageError(otherwise)
    return row


def _undoable(connection: sqlite3.Connection, seq: int) -> sqlite3.Row:
    row = _first(
        connection,
        f"SELECT * FROM decision d WHERE {STANDS} AND seq = {seq:d}",
        f"Decision {seq} does not stand any more, so it cannot be undone. Nothing was changed.",
    )
    step = connection.execute(
        "SELECT * FROM decision WHERE seq = ? OR step = ? ORDER BY seq", (seq, row["step"])
    ).fetchall()
    kept: dict[tuple[str, str], list[sqlite3.Row]] = {}
    for one in step:
        if one["kind"] in KEPT:
            kept.setdefault((one["kind"], one["target"]), []).append(one)
    laters = chain(
        (_later_about_the_same(connection, one) for one in step if one["kind"] not in KEPT),
        (_later_about_the_rows(connection, rows) for rows in kept.values()),
    )
    later = next(filter(None, laters), None)
    if later is not None:
        raise UsageError(
            f"Decision {seq} cannot be undone by itself: something was decided about the same later ({later}). "
            "Undo that first. Nothing was changed."
        )
    return row


def _later_about_the_same(connection: sqlite3.Connection, row: sqlite3.Row) -> str | None:
    """Return the kind of the next decision that stands upon this one, None if none does."""
    if row["target"].startswith(TAG):
        return tags.later_about_the_same(connection, row["seq"])
    if row["target"].startswith(ACTOR):
        return actor_rows.later_about_the_same(connection, row)
    if row["target"].startswith(SOURCE):
        return BY_KIND[row["kind"]].later_about_the_same(connection, row)
    if row["kind"] in corrections.RULINGS:
        return corrections.later_about_the_same(connection, row)
    later = connection.execute(
        f"SELECT kind FROM decision d WHERE {STANDS} AND seq > ? AND target = ? ORDER BY seq",
        (row["seq"], row["target"]),
    )
    kinds = (str(kind) for (kind,) in later)
    if row["target"].startswith(SEARCH):
        return next(kinds, None)
    return next((kind for kind in kinds if set(COLUMNS.get(kind, ())) & set(COLUMNS[row["kind"]])), None)


def _later_about_the_rows(connection: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> str | None:
    """Return the kind of rows of a step, which have it and an article in common, if one stands that says something later of the same.

    A thousand marks of one article came in one step: the log is read once for all of them.
    """
    first = rows[0]
    keys = ", ".join(f"json_extract(after, '$.{key}')" for key in KEPT[first["kind"]].KEYS) or "1"
    ours = {
        tuple(row)
        for row in connection.execute(
            f"SELECT {keys} FROM decision WHERE seq IN (SELECT value FROM json_each(?))",
            (msgspec.json.encode([row["seq"] for row in rows]).decode(),),
        )
    }
    later = connection.execute(
        f"SELECT {keys} FROM decision d WHERE {STANDS} AND seq > :last AND target = :target AND kind = :kind",
        {"last": rows[-1]["seq"], "target": first["target"], "kind": first["kind"]},
    )
    return str(first["kind"]) if any(tuple(row) in ours for row in later) else None
