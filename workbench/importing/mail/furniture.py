"""Lays aside what newsletters and lists put around their text: the line on the web version, buttons, the footer with the way out."""

import re
from dataclasses import replace
from typing import Final

from workbench.importing.draft import DraftBlock
from workbench.importing.pasted.lexicon import Lexicon, lexicon
from workbench.importing.pasted.lines import Look, look_at
from workbench.model import BlockKind, Zone

_HEAD_BLOCKS: Final = 6
# No newsletter has more: of a longer mail, a log or a book, only the edges are looked at.
_BLOCKS_MAX: Final = 2_000
_EDGE_BLOCKS: Final = 200
_SHORT_CHARS: Final = 90
_FURNITURE_CHARS_MAX: Final = 600
# A footer is no longer than this, and no more than this part of the mail.
_FOOT_BLOCKS_MAX: Final = 40
_FOOT_SHARE_MAX: Final = 0.5
_FOOT_PARAGRAPH_CHARS: Final = 400
# In the languages of our readers: how to see the mail in a browser, ...
_WEB_VERSION: Final = re.compile(
    r"\b(?:view|read|open|see|display)\b.{0,40}\b(?:in|on|from)\b.{0,15}\b(?:browser|online|web|website|app)\b|\bweb version\b|"
    r"\b(?:view|read) (?:it |this )?online\b|trouble (?:viewing|reading)|not displaying|"
    r"\bim browser\b|\bonline[- ](?:version|ansicht)|nicht richtig (?:an)?gezeigt|"
    r"dans (?:votre|un|le) navigateur|version (?:en ligne|web)|en (?:su|tu|el) navegador|versión (?:web|en línea)|"
    r"(?:nel|tuo) browser|versione (?:web|online)|no (?:seu )?navegador|versão (?:web|online)|in (?:je|uw|de) browser|"
    r"w przeglądarce|в браузере|веб-верси|tarayıcı|في المتصفح",
    re.IGNORECASE,
)
# ... and how to be rid of it, who sends it, and why.
_WAY_OUT: Final = re.compile(
    r"\bunsubscrib|\bopt[- ]?out\b|manage (?:your |my )?(?:email |mail )?(?:preferences|subscription|settings)|"
    r"update (?:your |my )?(?:email |profile |subscription |mail )?preferences|(?:email|mail) preferences|"
    r"(?:you(?:'|’| a)re|you have been|you) (?:receiv\w+|getting|got|subscribed to) (?:this|these|our)|this (?:e-?mail|message|newsletter) was sent to|"
    r"was this (?:e-?mail|newsletter) forwarded|forwarded this|sent (?:this|to you) (?:e-?mail )?because|safe senders|address book|"
    r"mailing list|mailing address|"
    r"\babmelde|\babbestell|newsletter abmelden|\bsie erhalten diese|\bdu erhältst diese|"
    r"désabonn|désinscri|se désinscrire|vous recevez ce|"
    r"darse de baja|cancelar (?:la |su |tu )?suscripción|anular (?:la|su|tu) suscripción|recibes? este|recibe este|"
    r"disiscri|annulla (?:l['’])?iscrizione|cancella(?:re)? l['’]iscrizione|ricevi questa|"
    r"cancelar (?:a )?(?:inscrição|assinatura)|descadastr|uitschrijven|afmelden|je ontvangt deze|wypisz|zrezygnuj|"
    r"отписаться|отказаться от рассылки|вы получили это|abonelikten|إلغاء الاشتراك",
    re.IGNORECASE,
)
_IMPRINT: Final = re.compile(
    r"^(?:©|\(c\)|copyright\b)|all rights reserved|alle rechte vorbehalten|tous droits réservés", re.IGNORECASE
)
_BUTTONS: Final = frozenset(
    {
        "like",
        "comment",
        "restack",
        "share",
        "forward",
        "reply",
        "get the app",
        "start writing",
        "read in app",
        "upgrade to paid",
        "give a gift",
    }
)


def lay_furniture_aside(blocks: list[DraftBlock]) -> list[DraftBlock]:
    """Return the blocks of a mail, with what is none of its text as boilerplate."""
    words = lexicon()
    body = [number for number, block in enumerate(blocks) if block.zone is Zone.BODY]
    edges = body if len(body) <= _BLOCKS_MAX else [*body[:_EDGE_BLOCKS], *body[-_EDGE_BLOCKS:]]
    aside = {n for n in edges if _is_furniture(blocks[n], words)}
    aside |= _foot(blocks, body)
    for place, n in enumerate(body[:_HEAD_BLOCKS]):
        text = blocks[n].text
        if len(text) <= _FURNITURE_CHARS_MAX and _WEB_VERSION.search(text):
            aside.add(n)
            # What stands above it is shown beside the subject, and is a name or a day at most.
            aside.update(
                m for m in body[:place] if len(blocks[m].text) <= _SHORT_CHARS and not _ends_sentence(blocks[m].text)
            )
    if len(aside) == len(body):
        return blocks
    return [replace(block, zone=Zone.BOILERPLATE) if n in aside else block for n, block in enumerate(blocks)]


def _is_furniture(block: DraftBlock, words: Lexicon) -> bool:
    text = block.text
    if len(text) > _FURNITURE_CHARS_MAX or block.kind in (BlockKind.QUOTE, BlockKind.TABLE_ROW, BlockKind.PREFORMATTED):
        return False
    if text.strip(" .!→»>").lower() in _BUTTONS:
        return True
    if len(text) > _SHORT_CHARS:
        return False
    line = look_at(text, 1, words)
    is_button = line.has(Look.FURNITURE | Look.CHROME) and block.kind is not BlockKind.HEADING
    return is_button or (len(text) <= _SHORT_CHARS and _WAY_OUT.search(text) is not None and not _ends_sentence(text))


def _foot(blocks: list[DraftBlock], body: list[int]) -> set[int]:
    """Return the blocks of the footer: from the first line near the end that says how to be rid of the mail, and what stands there with it."""
    last = (
        [n for n in body[-_FOOT_BLOCKS_MAX:] if n >= body[int(len(body) * (1 - _FOOT_SHARE_MAX))]]
        if len(body) > 1
        else []
    )
    marks = [n for n in last if len(blocks[n].text) <= _FURNITURE_CHARS_MAX and _is_foot(blocks[n].text)]
    if not marks:
        return set()
    first = marks[0]
    # Prose under the mark, a paragraph or more of it, is text once more: only what is marked goes.
    if any(_is_prose(blocks[n]) for n in last if n > first and n not in marks):
        return set(marks)
    start = last.index(first)
    while start and not _is_prose(blocks[last[start - 1]]) and _IMPRINT.search(blocks[last[start - 1]].text):
        start -= 1
    return set(last[start:])


def _is_foot(text: str) -> bool:
    return _WAY_OUT.search(text) is not None or _IMPRINT.search(text) is not None


def _is_prose(block: DraftBlock) -> bool:
    return len(block.text) > _FOOT_PARAGRAPH_CHARS or (len(block.text) > 2 * _SHORT_CHARS and not _is_foot(block.text))


def _ends_sentence(text: str) -> bool:
    return text.rstrip("»”\"')").endswith((".", "!", "?", "…", "。")) and len(text.split()) > 6
