"""What was said is bound to the calendar late, and again when another date is tried."""

from dataclasses import replace

import pytest

from tests.unit.annotate.making import day, document
from tests.unit.annotate.times.saying import days, read, said, values
from workbench.annotate.entries import first_day, last_day
from workbench.annotate.times.expressions import Basis, Unit
from workbench.annotate.times.reading import expressions_of, times_of
from workbench.annotate.times.references import Publication
from workbench.annotate.times.resolution import resolve
from workbench.model import Comment, Zone

HISTORY = (
    "The war of 1936, the trial of 1937, the siege of 1938 and the peace of 1939 made them famous, and so did 1940. "
)


class TestLateBinding:
    def test_another_publication_date_needs_no_text(self):
        found = expressions_of(document("They met on March 5 and again yesterday. In 2011 it was other."))
        bound = {
            iso: [t.value for t in resolve(found, Publication(day(iso), day(iso))).times]
            for iso in ("2020-05-09", "2014-01-10")
        }
        assert bound == {
            "2020-05-09": ["2020-03-05", "2020-05-08", "2011"],
            "2014-01-10": ["2013-03-05", "2014-01-09", "2011"],
        }

    def test_without_a_publication_date_nothing_is_bound_that_needs_it(self):
        text = "On March 5, last week, on Friday, yesterday, in spring, in the third quarter, at Christmas, two years ago and in 2011."
        assert values(text, published=None) == [
            "XXXX-03-05",
            "XXXX-WXX",
            "XXXX-WXX-5",
            "XXXX-XX-XX",
            "XXXX-SP",
            "XXXX-Q3",
            "XXXX-12-25",
            "XXXX",
            "2011",
        ]
        assert [t.basis for t in read(text, published=None).times][-1] is Basis.EXPLICIT
        assert {t.earliest for t in read(text, published=None).times[:-1]} == {None}

    def test_a_publication_known_to_the_month_binds_no_day(self):
        found = expressions_of(document("They met yesterday, last month, and on March 5."))
        bound = resolve(found, Publication(day("2020-05-01"), day("2020-05-31")))
        assert [t.value for t in bound.times] == ["2020-05-XX", "2020-04", "2020-03-05"]
        assert days(bound.times[0]) == ("2020-05-01", "2020-05-31")


class TestYears:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("They met on March 5.", "2020-03-05"),
            ("They met on November 5.", "2019-11-05"),
            ("They will meet on November 5.", "2020-11-05"),
            ("They will meet on February 5.", "2021-02-05"),
            ("November 5: the day", "2019-11-05"),
            ("July 5: the day", "2020-07-05"),
            ("They met last March.", "2020-03"),
            ("They met last June.", "2019-06"),
            ("They will meet next March.", "2021-03"),
            ("They met in June of last year.", "2019-06"),
            ("A plan announced on April 30 would begin on July 1.", "2020-04-30"),
        ],
    )
    def test_the_year_is_found_by_the_nearest_verb(self, text, expected):
        assert values(text)[0] == expected

    @pytest.mark.parametrize(
        ("text", "published", "expected"),
        [
            ("last summer", "2020-05-09", "2019-SU"),
            ("last summer", "2020-08-09", "2019-SU"),
            ("last summer", "2020-11-09", "2020-SU"),
            ("last winter", "2020-03-09", "2019-WI"),
            ("next summer", "2020-11-09", "2021-SU"),
            ("this summer", "2020-05-09", "2020-SU"),
        ],
    )
    def test_seasons_that_are_pointed_to(self, text, published, expected):
        assert values(f"It was so {text}.", published=published) == [expected]

    def test_a_weekday_beside_the_day_tells_the_year(self):
        assert values("They met on Thursday, July 28.", published="2016-06-01") == ["2016-07-28"]
        assert values("They met on Thursday, July 28.", published="2017-06-01") == ["2016-07-28"]
        assert values(HISTORY + "In 1936, they met. On Thursday, July 28, they won.")[-1] == "1938-07-28"

    def test_a_year_is_shared_by_what_is_joined(self):
        assert values("from March 5 to April 7, 2012") == ["2012-03-05", "2012-04-07"]
        assert values("from December to January 2012") == ["2011-12", "2012-01"]

    def test_bases(self):
        text = "On May 5, 1999, and May 7 they met, two days later and yesterday."
        assert [t.basis for t in read(text).times] == [
            Basis.EXPLICIT,
            Basis.INFERRED,
            Basis.ANAPHORIC,
            Basis.PUBLICATION,
        ]


