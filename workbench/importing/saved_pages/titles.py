"""What the program that saved a page says of it, where the page itself says nothing."""

from workbench.importing.draft import Draft, DraftBlock
from workbench.importing.page.markup import without_forbidden
from workbench.model import BlockKind, Zone

_CHARS_MAX = 1000


def title_of_last_resort(draft: Draft, title: str) -> None:
    """Give a page without a title the one under which it was saved."""
    # Encoded words may decode to anything, halves of characters included.
    title = without_forbidden(title.encode("utf-8", "replace").decode())
    title = " ".join(title.split())[:_CHARS_MAX]
    if title and not draft.title:
        draft.title = title
        draft.blocks.insert(0, DraftBlock(Zone.TITLE, title, BlockKind.HEADING, 1))
