"""Makes articles for the reader's tests."""

from dataclasses import replace

from ui.panels.reader.content import ReaderContent
from workbench.library.articles import Article
from workbench.model import UNKNOWN_DATE, Block, BlockKind, Comment, Document, Zone

BREAK = "\n\n"


def make_document(parts, comments=(), direction="ltr", language="en"):
    """Lay out (kind, zone, text) or (kind, zone, text, comment) end to end, as an import does."""
    blocks, texts, at = [], [], 0
    for kind, zone, text, *comment in parts:
        blocks.append(Block(kind, zone, at, at + len(text), 1, comment[0] if comment else None))
        texts.append(text)
        at += len(text) + len(BREAK)
    return Document("html", BREAK.join(texts), tuple(blocks), tuple(comments), direction=direction, language=language)


def in_order(document, order):
    """Return the document with the blocks of these numbers one below the other on the page."""
    places = {number: place for place, number in enumerate(order)}
    return replace(document, blocks=tuple(replace(b, place=places[n]) for n, b in enumerate(document.blocks)))


def make_article(document, **known):
    facts = {
        "id": 7, "original": "0" * 64, "member": "", "path": "a.html", "imported_at": "2024-01-01T00:00:00Z",
        "saved": "2024-05-03T10:00:00Z", "format": "html", "title": "A title", "authors": ("Ann Author",),
        "source": "The Paper", "domain": None, "url": None, "section": None, "language": document.language,
        "direction": document.direction, "published": UNKNOWN_DATE, "updated": None, "words_body": 1234,
        "words_comment": 0, "comments": len(document.comments), "deleted_at": None, "starred_at": None, "read_at": None,
    }  # fmt: skip
    return Article(**(facts | known))


def make_content(document, *, article=None, **more):
    return ReaderContent(article or make_article(document), document, **more)


def paragraph(text):
    return (BlockKind.PARAGRAPH, Zone.BODY, text)


def spans_of(document, word):
    """Return every place of a word."""
    found, at = [], document.text.find(word)
    while at >= 0:
        found.append((at, at + len(word)))
        at = document.text.find(word, at + 1)
    return tuple(found)


SAMPLE = make_document(
    [
        (BlockKind.HEADING, Zone.TITLE, "Patrols on the northern road"),
        (BlockKind.PARAGRAPH, Zone.STANDFIRST, "The patrols began at noon, residents say."),
        *(
            paragraph(f"Paragraph {n}: a patrol passed 😀 the bridge on 7 May. " + "More was said. " * 20)
            for n in range(12)
        ),
        (BlockKind.QUOTE, Zone.BODY, "We saw the patrol twice."),
        (BlockKind.TABLE_ROW, Zone.BODY, "Day\tPatrols"),
        (BlockKind.TABLE_ROW, Zone.BODY, "Monday\tone patrol"),
        (BlockKind.PARAGRAPH, Zone.COMMENT, "That patrol never came.", 0),
        (BlockKind.PARAGRAPH, Zone.COMMENT, "It did.", 1),
        (BlockKind.PARAGRAPH, Zone.BOILERPLATE, "Subscribe to our patrol of news"),
    ],
    [Comment("Reader One", "7 May"), Comment("Reader Two", None, "2020-05-08", 1, 0)],
)
