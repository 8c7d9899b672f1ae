"""The disputes of a library, both sides in their words."""

import pytest

from workbench.annotate.disputes.dispute import CueKind
from workbench.annotate.registry import Registry
from workbench.annotating import annotate_pending
from workbench.disputes import disputes_of
from workbench.importing.draft import Draft, DraftBlock, DraftComment, assemble
from workbench.jobs import JobContext
from workbench.library import decisions
from workbench.library.articles import Arrival, get_document, store_article
from workbench.library.store import Library
from workbench.model import Zone

CLAIM = "The old bridge was closed by the council on Friday."


@pytest.fixture
def library(tmp_path):
    draft = Draft(
        format="text",
        blocks=[DraftBlock(Zone.BODY, f"It rained. {CLAIM}")],
        comments=[
            DraftComment(("So it did.",), "Wader"),
            DraftComment((f"“{CLAIM}” Wrong. I crossed it.",), "Ferryman"),
        ],
        title="Bridge",
        language="en",
    )
    with Library.open_or_create(tmp_path / "l") as library:
        original = library.originals.keep(b"1")
        with library.write() as connection:
            store_article(connection, Arrival("1.txt", original, assemble(draft)))
        annotate_pending(JobContext(), library, Registry.default())
        yield library


def test_both_sides_are_told(library):
    (one,) = disputes_of(library)
    assert (one.article, one.comment, one.author, one.cue_kind) == (1, 1, "Ferryman", CueKind.DENIAL)
    assert (one.claim_text, one.reply_text) == (CLAIM, "Wrong. I crossed it.")
    text = get_document(library, 1)[0].text
    spans = [one.claim, one.quote, one.cue, one.reply]
    assert [text[slice(*span)] for span in spans] == [CLAIM, CLAIM, "Wrong", "Wrong. I crossed it."]
    assert disputes_of(library, [1]) == (one,)
    assert disputes_of(library, [2]) == ()


def test_what_is_in_the_trash_is_not_listed(library):
    decisions.delete(library, 1)
    assert disputes_of(library) == ()
