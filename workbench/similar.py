"""More like this: the words that tell an article from the others of the library, as a query that can be read and edited."""

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Protocol

from index.analysis import tokenize
from workbench.errors import QueryMistake, UsageError
from workbench.jobs import JobContext
from workbench.library.articles import get_article, get_document
from workbench.library.store import Library
from workbench.model import Document
from workbench.search import SearchService
from workbench.zone_text import field_text

# Enough to be about the same thing, few enough to be read.
_WORDS_MAX = 10
# Of a long article only the most frequent words are looked up, which its telling ones are among.
_LOOKED_UP_MAX = 300
_LETTERS_MIN = 3
# A word that so many articles have tells nothing of any.
_SHARE_MAX = 0.15
_TITLE_COUNTS = 2
# Who and where is what articles have in common; a text writes names with a capital, where its script has any.
_NAME_COUNTS = 1.5
_BODY_SPELLS = 1_000
# A title that so many articles have is no name of one, but a word of the subject.
_SAME_TITLE_MAX = 10
_QUERY_CHARS_MAX = 500
_PLAIN = re.compile(r"\w[\w.'’-]*")
_OPERATORS = frozenset({"AND", "OR", "NOT", "NEAR"})


class Frequencies(Protocol):
    """Tells how common words are, as the index does."""

    def frequency(self, word: str) -> int:
        """Count the articles that have a folded word in title or body; one that has it in both may count twice."""
        ...


@dataclass(frozen=True, slots=True)
class SimilarQuery:
    """The telling words of an article, the most telling first, and the query that asks for any of them."""

    article: int
    words: tuple[str, ...]
    query: str


def similar_query(
    ctx: JobContext,
    library: Library,
    service: SearchService,
    frequencies: Frequencies,
    article: int,
) -> SimilarQuery:
    """Return a query for articles about the same.

    The article itself is left out by its title, where that is its own: what shares it is a copy, and nothing new either.

    Raises:
        UsageError: If there is no such article, or it has no word that tells it from the others.
    """
    known = get_article(library, article)
    document, _ = get_document(library, article)
    total = library.connection.execute("SELECT count(*) FROM article WHERE deleted_at IS NULL").fetchone()[0]
    words = telling_words(document, total, frequencies)
    if not words:
        raise UsageError(
            f"Could not look for articles like {article} ({known.title}): it has no words that only some others have. "
            "Search for words of your own."
        )
    asked = " OR ".join(map(_written, words))
    bar = _bar_title(ctx, service, known.title)
    return SimilarQuery(article, words, f"({asked}) {bar}" if bar else asked)


def telling_words(document: Document, total: int, frequencies: Frequencies) -> tuple[str, ...]:
    """Return the words of title and body that tell an article from the others, the most telling first.

    A word weighs the more the oftener the article has it and the fewer others do; one that no other has finds none.

    Args:
        document: The article.
        total: How many articles the library has.
        frequencies: How many of them have a word.
    Source: tf-idf with damped counts; Manning, Raghavan & Schütze, Introduction to Information Retrieval, 6.4.1.
    """
    counts: Counter[str] = Counter()
    fields: Counter[str] = Counter()
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, weight in (("title", _TITLE_COUNTS), ("body", 1)):
        text = field_text(document, name).text
        here = [token for token in tokenize(text) if _is_word(token.text)]
        fields.update({token.text for token in here})
        for token in here:
            counts[token.text] += weight
            # Many titles have capitals all over: how a word is written, the body says where it has it.
            spellings[token.text][text[token.start : token.end]] += 1 if name == "title" else _BODY_SPELLS
    weights: dict[str, float] = {}
    for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_LOOKED_UP_MAX]:
        # This article is counted once for each of its fields, and it is one.
        articles = frequencies.frequency(word) - fields[word] + 1
        if 1 < articles <= max(2, total * _SHARE_MAX):
            spelling = min(spellings[word], key=lambda shown: (-spellings[word][shown], shown))
            tells = (1 + math.log(count)) * math.log(total / articles)
            weights[spelling] = tells * (_NAME_COUNTS if spelling[:1].isupper() else 1)
    return tuple(sorted(weights, key=lambda word: (-weights[word], word))[:_WORDS_MAX])


def _is_word(term: str) -> bool:
    return len(term) >= _LETTERS_MIN and any(map(str.isalpha, term))


def _bar_title(ctx: JobContext, service: SearchService, title: str) -> str:
    """Return the term that leaves articles of this title out; nothing where it is no title of one's own."""
    quoted = " ".join(re.sub(r"[^\w\s.,'’-]", " ", title).split())
    if not quoted or len(quoted) > _QUERY_CHARS_MAX:
        return ""
    try:
        having = service.find(ctx, f'title:"{quoted}"').total
    except QueryMistake:
        return ""
    return f'-title:"{quoted}"' if 0 < having <= _SAME_TITLE_MAX else ""


def _written(word: str) -> str:
    return word if _PLAIN.fullmatch(word) and word not in _OPERATORS else f'"{word}"'
