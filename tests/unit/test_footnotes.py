"""Raised numbers lead to their notes and back, and what is raised for another reason leads nowhere."""

from workbench.footnotes import footnote_at, footnotes_in, reference_of
from workbench.importing.draft import assemble
from workbench.importing.page.html import read_html

FILLER = (
    "<p>The harbour master counted the ships at dawn, and wrote each of them down with its flag and its cargo.</p>" * 4
)


def article(inside, notes):
    return assemble(
        read_html(
            f"<html><head><title>Ships at dawn</title></head><body><article><h1>Ships at dawn</h1>{FILLER}{inside}{FILLER}{notes}</article></body></html>"
        )
    )


def note(document, words):
    found = footnote_at(document, document.text.index(words) + len(words))
    return None if found is None else document.text[found.note_start : found.note_end]


INSIDE = (
    "<p>The log has it otherwise<sup>1</sup> than the wire does<sup><a href='#n2'>[2]</a></sup>, on the 19<sup>th</sup> of the month, for all that"
    " the watch could see of it.</p>"
)


def test_a_number_leads_to_the_note_that_begins_with_it_and_back():
    document = article(
        INSIDE,
        "<p>1. Harbour log, sheet 12, as the office keeps it.</p><p>[2] Meridian Wire, morning report of that day.</p>",
    )
    assert note(document, "otherwise") == "1. Harbour log, sheet 12, as the office keeps it."
    assert note(document, "does") == "[2] Meridian Wire, morning report of that day."
    start, end = reference_of(document, document.text.index("Harbour log"))
    assert document.text[start:end] == "1"
    assert [one.label for one in footnotes_in(document, 0, len(document.text))] == ["1", "2"]


def test_notes_in_a_list_are_counted():
    document = article(
        INSIDE,
        "<ol><li>Harbour log, sheet 12, as the office keeps it.</li><li>Meridian Wire, morning report of that day.</li></ol>",
    )
    assert note(document, "does") == "Meridian Wire, morning report of that day."
    assert reference_of(document, document.text.index("Meridian Wire")) is not None


def test_what_is_raised_for_another_reason_leads_nowhere():
    document = article(INSIDE, "<p>1. Harbour log, sheet 12, as the office keeps it.</p>")
    assert note(document, "19") is None
    assert note(document, "does") is None
    assert footnote_at(document, 3) is None
    assert footnote_at(document, len(document.text) + 5) is None
    assert reference_of(document, 3) is None
