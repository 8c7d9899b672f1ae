"""Each rule of English finds what it is for, as it stands and with its value."""

import pytest

from tests.unit.annotate.times.saying import read, said
from workbench.annotate.times.english.rules import RULES

# Published on Saturday, 9 May 2020.
EXAMPLES = [
    ("iso_date", "Signed 2020-03-05.", [("2020-03-05", "2020-03-05")]),
    ("iso_month", "Figures of 2020-03 are out.", [("2020-03", "2020-03")]),
    ("iso_week", "Due in 2020-W18.", [("2020-W18", "2020-W18")]),
    ("slashed_date", "Filed 25/03/2020.", [("25/03/2020", "2020-03-25")]),
    ("hyphened_date", "Filed 25-03-2020.", [("25-03-2020", "2020-03-25")]),
    ("dotted_date", "Filed 25.3.2020.", [("25.3.2020", "2020-03-25")]),
    ("date_time_group", "Report 050800ZMAY20 follows.", [("050800ZMAY20", "2020-05-05T08:00")]),
    ("month_day_year", "He left on Friday, March 6, 2015.", [("Friday, March 6, 2015", "2015-03-06")]),
    ("day_month_year", "He left on the 6th of March 2015.", [("the 6th of March 2015", "2015-03-06")]),
    ("day_hyphen_month", "Stamped 6-Mar-2015.", [("6-Mar-2015", "2015-03-06")]),
    ("month_day", "They met on April 24.", [("April 24", "2020-04-24")]),
    ("day_month", "They met on 24 April.", [("24 April", "2020-04-24")]),
    ("month_days", "They met on May 3, 5 and 7.", [("May 3", "2020-05-03"), ("5", "2020-05-05"), ("7", "2020-05-07")]),
    ("days_month", "They met from 3 to 7 May 2019.", [("3", "2019-05-03"), ("7 May 2019", "2019-05-07")]),
    ("weekday_day", "It rained on Tuesday the 21st.", [("Tuesday the 21st", "2020-04-21")]),
    ("lone_day", "It rained in April, and on the 12th, snow fell.", [("the 12th", "2020-04-12")]),
    ("month_year", "The bridge opened in early March 1999.", [("early March 1999", "1999-03")]),
    ("month_year_era", "They sailed in August 480 BC.", [("August 480 BC", "BC0480-08")]),
    ("month_day_era", "On March 10, 241 BC they fought.", [("March 10, 241 BC", "BC0241-03-10")]),
    ("day_month_era", "On 10 March 241 BC they fought.", [("10 March 241 BC", "BC0241-03-10")]),
    ("month_short_year", "It began in March '99.", [("March '99", "1999-03")]),
    ("month_day_short_year", "It began on March 3 '99.", [("March 3 '99", "1999-03-03")]),
    ("month", "They fled in late April.", [("late April", "2020-04")]),
    (
        "touching_parts",
        "In the second half of April and early May, it was quiet.",
        [("the second half of April and early May", "2020-04-16/2020-05-10")],
    ),
    ("year", "The treaty of 1951 was renewed.", [("1951", "1951")]),
    ("year_tail", "The famine of 1932-33 was denied.", [("1932", "1932"), ("33", "1933")]),
    ("year_era", "Around 490 BC the city fell.", [("Around 490 BC", "BC0490")]),
    ("era_year", "The wall of AD 79 stands.", [("AD 79", "0079")]),
    ("years_era", "The war of 264-241 BC was long.", [("264", "BC0264"), ("241 BC", "BC0241")]),
    ("bare_old_year", "The first war began in 264 BC, and peace came in 241, they say.", [("241", "BC0241")]),
    ("short_year", "The class of '68 met.", [("'68", "1968")]),
    ("decade", "The late 1970s were hard.", [("The late 1970s", "197")]),
    ("decade_word", "The roaring came with the twenties.", [("the twenties", "192")]),
    ("century", "It is of the 12th century.", [("the 12th century", "11")]),
    ("season_year", "It closed in the summer of 2003.", [("the summer of 2003", "2003-SU")]),
    ("season_era", "In the spring of 480 BC they marched.", [("the spring of 480 BC", "BC0480-SP")]),
    ("season_named", "The Spring Offensive of 1918 failed.", [("Spring", "1918-SP")]),
    ("year_season", "It was the 1940 summer that changed all.", [("1940 summer", "1940-SU")]),
    ("season_shift", "It closed last summer.", [("last summer", "2019-SU")]),
    ("season_of", "It closed in the spring of last year.", [("the spring of last year", "2019-SP")]),
    ("season", "The harvest failed in autumn.", [("autumn", "2019-FA")]),
    ("quarter", "Sales fell in the third quarter of 2019.", [("the third quarter of 2019", "2019-Q3")]),
    ("half", "Sales fell in the first half of last year.", [("the first half of last year", "2019-H1")]),
    ("quarter_code", "Sales fell in Q3 2019.", [("Q3 2019", "2019-Q3")]),
    ("fiscal_year", "Sales fell in fiscal 2019.", [("fiscal 2019", "2019")]),
    ("feast", "They left before Christmas 1944.", [("Christmas 1944", "1944-12-25")]),
    ("feast_alone", "They marched on Good Friday.", [("Good Friday", "2020-04-10")]),
    ("named_unit", "He resigned late last week.", [("late last week", "2020-W18")]),
    ("portion_of_month", "It rained in the last week of March.", [("the last week of March", "P1W")]),
    ("portion_of_year", "It rained in the first two months of 2003.", [("the first two months of 2003", "P2M")]),
    ("weekday_of", "It opened on the first Sunday in April.", [("the first Sunday in April", "2020-04-05")]),
    ("the_weekend", "He rested over the weekend.", [("the weekend", "2020-W19-WE")]),
    ("in_the_unit", "In 2017 sales rose, and costs fell for the year.", [("the year", "2017")]),
    ("in_daypart", "On April 3 they met, and parted in the evening.", [("the evening", "2020-04-03TEV")]),
    ("unit_ago", "The year-ago figure was lower.", [("year-ago", "2019")]),
    ("turn_of_century", "It dates from the turn of the century.", [("the turn of the century", "20")]),
    ("end_of_unit", "It opened in 2017 and closed at the end of the year.", [("the end of the year", "2020")]),
    ("in_unit", "He resigned later in the month.", [("later in the month", "2020-05")]),
    ("rest_of_unit", "He was away for the rest of the year.", [("the rest of the year", "2020")]),
    ("unit_end", "He leaves by year-end.", [("year-end", "2020")]),
    ("counted_away", "He resigned three days ago.", [("three days ago", "2020-05-06")]),
    ("two_away", "He came two or three weeks ago.", [("two", "2020-W17"), ("three weeks ago", "2020-W16")]),
    ("bare_away", "He came years ago.", [("years ago", "PAST_REF")]),
    ("unit_before", "On April 3 he met her; the day before, he was ill.", [("the day before", "2020-04-02")]),
    ("today", "He left yesterday morning.", [("yesterday morning", "2020-05-08TMO")]),
    ("day_before_yesterday", "He left the day before yesterday.", [("the day before yesterday", "2020-05-07")]),
    ("weekday", "He left on Tuesday night.", [("Tuesday night", "2020-05-05TNI")]),
    ("week_weekday", "He will leave next week Tuesday.", [("next week Tuesday", "2020-05-12")]),
    ("age_apart", "She was 47 years old.", [("47 years old", "P47Y")]),
    ("duration", "It took about three weeks.", [("about three weeks", "P3W")]),
    ("two_lengths", "It took two or three weeks.", [("two", "P2W"), ("three weeks", "P3W")]),
    ("half_number", "It took two and a half years.", [("two and a half years", "P2.5Y")]),
    ("led_duration", "It was quiet over the past two weeks.", [("the past two weeks", "P2W")]),
    ("the_duration", "It was quiet for the ten days.", [("the ten days", "P10D")]),
    ("half_unit", "He stays within the next half year.", [("the next half year", "P6M")]),
    ("quarter_century", "It changed over the last quarter-century.", [("the last quarter-century", "P25Y")]),
    ("next_units", "It was quiet in recent weeks.", [("recent weeks", "PXW")]),
    ("bare_units", "It was quiet for decades.", [("decades", "PXDE")]),
    ("whole_unit", "It rained the whole week.", [("the whole week", "PXW")]),
    ("unit_long", "It was a months-long siege.", [("a months-long", "PXM")]),
    ("every_unit", "They met every two weeks.", [("every two weeks", "P2W")]),
    ("every_weekday", "They met every Friday.", [("every Friday", "XXXX-WXX-5")]),
    ("every_season", "They met every summer.", [("every summer", "XXXX-SU")]),
    ("every_month", "They met every March.", [("every March", "XXXX-03")]),
    ("every_daypart", "They met every morning.", [("every morning", "XXXX-XX-XXTMO")]),
    ("per_unit", "They met twice a week.", [("twice a week", "P1W")]),
    ("adverb_set", "They published daily reports.", [("daily", "P1D")]),
    ("weekdays", "They met on Fridays.", [("Fridays", "XXXX-WXX-5")]),
    ("at_night", "They travelled at night.", [("night", "XXXX-XX-XXTNI")]),
    ("nights", "They spoke of nights without sleep.", [("nights", "XXXX-XX-XXTNI")]),
    ("now", "He is now in exile.", [("now", "PRESENT_REF")]),
    ("present", "The present day is other.", [("The present day", "PRESENT_REF")]),
    ("time_being", "It holds for the time being.", [("the time being", "PRESENT_REF")]),
    ("to_date", "It is the best to date.", [("date", "PRESENT_REF")]),
    ("recently", "He recently said so.", [("recently", "PAST_REF")]),
    ("the_past", "It was so in the past.", [("the past", "PAST_REF")]),
    ("soon", "He will soon leave.", [("soon", "FUTURE_REF")]),
    ("current", "The current government denies it.", [("current", "PRESENT_REF")]),
    ("future", "In the near future nothing will change.", [("the near future", "FUTURE_REF")]),
    ("clock", "The shelling began at 17:45 GMT.", [("17:45 GMT", "2020-05-09T17:45")]),
    ("clock_half", "The shelling began at 9 a.m. sharp.", [("9 a.m.", "2020-05-09T09:00")]),
    ("clock_zone", "The shelling began at 17.45 GMT.", [("17.45 GMT", "2020-05-09T17:45")]),
    ("oclock", "The shelling began at ten o'clock.", [("ten o'clock", "2020-05-09T10:00")]),
    ("military_time", "The shelling began at 0530 hours.", [("0530 hours", "2020-05-09T05:30")]),
    ("noon", "The shelling began at noon.", [("noon", "2020-05-09T12:00")]),
]
HISTORY = "In 1641, 1642, 1643, 1645 and 1647 they fought. "
IN_HISTORIES = [
    ("former", HISTORY + "The former king fled.", [("former", "PAST_REF")]),
    ("future_of", HISTORY + "They feared future wars.", [("future", "FUTURE_REF")]),
    ("that_time", HISTORY + "At that time, the king fled.", [("that time", "")]),
    ("that_period", HISTORY + "In that period, the king fled.", [("that period", "")]),
]


