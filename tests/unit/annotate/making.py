"""Documents and a small registry for the tests of annotation."""

import datetime as dt

from workbench.annotate.entries import EPOCH
from workbench.model import Block, BlockKind, Document, Zone


def day(iso: str) -> int:
    """Return a day counted from 1970-01-01."""
    return dt.date.fromisoformat(iso).toordinal() - EPOCH


def iso(number: int) -> str:
    """Return a counted day as YYYY-MM-DD."""
    return dt.date.fromordinal(number + EPOCH).isoformat()


def document(*texts: str, zone: Zone = Zone.BODY) -> Document:
    """Lay texts end to end, each a block."""
    blocks, at = [], 0
    for text in texts:
        blocks.append(Block(BlockKind.PARAGRAPH, zone, at, at + len(text)))
        at += len(text) + 2
    return Document("pasted-text", "\n\n".join(texts), tuple(blocks))
