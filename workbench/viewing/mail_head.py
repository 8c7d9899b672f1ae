"""What the header of a mail says to a reader, as plain text. Runs in the worker."""

import hashlib
import re
from typing import Final

from workbench.errors import RefusedError
from workbench.importing.mail.choosing import choose
from workbench.importing.mail.entities import Mail
from workbench.importing.mail.telling import mail_bytes
from workbench.importing.saved_file import SavedFile
from workbench.viewing.messages import MailHead

# Those of which a reader knows what they are, in the order in which mail programs show them.
_SHOWN: Final = (
    ("from", "From"), ("sender", "Sender"), ("reply-to", "Reply to"), ("to", "To"), ("cc", "Cc"), ("bcc", "Bcc"), ("date", "Date"),
    ("subject", "Subject"), ("list-id", "List"), ("message-id", "Message"), ("in-reply-to", "Answers"),
)  # fmt: skip
_EACH_MAX: Final = 3
_VALUE_CHARS_MAX: Final = 4_000
_FILES_MAX: Final = 200
# What would turn round the rest of a line, and with it an address.
_TURNING: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def read_mail_head(file: SavedFile) -> MailHead:
    """Return the fields of a mail's header that say something, and what is attached.

    Raises:
        RefusedError: If it is no mail.
    """
    mail = Mail(mail_bytes(file))
    lines = [
        (name, _TURNING.sub("", value)[:_VALUE_CHARS_MAX])
        for field, name in _SHOWN
        for value in mail.header.every(field)[:_EACH_MAX]
        if value
    ]
    if not lines:
        raise RefusedError("it is no mail")
    attached = tuple(
        (
            _TURNING.sub("", entity.header.file_name) or "without a name",
            hashlib.sha256(mail.content(entity)).hexdigest(),
        )
        for entity in choose(mail).attached[:_FILES_MAX]
    )
    return MailHead(tuple(lines), attached)
