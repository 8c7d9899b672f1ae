"""Marks in texts that were edited: found again, and never on a wrong sentence."""

import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.marks.edited import CONTEXT, Editor
from workbench.marks.again import Again
from workbench.marks.placed import How
from workbench.model import Evidence

TEXT = "Ships turn back\nThe ships turned at dawn. Nobody fired. The crews were calm.\nA second paragraph."


def evidence(text, words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    end = start + len(words)
    return Evidence("a hash", 1, start, end, words, text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def found(now, about, before=None):
    placed = Again(now).place(about, before)
    return None if placed is None else (now[placed.start : placed.end], placed.how)


def tally(seeds, share, *, is_kept):
    """Edit articles, look for marks, and count what became of them."""
    counts = Counter()
    for seed in seeds:
        editor = Editor(seed)
        article = editor.write(14)
        edited = editor.edit(article, share)
        again = Again(edited.text)
        spans = {number: (start, end) for number, start, end in edited.spans()}
        for _ in range(6):
            number, about = editor.mark(article)
            placed = again.place(about, article.text if is_kept else None)
            start, end = spans.get(number, (-1, -1))
            if placed is None:
                counts["orphan" if start < 0 else "lost"] += 1
            else:
                counts["right" if placed.start < end and start < placed.end else "wrong"] += 1
    return counts


@pytest.mark.parametrize("share", [0.03, 0.08, 0.15])
def test_of_marks_in_edited_articles_98_of_100_are_found_and_none_on_a_wrong_sentence(share):
    counts = tally(range(250), share, is_kept=True)
    assert counts["wrong"] == 0
    assert counts["right"] >= 0.98 * (counts["right"] + counts["lost"])
    assert counts["orphan"] > 0


def test_where_the_marked_text_is_gone_what_stood_beside_the_words_finds_most():
    counts = tally(range(250), 0.08, is_kept=False)
    assert counts["right"] >= 0.97 * (counts["right"] + counts["lost"])
    assert counts["wrong"] <= 0.002 * counts["right"]


@settings(max_examples=150, deadline=None)
@given(st.integers(10_000, 10**9), st.sampled_from([0.02, 0.05, 0.1]))
def test_no_mark_of_any_edited_article_is_on_a_wrong_sentence(seed, share):
    assert tally([seed], share, is_kept=True)["wrong"] == 0


@pytest.mark.parametrize("before", [TEXT, None])
def test_words_are_found_where_they_were_moved_to(before):
    about = evidence(TEXT, "Nobody fired.")
    assert found(TEXT, about, before) == ("Nobody fired.", How.SAME)
    assert found(f"By our correspondent\n{TEXT}", about, before) == ("Nobody fired.", How.MOVED)
    # Paragraphs joined, blanks of another kind, other quotation marks.
    assert found(TEXT.replace("\n", " "), about, before) == ("Nobody fired.", How.MOVED)
    assert found(TEXT.replace(" ", "\u00a0"), about, before)[0].replace("\u00a0", " ") == "Nobody fired."


@pytest.mark.parametrize("before", [TEXT, None])
def test_words_are_found_as_they_were_changed(before):
    about = evidence(TEXT, "The ships turned at dawn.")
    now = TEXT.replace("turned at dawn", "turned back before dawn")
    assert found(now, about, before) == ("The ships turned back before dawn.", How.CHANGED)


def test_of_repeated_words_those_are_found_that_were_marked():
    text = "One.\nRead more.\nTwo came later.\nRead more.\nThree was the last.\nRead more."
    about = evidence(text, "Read more.", 1)
    now = f"A new first line stands here.\n{text}"
    assert Again(now).place(about, text).start == now.index("Read more.", now.index("Two"))
    # It is gone where the lines beside it are gone; the others are not it.
    gone = "One.\nRead more.\nThree was the last.\nRead more."
    assert found(gone, about, text) is None


@pytest.mark.parametrize("before", [TEXT, None])
def test_what_is_gone_is_found_nowhere(before):
    for words in ("Nobody fired.", "The ships turned at dawn.", "A second paragraph."):
        now = TEXT.replace(words, "").replace("  ", " ")
        assert found(now, evidence(TEXT, words), before) is None
    assert found("", evidence(TEXT, "Nobody fired."), before) is None


def test_marks_over_several_sentences_reach_as_far_as_these_stand():
    about = evidence(TEXT, "The ships turned at dawn. Nobody fired. The crews were calm.")
    now = TEXT.replace("Nobody fired.", "Nobody fired, and nobody shouted.")
    assert found(now, about, TEXT) == (
        "The ships turned at dawn. Nobody fired, and nobody shouted. The crews were calm.",
        How.CHANGED,
    )


def test_scripts_without_spaces_and_from_right_to_left_are_found():
    chinese = "船只在黎明返航。没有人开火。船员们很平静。"
    assert found(f"记者报道。{chinese}", evidence(chinese, "没有人开火"), chinese)[0] == "没有人开火"
    arabic = "عادت السفن عند الفجر. لم يطلق أحد النار. كان الطاقم هادئا."
    now = arabic.replace("عند الفجر", "قبل الفجر بقليل")
    assert found(now, evidence(arabic, "عادت السفن عند الفجر."), arabic)[0] == "عادت السفن قبل الفجر بقليل."


def test_a_mark_of_a_long_text_is_found_soon():
    editor = Editor(7)
    article = editor.write(2_000)
    edited = editor.edit(article, 0.05)
    again = Again(edited.text)
    assert sum(again.place(editor.mark(article)[1], article.text) is not None for _ in range(50)) >= 40


@pytest.mark.parametrize("words", [3_000, 12_000])
def test_a_very_long_quote_that_is_not_there_is_given_up_soon(words):
    quote = " ".join(Editor(7).write(words // 5).text.split()[:words])
    now = Editor(8).write(4_000).text
    start = time.process_time()
    Again(now).place(Evidence("a hash", 1, 0, len(quote), quote, "", ""))
    assert time.process_time() - start < 3
