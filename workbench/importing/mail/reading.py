"""A mail to a draft: its text, without what its sender's program put around it, and what its header says of it.

The subject is the title as it stands there, "Re:" and "Fwd:" included: they say that it answers or passes on another one.
"""

import re
from dataclasses import replace
from typing import Final

from workbench.errors import RefusedError
from workbench.importing.draft import Draft, DraftBlock
from workbench.importing.mail.choosing import Chosen, Text, choose, visible_chars
from workbench.importing.mail.entities import Entity, Mail
from workbench.importing.mail.furniture import lay_furniture_aside
from workbench.importing.mail.header import Header
from workbench.importing.mail.telling import mail_bytes, refuse_sealed
from workbench.importing.mail.text import read_plain
from workbench.importing.page.html import read_whole
from workbench.importing.page.images import Resource
from workbench.importing.page.metadata import domain_of, http_url
from workbench.importing.saved_file import SavedFile
from workbench.model import UNKNOWN_DATE, BlockKind, DateClaim, DateState, Zone

FORMAT: Final = "mail"
_TEXTS_MAX: Final = 200
_BULK: Final = frozenset({"list-id", "list-unsubscribe", "list-post"})
_LIST_NAME: Final = re.compile(r"\s*\"?([^\"<>]*?)\"?\s*<[^<>]*>\s*")
# How lists, and the services that send newsletters, write the name of someone who wrote by way of them.
_BY_WAY: Final = re.compile(
    r"(.{2,80}?)\s+(?:via|\|)\s+(.{2,80})|(\w[\w.'’-]*(?: \w[\w.'’-]*){1,3}) from (.{2,80})", re.IGNORECASE
)
_PERSON: Final = re.compile(r"[^\W\d_a-zа-я][\w.'’-]*(?: [\w.'’-]+){1,3}")
_OUTLET: Final = re.compile(
    r"\b(?:the|news\w*|brief\w*|letters?|times|post|digest|daily|weekly|week|morning|review|report\w*|journal|magazine|tribune|herald|"
    r"gazette|monitor|update\w*|alerts?|team|press|media|today|institut\w*|cent(?:er|re)|foundation|and|for|of|der|die|das|le|la|el)\b",
    re.IGNORECASE,
)
_ENRICHED: Final = re.compile(r"<(?:<|/?[a-z]{1,20}>)", re.IGNORECASE)
_DAY_BASIS: Final = "the mail's date"
_WAY_BASIS: Final = "the day on which a server took the mail"


def read_mail(file: SavedFile) -> Draft:
    """Read a mail as one article; mails that lie in it belong to its text.

    Raises:
        RefusedError: If it is sealed, or has no text.
    """
    mail = Mail(mail_bytes(file))
    refuse_sealed(mail.header, mail.root.media_type, "")
    chosen = choose(mail)
    texts = chosen.texts[:_TEXTS_MAX]
    if texts:
        refuse_sealed(mail.header, "", mail.text(texts[0].entity)[:1000])
    pictures = _resources(mail, chosen)
    draft = _drafted(mail, texts, pictures)
    if not _has_body(draft):
        texts = chosen.spare[:_TEXTS_MAX]
        draft = _drafted(mail, texts, pictures)
    if not _has_body(draft):
        raise RefusedError(_complaint(chosen))
    draft.blocks = lay_furniture_aside(draft.blocks)
    _describe(draft, _speaking(mail, texts))
    return draft


def _drafted(mail: Mail, texts: list[Text], pictures: dict[str, Resource]) -> Draft:
    draft = Draft(FORMAT)
    shown: Entity = mail.root
    for text in texts:
        if text.message is not shown:
            shown = text.message
            draft.blocks += _forwarded(shown.header) if shown is not mail.root else []
        _add(draft, _read_text(mail, text, pictures))
    return draft


def _has_body(draft: Draft) -> bool:
    return any(block.zone is Zone.BODY for block in draft.blocks)


def has_text(mail: Mail, chosen: Chosen) -> bool:
    """Tell whether there is more to a mail than what is attached."""
    return any(visible_chars(mail.text(text.entity), text.entity.media_type) for text in chosen.texts)


def _complaint(chosen: Chosen) -> str:
    if any(entity.media_type in ("application/ms-tnef", "application/vnd.ms-tnef") for entity in chosen.attached):
        return "its text lies in a winmail.dat, which is not read; have it sent as HTML or plain text"
    return "it is a mail without a text" if not chosen.pictures else "it is a mail of pictures only, without a text"


