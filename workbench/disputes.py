"""The disputes of a library: which commenter contradicts which sentence, both sides in their words."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from workbench.annotate.disputes.dispute import CueKind
from workbench.library.store import Library

_SELECT = """
  SELECT d.article, d.comment, d.quote_start, d.quote_end, d.claim_start, d.claim_end, d.cue_start, d.cue_end, d.reply_start,
    d.reply_end, d.cue, d.author, d.claim, d.reply, a.title
  FROM article_dispute d JOIN article a ON a.id = d.article
"""


@dataclass(frozen=True, slots=True)
class ListedDispute:
    """A sentence of an article, the comment that repeats and contradicts it, and the beginning of what that says.

    `comment` is the comment's index in the article. Spans are code points of the article's text.
    """

    article: int
    title: str
    comment: int
    author: str
    claim: tuple[int, int]
    claim_text: str
    quote: tuple[int, int]
    cue: tuple[int, int]
    cue_kind: CueKind
    reply: tuple[int, int]
    reply_text: str


def disputes_of(library: Library, ids: Sequence[int] | None = None) -> tuple[ListedDispute, ...]:
    """Return disputes in reading order, of some articles or of all that are not in the trash."""
    if ids is None:
        rows = library.connection.execute(f"{_SELECT} WHERE a.deleted_at IS NULL ORDER BY d.article, d.quote_start")
    else:
        rows = library.connection.execute(
            f"{_SELECT} WHERE d.article IN (SELECT value FROM json_each(?)) ORDER BY d.article, d.quote_start",
            (msgspec.json.encode(list(ids)).decode(),),
        )
    return tuple(
        ListedDispute(
            article=row["article"],
            title=row["title"],
            comment=row["comment"],
            author=row["author"],
            claim=(row["claim_start"], row["claim_end"]),
            claim_text=row["claim"],
            quote=(row["quote_start"], row["quote_end"]),
            cue=(row["cue_start"], row["cue_end"]),
            cue_kind=CueKind(row["cue"]),
            reply=(row["reply_start"], row["reply_end"]),
            reply_text=row["reply"],
        )
        for row in rows
    )
