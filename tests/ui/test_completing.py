"""What a completion makes of the query: a term where the word stood, and everything else as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import QueryError
from index.fields import TABLE, Offers
from index.query import parse
from index.syntax import Listed, Not
from tests.unit.library.making import add
from ui.desk.completing import completions, typed_word
from ui.desk.library_tools import LibraryTools
from ui.panels.completions import Completion
from workbench.copies.service import CopiesService
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library.searches import SavedSearch, save_search
from workbench.library.store import Library
from workbench.library.tags import tag_articles
from workbench.search import SearchService

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
    completion = word.replaced_by(word.field or "actor", value)
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
        ("letter NEAR/5 khru|", f"letter NEAR/5 {ACTOR} |"),
        ("-actor:khru| letter", f"-{ACTOR} |letter"),
        ("actor:|", f"{ACTOR} |"),
        ("(actor: khru|)", f"({ACTOR}|)"),
        ('letter actor:"Nikita Khru|', f"letter {ACTOR} |"),
        ("😀\tkhru| letter", f"😀\t{ACTOR} |letter"),
    ],
)
def test_the_term_stands_where_the_word_stood(typed, expected):
    assert completed(typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "k|",
        "",
        "khru |",
        "kh|ru",
        '"the khru|',
        "date:khru|",
        "author:khru|",
        "date: -khru|",
        "source:-khru|",
        "letter OR|",
        "C:|",
        "nowhere:khru|",
        "/khru/|",
        'source:"khru"|',
    ],
)
def test_what_is_no_word_is_not_completed(typed):
    assert completed(typed) is None


def test_a_field_stands_where_the_word_stood_and_waits_for_its_value():
    word = typed_word("letter -sour", 12)
    assert word.begun_by("source") == Completion("letter -source:", 15)


def test_values_are_offered_after_a_field(tools):
    def offered(text):
        word = typed_word(text, len(text))
        return {g.heading: [row.title for row in g.rows] for g in completions(tools, JobContext(), word, ())}

    assert offered("is:")["State"] == ["undated", "starred", "read", "unread", "queued", "archived", "inbox", "stub"]
    assert offered("letter -is:un")["State"] == ["undated", "unread"]
    assert offered("is:unread") == {}
    assert offered("certainty:p") == {"Certainty": ["possible"]}
    assert offered("lang:") == {"Language": ["en"]}
    assert offered("format:t") == {"Format": ["text"]}
    assert offered('source:"harb') == {"Source": ["The Harbor Ledger"]}
    assert offered("source:") == {"Source": ["The Harbor Ledger"]}
    assert offered("actor:") == {}
    tag_articles(tools.library, [1], "to read again")
    assert offered("tag:") == offered('tag:"read a') == {"Tag": ["to read again"]}
    assert "Nikita Khrushchev" in offered("actor:khru")["Actor"]
    assert offered("place:") == {}
    assert offered("place:alepp")["Place"][0] == "Aleppo"
    assert offered("cer")["Fields"] == ["certainty:"]
    for field in TABLE:
        assert (
            field.offers is Offers.NOTHING
            or offered(f"{field.name}:")
            or field.offers in {Offers.ACTORS, Offers.PLACES}
        )


@pytest.fixture
def tools(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library, IndexKeeper(library) as keeper:
        add(library)
        yield LibraryTools(library, keeper, SearchService(library, keeper), CopiesService(library))


def test_saved_searches_are_offered_by_their_names(tools):
    moment = "2026-11-27T12:00:00Z"
    for name, query in (("Turkish bases", "jupiters OR bases"), ("Bases", ""), ("Letters", "letter")):
        save_search(tools.library, SavedSearch(name, query, None, moment, False, 0, moment))
    groups = completions(tools, JobContext(), typed_word("letter bas", 10), ())
    (kept,) = (group.rows for group in groups if group.heading == "Saved searches")
    assert [(row.title, row.payload) for row in kept] == [
        ("Bases", Completion("", 0)),
        ("Turkish bases", Completion("jupiters OR bases", 17)),
    ]


@given(
    SIDES, st.sampled_from([" ", "", " -", "-", "(", " NOT ", " OR "]), st.one_of(st.just(""), SIDES.map(" {}".format))
)
def test_a_query_that_can_be_read_still_can_and_excludes_what_it_excluded(before, sign, after):
    text, cursor = f"{before}{sign}khru{after}", len(f"{before}{sign}khru")
    word = typed_word(text, cursor)
    if word is None or word.field:
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
