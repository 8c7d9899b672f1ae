"""Where reading goes on, in the text that was read and in a later one."""

from dataclasses import replace

import pytest

from workbench.importing.draft import Draft, DraftBlock, assemble
from workbench.library.articles import Arrival, get_document, store_article
from workbench.library.read_marks import set_reading_place
from workbench.library.store import Library
from workbench.model import Zone
from workbench.reading_places import place_to_read

BODY = "The first came. Mr. Brown saw it on the bridge. Nobody else did. It was late. It was late."


@pytest.fixture
def library(tmp_path):
    draft = Draft(format="text", blocks=[DraftBlock(Zone.BODY, BODY)], title="Bridge", language="en")
    with Library.open_or_create(tmp_path / "l") as library:
        original = library.originals.keep(b"1")
        with library.write() as connection:
            store_article(connection, Arrival("1.txt", original, assemble(draft)))
        yield library


def test_reading_goes_on_where_it_stopped(library):
    document, version = get_document(library, 1)
    assert place_to_read(library, 1, document, version) is None
    set_reading_place(library, 1, version, 30)
    assert place_to_read(library, 1, document, version) == 30
    set_reading_place(library, 1, version, 3_000)
    assert place_to_read(library, 1, document, version) is None


def test_in_a_later_text_it_goes_on_at_the_same_words_or_at_the_beginning(library):
    document, version = get_document(library, 1)
    later = replace(document, text=f"Something stands above. {document.text}")
    at = document.text.index("Brown")
    set_reading_place(library, 1, version, at)
    assert place_to_read(library, 1, later, version + 1) == later.text.index("Mr. Brown")
    gone = replace(document, text="Other words.")
    assert place_to_read(library, 1, gone, version + 1) is None
    # What stands there twice may be either.
    set_reading_place(library, 1, version, document.text.index("It was late."))
    assert place_to_read(library, 1, later, version + 1) is None


def test_a_text_that_is_not_there_any_more_has_no_place(library):
    document, version = get_document(library, 1)
    set_reading_place(library, 1, version + 7, 30)
    assert place_to_read(library, 1, document, version) is None
