"""What is kept of an article so that its copies are found: a sample of its shingles, and numbers for its text, title, source and address."""

import hashlib
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from index.folding import fold
from workbench.addresses import address_of, site_of
from workbench.copies.shingles import shingles_of
from workbench.model import Document, Zone

# Raised whenever the same article would get another signature.
SCHEME: Final = "1"
# Of the shingles, those with the smallest numbers: every twelfth, and of short texts so many at least. A cut of 60 words of a text of 5,000
# shares about five of them; the whole takes a twentieth of what the clean text does.
ONE_IN: Final = 12
LEAST: Final = 64
LIMIT: Final = 2**32 // ONE_IN
# A title of fewer words ("Live updates") is many an article's.
_TITLE_WORDS_MIN: Final = 3
_ZONES: Final = (Zone.TITLE, Zone.STANDFIRST, Zone.BODY)


@dataclass(frozen=True, slots=True)
class Signature:
    """What is kept of one text. `hashes` are ascending; 0 of `site`, `source`, `address` and `title` is that there is none."""

    words: int
    shingles: int
    whole: int
    site: int
    source: int
    address: int
    title: int
    hashes: npt.NDArray[np.uint32] = field(repr=False)

    def packed(self) -> bytes:
        """Return it as bytes, the least significant first: its numbers, with that of its hashes, and these."""
        numbers = (self.words, self.shingles, self.whole, self.site, self.source, self.address, self.title)
        return np.array([*numbers, self.hashes.size], "<i8").tobytes() + self.hashes.astype("<u4").tobytes()


def signature_of(document: Document) -> Signature:
    """Return the signature of an article: of its title, standfirst and body alone."""
    cut = shingles_of(document.zone_text(*_ZONES))
    sampled = int(np.searchsorted(cut.hashes, LIMIT))
    # The order of bytes is the same on every machine, for a library may be carried from one to another.
    whole = int.from_bytes(
        hashlib.blake2b(cut.sequence.astype("<u8").tobytes(), digest_size=8).digest(), "little", signed=True
    )
    title = " ".join(fold(document.title).split())
    return Signature(
        words=cut.words,
        shingles=int(cut.hashes.size),
        whole=whole,
        site=number_of(site_of(document.url) or site_of(document.domain)),
        source=number_of(" ".join(fold(document.source or "").split())),
        address=number_of(address_of(document.url)),
        title=number_of(title) if len(title.split()) >= _TITLE_WORDS_MIN else 0,
        hashes=cut.hashes[: max(sampled, LEAST)],
    )


def number_of(text: str) -> int:
    """Return a number of 64 bits that stands for a text, 0 for none."""
    if not text:
        return 0
    return int.from_bytes(
        hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "little", signed=True
    )