class TestWeekdays:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("He left on Friday.", "2020-05-08"),
            ("He left on Saturday.", "2020-05-09"),
            ("He will leave on Monday.", "2020-05-11"),
            ("He left last Saturday.", "2020-05-02"),
            ("He leaves next Saturday.", "2020-05-16"),
            ("He left on Monday last week.", "2020-04-27"),
            ("Officials said Thursday that talks would resume.", "2020-05-07"),
        ],
    )
    def test_which_one(self, text, expected):
        assert values(text) == [expected]


class TestRelative:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("two weeks ago", "2020-W17"),
            ("three days ago", "2020-05-06"),
            ("last month", "2020-04"),
            ("next year", "2021"),
            ("two decades ago", "200"),
            ("half a year ago", "2019-11"),
            ("half a century ago", "1970"),
            ("a few hundred years ago", "PAST_REF"),
            ("two and a half years ago", "2017-11"),
            ("a few years ago", "PAST_REF"),
            ("last night", "2020-05-08TNI"),
            ("this morning", "2020-05-09TMO"),
            ("last weekend", "2020-W18-WE"),
            ("last quarter", "2020-Q1"),
        ],
    )
    def test_from_publication(self, text, expected):
        assert values(f"It was so {text}.") == [expected]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("two weeks later", "2019-W12"),
            ("the following day", "2019-03-06"),
            ("three days later", "2019-03-08"),
            ("that month", "2019-03"),
            ("the previous year", "2018"),
            ("that night", "2019-03-05TNI"),
            ("the next morning", "2019-03-06TMO"),
            ("the day before", "2019-03-04"),
            ("a day earlier", "2019-03-04"),
        ],
    )
    def test_from_what_was_spoken_of(self, text, expected):
        assert values(f"On March 5, 2019, it rained; {text}, it snowed.") == ["2019-03-05", expected]

    def test_the_past_and_the_next_are_days_from_the_publication(self):
        (past,) = read("over the past two weeks").times
        (half,) = read("within the next half year").times
        assert (past.value, days(past)) == ("P2W", ("2020-04-25", "2020-05-09"))
        assert (half.value, days(half)) == ("P6M", ("2020-05-09", "2020-11-09"))

    def test_a_length_alone_has_no_days(self):
        (length,) = read("It took three weeks.").times
        assert (length.earliest, length.latest, length.edtf, length.precision) == (None, None, None, None)


class TestYearEarlier:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("In the third quarter of 2019 sales fell from a year earlier.", "2018-Q3"),
            ("In the first quarter sales fell from a year ago.", "2019-Q1"),
            ("In March sales fell from a year earlier.", "2019-03"),
            ("In March sales fell. He left a year ago.", "2019"),
            ("Sales fell from a year earlier.", "2019"),
            ("In the first quarter sales fell, and last year too.", "2019"),
        ],
    )
    def test_it_is_the_same_part_of_the_year_before(self, text, expected):
        assert values(text)[-1] == expected


