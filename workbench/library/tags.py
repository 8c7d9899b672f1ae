"""Tags: words that the user puts on articles. Each act is one decision, over as many articles as it takes.

A tag is its name, as it was typed first; case and accents make no other one. A stroke in it says that it is below another. What an act changed stands in `tag_change`,
article by article, so that undoing it brings back what was there and no more.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import msgspec

from workbench.errors import UsageError
from workbench.library.articles import get_article
from workbench.library.decision_log import STANDS, TAG, Decision, get_decision, join, keep_journal, record
from workbench.library.names import clean_name, comparable, known_as
from workbench.library.store import Library

# Between a tag and one below it: war/air is a part of war.
BELOW: Final = "/"


@dataclass(frozen=True, slots=True)
class TagChange:
    """What happens to one tag of an article: it comes (`before` is None), goes (`after` is None), or is called otherwise."""

    article: int
    before: str | None
    after: str | None


def tag_articles(library: Library, articles: Iterable[int], name: str) -> Decision:
    """Put a tag on articles; those that have it already keep it.

    Raises:
        UsageError: If one does not exist, all have it, or the name cannot be one.
    """
    wanted = _expect_articles(library, articles)
    cleaned = clean_tag(name)
    with library.write() as connection:
        shown = _spelt(connection, cleaned)
        changes = [TagChange(article, None, shown) for article in wanted]
        seq = _decide(connection, "tag", {"tag": None}, {"tag": shown}, changes)
        if seq is None:
            raise UsageError(
                f"{'The article is' if len(wanted) == 1 else 'All of the articles are'} tagged “{shown}” already. Nothing was changed."
            )
    return _kept(library, seq)


def put_on(connection: sqlite3.Connection, wanted: Mapping[str, Sequence[int]]) -> list[int]:
    """Put on articles the tags that they came with, within the caller's transaction, and return the numbers of the decisions.

    What cannot be the name of a tag is left out.
    """
    cleaned: dict[str, list[int]] = {}
    for name, articles in wanted.items():
        with contextlib.suppress(UsageError):
            cleaned.setdefault(clean_tag(name), []).extend(articles)
    seqs = []
    for name, articles in cleaned.items():
        shown = _spelt(connection, name)
        changes = [TagChange(article, None, shown) for article in dict.fromkeys(articles)]
        having = {a for (a,) in connection.execute("SELECT article FROM article_tag WHERE tag = ?", (shown,))}
        changes = [change for change in changes if change.article not in having]
        seq = _decide(connection, "tag", {"tag": None}, {"tag": shown}, changes) if changes else None
        seqs += [] if seq is None else [seq]
    return seqs


def untag_articles(library: Library, articles: Iterable[int], name: str) -> Decision:
    """Take a tag from articles; those that do not have it stay as they are.

    Raises:
        UsageError: If one does not exist, or none has it.
    """
    wanted = _expect_articles(library, articles)
    with library.write() as connection:
        shown = _expect_known(connection, name)
        changes = [TagChange(article, shown, None) for article in wanted]
        seq = _decide(connection, "untag", {"tag": shown}, {"tag": None}, changes)
        if seq is None:
            raise UsageError(
                f"{'The article is not' if len(wanted) == 1 else 'None of the articles is'} tagged “{shown}”. Nothing was changed."
            )
    return _kept(library, seq)


def delete_tag(library: Library, name: str) -> Decision:
    """Take a tag off all articles that have it, those in the trash too.

    Raises:
        UsageError: If there is no such tag.
    """
    return untag_articles(library, sorted(tagged_articles(library, name)), name)


def rename_tag(library: Library, name: str, new_name: str) -> Decision:
    """Call a tag otherwise on all articles, and those below it with it, in one step; where the new name is another tag's, the two become one.

    Raises:
        UsageError: If there is no such tag, or the new name cannot be one.
    """
    cleaned = clean_tag(new_name)
    with library.write() as connection:
        shown, below = _expect_tree(connection, name)
        depth = shown.count(BELOW) + 1
        targets = {tag: clean_name("tag", BELOW.join([cleaned, *tag.split(BELOW)[depth:]])) for tag in below}
        having = {tag: _articles_having(connection, tag) for tag in below}
        # What moves down goes from the bottom up, and the other way round, lest one take the place of another that has yet to go.
        goes_down = cleaned.count(BELOW) >= depth
        seqs = []
        for tag in sorted(below, key=lambda tag: tag.count(BELOW), reverse=goes_down):
            other = _known(connection, targets[tag])
            # Another spelling of the same name is what was asked for; of another tag, the first spelling stands.
            new = targets[tag] if other in {None, tag} or other in below else other
            changes = [TagChange(article, tag, new) for article in having[tag]]
            seq = _decide(connection, "rename-tag", {"tag": tag}, {"tag": new}, changes) if new != tag else None
            seqs += [] if seq is None else [seq]
        if not seqs:
            raise UsageError(f"The tag is called “{shown}” already. Nothing was changed.")
        join(connection, seqs)
    return _kept(library, seqs[0])


def tagged_articles(library: Library, name: str) -> frozenset[int]:
    """Return the articles that have a tag, those in the trash included; none if there is no such tag."""
    shown = _known(library.connection, name)
    rows = library.connection.execute("SELECT article FROM article_tag WHERE tag = ?", (shown,))
    return frozenset(article for (article,) in rows)


def names_like(names: Iterable[str], name: str, *, is_typed: bool = False) -> tuple[str, ...]:
    """Return which of the names are the tag of that name, and those below it; while it `is_typed`, all that begin so.

    With a stroke at its end, "war/", it is only those below.
    """
    key = path_of(name.strip().removeprefix("#"))
    compared = ((tag, path_of(tag)) for tag in names)
    if is_typed or key.endswith(BELOW):
        return tuple(tag for tag, own in compared if own.startswith(key))
    return tuple(tag for tag, own in compared if own == key or own.startswith(f"{key}{BELOW}"))


def clean_tag(text: str) -> str:
    """Return the name of a tag as it is kept: its parts, where it has any, with nothing but strokes between them.

    Raises:
        UsageError: If it cannot be one.
    """
    parts = (part.strip() for part in text.strip().removeprefix("#").split(BELOW))
    return clean_name("tag", BELOW.join(filter(None, parts)))


def levels(tag: str) -> tuple[str, ...]:
    """Return a tag and all above it, from the top: "war", "war/air", "war/air/raids"."""
    parts = tag.split(BELOW)
    return tuple(BELOW.join(parts[:count]) for count in range(1, len(parts) + 1))


@lru_cache(maxsize=4)
def trees(names: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return, by each tag and all that is above one, as `path_of` has it, which of the names are it or below it."""
    found: dict[str, list[str]] = {}
    for name in names:
        for level in levels(path_of(name)):
            found.setdefault(level, []).append(name)
    return {level: tuple(below) for level, below in found.items()}


