"""Two times bound one stretch where the words say so."""

import pytest

from tests.unit.annotate.times.saying import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from March 5 to 7, 2019", "2019-03-05/2019-03-07"),
        ("March 5-7, 2019", "2019-03-05/2019-03-07"),
        ("from 5 March until 7 April 2019", "2019-03-05/2019-04-07"),
        ("between 1999 and 2003", "1999-01-01/2003-12-31"),
        ("1999-2003", "1999-01-01/2003-12-31"),
        ("1999-03", "1999-03"),
        ("1914-18", "1914-01-01/1918-12-31"),
        ("from 264 to 241 BC", "-0263-01-01/-0240-12-31"),
        ("from Monday to Friday", "2020-05-04/2020-05-08"),
        ("April 3 and 4", "2020-04-03/2020-04-04"),
    ],
)
def test_range(text, expected):
    found = read(f"It lasted {text}.")
    assert [r.edtf for r in found.ranges] == ([expected] if "/" in expected else [])


@pytest.mark.parametrize(
    "text", ["in 1999 and 2003", "on May 3, 5 and 7", "from two weeks to three weeks", "to 1999 from 2003"]
)
def test_no_range(text):
    assert read(f"It was {text}.").ranges == ()


def test_a_range_names_its_times():
    text = "It lasted from March 5 to 7, 2019."
    (found,) = read(text).ranges
    assert text[found.start : found.end] == "March 5 to 7, 2019"
    assert (found.first, found.last) == (0, 1)