class TestParts:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("early May", ("2020-05-01", "2020-05-10")),
            ("mid-May", ("2020-05-11", "2020-05-20")),
            ("late May", ("2020-05-21", "2020-05-31")),
            ("the first half of April", ("2020-04-01", "2020-04-15")),
            ("the second half of April", ("2020-04-16", "2020-04-30")),
            ("early 2019", ("2019-01-01", "2019-04-30")),
            ("the first half of 2019", ("2019-01-01", "2019-06-30")),
            ("the first week of March 2019", ("2019-03-01", "2019-03-07")),
            ("the second week of March 2019", ("2019-03-08", "2019-03-14")),
            ("the last two weeks of February 2019", ("2019-02-15", "2019-02-28")),
            ("the last day of February 2020", ("2020-02-29", "2020-02-29")),
            ("the first Sunday of April 2019", ("2019-04-07", "2019-04-07")),
            ("the last Monday of May 2019", ("2019-05-27", "2019-05-27")),
        ],
    )
    def test_days(self, text, expected):
        assert days(read(f"It was in {text}.").times[0]) == expected

    def test_parts_that_touch_are_one_stretch(self):
        text = "In the second half of April and early May, it was quiet."
        (time,) = read(text).times
        assert (time.value, days(time)) == ("2020-04-16/2020-05-10", ("2020-04-16", "2020-05-10"))
        assert [(r.first, r.last, r.edtf) for r in read(text).ranges] == [(0, 0, "2020-04-16/2020-05-10")]

    def test_parts_that_do_not_touch_are_two(self):
        assert len(read("In early April and late May, it was quiet.").times) == 2


class TestAmbiguous:
    def test_both_readings_are_kept(self):
        (time,) = read("Filed 05/03/2020.").times
        assert (time.value, time.alternative) == ("2020-05-03", "2020-03-05")

    def test_other_dates_of_the_text_decide(self):
        first, _ = read("Filed 05/03/2020 and 25/03/2020.").times
        assert (first.value, first.alternative) == ("2020-03-05", "2020-05-03")

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("On 7 March he filed it, 05/03/2020.", "2020-03-05"),
            ("On March 7 he filed it, 05/03/2020.", "2020-05-03"),
            ("Filed 05/03/2020 and 03/25/2020.", "2020-05-03"),
            ("Filed 05/09/2020.", "2020-05-09"),
            ("Filed 09/05/2020.", "2020-05-09"),
        ],
    )
    def test_the_habit_of_the_text(self, text, expected):
        (value,) = [t.value for t in read(text).times if t.alternative is not None]
        assert value == expected

    def test_the_habit_of_the_source_can_be_told(self):
        found = expressions_of(document("Filed 05/03/2020."))
        assert [t.value for t in resolve(found, None, day_first=True).times] == ["2020-03-05"]
        assert [t.value for t in resolve(found, None, day_first=False).times] == ["2020-05-03"]

    def test_a_day_that_is_none_is_no_date(self):
        assert values("Filed 31/02/2020 and 45/13/2020.") == []


class TestBeforeChrist:
    def test_days_go_back(self):
        marathon, aegates = read("In 490 BC and on 10 March 241 BC they fought.").times
        assert (marathon.value, marathon.edtf) == ("BC0490", "-0489")
        assert marathon.earliest is not None
        assert aegates.earliest is not None
        assert marathon.earliest < aegates.earliest

    def test_bare_years_are_of_the_same_era(self):
        assert values("The war began in 264 BC. It ended in 241.") == ["BC0264", "BC0241"]
        assert values("It ended in 241.") == []

    def test_decades_and_centuries(self):
        text = (
            "In the 480s BC they built; in the following decade, they fought. In 331 BC that century was called golden."
        )
        assert values(text)[:2] == ["BC048", "BC047"]


class TestClock:
    def test_a_time_is_of_the_day_beside_it(self):
        assert said("They met on April 2. At 5:34 AM on March 20, it began.")[1:] == [
            ("5:34 AM", "2020-03-20T05:34"),
            ("March 20", "2020-03-20"),
        ]
        assert said("The bomb went off at 9 p.m., March 19.") == [("9 p.m., March 19", "2020-03-19T21:00")]

    def test_a_time_alone_is_of_the_day_that_is_spoken_of(self):
        assert values("They met on April 2. At noon, it rained.") == ["2020-04-02", "2020-04-02T12:00"]
        assert values("At noon, it rained.", published=None) == ["XXXX-XX-XXT12:00"]


