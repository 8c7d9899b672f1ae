"""Words of an article as they are cited: by their place, or by what they say."""

import re
from collections.abc import Iterable

from workbench.citing.cited import Cited, Passage, cited
from workbench.errors import UsageError
from workbench.library.articles import Article, get_article, get_document, make_evidence
from workbench.library.store import Library
from workbench.model import Document


def cite_article(library: Library, article: int) -> Cited:
    """Return an article as it is cited as a whole.

    Raises:
        UsageError: If there is none of that number.
    """
    return cited(get_article(library, article))


def cite_spans(article: Article, document: Document, version: int, spans: Iterable[tuple[int, int]]) -> Cited:
    """Return an article as it is cited with stretches of its text; those between which nothing but blanks stand are one.

    Args:
        article: What the library knows of it.
        document: Its text.
        version: Which reading of it that is.
        spans: In code points, in the order of the text; without any the article is cited as a whole.
    """
    text = document.text
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        words = text[start:end]
        if not words.strip():
            continue
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if joined and not text[joined[-1][1] : start].strip():
            start = joined.pop()[0]
        joined.append((start, end))
    found = (make_evidence(article, version, text, *span) for span in joined)
    return cited(article, tuple(Passage(evidence.quote, evidence) for evidence in found))


def cite_span(library: Library, article: int, start: int, end: int, version: int | None = None) -> Cited:
    """Return an article as it is cited with text[start:end], without the blanks around that.

    Args:
        library: Open.
        article: Its number.
        start: In code points of its text.
        end: Likewise.
        version: Which reading of it; the newest where none is given.

    Raises:
        UsageError: If there is no such article or text, or nothing stands there.
    """
    document, read = get_document(library, article, version)
    if not 0 <= start < end or not document.text[start:end].strip():
        raise UsageError(f"No words stand at {start}-{end} of article {article}. Nothing was cited.")
    return cite_spans(get_article(library, article), document, read, [(start, end)])


def cite_words(library: Library, article: int, words: str) -> Cited:
    """Return an article as it is cited with words that stand in it, the first time that they do; blanks may differ.

    Raises:
        UsageError: If there is no such article, or the words stand nowhere in it.
    """
    document, version = get_document(library, article)
    sought = r"\s+".join(map(re.escape, words.split()))
    found = re.search(sought, document.text) if sought else None
    if found is None:
        raise UsageError(
            f"Could not find “{' '.join(words.split())}” in article {article}: its text has other words. Copy them from show {article}."
        )
    return cite_span(library, article, *found.span(), version)
