"""A report's opening names its place, its day and its agency."""

import pytest

from workbench.annotate.times.openings import read_dateline


@pytest.mark.parametrize(
    ("text", "place", "date", "agency"),
    [
        ("IDLIB, May 7 (agency) - The sides met", "IDLIB", "May 7", "agency"),
        ("BEIRUT - Rebels said", "BEIRUT", None, None),
        ("Kabul, 5 May (Agency) — Five people", "Kabul", "5 May", "Agency"),
        ("MOSCOW (Courier) - The", "MOSCOW", None, "Courier"),
        ("WASHINGTON, Sept. 12, 1962 — The", "WASHINGTON", "Sept. 12, 1962", None),
        ("NEW YORK, N.Y. (CP) — Stocks", "NEW YORK, N.Y.", None, "CP"),
        ("Al-Bab, Syria (CFP) — On Monday", "Al-Bab, Syria", None, "CFP"),
    ],
)
def test_opening(text, place, date, agency):
    found = read_dateline(text, 0, len(text))
    assert found is not None
    spans = (found.place, found.date, found.agency)
    assert tuple(text[slice(*span)] if span is not None else None for span in spans) == (place, date, agency)


@pytest.mark.parametrize(
    "text",
    [
        "Critics - and there are many - say",
        "In May 2019 - the month",
        "The U.S. - which",
        "idlib, May 7 - x",
        "",
        "A-b",
    ],
)
def test_no_opening(text):
    assert read_dateline(text, 0, len(text)) is None