@pytest.mark.parametrize(("rule", "text", "expected"), EXAMPLES + IN_HISTORIES)
def test_rule_finds_what_it_is_for(rule, text, expected):
    assert [(text[t.start : t.end], t.value) for t in read(text).times if t.rule == rule] == expected


def test_every_rule_has_an_example():
    assert {rule.name for rule in RULES} == {name for name, *_ in EXAMPLES + IN_HISTORIES} | {"age"}


def test_an_age_joined_by_hyphens_is_no_time():
    assert said("A 40-year-old man was held.") == []


@pytest.mark.parametrize(
    "text",
    [
        "You may go, and nobody will march.",
        "Prime Minister May spoke to April Jones.",
        "They were to March on the town.",
        "It cost $1998, or 2000 euros.",
        "A force of 1,500 men and 2000 rebels took Route 1995.",
        "The 1500-strong crowd stood in room 1605.",
        "Flight 1549 landed.",
        "Her son is in his mid-20s.",
        "Three quarters of the town burnt.",
        "They will call as soon as they can.",
        "He reads the Daily Courier.",
        "They ran Operation Ramadan.",
        "It scored 3:1 and then 17:4.",
        "You may 5 times, and of the 5 may have left.",
        "See 12/25 and 3/4 of it.",
        "Version 1.2.3 of 10.0.0.1 is out.",
        "It happened some day.",
        "There he sat. The Arab Spring was made to spring leaks.",
        "A 93 year-old man and a two-hundred-year-old tree stood there.",
        "It is version 1.2.30, 1/2/3 of H2, and Q2 said so.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text):
    assert said(text) == []


def test_modal_before_last_makes_it_a_verb():
    assert said("It could last three weeks.") == [("three weeks", "P3W")]
    assert said("It rained the last three weeks.") == [("the last three weeks", "P3W")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 3 March 1999", "1999-03-03"),
        ("on 3rd March, 1999", "1999-03-03"),
        ("on the third of 1999", "1999"),
        ("on March 3rd 1999", "1999-03-03"),
        ("on Wednesday 3 March 1999", "1999-03-03"),
        ("on Wed., Mar. 3, 1999", "1999-03-03"),
        ("on mar 3", None),
        ("on the morning of March 3, 1999", "1999-03-03TMO"),
        ("early in the morning of 3 March 1999", "1999-03-03TMO"),
        ("on MARCH 3, 1999", "1999-03-03"),
        ("on december 3, 1999", "1999-12-03"),
        ("on march 3, 1999", "1999-03-03"),
        ("in mid-2019", "2019"),
        ("by the very end of 2019", "2019"),
        ("in the '90s", "199"),
        ("in the 490s BC", "BC049"),
        ("in the 5th century BC", "BC04"),
        ("the eighteenth-century house", "17"),
        ("1 1/2 years", "P1.5Y"),
        ("a dozen days", "P12D"),
        ("a hundred years", "P100Y"),
        ("twenty-five years", "P25Y"),
        ("half a century", "P50Y"),
        ("half an hour", "PT30M"),
        ("several months", "PXM"),
        ("at 5:30 p.m. local time on 3 March 1999", "1999-03-03T17:30"),
        ("at 12:15 a.m. on 3 March 1999", "1999-03-03T00:15"),
    ],
)
def test_ways_to_say_it(text, expected):
    found = [t.value for t in read(text).times]
    assert found[:1] == ([expected] if expected is not None else [])
