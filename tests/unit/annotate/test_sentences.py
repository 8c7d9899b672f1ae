"""Sentences: whole ones in many languages, none lost, and no text that takes for ever."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.annotate.sentences import sentences_at, split_sentences


def sentences(text):
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["The ships turned back.", "Nobody fired!", "Why?"],
        ["Gen. Power met Mr. Stone and Dr. J. B. Reed at 5 p.m. in the harbour.", "He left."],
        ["WASHINGTON, Oct. 22 - The president spoke at seven.", "The U.S. Navy is at sea."],
        ["IDLIB, May 7 (agency) - Two convoys passed.", "The road is open."],
        ["“We do not know.”", "“Nobody does,” he said."],
        ["“Why?” he asked, and left.", "No answer came."],
        ["It cost 3.5 million dollars, i.e. nothing.", "It works."],
        ["They waited… and waited.", "Nothing came…", "Then it did."],
        ["Am 22. Oktober, bzw. später, sprach Gen. Müller.", "„Niemand schoss.“", "Gut."],
        ["M. Dupont et Mme. Martin étaient là.", "« Personne n’a tiré. »", "Fin."],
        ["Это случилось в 1962 г. на Кубе.", "Никто не стрелял.", "Почему?"],
        ["عادت السفن.", "هل أطلق أحد النار؟", "لا."],
        ["船掉头了。", "没有人开火！", "为什么？"],
        ["जहाज़ लौट गए।", "किसी ने गोली नहीं चलाई।"],
    ],
)
def test_sentences(expected):
    separator = "" if "。" in expected[0] else " "
    assert sentences(separator.join(expected)) == expected


def test_a_blank_line_ends_a_sentence_without_a_mark():
    assert sentences("First line\n\n  Second line \n") == ["First line", "Second line"]


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\t \n"])
def test_where_there_is_nothing_there_is_no_sentence(text):
    assert split_sentences(text) == []


PIECES = st.sampled_from([".", "!", "?", "…", "。", "؟", "।", " ", "\n", "\n\n", '"', "”", "«", "(", "a", "B", "é", "Mr.", "U.S.", "ж", "\U0001f6a2"])  # fmt: skip


@given(st.text(max_size=80) | st.lists(PIECES, max_size=60).map("".join))
def test_spans_are_in_order_inside_and_leave_nothing_out_but_blanks(text):
    position = 0
    for start, end in split_sentences(text):
        assert position <= start < end <= len(text)
        assert text[position:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        position = end
    assert text[position:].strip() == ""


@pytest.mark.parametrize(
    "text",
    ["." * 200_000 + "x", "!?" * 100_000, ". " * 100_000, '."' * 100_000, '.' + '"' * 200_000 + "x", "." + " " * 200_000, "\n" * 200_000, "x" * 200_000],
    ids=["dots", "marks", "dots and blanks", "dots and quotes", "quotes", "blanks", "lines", "letters"],
)  # fmt: skip
def test_no_text_takes_for_ever(text):
    begun = time.process_time()
    split_sentences(text)
    assert time.process_time() - begun < 2


@given(st.text(alphabet="aB .!?…\n\"'»”1Mr。", max_size=80), st.data())
def test_a_sentence_is_found_around_a_place_as_it_is_when_all_are_cut(text, data):
    words = [at for at, letter in enumerate(text) if letter.isalnum()]
    places = sorted(data.draw(st.lists(st.sampled_from(words), max_size=4))) if words else []
    around = [span for span in split_sentences(text) if any(span[0] <= place < span[1] for place in places)]
    assert sentences_at(text, places) == around
