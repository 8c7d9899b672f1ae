"""What a page sets apart within a line is the article's, without a letter of its text being another one."""

from workbench.importing.page.html import read_html
from workbench.model import RunStyle

FILLER = (
    "<p>The harbour master counted the ships at dawn, and wrote each of them down with its flag and its cargo.</p>" * 4
)


def runs_of(draft, words):
    block = next(block for block in draft.blocks if words in block.text)
    return [(run.style, block.text[run.start : run.end]) for run in block.runs]


def page(inside):
    return (
        "<html><head><title>Ships at dawn</title></head><body><article><h1>Ships at dawn</h1>"
        f"{FILLER}{inside}{FILLER}</article></body></html>"
    )


def test_emphasis_code_and_raised_notes_are_kept():
    draft = read_html(
        page(
            "<p>The <em>Marucla</em> was <b>not <i>searched</i></b> at all, said the <a href='x'>watch <strong>twice</strong></a>,"
            " as the log<sup><a href='#fn1'>1</a></sup> has it under <code>SHIP 12</code>.</p>"
        )
    )
    assert runs_of(draft, "Marucla") == [
        (RunStyle.EMPHASIS, "Marucla"),
        (RunStyle.STRONG, "not searched"),
        (RunStyle.EMPHASIS, "searched"),
        (RunStyle.STRONG, "twice"),
        (RunStyle.SUPERSCRIPT, "1"),
        (RunStyle.CODE, "SHIP 12"),
    ]


def test_the_text_is_the_same_with_and_without():
    plain = read_html(page("<p>The Marucla was not searched at all, said the watch, and nobody asked why.</p>"))
    marked = read_html(
        page("<p>The <em>Marucla</em> was not <b>searched</b> at all, said the watch, and nobody asked why.</p>")
    )
    assert [block.text for block in plain.blocks] == [block.text for block in marked.blocks]


def test_blanks_and_line_breaks_move_no_run():
    draft = read_html(
        page("<p>  The\n  ship <em> Marucla </em>\n lay<br>at <b>anchor</b> outside of the boom, all of that day.</p>")
    )
    assert [(style, said.strip()) for style, said in runs_of(draft, "Marucla")] == [
        (RunStyle.EMPHASIS, "Marucla"),
        (RunStyle.STRONG, "anchor"),
    ]


def test_whatever_is_nested_is_walked_and_not_recursed_into():
    deep = "<b>" * 3_000 + "far down" + "</b>" * 3_000
    draft = read_html(page(f"<p>Nobody went {deep} to look for it, and nobody came back to tell of it.</p>"))
    assert any("far down" in block.text for block in draft.blocks)
