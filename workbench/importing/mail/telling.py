"""Tells mails from other texts by their header, and finds the mail in the files that mail programs keep it in."""

import re
from typing import Final

from workbench.errors import RefusedError
from workbench.importing.mail.header import HEADER_BYTES_MAX, Header, read_header
from workbench.importing.saved_file import SavedFile

# What no mail goes without, and what servers and programs put on every one.
_USUAL: Final = frozenset(
    {
        "from", "to", "cc", "date", "subject", "message-id", "mime-version", "received", "return-path", "reply-to", "sender",
        "content-type", "content-transfer-encoding", "in-reply-to", "references", "delivered-to", "list-id", "list-unsubscribe",
        "dkim-signature", "authentication-results", "x-mailer", "user-agent", "resent-from", "newsgroups", "path",
    }
)  # fmt: skip
# An interview has "From:", a memorandum "From:", "To:", "Date:" and "Subject:". Only programs write these.
_TECHNICAL: Final = _USUAL - {"from", "to", "cc", "date", "subject", "sender", "references", "path"}
_MAIL_NAME: Final = re.compile(r"\.(?:eml|emlx)$", re.IGNORECASE)
_FIELD: Final = re.compile(rb"[\x21-\x39\x3b-\x7e]{1,76}:[ \t\r\n]*\S")
_ADDRESSED: Final = re.compile(r"[^\s@<>]+@[\w.-]+")
# What Apple Mail keeps: the count of bytes, the mail, and a property list about it.
_COUNT_LINE: Final = re.compile(rb"(\d{1,12})[ \t]*\r?\n")
_MAC_LINES: Final = re.compile(rb"\r(?!\n)")


def mail_bytes(file: SavedFile) -> bytes:
    """Return the mail in a file, without what mail programs put around it."""
    data = file.data
    counted = _COUNT_LINE.match(data)
    if counted:
        data = data[counted.end() : counted.end() + int(counted[1])]
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    return _MAC_LINES.sub(b"\n", data) if b"\n" not in data[:4096] else data


def is_mail(file: SavedFile) -> bool:
    """Tell a mail by its header, which has at least two of the fields that mails have, one of them written by a program."""
    counted = _COUNT_LINE.match(file.head)
    head = file.head[counted.end() if counted else 0 :].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if not _FIELD.match(head) and not head.startswith((b"From ", b">From ")):
        return False
    data = mail_bytes(file)
    header, body = read_header(data, 0, min(len(data), HEADER_BYTES_MAX))
    known = header.names & _USUAL
    if len(known) < 2 or _is_saved_page(header):
        return False
    # Without a blank line the header never ends, or text follows that is none of it.
    is_closed = body >= len(data) or data[:body].endswith((b"\n\n", b"\n\r\n"))
    if known & _TECHNICAL:
        return is_closed or len(known) > 3
    if _MAIL_NAME.search(file.name):
        return is_closed
    # A memorandum names people; a mail has addresses, and its date can be read by a program.
    return (
        is_closed
        and {"from", "date"} <= known
        and (_ADDRESSED.search(header.text("from")) is not None)
        and header.day is not None
    )


def _is_saved_page(header: Header) -> bool:
    """Tell what browsers save as one file (MHTML): a page, whose date is the day of saving."""
    return "snapshot-content-location" in header or header.text("from").lower().startswith("<saved by")


def refuse_sealed(header: Header, media_type: str, text: str) -> None:
    """Refuse what cannot be read without a key.

    Raises:
        RefusedError: With what it is.
    """
    if media_type == "multipart/encrypted" or text.lstrip().startswith("-----BEGIN PGP MESSAGE-----"):
        raise RefusedError("it is a mail that is encrypted (PGP); decrypt it in your mail program and save it again")
    if media_type in ("application/pkcs7-mime", "application/x-pkcs7-mime"):
        if header.parameter("smime-type").lower() == "signed-data":
            raise RefusedError("it is a mail in a sealed signature (S/MIME); save its text in your mail program")
        raise RefusedError("it is a mail that is encrypted (S/MIME); decrypt it in your mail program and save it again")
