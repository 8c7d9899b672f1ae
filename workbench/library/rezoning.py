"""Moves blocks of an article's newest text into the zones that the user says, and back: from all that was said, always anew.

The text itself stays as it was read, so that every mark and evidence stands where it stood.
"""

import contextlib
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import msgspec

from workbench.anchoring import match
from workbench.library.annotations import forget_annotation
from workbench.library.articles import counts_of, latest_version, mark_changed
from workbench.library.tagged import forget_tagging
from workbench.library.texts import pack, text_is_sound, unpack
from workbench.model import Block, Comment, Document, Evidence, Zone

# What a block can be told to be: the title is a fact of the article, set elsewhere.
ZONES: Final = (Zone.STANDFIRST, Zone.BODY, Zone.CAPTION, Zone.COMMENT, Zone.BOILERPLATE)
_DIGITS: Final = str.maketrans("123456789", "0" * 9)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block, as what was decided about it is found again by."""

    start: int
    end: int
    text_version: int
    sentence: str


def rule_words(text: str) -> str:
    """Return what a rule about a block is kept by: its words without case, and digits, which count readers or name the day, without their value."""
    return " ".join(text.casefold().translate(_DIGITS).split())


def source_key(domain: str | None, source: str | None) -> str:
    """Return by what the rules of a source are kept; "" for an article of which no source is known, for which there are none."""
    return domain or source or ""


def rezone(connection: sqlite3.Connection, article: int) -> bool:
    """Bring the zones of an article's newest text in step with rulings and rules, within the caller's transaction; tell whether any changed."""
    version = latest_version(connection, article)
    row = connection.execute(
        "SELECT * FROM article_text WHERE article = ? AND version = ?", (article, version)
    ).fetchone()
    known = connection.execute("SELECT domain, source FROM article WHERE id = ?", (article,)).fetchone()
    if row is None or known is None or not text_is_sound(row):
        return False
    changed = {
        start: (Zone(zone), comment)
        for start, zone, comment in connection.execute(
            "SELECT start, zone, comment FROM zone_change WHERE article = ? AND version = ?", (article, version)
        )
    }
    wishes = _wishes(connection, article, version, row, source_key(known["domain"], known["source"]))
    if not changed and not wishes:
        return False
    text, blocks, comments, images = unpack(row)
    read = [
        replace(block, zone=changed[block.start][0], comment=changed[block.start][1])
        if block.start in changed
        else block
        for block in blocks
    ]
    comments = comments[: 1 + max((b.comment for b in read if b.comment is not None), default=-1)]
    wanted, comments = _moved(read, comments, wishes)
    if tuple(wanted) == blocks:
        return False
    document = Document(format="", text=text, blocks=tuple(wanted), comments=comments, images=images)
    stored = pack(document)
    connection.execute(
        "UPDATE article_text SET blocks = ?, comments = ?, sha256 = ? WHERE article = ? AND version = ?",
        (stored.blocks, stored.comments, stored.sha256, article, version),
    )
    connection.execute("DELETE FROM zone_change WHERE article = ? AND version = ?", (article, version))
    connection.executemany(
        "INSERT INTO zone_change (article, version, start, zone, comment) VALUES (?, ?, ?, ?, ?)",
        [(article, version, b.start, b.zone, b.comment) for b, now in zip(read, wanted, strict=True) if b != now],
    )
    counts = counts_of(document)
    connection.execute(
        "UPDATE article SET words_body = :words_body, words_comment = :words_comment, comments = :comments WHERE id = :id",
        {**counts, "id": article},
    )
    # The tagger reads what is no boilerplate: what was found is found anew.
    forget_tagging(connection, article)
    forget_annotation(connection, article)
    # Copies are told by the text of the article alone, too.
    connection.execute("DELETE FROM article_signature WHERE article = ?", (article,))
    mark_changed(connection, [article])
    return True


def _wishes(
    connection: sqlite3.Connection, article: int, version: int, row: sqlite3.Row, source: str
) -> Mapping[int, Zone]:
    """Return the zones that blocks shall have, by where they start: what was said of one outranks a rule."""
    rules = {
        words: Zone(zone)
        for words, zone in connection.execute("SELECT words, zone FROM zone_rule WHERE source = ?", (source,))
        if zone in ZONES
    }
    rulings = []
    for evidence, zone in connection.execute("SELECT evidence, zone FROM zone_ruling WHERE article = ?", (article,)):
        # What cannot be understood, of a damaged library, is left out; check tells of it.
        with contextlib.suppress(msgspec.MsgspecError, ValueError):
            rulings.append((msgspec.json.decode(evidence, type=Evidence), Zone(zone)))
    if not rules and not rulings:
        return {}
    text, blocks, _, _ = unpack(row)
    placed = [_Placed(b.start, b.end, version, text[b.start : b.end]) for b in blocks]
    wishes = {}
    if rules:
        for one in placed:
            zone = rules.get(rule_words(one.sentence))
            if zone is not None:
                wishes[one.start] = zone
    for number, zones in match(rulings, placed).items():
        wishes[placed[number].start] = zones[-1]
    return wishes


def _moved(
    blocks: Sequence[Block], comments: tuple[Comment, ...], wishes: Mapping[int, Zone]
) -> tuple[list[Block], tuple[Comment, ...]]:
    """Return blocks in the zones that they shall have. Who wrote what became a comment is not known; neighbours are one comment."""
    moved: list[Block] = []
    made = list(comments)
    last: Block | None = None
    for block in blocks:
        zone = wishes.get(block.start, block.zone)
        # The title stays what it is: an article without one could not be listed.
        if zone is block.zone or block.zone is Zone.TITLE:
            moved.append(block)
            last = None
            continue
        if zone is Zone.COMMENT:
            if last is None or last.zone is not Zone.COMMENT:
                made.append(Comment())
            moved.append(replace(block, zone=zone, comment=len(made) - 1))
        else:
            moved.append(replace(block, zone=zone, comment=None))
        last = moved[-1]
    return moved, tuple(made)
