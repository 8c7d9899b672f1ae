"""What the user says of a time stands in every reading of the text, as long as the words are there."""

from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.annotate.making import day, document
from workbench.annotate.correcting import Verdict, corrected, correction_of
from workbench.annotate.reading import times_in
from workbench.annotate.times.expressions import Basis, Times, Unit

TEXT = "The ships may turn. In May they did, from 5 to 7 May 1962, and again on 9 May 1962. In May they slept."


def said(doc, times):
    return [(doc.text[time.start : time.end], time.edtf) for time in times.times]


def correct(doc, words, verdict, edtf=None, nth=0):
    at = -1
    for _ in range(nth + 1):
        at = doc.text.index(words, at + 1)
    return correction_of(doc, at, at + len(words), verdict, edtf)


def test_what_is_no_date_goes():
    doc = document(TEXT)
    times = corrected(times_in(doc), doc, [correct(doc, "9 May 1962", Verdict.NO_DATE)])
    assert "1962-05-09" not in dict(said(doc, times)).values()
    assert len(times.times) == len(times_in(doc).times) - 1


def test_a_range_goes_with_its_ends():
    doc = document(TEXT)
    assert len(times_in(doc).ranges) == 1
    times = corrected(times_in(doc), doc, [correct(doc, "7 May 1962", Verdict.NO_DATE)])
    assert times.ranges == ()
    later = corrected(times_in(doc), doc, [correct(doc, "The ships", Verdict.IS, "1962-05-01")])
    (stretch,) = later.ranges
    assert later.times[stretch.last].edtf == "1962-05-07"


@pytest.mark.parametrize(
    ("edtf", "unit"), [("1962", Unit.YEAR), ("1962-05", Unit.MONTH), ("1962-05-04/1962-05-06", Unit.DAY)]
)
def test_words_can_be_given_a_time(edtf, unit):
    doc = document(TEXT)
    times = corrected(times_in(doc), doc, [correct(doc, "In May", Verdict.IS, edtf)])
    (made,) = [time for time in times.times if time.basis is Basis.USER]
    assert (doc.text[made.start : made.end], made.edtf, made.precision) == ("In May", edtf, unit)
    assert made.earliest <= made.latest
    assert [time.start for time in times.times] == sorted(time.start for time in times.times)
    if "/" in edtf:
        assert (made.earliest, made.latest) == (day("1962-05-04"), day("1962-05-06"))


def test_the_same_words_elsewhere_are_left_alone():
    doc = document(TEXT)
    mine = correct(doc, "In May", Verdict.IS, "1963-05", nth=1)
    moved = document("Another beginning, much longer than before. " + TEXT)
    (made,) = [time for time in corrected(times_in(moved), moved, [mine]).times if time.basis is Basis.USER]
    assert made.start == moved.text.rindex("In May")


def test_words_that_are_gone_change_nothing():
    doc, other = document(TEXT), document("Nothing of it is left.")
    mine = correct(doc, "In May", Verdict.IS, "1963-05")
    assert corrected(times_in(other), other, [mine]) == times_in(other)
    assert corrected(times_in(doc), doc, [correct(doc, "In May", Verdict.AS_READ)]) == times_in(doc)


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40), st.sampled_from(Verdict))
def test_times_stay_disjoint_whatever_is_corrected(text, start, length, verdict):
    doc = document(f"{text} on 9 May 1962 {text} May 5 {text}")
    end = min(len(doc.text), start + length)
    if start >= end:
        return
    mine = correction_of(doc, start, end, verdict, "1962" if verdict is Verdict.IS else None)
    times = corrected(times_in(doc), doc, [mine])
    assert isinstance(times, Times)
    ends = 0
    for time in times.times:
        assert ends <= time.start < time.end
        ends = time.end


def test_of_two_corrections_that_overlap_the_later_holds():
    doc = document(TEXT)
    first, second = correct(doc, "5 to 7 May 1962", Verdict.IS, "1963"), correct(doc, "7 May 1962", Verdict.IS, "1964")
    for one, other, edtf in ((first, second, "1964"), (second, first, "1963")):
        assert [t.edtf for t in corrected(times_in(doc), doc, [one, other]).times if t.basis is Basis.USER] == [edtf]


@given(st.text("ab ", max_size=60), st.integers(0, 60), st.integers(1, 3), st.text("ab ", max_size=60))
def test_words_are_found_where_most_around_them_is_as_it_was(text, start, length, other):
    if start + length > len(text):
        return
    doc = document(other)
    mine = correction_of(document(text), start, start + length, Verdict.IS, "1962")

    def likeness(at):
        def shared(one, two):
            return next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))

        behind = shared(mine.suffix, other[at + length : at + length + 32])
        return shared(mine.prefix[::-1], other[max(0, at - 32) : at][::-1]) + behind, -abs(at - start)

    places = [at for at in range(len(other)) if other.startswith(mine.quote, at)]
    made = [t.start for t in corrected(Times(), doc, [mine]).times]
    assert made == ([max(places, key=likeness)] if places else [])


@pytest.mark.parametrize("is_changed", [False, True])
def test_time_grows_as_the_corrections_and_the_text(is_changed):
    def seconds(count):
        doc = document("\n".join(["They slept on 9 May 1962."] * count))
        times = times_in(doc)
        mine = [correction_of(doc, t.start, t.end, Verdict.IS, "1963") for t in times.times[:: count // 10]]
        mine = [replace(one, prefix="other") for one in mine] if is_changed else mine
        begin = process_time()
        assert len(corrected(times, doc, mine).times) == count
        return process_time() - begin

    assert min(seconds(16_000) for _ in range(2)) < 24 * max(seconds(2_000), 0.002)
