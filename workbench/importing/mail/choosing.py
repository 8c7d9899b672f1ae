"""Finds in a mail the parts that are its text, the pictures in it, and the documents that are attached.

Source: RFC 2046, RFC 2183, RFC 2387.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from workbench.importing.mail.entities import Entity, Mail

# A mail that offers its text twice often has no more in one of them than "Your program cannot show this mail".
_HTML_SHARE_MIN: Final = 0.3
# Neither text nor document: what servers and programs tell each other, and what seals a mail.
_ASIDE: Final = frozenset(
    {
        "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature", "application/pgp-keys",
        "application/pgp-encrypted", "application/ics", "text/calendar", "text/vcard", "text/x-vcard", "text/directory",
        "text/x-amp-html", "text/rfc822-headers", "message/delivery-status", "message/disposition-notification",
        "message/global-delivery-status", "message/external-body", "message/partial", "application/applefile",
        "application/x-msdownload", "application/x-dosexec",
    }
)  # fmt: skip
_ASIDE_NAMES: Final = re.compile(
    r"(?i)\.(?:p7s|asc|sig|ics|vcf|exe|png|jpe?g|gif|bmp|webp|svg|heic|mp[34]|m4a|mov|wav|ttf|woff2?)$"
)
_ASIDE_KINDS: Final = ("audio", "video", "font", "model")
_SHOWN: Final = frozenset({"text/html", "text/plain", "text/enriched", "text/markdown"})
_UNSEEN: Final = re.compile(r"<(/?)(style|script|head)\b[^<>]{0,1000}>", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^<>]*>")
_LINK: Final = re.compile(r"https?://\S+")
_MEASURED_CHARS: Final = 500_000


@dataclass(frozen=True, slots=True)
class Text:
    """A part that is text of a mail: of the whole one, or of one that lies in it."""

    entity: Entity
    message: Entity


@dataclass(slots=True)
class Chosen:
    """What of a mail is what; `spare` are other forms of its text, should there prove to be none in what was chosen."""

    texts: list[Text] = field(default_factory=list)
    spare: list[Text] = field(default_factory=list)
    attached: list[Entity] = field(default_factory=list)
    pictures: list[Entity] = field(default_factory=list)

    def add(self, other: "Chosen", *, with_texts: bool = True) -> None:
        """Take in what was found in another part."""
        self.attached += other.attached
        self.pictures += other.pictures
        self.spare += other.spare
        if with_texts:
            self.texts += other.texts


def choose(mail: Mail) -> Chosen:
    """Return what of a mail is text, attached or a picture in it."""
    return _look_into(mail, mail.root, mail.root)


def visible_chars(text: str, media_type: str) -> int:
    """Return how long a text is without marks and addresses."""
    text = text[:_MEASURED_CHARS]
    if media_type == "text/html":
        text = _TAG.sub(" ", _without_unseen(text))
    return len("".join(_LINK.sub(" ", text).split()))


def _without_unseen(text: str) -> str:
    """Return a page without style sheets, scripts and head, in one run through it."""
    kept, position, inside = [], 0, ""
    for tag in _UNSEEN.finditer(text):
        name = tag[2].lower()
        if not inside and not tag[1]:
            kept.append(text[position : tag.start()])
            inside = name
        elif inside == name and tag[1]:
            inside = ""
            position = tag.end()
    return "".join(kept) + ("" if inside else text[position:])


def _look_into(mail: Mail, entity: Entity, message: Entity, *, is_listed: bool = False) -> Chosen:
    """Return what of an entity is what; a mail is `is_listed` where it is one of many in a digest, each for itself."""
    if not entity.children:
        return _leaf(entity, message)
    if entity.is_message and entity is not message:
        if entity.header.disposition == "attachment" or is_listed:
            return Chosen(attached=[entity])
        return _look_into(mail, entity.children[0], entity.children[0])
    if entity.is_message:
        return _look_into(mail, entity.children[0], message)
    match entity.media_type:
        case "multipart/encrypted":
            return Chosen()
        case "multipart/alternative":
            return _alternative(mail, entity, message)
        case "multipart/related":
            return _related(mail, entity, message)
        case "multipart/signed" | "multipart/report":
            # What seals the mail, or what a server sent back of it, is no text of its own.
            return _look_into(mail, entity.children[0], message)
    found = Chosen()
    for child in entity.children:
        found.add(_look_into(mail, child, message, is_listed=entity.media_type == "multipart/digest"))
    return found


def _alternative(mail: Mail, entity: Entity, message: Entity) -> Chosen:
    """Return the richest form of a text that is given more than once, if it really has the text in it."""
    found = Chosen()
    best: list[Text] = []
    best_chars, best_is_html = 0, False
    for child in entity.children:
        option = _look_into(mail, child, message)
        found.add(option, with_texts=False)
        chars = sum(visible_chars(mail.text(text.entity), text.entity.media_type) for text in option.texts)
        is_html = any(text.entity.media_type == "text/html" for text in option.texts)
        if not chars:
            continue
        if is_html and not best_is_html:
            is_better = chars >= best_chars * _HTML_SHARE_MIN
        elif best_is_html and not is_html:
            is_better = best_chars < chars * _HTML_SHARE_MIN
        else:
            is_better = chars >= best_chars
        found.spare += best if is_better else option.texts
        if is_better:
            best, best_chars, best_is_html = option.texts, chars, is_html
    found.texts = best
    return found


def _related(mail: Mail, entity: Entity, message: Entity) -> Chosen:
    """Return a page and what belongs to it; the page stands first, unless the header says where."""
    start = entity.header.parameter("start")
    root = next((c for c in entity.children if start and c.header.text("content-id") == start), None)
    if root is None:
        root = next((c for c in entity.children if c.children or c.media_type in _SHOWN), entity.children[0])
    found = _look_into(mail, root, message)
    for child in entity.children:
        if child is not root:
            # Some programs put documents here, too; style sheets and further texts are the page's own.
            other = _look_into(mail, child, message)
            found.add(other, with_texts=False)
    return found


def _leaf(entity: Entity, message: Entity) -> Chosen:
    kind = entity.media_type.partition("/")[0]
    name, disposition = entity.header.file_name, entity.header.disposition
    if kind == "image":
        return Chosen(pictures=[entity])
    if entity.media_type in _ASIDE or kind in _ASIDE_KINDS:
        return Chosen()
    is_shown = entity is message or (disposition != "attachment" and not (name and disposition))
    if is_shown and (entity.media_type in _SHOWN or (kind == "text" and not name)):
        return Chosen(texts=[Text(entity, message)])
    return Chosen() if _ASIDE_NAMES.search(name) else Chosen(attached=[entity])
