"""A result as it stands in the list: every word prepared when it arrives, so that painting only looks up."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from ui.wording import amount, date_words
from workbench.library.articles import Article
from workbench.model import DateState
from workbench.search import SearchHit
from workbench.snippets import Snippet

# The body goes without saying.
_ZONE_NAMES: Final = {"title": "Title", "comment": "Comment", "boilerplate": "Boilerplate"}
# What is known of an article, and what the user wrote: no name by which its text calls anybody.
_FACTS: Final = frozenset({"source", "author", "url", "note"})
_STATE_WORDS: Final = {
    DateState.STATED: "Published {when}, as the page says",
    DateState.INFERRED: "Published {when}, inferred",
    DateState.SET: "Published {when}, set by you",
    DateState.UNKNOWN: "Undated",
}
_BETWEEN: Final = " … "
_SPACE: Final = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class ResultRow:
    """What a row shows; `marks` are spans of `text` in code points, `zone` is empty for the body."""

    id: int
    title: str
    source: str
    when: str
    date_state: DateState
    is_read: bool
    is_starred: bool
    via: str
    zone: str
    text: str
    marks: tuple[tuple[int, int], ...]
    tags: tuple[str, ...]
    spoken: str
    is_queued: bool = False
    is_archived: bool = False


def result_row(hit: SearchHit) -> ResultRow:
    """Prepare one result."""
    article = hit.article
    snippet, text, marks = _sentences(hit)
    when = date_words(article.published.edtf) if article.published.edtf else ""
    state = article.published.state if when else DateState.UNKNOWN
    title = _one_line(article.title).strip() or PurePosixPath(article.path.replace("\\", "/")).name
    return ResultRow(
        id=article.id,
        title=title,
        source=_one_line(article.source_name),
        when=when,
        date_state=state,
        is_read=article.read_at is not None,
        is_starred=article.starred_at is not None,
        via=other_name(hit),
        zone="" if snippet is None or snippet.zone == "body" else snippet.zone,
        text=_facts(article) if snippet is None else _one_line(text),
        marks=marks,
        tags=hit.tags,
        spoken=", ".join(
            filter(
                None,
                (title, article.source_name, date_state_words(article), _state_said(article), _tags_said(hit.tags)),
            )
        ),
        is_queued=article.queued_at is not None,
        is_archived=article.archived_at is not None,
    )


def _state_said(article: Article) -> str:
    return "in the queue" if article.queued_at else "archived" if article.archived_at else ""


def _tags_said(tags: tuple[str, ...]) -> str:
    return f"{'tag' if len(tags) == 1 else 'tags'} {', '.join(tags)}" if tags else ""


def _sentences(hit: SearchHit) -> tuple[Snippet | None, str, tuple[tuple[int, int], ...]]:
    """Return the first sentence, and behind it the one that has the other words where it stands in the same part."""
    if not hit.snippets:
        return None, "", ()
    first, *others = hit.snippets
    text, marks = first.text, first.marks
    for other in others:
        if other.zone == first.zone:
            shift = len(text) + len(_BETWEEN)
            text += f"{_BETWEEN}{other.text}"
            marks += tuple((start + shift, end + shift) for start, end in other.marks)
    return first, text, marks


def date_state_words(article: Article) -> str:
    """Say a publication date with how sure it is."""
    edtf = article.published.edtf
    state = article.published.state if edtf else DateState.UNKNOWN
    return _STATE_WORDS[state].format(when=date_words(edtf) if edtf else "")


def zone_name(zone: str) -> str:
    """Return how a zone is named in a row."""
    return _ZONE_NAMES.get(zone, zone.capitalize())


def other_name(hit: SearchHit) -> str:
    """Return the name by which the article matched where nothing in it is called as the query calls it, else nothing."""
    others: dict[str, str] = {}
    own: set[str] = set()
    for matched in hit.matched:
        if matched.field in _FACTS:
            continue
        if _is_own_name(matched.text, matched.via):
            own.add(matched.via)
        else:
            others.setdefault(matched.via, f"{matched.text} ({matched.kind})" if matched.kind else matched.text)
    return next((_one_line(name) for via, name in others.items() if via not in own), "")


def _is_own_name(found: str, typed: str) -> bool:
    """Say whether a name is what was typed, a longer form of it, or a part of it, as Khrushchev is of Nikita Khrushchev."""
    return _letters(found).startswith(_letters(typed)) or set(map(_letters, found.split())) <= set(
        map(_letters, typed.split())
    )


def _facts(article: Article) -> str:
    """Say what the article is where no word of it was searched."""
    # Isolates keep a name that runs from right to left out of the order of the rest; a number stays with its noun.
    said = [f"By \u2068{', '.join(map(_one_line, article.authors))}\u2069"] if article.authors else []
    said.append(amount(article.words_body, "word").replace(" ", "\u00a0"))
    if article.comments:
        said.append(amount(article.comments, "comment").replace(" ", "\u00a0"))
    return " · ".join(said)


def _one_line(text: str) -> str:
    # One character for one: the marks stay where they are.
    return _SPACE.sub(" ", text)


def _letters(text: str) -> str:
    """Fold case, accents and everything but letters and digits away, as U.S. and US are one."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if c.isalnum())
