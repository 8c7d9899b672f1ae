"""The address of words of an article, short enough for a footnote, by which they are found again and checked.

`dateline:HASH/VERSION/START-END/CHECK`: the SHA-256 of the document that was imported, which reading of it, the code points of the words in that
text, and the beginning of the SHA-256 of the words themselves. It holds in every library that has the same original, whatever its articles are numbered.
"""

import hashlib
import re
from dataclasses import dataclass
from typing import Final

from workbench.errors import LibraryError, UsageError
from workbench.library.articles import Article, find_content, get_article, get_document, make_evidence, verify_evidence
from workbench.library.store import Library
from workbench.model import Evidence

# 64 bits: nobody makes other words with the same check by chance, and the whole stays on a line of a footnote.
_CHECK_CHARS: Final = 16
# Documents have lines of their own: an address may be broken by none, but may stand within a sentence.
_ADDRESS: Final = re.compile(r"dateline:([0-9a-f]{64})/(\d{1,9})/(\d{1,12})-(\d{1,12})/([0-9a-f]{16})(?![0-9a-f])")


@dataclass(frozen=True, slots=True)
class Address:
    """Where words stand, and what proves that they are the same."""

    original: str
    text_version: int
    start: int
    end: int
    check: str


@dataclass(frozen=True, slots=True)
class Verified:
    """Words that were found at an address, unchanged, in an original that is unchanged."""

    article: Article
    evidence: Evidence


def address_of(evidence: Evidence) -> str:
    """Return the address of a piece of evidence."""
    return (
        f"dateline:{evidence.original}/{evidence.text_version}/{evidence.start}-{evidence.end}/{_check(evidence.quote)}"
    )


def addresses_in(text: str) -> list[str]:
    """Return the addresses that stand in a text, a report for instance, each once."""
    return list(dict.fromkeys(found[0] for found in _ADDRESS.finditer(text)))


def parse_address(text: str) -> Address:
    """Return what an address says.

    Raises:
        UsageError: If it is none.
    """
    found = _ADDRESS.fullmatch(text.strip())
    if found is None:
        raise UsageError(
            f"Could not read {text.strip()!r} as an address of words: it is not dateline:HASH/VERSION/START-END/CHECK. "
            "Copy it whole, as cite --style provenance prints it."
        )
    return Address(found[1], int(found[2]), int(found[3]), int(found[4]), found[5])


def verify(library: Library, address: Address) -> Verified:
    """Find the words at an address, and check that they and their original are what they were.

    Raises:
        UsageError: If this library does not have the original, or other words stand there.
        LibraryError: If the original or its text is damaged.
    """
    row = find_content(library.connection, address.original)
    if row is None:
        raise UsageError(
            f"The original {address.original[:12]}… is not in this library, so nothing was checked. Open the library that it was cited from."
        )
    article = get_article(library, row["id"])
    try:
        document, version = get_document(library, article.id, address.text_version)
    except UsageError as error:
        raise UsageError(
            f"Article {article.id} has no text {address.text_version} in this library, so the words could not be checked. "
            "Look for them in its newest text."
        ) from error
    evidence = make_evidence(article, version, document.text, address.start, address.end)
    if _check(evidence.quote) != address.check:
        raise UsageError(
            f"Other words stand at this address of article {article.id}: the text or the address was changed. "
            "Look for the sentence in the article itself."
        )
    if not verify_evidence(library, evidence):
        raise LibraryError(f"The original of article {article.id} could not be checked. Put it back from a backup.")
    return Verified(article, evidence)


def _check(quote: str) -> str:
    return hashlib.sha256(quote.encode("utf-8", "surrogatepass")).hexdigest()[:_CHECK_CHARS]
