"""Documents and libraries for tests, made by hand."""

from dataclasses import replace

from workbench.importing.draft import Draft, DraftBlock, DraftComment, assemble
from workbench.library.articles import Arrival, store_article
from workbench.library.store import Library
from workbench.model import UNKNOWN_DATE, BlockKind, DateClaim, DateState, Document, Run, RunStyle, Zone


def make_document(
    title: str = "Ships turn back", body: str = "The ships turned. Nobody fired.", **facts: object
) -> Document:
    """Return an article with a title, two paragraphs, a comment and a line of boilerplate."""
    published = facts.pop("published", DateClaim("1962-10-25", DateState.STATED, "time element of the page"))
    draft = Draft(
        format="text",
        blocks=[
            DraftBlock(Zone.TITLE, title, BlockKind.HEADING, 1),
            DraftBlock(Zone.BODY, body, runs=(Run(0, 3, RunStyle.STRONG),)),
            DraftBlock(Zone.BODY, "A second paragraph."),
            DraftBlock(Zone.BOILERPLATE, "Support this paper"),
        ],
        comments=[
            DraftComment(("I saw it.", "Twice."), "Dock_Watcher", "yesterday"),
            DraftComment(("So did I.",), reply_to=0, depth=1),
        ],
        title=title,
        authors=("H. Colborne",),
        source="The Harbor Ledger",
        language="en",
        published=published if isinstance(published, DateClaim) else UNKNOWN_DATE,
    )
    return replace(assemble(draft), **facts)


def add(
    library: Library, data: bytes = b"original bytes", document: Document | None = None, path: str = "a.txt"
) -> int:
    """Store one article and return its id."""
    original = library.originals.keep(data)
    with library.write() as connection:
        return store_article(connection, Arrival(path, original, document or make_document()))