class TestDateline:
    def test_its_day_is_that_of_the_dateline(self):
        (time,) = read("IDLIB, May 7 (agency) - The sides met.").times
        assert (time.value, time.basis) == ("2020-05-07", Basis.DATELINE)

    def test_a_full_one_dates_the_text(self):
        text = "MOSCOW, 12 September 1962 (agency) - The sides met yesterday and on March 5."
        assert values(text, published=None) == ["1962-09-12", "1962-09-11", "1962-03-05"]

    def test_one_further_down_is_a_date_like_others(self):
        many = ["Quiet.", "Calm.", "Silence.", "Peace."]
        assert {t.basis for t in read(*many, "IDLIB, May 7 (agency) - Hm.").times} == {Basis.INFERRED}


class TestHistories:
    def test_a_month_is_of_the_year_last_spoken_of(self):
        assert values(HISTORY + "In 1938, they won. In March, they lost.")[-1] == "1938-03"
        assert values(HISTORY + "On 20 December 1938, they won. On 3 January, they lost.")[-1] == "1939-01-03"

    def test_what_counts_from_the_publication_moves_nothing(self):
        assert values(HISTORY + "They won in 1938. He said so this year. In March, they lost.")[-1] == "1938-03"

    def test_what_looks_back_moves_nothing(self):
        assert values(HISTORY + "They won in 1938, as they had a year earlier. In March, they lost.")[-2:] == [
            "1937",
            "1938-03",
        ]

    def test_short_years_are_of_its_century(self):
        assert values(HISTORY.replace("19", "17") + "The men of '89 fled.")[-1] == "1789"
        assert values("The men of '89 fled.") == ["1989"]

    def test_what_comes_before_the_first_year_is_of_it(self):
        assert values("On 27 December, the estates met. " + HISTORY)[0] == "1936-12-27"

    def test_a_look_aside_moves_nothing(self):
        assert values(HISTORY + "They won in 1938 (as in 1936). In March, they lost.")[-1] == "1938-03"
        assert values(HISTORY + "They won in 1938. It was planned for 1940. In March, they lost.")[-1] == "1938-03"
        assert values(HISTORY + "They won in 1938. It was as back in 1936. In March, they lost.")[-1] == "1938-03"
        assert values(HISTORY + "They won in 1938. It was as in 1812. In March, they lost.")[-1] == "1938-03"

    def test_a_report_stays_with_its_year(self):
        assert values("It was as it was back in 2011. In March, they lost.") == ["2011", "2020-03"]

    def test_it_can_be_forced(self):
        text = "They won in 1938. In March, they lost."
        assert values(text, narrative=True)[-1] == "1938-03"
        assert values(text, narrative=False)[-1] == "2020-03"
        assert not read(HISTORY, narrative=False).is_narrative
        assert read(HISTORY).is_narrative

    def test_today_is_no_day(self):
        assert values(HISTORY + "It is a ruin today.")[-1] == "PRESENT_REF"


class TestComments:
    TEXT = document("On March 5, 2019, they met.", "Two days later I saw them.", "I saw them yesterday.")

    def bound(self, *dates):
        first, *others = self.TEXT.blocks
        blocks = (first, *(replace(b, zone=Zone.COMMENT, comment=n) for n, b in enumerate(others)))
        comments = tuple(Comment(date=date) for date in dates)
        return times_of(replace(self.TEXT, blocks=blocks, comments=comments), day("2020-05-09"), day("2020-05-09"))

    def test_they_begin_anew_from_the_publication(self):
        found = self.bound(None, None)
        assert [t.value for t in found.times] == ["2019-03-05", "2020-05-11", "2020-05-08"]
        assert [t.zone for t in found.times] == [Zone.BODY, Zone.COMMENT, Zone.COMMENT]

    def test_they_count_from_their_own_day(self):
        assert [t.value for t in self.bound("2020-06-01", "2020-06-02T10:30").times][1:] == ["2020-06-03", "2020-06-01"]

    def test_a_day_that_is_none_is_not_known(self):
        assert [t.value for t in self.bound("2020-02-31", "soon").times][1:] == ["2020-05-11", "2020-05-08"]

    def test_they_are_no_history(self):
        first = document(HISTORY + "In March, they won.", "They lost in March.")
        blocks = (first.blocks[0], replace(first.blocks[1], zone=Zone.COMMENT, comment=0))
        found = times_of(replace(first, blocks=blocks), day("2020-05-09"), day("2020-05-09"))
        assert found.is_narrative
        assert [t.value for t in found.times][-2:] == ["1940-03", "2020-03"]