def path_of(name: str) -> str:
    """Return a tag as it is compared, part by part."""
    return BELOW.join(comparable(part) for part in name.split(BELOW))


def tags_of(library: Library, article: int) -> tuple[str, ...]:
    """Return the tags of an article, in the order of the alphabet."""
    return tags_of_articles(library, [article]).get(article, ())


def tags_of_articles(library: Library, articles: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Return the tags of those articles that have any, each in the order of the alphabet."""
    rows = library.connection.execute(
        "SELECT article, tag FROM article_tag WHERE article IN (SELECT value FROM json_each(?)) ORDER BY article",
        (msgspec.json.encode(list(articles)).decode(),),
    )
    found: dict[int, list[str]] = {}
    for article, tag in rows:
        found.setdefault(article, []).append(tag)
    return {article: tuple(sorted(tags, key=str.casefold)) for article, tags in found.items()}


def all_tags(library: Library) -> dict[str, int]:
    """Return every tag with the number of articles that have it, those in the trash left out, in the order of the alphabet."""
    connection = library.connection
    counts = dict(map(tuple, connection.execute("SELECT tag, count(*) FROM article_tag GROUP BY tag")))
    # Few are in the trash: looking up whether each article is would take most of the time.
    gone = connection.execute(
        "SELECT tag, count(*) FROM article_tag WHERE article IN (SELECT id FROM article WHERE deleted_at IS NOT NULL) GROUP BY tag"
    )
    for tag, count in gone:
        counts[tag] -= count
    return dict(sorted(counts.items(), key=lambda counted: str.casefold(counted[0])))


def apply_changes(connection: sqlite3.Connection, seq: int, changes: Iterable[TagChange]) -> int:
    """Make changes within the caller's transaction and note by decision `seq` what they really changed; return how many did.

    A name that another spelling has taken meanwhile is that one; an article that is gone is passed over.
    """
    names: dict[str, str] = {}
    done = 0
    for wanted in changes:
        if connection.execute("SELECT 1 FROM article WHERE id = ?", (wanted.article,)).fetchone() is None:
            continue
        before, after = wanted.before, wanted.after
        if before is not None:
            deleted = connection.execute(
                "DELETE FROM article_tag WHERE article = ? AND tag = ?", (wanted.article, before)
            )
            before = before if deleted.rowcount else None
        if after is not None:
            if after not in names:
                # A tag that is being renamed may only change its spelling: its old one is no other tag.
                names[after] = _known(connection, after, besides=wanted.before) or after
            after = names[after]
            inserted = connection.execute(
                "INSERT OR IGNORE INTO article_tag (article, tag) VALUES (?, ?)", (wanted.article, after)
            )
            after = after if inserted.rowcount else None
        if before is not None or after is not None:
            connection.execute(
                "INSERT INTO tag_change (decision, article, before, after) VALUES (?, ?, ?, ?)",
                (seq, wanted.article, before, after),
            )
            done += 1
    return done


def changes_of(connection: sqlite3.Connection, seq: int) -> list[TagChange]:
    """Return what a decision changed."""
    rows = connection.execute(
        "SELECT article, before, after FROM tag_change WHERE decision = ? ORDER BY article", (seq,)
    )
    return [TagChange(*row) for row in rows]


def take_back(connection: sqlite3.Connection, decision: Decision) -> int:
    """Change everything back that a decision changed, and return the number of the row that says so."""
    seq = record(connection, decision.kind, decision.target, decision.after, decision.before, decision.seq)
    back = [TagChange(change.article, change.after, change.before) for change in changes_of(connection, decision.seq)]
    apply_changes(connection, seq, back)
    return seq


def later_about_the_same(connection: sqlite3.Connection, seq: int) -> str | None:
    """Return the kind of the next decision that stands and changes the same tag of the same article, None if there is none."""
    row = connection.execute(
        f"""
        SELECT kind FROM decision d WHERE {STANDS} AND seq > :seq AND EXISTS (
          SELECT 1 FROM tag_change later JOIN tag_change mine ON mine.article = later.article AND mine.decision = :seq
          WHERE later.decision = d.seq
            AND (later.before IN (mine.before, mine.after) OR later.after IN (mine.before, mine.after)))
        ORDER BY seq LIMIT 1
        """,
        {"seq": seq},
    ).fetchone()
    return None if row is None else str(row[0])


def _decide(
    connection: sqlite3.Connection,
    kind: str,
    before: dict[str, str | None],
    after: dict[str, str | None],
    changes: list[TagChange],
) -> int | None:
    """Write a decision with what it changes; None if that is nothing, and the transaction has to be given up."""
    seq = record(connection, kind, f"{TAG}{before['tag'] or after['tag']}", before, after)
    return seq if apply_changes(connection, seq, changes) else None


def _kept(library: Library, seq: int) -> Decision:
    keep_journal(library)
    return get_decision(library.connection, seq)


def _expect_articles(library: Library, articles: Iterable[int]) -> list[int]:
    return [get_article(library, article).id for article in dict.fromkeys(articles)]


def _expect_known(connection: sqlite3.Connection, name: str) -> str:
    shown = _known(connection, name)
    if shown is None:
        raise UsageError(f"There is no tag “{name}” in this library. The command tags lists those that there are.")
    return shown


def _spelt(connection: sqlite3.Connection, cleaned: str) -> str:
    """Return how a tag is spelt in this library; of one that is new, what it is below is spelt as it is there."""
    names = _names(connection)
    known = known_as(cleaned, names)
    if known is not None or BELOW not in cleaned:
        return known or cleaned
    for above in reversed(levels(cleaned)[:-1]):
        path, depth = path_of(above), above.count(BELOW) + 1
        same = next((name for name in names if BELOW.join(path_of(name).split(BELOW)[:depth]) == path), None)
        if same is not None:
            return BELOW.join([*same.split(BELOW)[:depth], *cleaned.split(BELOW)[depth:]])
    return cleaned


def _expect_tree(connection: sqlite3.Connection, name: str) -> tuple[str, tuple[str, ...]]:
    """Return how a tag is spelt, and which tags are it or below it; it may be there only as what others are below."""
    names = _names(connection)
    below = names_like(names, name)
    if not below or name.strip().endswith(BELOW):
        return _expect_known(connection, name), ()
    depth = clean_tag(name).count(BELOW) + 1
    return known_as(clean_tag(name), names) or BELOW.join(below[0].split(BELOW)[:depth]), below


def _articles_having(connection: sqlite3.Connection, tag: str) -> list[int]:
    rows = connection.execute("SELECT article FROM article_tag WHERE tag = ? ORDER BY article", (tag,))
    return [article for (article,) in rows]


def _known(connection: sqlite3.Connection, name: str, besides: str | None = None) -> str | None:
    """Return how a tag is spelt in this library, None if no article has it."""
    return known_as(name.strip().removeprefix("#"), (tag for tag in _names(connection) if tag != besides))


def _names(connection: sqlite3.Connection) -> list[str]:
    """Return every tag once, by steps along the index: DISTINCT would read an entry for each article that has one."""
    rows = connection.execute(
        """
        WITH RECURSIVE step (tag) AS (
          SELECT min(tag) FROM article_tag
          UNION ALL SELECT (SELECT min(tag) FROM article_tag WHERE tag > step.tag) FROM step WHERE step.tag IS NOT NULL)
        SELECT tag FROM step WHERE tag IS NOT NULL
        """
    )
    return [tag for (tag,) in rows]
