"""What lists say in HTML: a line for each paragraph, in a time that grows with the text and no faster."""

import time

import pytest

from workbench.importing.lists.texts import text_of_html


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("<p>One  <b>two</b></p>\n\n <p> three &amp; four</p>", "One  two\nthree & four"),
        ("a<br/>b<br>\t\n<!-- c -->d", "a\nb\nd"),
        (" plain ", "plain"),
        ("1 < 2 & 3", "1 < 2 & 3"),
    ],
)
def test_paragraphs_are_lines(marked, text):
    assert text_of_html(marked) == text


@pytest.mark.parametrize("filling", [" ", "\t", "\n", " \n", "\r"])
def test_blanks_without_end_take_no_time(filling):
    start = time.process_time()
    assert text_of_html("<b>x</b>" + filling * 200_000 + "y").split() == ["x", "y"]
    assert time.process_time() - start < 5
