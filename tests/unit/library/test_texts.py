"""Texts are read back as they were stored, however many parts they have, and what was changed on the disk is told."""

from dataclasses import replace

import pytest

from workbench.errors import LibraryError
from workbench.library.texts import _LONG_CHARS, _PART, pack, unpack
from workbench.model import Block, BlockKind, Comment, Document, Run, RunStyle, Zone


def make_document(comments: int) -> Document:
    blocks = [Block(BlockKind.PARAGRAPH, Zone.BODY, 0, 4, runs=(Run(0, 4, RunStyle.STRONG),), place=0)]
    blocks += [Block(BlockKind.PARAGRAPH, Zone.COMMENT, 0, 4, 0, n, place=n + 1) for n in range(comments)]
    readers = tuple(
        Comment(f"Reader “{n}”, ] [ of \\ the paper", "8 May", "2020-05-08", n % 3, None) for n in range(comments)
    )
    return Document("html", "text", tuple(blocks), readers)


def row_of(document: Document) -> dict[str, object]:
    stored = pack(document)
    return {
        "article": 7, "text": stored.text, "blocks": stored.blocks, "comments": stored.comments, "images": stored.images,
        "sha256": stored.sha256,
    }  # fmt: skip


@pytest.mark.parametrize("comments", [0, 3, 3 * _PART + 1])
def test_a_text_comes_back_as_it_was_stored(comments):
    document = make_document(comments)
    row = row_of(document)
    assert (len(row["comments"]) > _LONG_CHARS) is (comments > _PART)
    assert unpack(row) == ("text", document.blocks, document.comments, ())


def test_a_long_list_that_is_none_is_told_as_damage():
    stored = pack(replace(make_document(0), text="x"))
    wrong = f"[{'1,' * _LONG_CHARS}1]"
    row = {**row_of(make_document(0)), "text": stored.text, "comments": wrong}
    with pytest.raises(LibraryError, match="damaged"):
        unpack(row)