def test_feasts_have_their_days():
    (ramadan,) = read("They fasted in Ramadan.").times
    assert days(ramadan) == ("2020-04-23", "2020-05-24")
    (easter,) = read("They marched on Easter Monday 1916.").times
    assert easter.value == "1916-04-24"
    assert values("They marched at Christmas.") == ["2019-12-25"]


def test_precision_is_the_unit_that_was_named():
    text = "On March 5, last week, last month, in 2019, in the 1990s, in the 19th century."
    assert [t.precision for t in read(text).times] == [
        Unit.DAY,
        Unit.WEEK,
        Unit.MONTH,
        Unit.YEAR,
        Unit.DECADE,
        Unit.CENTURY,
    ]


def test_military_groups():
    assert values("050800ZMAY20 to 061200Z MAY 2020") == ["2020-05-05T08:00", "2020-05-06T12:00"]
    assert values("320800ZMAY20, 052500ZMAY20, 050800ZMAX20") == []


def test_oclock_tonight_is_after_noon():
    assert said("He speaks at 7 o'clock tonight.") == [("7 o'clock tonight", "2020-05-09T19:00")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The road stays closed until Tuesday.", "2020-05-12"),
        ("It was closed due to rain on Tuesday.", "2020-05-05"),
        ("He said so ahead of Tuesday's vote.", "2020-05-12"),
    ],
)
def test_what_looks_ahead(text, expected):
    assert values(text) == [expected]


def edtf_in(text, published):
    doc = document(text)
    first, last = first_day(published), last_day(published)
    return {text[time.start : time.end]: time.edtf for time in times_of(doc, first, last).times}


def test_a_report_counts_from_the_day_of_its_dateline():
    text = "HAVANA, Oct. 24 (Agency) - The ships turned yesterday. Talks begin tomorrow."
    assert edtf_in(text, "1962-10-26") == {"Oct. 24": "1962-10-24", "yesterday": "1962-10-23", "tomorrow": "1962-10-25"}
    assert edtf_in(text, "1962-10")["yesterday"] == "1962-10-23"
    # One that is printed again later counts from when it is read.
    assert edtf_in(text, "1962-12-26")["yesterday"] == "1962-12-25"


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("They met on the 22nd, and left.", "the 22nd", "1962-10-22"),
        ("They met on the 3rd, and left.", "the 3rd", "1962-11-03"),
        ("They will meet on the 22nd, and leave.", "the 22nd", "1962-11-22"),
        ("They met on Tuesday the 16th.", "Tuesday the 16th", "1962-10-16"),
    ],
)
def test_a_day_without_its_month_is_a_day_past_unless_the_sentence_looks_forward(text, words, day):
    assert edtf_in(text, "1962-11-20")[words] == day


def test_days_from_one_to_another_go_on():
    assert values("It is open Monday through Thursday.", published="1998-11-12") == ["1998-11-09", "1998-11-12"]
    assert values("It is open Wednesday to Saturday.", published="1998-11-12") == ["1998-11-11", "1998-11-14"]


def test_what_is_compared_with_is_not_spoken_of():
    text = "First-quarter earnings fell from the year-earlier period. A year earlier, the company earned more."
    assert values(text) == ["2020-Q1", "2019-Q1", "2019-Q1"]


def test_weather_is_forecast_through_a_day_to_come():
    assert values("Rain is likely through Tuesday.") == ["2020-05-12"]
    assert values("The truce held through Tuesday.") == ["2020-05-05"]


