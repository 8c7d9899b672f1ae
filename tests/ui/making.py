"""Results, actors and articles as the tests of lists need them."""

from workbench.actors import ActorCount, ArticleActor
from workbench.annotate.findings import Actor, ActorKind, AliasKind, Mention
from workbench.library.articles import Article
from workbench.marking import Matched
from workbench.model import DateClaim, DateState, Evidence, Zone
from workbench.search import SearchHit, Snippet

STATED = DateClaim("1962-10-24", DateState.STATED, "meta")


def article(number=1, *, title="Soviet ships slow", published=STATED, source="Harbor", **more):
    facts = {
        "original": "ab", "member": "", "path": "pages/ships.html", "imported_at": "", "saved": None, "format": "html",
        "authors": ("Margaret Holloway",), "domain": None, "url": None, "section": None, "language": "en",
        "direction": "ltr", "updated": None, "words_body": 1140, "words_comment": 0, "comments": 2, "deleted_at": None,
        "starred_at": None, "read_at": None,
    }  # fmt: skip
    return Article(number, title=title, source=source, published=published, **{**facts, **more})


def snippet(text="The quarantine took effect at ten.", word="quarantine", zone="body"):
    at = text.find(word)
    marks = ((at, at + len(word)),) if word and at >= 0 else ()
    return Snippet(zone, text, marks, Evidence("ab", 1, 0, len(text), text, "", ""))


def hit(number=1, *, snippets=None, matched=(), **facts):
    matched = tuple(Matched("body", text, via) for text, via in matched)
    return SearchHit(article(number, **facts), 1.0, (snippet(),) if snippets is None else tuple(snippets), matched)


def actor_count(identifier="cuba", *, kind=ActorKind.STATE, name="", body=3, comment=1, articles=2, **more):
    names = more.pop("names", ("Havana", "Cuba"))
    wholes = more.get("wholes", ())
    actor = Actor(identifier, name or identifier.title(), kind, wholes[0] if wholes else None)
    return ActorCount(actor, names, body, comment, articles, **more)


def article_actor(identifier="cuba", *, places=(0, 50, 99), **facts):
    mentions = tuple(Mention(at, at + 1, identifier, Zone.BODY, AliasKind.SAME) for at in places)
    return ArticleActor(actor_count(identifier, **facts), mentions)
