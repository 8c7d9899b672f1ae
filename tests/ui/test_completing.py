"""What a completion makes of the query: a term where the word stood, and everything else as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import QueryError
from index.query import parse
from index.syntax import Listed, Not
from ui.desk.completing import typed_word

ACTOR = 'actor:"Nikita Khrushchev"'
PIECES = st.sampled_from(
    ["ships", "letter", "OR", "AND", "NOT", "-", "(", ")", "“the line”", "source:", "title:cuba", "date:1962", "@", '"',
     "-patrol", "\t", "  ", "miss*", "is:undated", "😀"]
)  # fmt: skip
SIDES = st.one_of(st.lists(PIECES, max_size=6).map(" ".join), st.lists(PIECES, max_size=6).map("".join))


def completed(text, value="Nikita Khrushchev"):
    """Take a completion where a bar stands in the text, and return the query with a bar where the cursor is then."""
    before, _, after = text.partition("|")
    word = typed_word(before + after, len(before))
    if word is None:
        return None
    completion = word.replaced_by("actor", value)
    return f"{completion.text[: completion.cursor]}|{completion.text[completion.cursor :]}"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("khru|", f"{ACTOR} |"),
        ("@khru|", f"{ACTOR} |"),
        ("-khru|", f"-{ACTOR} |"),
        ("-@khru|", f"-{ACTOR} |"),
        ("letter NOT khru|", f"letter NOT {ACTOR} |"),
        ("letter OR khru|", f"letter OR {ACTOR} |"),
        ("khru| OR letter", f"{ACTOR} |OR letter"),
        ("(letter OR khru|) moscow", f"(letter OR {ACTOR}|) moscow"),
        ("(letter OR -khru|", f"(letter OR -{ACTOR} |"),
        ('khru|"the line"', f'{ACTOR} |"the line"'),
        ("😀\tkhru| letter", f"😀\t{ACTOR} |letter"),
    ],
)
def test_the_term_stands_where_the_word_stood(typed, expected):
    assert completed(typed) == expected


@pytest.mark.parametrize(
    "typed",
    ["k|", "", "khru |", "kh|ru", '"the khru|', "source:khru|", "source: khru|", "date: -khru|", "letter OR|", "C:|"],
)
def test_what_is_no_word_is_not_completed(typed):
    assert completed(typed) is None


@given(
    SIDES, st.sampled_from([" ", "", " -", "-", "(", " NOT ", " OR "]), st.one_of(st.just(""), SIDES.map(" {}".format))
)
def test_a_query_that_can_be_read_still_can_and_excludes_what_it_excluded(before, sign, after):
    text, cursor = f"{before}{sign}khru{after}", len(f"{before}{sign}khru")
    word = typed_word(text, cursor)
    if word is None:
        return
    completion = word.replaced_by("actor", "Nikita Khrushchev")
    try:
        parse(text)
    except QueryError:
        return
    as_typed = f"{word.before}khru {word.after}"
    assert structure(parse(completion.text).root) == structure(parse(as_typed).root)


def structure(node):
    """The tree with the completed word and the term alike."""
    if isinstance(node, Not):
        return ("not", structure(node.child))
    if children := getattr(node, "children", ()):
        return (type(node).__name__, *map(structure, children))
    if isinstance(node, Listed) and node.field == "actor":
        return "it"
    return "it" if getattr(node, "shown", "") == "khru" else node
