"""Pasted text made to be slow: reading stays bounded, and no line is lost."""

import time

import pytest

from workbench.importing.pasted.reading import read_pasted

PROSE = (
    "The harbour master said on Tuesday that the three ferries would stay in port until the storm had passed the cape.",
    "Fishermen who had waited since dawn began to carry their nets back to the sheds, and the market closed at noon.",
    "According to the coast guard, no vessel was reported missing, although two yachts had not answered by evening.",
    "The council will meet again on Friday to decide whether the breakwater can be repaired before the winter sets in.",
)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 1_000_000,
        "x" * 5_000_000,
        "1" * 5_000_000,
        "3 days ago " * 450_000,
        ("$ 1,000.00 " * 27 + "\n") * 16_000,
        ("comments " * 33 + "\n") * 16_000,
        ("by " * 99 + "\n") * 16_000,
        ("A. " * 90 + "says" + "\n") * 16_000,
        "Ada Field | 3 May 2019 - 16:40\nSee also\nold nets\n" * 16_000 + PROSE[0],
        "\n".join(f"{sentence} {n}" for n in range(11_000) for sentence in PROSE),
        "nets\n" * 1_000_000,
    ],
    ids=["words", "letters", "digits", "dates", "money", "comments", "by", "names", "stamps", "prose", "lines"],
)
def test_five_megabytes_take_seconds(text):
    began = time.process_time()
    draft = read_pasted(text)
    assert time.process_time() - began < 20
    assert draft.blocks


MARKS = "!§$%&/()=?*+~#'<>|^°;:_@[]{}"
TALL = "\n\n".join(PROSE * 4) + "\n\n"


@pytest.mark.parametrize(
    "text",
    [
        TALL + "\n".join(f"Ada Field / {a}{b}{c} 3.5.2019" for a in MARKS for b in MARKS for c in MARKS),
        TALL + "\n".join(f"Ada Field {a}{b}{c} / 3.5.2019" for _ in range(4) for a in MARKS for b in MARKS for c in MARKS[:12]),
        TALL + f"3.5.2019, 12:45\n{PROSE[0]}\n" * 20_000,
        "3.5.2019, 12:45\n" * 40_000 + TALL,
        TALL + "Reply\n" * 40_000,
        TALL + "Comments\n" * 40_000,
        "".join(f"Ships wait in the outer roads {n}\n" for n in range(20_000)) + "\n" + TALL,
        "Ships wait here today\n" * 40_000 + "\n" + TALL,
        TALL + "3 Comments\n" + "Abc. Abc. Ann van der Field\n\n" * 20_000,
        TALL + "By Ann Field\n" * 40_000,
        TALL + "\0".join(PROSE * 200) + "\ud800\n" * 1000,
    ],
    ids=[
        "builds of stamps",
        "four of each build",
        "moments",
        "moments above",
        "replies",
        "headings",
        "headlines",
        "one headline",
        "titled names",
        "bylines",
        "signs",
    ],
)  # fmt: skip
def test_lines_made_for_one_step_take_seconds(text):
    began = time.process_time()
    draft = read_pasted(text)
    assert time.process_time() - began < 20
    assert any(PROSE[0] in block.text for block in draft.blocks)