def _read_text(mail: Mail, text: Text, pictures: dict[str, Resource]) -> Draft:
    entity = text.entity
    written = mail.text(entity)
    if entity.media_type == "text/html":
        return read_whole(written, url=http_url(entity.header.text("content-location")), resources=pictures)
    if entity.media_type == "text/enriched":
        written = _ENRICHED.sub(lambda mark: "<" if mark[0] == "<<" else "", written)
    blocks = read_plain(
        written,
        is_flowed=entity.header.parameter("format").lower() == "flowed",
        drops_space=entity.header.parameter("delsp").lower() == "yes",
    )
    return Draft(FORMAT, blocks=blocks, lines=[block.text for block in blocks])


def _add(draft: Draft, more: Draft) -> None:
    """Put one text of a mail under those before it."""
    above = len(draft.lines)
    draft.images = [*draft.images, *(replace(image, line=image.line + above) for image in more.images)]
    draft.lines = [*draft.lines, *more.lines]
    draft.blocks += more.blocks
    draft.authors = draft.authors or more.authors
    draft.language = draft.language or more.language


def _forwarded(header: Header) -> list[DraftBlock]:
    """Return what stands above a mail that lies in another: what it is called, who wrote it and when."""
    facts = ", ".join(filter(None, (", ".join(header.senders), header.day or "")))
    blocks = [DraftBlock(Zone.BODY, header.text("subject"), BlockKind.HEADING, 2), DraftBlock(Zone.BOILERPLATE, facts)]
    return [block for block in blocks if block.text]


def _resources(mail: Mail, chosen: Chosen) -> dict[str, Resource]:
    """Return the pictures of a mail by what its pages call them."""
    found: dict[str, Resource] = {}
    for entity in chosen.pictures:
        identity = entity.header.text("content-id").strip("<> ")
        location = entity.header.text("content-location").strip()
        names = ([f"cid:{identity}"] if identity else []) + ([location] if location else [])
        if names and any(name not in found for name in names):
            resource = Resource(entity.media_type, mail.content(entity))
            for name in names:
                found.setdefault(name, resource)
    return found


def _speaking(mail: Mail, texts: list[Text]) -> Header:
    """Return the header that speaks for the text: that of the mail, or of the one that it does no more than pass on."""
    messages = [text.message for text in texts if visible_chars(mail.text(text.entity), text.entity.media_type)]
    if messages and messages[0] is not mail.root and all(message is messages[0] for message in messages):
        return messages[0].header
    return mail.header


def _describe(draft: Draft, header: Header) -> None:
    draft.title = header.text("subject")
    if draft.title:
        first = next((n for n, block in enumerate(draft.blocks) if block.zone is Zone.BODY), None)
        if (
            first is not None
            and draft.blocks[first].kind is BlockKind.HEADING
            and draft.blocks[first].text == draft.title
        ):
            del draft.blocks[first]
        draft.blocks.insert(0, DraftBlock(Zone.TITLE, draft.title, BlockKind.HEADING, 1))
    draft.authors, draft.source = _names(header, draft.authors)
    # Where a list keeps the mail for everybody (RFC 5064).
    draft.url = http_url(header.text("archived-at").strip("<> "))
    draft.domain = domain_of(draft.url)
    day, on_the_way = header.day, header.day_on_the_way
    if day:
        draft.published = DateClaim(day, DateState.STATED, _DAY_BASIS)
    else:
        draft.published = DateClaim(on_the_way, DateState.INFERRED, _WAY_BASIS) if on_the_way else UNKNOWN_DATE


def _names(header: Header, signed: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    """Return the authors and, where it went to many, what it came out in."""
    senders = header.senders
    if not (_BULK & header.names) and header.text("precedence").lower() not in ("bulk", "list"):
        return senders, None
    listed = _LIST_NAME.fullmatch(header.text("list-id"))
    source = listed[1].strip() if listed else ""
    by_way = _BY_WAY.fullmatch(senders[0]) if len(senders) == 1 else None
    if by_way is not None:
        author, outlet = by_way[1] or by_way[3], by_way[2] or by_way[4]
        return (author.strip(),), source or outlet.strip()
    is_list = "list-post" in header and header.text("list-post").strip().lower() != "no"
    if is_list:
        return senders, source or None
    source = source or (senders[0] if senders else header.sender_host)
    people = tuple(name for name in senders if name != source or _is_person(name))
    return signed or people, source or None


def _is_person(name: str) -> bool:
    """Tell the name of a person who sends a newsletter of his own from that of an outlet."""
    return _PERSON.fullmatch(name) is not None and _OUTLET.search(name) is None
