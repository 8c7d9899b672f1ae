"""Articles that a page states but does not show, and pages that show only an opening."""

import json

import pytest

from workbench.importing.page.html import read_html
from workbench.model import BlockKind, Zone

FIRST = (
    "The harbour master said on Thursday that two foreign freighters due here next week had been told to wait outside."
)
SECOND = "He does not believe that the wait will be long, and the crews have been paid until the end of the month in advance."
THIRD = (
    "In the capital the ministry asked both sides to hold still and proposed to suspend the shipments for three weeks."
)
WHOLE = [FIRST, SECOND, THIRD]


def page(body, **stated):
    statement = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ships wait", **stated}
    return (
        "<html lang=en><head><title>Ships wait</title><script type='application/ld+json'>"
        f"{json.dumps(statement)}</script></head><body><article><h1>Ships wait</h1>{body}</article></body></html>"
    )


def texts(draft):
    return [block.text for block in draft.blocks if block.zone is Zone.BODY]


@pytest.mark.parametrize(
    "stated",
    [
        "\n\n".join(WHOLE),
        "".join(f"<p>{text}</p>" for text in WHOLE),
        "".join(f"&lt;p&gt;{text}&lt;/p&gt;" for text in WHOLE),
    ],
)
def test_a_body_that_is_only_stated_is_read(stated):
    assert texts(read_html(page("<p>The page is being set.</p>", articleBody=stated))) == WHOLE


def test_a_body_that_is_shown_is_not_read_from_the_statement():
    shown = "".join(f"<p>{text}</p>" for text in WHOLE)
    assert texts(read_html(page(shown, articleBody=" ".join(WHOLE)))) == WHOLE


def test_a_recipe_has_its_ingredients_and_steps():
    draft = read_html(
        page(
            f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>",
            recipeIngredient=["200 g flour", "2 eggs"],
            recipeInstructions=[
                {"@type": "HowToSection", "itemListElement": [{"@type": "HowToStep", "text": "Stir it well."}]}
            ],
        )
    )
    items = [block.text for block in draft.blocks if block.kind is BlockKind.LIST_ITEM]
    assert items == ["200 g flour", "2 eggs"]
    assert texts(draft)[-1] == "Stir it well."


def test_a_live_blog_has_its_entries():
    entries = [{"@type": "BlogPosting", "headline": f"At {n}", "articleBody": text} for n, text in enumerate(WHOLE)]
    draft = read_html(page("<p>The entries come in as you wait.</p>", liveBlogUpdate=entries))
    assert texts(draft) == ["At 0", FIRST, "At 1", SECOND, "At 2", THIRD]


@pytest.mark.parametrize(
    ("body", "stated", "stub"),
    [
        (f"<p>{FIRST}</p><p>{SECOND} …</p>", {"isAccessibleForFree": False}, True),
        (f"<p>{FIRST}</p><p>{SECOND}</p>", {"isAccessibleForFree": "http://schema.org/False"}, True),
        (f"<p>{FIRST}</p><div class=paywall><p>Sign in to read on.</p></div>", {}, True),
        (f"<p>{FIRST}</p><p>{SECOND}</p>", {"isAccessibleForFree": True}, False),
        (f"<p>{FIRST}</p><p>{SECOND}</p>", {}, False),
        (f"<p>{' '.join(WHOLE)}</p>" * 6, {"isAccessibleForFree": False}, False),
        (f"<p>{FIRST}</p><p>{SECOND}</p>", {"isAccessibleForFree": False, "articleBody": f"{FIRST} {SECOND}"}, False),
    ],
)
def test_an_opening_is_marked(body, stated, stub):
    draft = read_html(page(body, **stated))
    assert draft.is_stub is stub
    assert FIRST in " ".join(texts(draft))


@pytest.mark.parametrize(
    "stated",
    [
        {"articleBody": 7, "recipeIngredient": {"a": 1}, "liveBlogUpdate": ["x", None]},
        {"recipeInstructions": [[[[[["deep"]]]]], {"text": None}], "recipeIngredient": [None, ""]},
        {"articleBody": "<" * 100_000, "isAccessibleForFree": []},
    ],
)
def test_a_statement_of_another_shape_costs_nothing(stated):
    shown = "".join(f"<p>{text}</p>" for text in WHOLE)
    assert texts(read_html(page(shown, **stated))) == WHOLE