def test_the_quarter_is_spoken_of_and_not_its_last_day():
    text = "For the quarter ended March 31, it earned 12 cents, against 9 a year ago."
    assert values(text) == ["2020-Q1", "2020-03-31", "2019-Q1"]


def test_nights_of_a_list_of_days_are_those_of_that_week():
    assert values("They sang Tuesday and Wednesday nights.") == ["2020-05-05", "2020-05-06TNI"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The deadline is Tuesday.", "2020-05-12"),
        ("The report, due by Tuesday, is long.", "2020-05-12"),
        ("A cut is likely on Tuesday.", "2020-05-12"),
        ("They agreed to meet again Tuesday.", "2020-05-12"),
        ("The bishop arrives Tuesday.", "2020-05-12"),
        ("It could be Tuesday.", "2020-05-12"),
        ("It has been closed since Tuesday, and must stay so.", "2020-05-05"),
        ("She drove to town Tuesday.", "2020-05-05"),
        ("The hall will be closed Tuesday.", "2020-05-12"),
        ("The pact, which could be formally signed Tuesday, is short.", "2020-05-12"),
        ("It won't open Tuesday.", "2020-05-12"),
        ("It didn't open Tuesday.", "2020-05-05"),
        ("She could not be reached Tuesday.", "2020-05-05"),
        ("The council votes Tuesday on the plan.", "2020-05-12"),
        ("Ashford plays host to Erie on Tuesday night.", "2020-05-12TNI"),
        ("Polls open Tuesday in six towns.", "2020-05-12"),
        ("After two votes Tuesday the chamber rose.", "2020-05-05"),
        ("The city council votes Tuesday showed it.", "2020-05-05"),
        ("Kickoff is at 3:30 p.m. Tuesday.", "2020-05-12T15:30"),
    ],
)
def test_a_day_of_the_week_lies_where_its_verb_says(text, value):
    assert values(text) == [value]


def test_the_following_month_is_the_one_after_what_is_spoken_of():
    text = "He was held from March 1993 to the following January, and again in 1996, and the previous autumn."
    assert values(text) == ["1993-03", "1994-01", "1996", "1995-FA"]
    assert values("He was held last January and next March.") == ["2020-01", "2021-03"]


def test_days_of_a_list_lie_on_one_side():
    assert values("Storms were likely Tuesday and Wednesday.") == ["2020-05-12", "2020-05-13"]
    assert values("Snow was seen tomorrow and Monday.") == ["2020-05-10", "2020-05-11"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A runoff will be held on October 8.", "2020-10-08"),
        ("He told them it could pay its bills through June 12.", "2020-06-12"),
        ("The virus was not identified until March 22.", "2020-03-22"),
        ("The virus was contained, and schools stay shut until March 22.", "2021-03-22"),
        ("It will report first-quarter results soon.", "2020-Q1"),
        ("It will be shown in the fall.", "2020-FA"),
    ],
)
def test_the_year_of_what_is_told_and_what_is_ahead(text, value):
    assert values(text)[0] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A jeep was found Tuesday. It had been stolen at 9 p.m. by boys.", "2020-05-05T21:00"),
        ("Shells have fallen since Tuesday. One struck a roof at 4 a.m. and killed a cow.", "2020-05-09T04:00"),
        ("They will meet Tuesday. Guards were seen near the hall at 9 p.m. by boys.", "2020-05-09T21:00"),
        ("They will meet Tuesday. They will sit down at 9 p.m. in the hall.", "2020-05-12T21:00"),
        ("Polls open Tuesday and close at 8 p.m. Voting by mail ended in April.", "2020-05-12T20:00"),
        ("Prices have fallen 3 percent this week. Trading was halted at 9 a.m. for an hour.", "2020-05-09T09:00"),
        ("A jeep was found Tuesday, two years ago a bus. It rained overnight.", "2020-05-05TNI"),
    ],
)
def test_an_hour_is_of_the_day_that_was_told_last(text, value):
    assert value in values(text)
