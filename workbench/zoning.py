"""What the user says of the zones of an article: of one block, or of a block that returns on all pages of its source."""

from collections.abc import Sequence

from workbench.errors import UsageError
from workbench.library.articles import get_article, get_document, key_of, make_evidence
from workbench.library.decision_log import Decision
from workbench.library.decisions import set_zone_rule, set_zones
from workbench.library.rezoning import ZONES, rule_words, source_key
from workbench.library.store import Library
from workbench.library.zone_rulings import keys_of
from workbench.model import Block, Document, Zone

# A rule about a block of less would catch what is meant nowhere.
_RULE_LETTERS_MIN = 3


def find_block(document: Document, words: str) -> Block:
    """Return the block that has these words; whole blocks come before parts of others.

    Raises:
        UsageError: If none has them, or several have.
    """
    sought = " ".join(words.casefold().split())
    folded = [(block, " ".join(document.text[block.start : block.end].casefold().split())) for block in document.blocks]
    found = [block for block, text in folded if text == sought] or [block for block, text in folded if sought in text]
    if not found:
        raise UsageError(f"No paragraph of the article has “{words}”. show ID --zones lists them all.")
    if len(found) > 1:
        raise UsageError(f"{len(found)} paragraphs of the article have “{words}”. Write more of the one that is meant.")
    return found[0]


def move_blocks(library: Library, article: int, starts: Sequence[int], zone: Zone) -> Decision:
    """Say of which zone blocks are, by where they start in the newest text.

    Raises:
        UsageError: If there is no such article or block, the zone cannot be given, or that is what they are.
    """
    _expect_zone(zone)
    known = get_article(library, article)
    document, version = get_document(library, article)
    blocks = {block.start: block for block in document.blocks if block.zone is not Zone.TITLE}
    wanted = [blocks[start] for start in starts if start in blocks]
    if not wanted:
        raise UsageError("The title stays what it is, and there is no other paragraph here. Nothing was changed.")
    moved = [block for block in wanted if block.zone is not zone]
    if not moved:
        raise UsageError(f"That is {zone} already. Nothing was changed.")
    said = {(e.text_version, e.start, e.end): key for key, e in keys_of(library.connection, article).items()}
    by_words = {e.quote: key for key, e in keys_of(library.connection, article).items()}
    rows = []
    for block in moved:
        evidence = make_evidence(known, version, document.text, block.start, block.end)
        key = said.get((version, block.start, block.end)) or by_words.get(evidence.quote) or key_of(evidence)
        rows.append((key, evidence, zone))
    return set_zones(library, article, rows)


def make_rule(library: Library, article: int, start: int, zone: Zone) -> Decision:
    """Say that blocks of the same words, digits aside, are of a zone on all pages of the article's source.

    Raises:
        UsageError: If the article has no source, or too few words to know the block by.
    """
    _expect_zone(zone)
    known = get_article(library, article)
    source = source_key(known.domain, known.source)
    if not source:
        raise UsageError("No source is known of this article, so no rule can be kept for it. Move the paragraph alone.")
    document, _ = get_document(library, article)
    block = next((b for b in document.blocks if b.start == start and b.zone is not Zone.TITLE), None)
    if block is None:
        raise UsageError("The title stays what it is, and there is no other paragraph here. Nothing was changed.")
    words = rule_words(document.text[block.start : block.end])
    if sum(character.isalpha() for character in words) < _RULE_LETTERS_MIN:
        raise UsageError("This paragraph has too few letters to be known by on other pages. Move it alone.")
    return set_zone_rule(library, source, words, zone)


def _expect_zone(zone: Zone) -> None:
    if zone not in ZONES:
        raise UsageError(f"A paragraph cannot be made {zone}. It can be {', '.join(ZONES)}.")
