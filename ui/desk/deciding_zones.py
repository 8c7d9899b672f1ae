"""What the user decides about the zones of paragraphs: written like any other decision; what was found in the texts is found anew after it."""

from collections.abc import Sequence
from typing import Final

from ui.desk.deciding import Decided, Deciding
from ui.desk.library_tools import LibraryTools
from ui.panels.reader.zones import KINDS
from ui.wording import amount
from workbench.errors import UsageError
from workbench.jobs import JobContext
from workbench.library.articles import get_article, get_document
from workbench.library.decisions import set_zone_rule
from workbench.library.rezoning import source_key
from workbench.library.zone_rules import ZoneRule
from workbench.model import Document, Zone
from workbench.zoning import make_rule, move_blocks

# What a notice offers: to make a rule of what was said of one paragraph.
RULE: Final = "zone rule"
_SAID: Final = {
    Zone.STANDFIRST: "Now the standfirst",
    Zone.BODY: "Now body text",
    Zone.CAPTION: "Now a caption",
    Zone.COMMENT: "Now a comment",
    Zone.BOILERPLATE: "Left out",
}
_SOURCE_CHARS_MAX: Final = 24
_WORDS_CHARS_MAX: Final = 100


class ZoneDeciding:
    """Writes of which zone paragraphs are, of one article or of all pages of a source."""

    def __init__(self, deciding: Deciding) -> None:
        self._deciding = deciding

    def move(self, article: int, version: int, starts: Sequence[int], zone: Zone) -> None:
        """Say of which zone the paragraphs are that start at these places of a text, in one step."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            document = _expect_same(tools, article, version)
            count = sum(block.start in starts and block.zone is not zone for block in document.blocks)
            seq = move_blocks(tools.library, article, starts, zone).seq
            known = get_article(tools.library, article)
            said = _SAID[zone] if count == 1 else f"{_SAID[zone]}: {amount(count, 'paragraph')}"
            has_source = source_key(known.domain, known.source) != ""
            offers = ((f"The same on all pages of {_short(known.source_name)}", (RULE, article, starts[0])),)
            return Decided(
                said,
                known,
                seq,
                moves_in_time=True,
                changes_zones=True,
                offers=offers if has_source and len(starts) == 1 else (),
            )

        self._deciding.decide("zone", run)

    def make_rule(self, article: int, start: int, version: int | None = None) -> None:
        """Say that what a paragraph is now, it is on all pages of its source."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            # Which zone that is says the library: the key may be faster than the window.
            document = _expect_same(tools, article, version)
            block = next((block for block in document.blocks if block.start == start), None)
            if block is None:
                raise UsageError("The text was read anew meanwhile. Mark the paragraph again. Nothing was changed.")
            seq = make_rule(tools.library, article, start, block.zone).seq
            source = _short(get_article(tools.library, article).source_name)
            words = " ".join(document.text[block.start : block.end].split())
            about = f"“{words[:_WORDS_CHARS_MAX]}{'…' if len(words) > _WORDS_CHARS_MAX else ''}”"
            return Decided(
                f"On all pages of {source}: {KINDS[block.zone]}",
                seq=seq,
                about=about,
                moves_in_time=True,
                changes_zones=True,
            )

        self._deciding.decide("zone rule", run)

    def set_rule(self, rule: ZoneRule, *, is_kept: bool) -> None:
        """Take a rule away, or bring it back."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            seq = set_zone_rule(tools.library, rule.source, rule.words, rule.zone if is_kept else None).seq
            said = f"Rule of {_short(rule.source)} {'brought back' if is_kept else 'taken away'}"
            return Decided(said, seq=seq, about=rule.words, moves_in_time=True, changes_zones=True)

        self._deciding.decide("zone rule", run)


def _expect_same(tools: LibraryTools, article: int, version: int | None) -> Document:
    document, newest = get_document(tools.library, article)
    if version is not None and version != newest:
        raise UsageError("The text was read anew meanwhile. Mark the paragraph again. Nothing was changed.")
    return document


def _short(name: str) -> str:
    return name if len(name) <= _SOURCE_CHARS_MAX else f"{name[: _SOURCE_CHARS_MAX - 1]}…"
