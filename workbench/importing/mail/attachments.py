"""Mails with documents attached: each is a document of its own, and so is the mail without them."""

import re
from collections.abc import Iterator
from typing import Final

from workbench.errors import RefusedError
from workbench.importing.mail.choosing import choose
from workbench.importing.mail.entities import Entity, Mail
from workbench.importing.mail.reading import has_text
from workbench.importing.mail.telling import is_mail, mail_bytes
from workbench.importing.pieces import Part, Piece, Unread
from workbench.importing.saved_file import SavedFile
from workbench.importing.unpacking_limits import MEMBER_BYTES_MAX, TOO_LARGE
from workbench.model import Description

# The mail itself, beside what is attached to it.
_MESSAGE: Final = "message"
_TNEF_TYPES: Final = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_SEALED_TYPES: Final = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"})
_TNEF: Final = b"\x78\x9f\x3e\x22"
_SUFFIXES: Final = {
    "application/pdf": ".pdf", "text/html": ".html", "text/plain": ".txt", "message/rfc822": ".eml", "application/rtf": ".rtf",
}  # fmt: skip


def has_attachments(file: SavedFile) -> bool:
    """Tell a mail with documents attached to it."""
    if not is_mail(file):
        return False
    mail = Mail(mail_bytes(file))
    return mail.root.media_type not in _SEALED_TYPES and bool(_documents(mail)[0])


def unpack_mail(file: SavedFile) -> Iterator[Piece]:
    """Yield the mail without its attachments, if there is a text in it, and each of them."""
    mail = Mail(mail_bytes(file))
    documents, is_speaking = _documents(mail)
    if is_speaking:
        yield Part(_MESSAGE, file.name, _without(mail, documents))
    elif not documents:
        raise RefusedError("it is a mail without a text")
    saved = Description(saved=mail.header.day, basis="mail")
    used = {_MESSAGE}
    for number, entity in enumerate(documents, 1):
        name = _name(entity, number)
        member = name.replace("/", "_")
        if member in used:
            member = f"{number} {member}"
        used.add(member)
        yield _taken(mail, entity, member, name, saved)


def _documents(mail: Mail) -> tuple[list[Entity], bool]:
    """Return what is attached, and whether the mail has a text beside it."""
    chosen = choose(mail)
    # Parts of one that is attached go with it.
    return chosen.attached, has_text(mail, chosen)


def _taken(mail: Mail, entity: Entity, member: str, name: str, saved: Description) -> Piece:
    data = mail.content(entity)
    if entity.media_type in _TNEF_TYPES or data.startswith(_TNEF):
        return Unread(member, "it is Outlook's own wrapping of attachments, which is not read; have them sent as files")
    if entity.media_type in _SEALED_TYPES:
        return Unread(member, "it is encrypted or sealed (S/MIME); save what is in it in your mail program")
    if not data.strip():
        return Unread(member, "it is empty; the mail was saved without its attachments")
    return Part(member, name, data, saved) if len(data) <= MEMBER_BYTES_MAX else Unread(member, TOO_LARGE)


def _name(entity: Entity, number: int) -> str:
    if entity.header.file_name:
        return entity.header.file_name
    subject = entity.children[0].header.text("subject") if entity.is_message and entity.children else ""
    stem = re.sub(r"[^\w .,()-]+", " ", subject).strip()[:80] or f"attachment {number}"
    return stem + _SUFFIXES.get(entity.media_type, "")


def _without(mail: Mail, documents: list[Entity]) -> bytes:
    """Return the bytes of a mail without those of its attachments, between whose boundaries nothing is left."""
    kept, position = [], 0
    for entity in sorted(documents, key=lambda entity: entity.start):
        if entity is mail.root:
            continue
        kept.append(mail.data[position : entity.start])
        # An empty part is a part all the same: what is cut out has to be no attachment any more.
        kept.append(b"Content-Type: text/plain\r\n\r\n")
        position = entity.end
    kept.append(mail.data[position:])
    return b"".join(kept)
