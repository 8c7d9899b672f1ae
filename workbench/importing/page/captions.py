"""The captions of an article's pictures, which stand in the page but in no extracted text."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from workbench.importing.draft import DraftBlock
from workbench.importing.page.page_lines import PageLine
from workbench.model import BlockKind, Zone

_CAPTION_CHARS_MAX = 700
_LEVELS = 4
# As themes name it: wp-caption-text, image_description, media-caption__text; never the caption of a table or a film.
_NAME = re.compile(
    r"(?:^|[\s_-])(?:wp-caption-text|(?:image|img|photo|picture|figure|media|foto|bild|pic)[_-]{0,2}"
    r"(?:caption|description|annotation|copyright|credits?|legend|unterschrift)|caption|caption-text|"
    r"bildunterschrift|bildnachweis|bildtext|legende|pie-?(?:de-?)?foto)(?:$|[\s_-])",
    re.IGNORECASE,
)
# A line that says of a picture who made it, in the words of several languages.
_CREDIT = re.compile(
    r"(?:©|\(c\)|copyright|(?:photo|image|picture)s?(?: credits?| courtesy| by)?|credits?|fotos?|fot\.|bild(?:er|nachweis|quelle)?|"
    r"cr[ée]dits?(?: photos?)?|cr[ée]dito(?: da imagem)?|imagen?|foto(?:graf[ií]a|grafie)?|фото|صورة|الصورة|fotoğraf|写真|图|圖|사진)"
    r" ?(?:[:：/|©]|by\b)|©",
    re.IGNORECASE,
)
_CREDIT_CHARS = 120
_STOP = ("body", "article", "main", "section", "table", "ul", "ol", "li")
_PICTURE_LINE_CHARS = 200


def is_caption(line: PageLine) -> bool:
    """Tell by its place in the tree whether a line is what stands under a picture."""
    if len(line.text) > _CAPTION_CHARS_MAX or line.linked > 0.9:
        return False
    step: HtmlElement | None = line.holder
    for _ in range(_LEVELS):
        if step is None or step.tag in _STOP:
            break
        if step.tag == "figcaption" or "caption" in (step.get("itemprop") or "").lower():
            return True
        if _NAME.search(step.get("class") or ""):
            return True
        step = step.getparent()
    return _is_under_picture(line)


def is_credit(text: str) -> bool:
    """Tell a line of its own that says whose picture stands above it."""
    return len(text) <= _CREDIT_CHARS and _CREDIT.match(text) is not None


def _is_under_picture(line: PageLine) -> bool:
    """Tell a paragraph of a hand-written page that is a picture, a line break and one short line."""
    holder = line.holder
    if holder.tag not in ("p", "center", "td", "div") or len(line.text) > _PICTURE_LINE_CHARS:
        return False
    pictures = list(holder.iterdescendants("img"))[:2]
    if len(pictures) != 1 or next(holder.iterdescendants("br"), None) is None:
        return False
    return len(" ".join(holder.text_content().split())) <= len(line.text) + 1


def insert_captions(
    blocks: Sequence[DraftBlock], places: Sequence[int | None], lines: Sequence[PageLine], first: int
) -> list[DraftBlock]:
    """Return a body with the captions that stand within it, each where the page shows it.

    Args:
        blocks: The body.
        places: The line of each block.
        lines: What the page shows.
        first: The line from which on a caption may belong to the article: that of its title.
    """
    known = [place for place in places if place is not None]
    if not known:
        return list(blocks)
    captions = {n for n in range(max(0, first), max(known)) if is_caption(lines[n])}
    captions.update(place for place in known if is_caption(lines[place]))
    # An article may end with a picture; beyond that one, captions are those of teasers.
    behind = max(known) + 1
    if behind < len(lines) and is_caption(lines[behind]):
        captions.add(behind)
    shown = {fold_key(block.text) for block in blocks}
    out: list[DraftBlock] = []
    pending = sorted(n for n in captions if fold_key(lines[n].text) not in shown)
    seen: set[str] = set()

    def lay_until(place: int) -> None:
        while pending and pending[0] < place:
            text = lines[pending.pop(0)].text
            if text not in seen:
                seen.add(text)
                out.append(DraftBlock(Zone.CAPTION, text))

    for block, place in zip(blocks, places, strict=True):
        if place is not None:
            lay_until(place)
        if block.kind is BlockKind.PARAGRAPH and (
            (place in captions and block.text == lines[place].text) or is_credit(block.text)
        ):
            block = DraftBlock(Zone.CAPTION, block.text, block.kind, block.level, block.runs)
        out.append(block)
    lay_until(len(lines))
    return out


def fold_key(text: str) -> str:
    """Return the form in which a caption and a block of the body are compared."""
    return " ".join(text.split())
