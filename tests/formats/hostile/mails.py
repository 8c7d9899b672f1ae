"""Hostile mails and files of mails: what is nested, endless, cut off, or says of itself what is not so."""

from tests.formats.hostile.case import Case
from tests.formats.making import mails as make

_LONG = 400_000


def _nested_parts(levels: int) -> bytes:
    entity = make.part("text/plain", make.TEXT)
    for level in range(levels):
        entity = make.multipart("mixed", [entity], f"b{level}")
    return make.mail_of(entity)


def _nested_mails(levels: int) -> bytes:
    data = make.mail_of(make.part("text/plain", make.TEXT))
    for _ in range(levels):
        data = make.mail_of(b"Content-Type: message/rfc822\r\n\r\n" + data)
    return data


def _attached_mails(levels: int) -> bytes:
    data = make.mail_of(make.part("text/plain", make.TEXT))
    for level in range(levels):
        inner = b"Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\n" + data
        data = make.mail_of(make.multipart("mixed", [make.part("text/plain", make.TEXT), inner], f"b{level}"))
    return data


def _text(**fields: str) -> bytes:
    return make.mail_of(make.part("text/plain", make.TEXT), **fields)


def _whole() -> bytes:
    parts = [make.part("text/plain", make.TEXT), make.part("text/html", make.HTML, "base64")]
    return make.mail_of(make.multipart("alternative", parts))


def _typed(content_type: str) -> bytes:
    return make.message(make.header(Content_Type=content_type), make.TEXT.encode())


def _attached(name: str, data: bytes = b"A text that is attached, with a sentence.") -> bytes:
    parts = [make.part("text/plain", make.TEXT), make.attachment(name, "application/octet-stream", data)]
    return make.mail_of(make.multipart("mixed", parts))


def _box(*mails: bytes) -> bytes:
    return make.mbox(mails)


def _lying_length(length: str) -> bytes:
    return make.mbox([_text(Content_Length=length), _text(Subject="Second")], "none")


CASES = [
    Case("mail-cut-in-header", "cut.eml", lambda: _whole()[:90], reads=None),
    Case("mail-cut-after-header", "cut.eml", lambda: _whole().partition(b"\r\n\r\n")[0] + b"\r\n\r\n", reads=False),
    Case("mail-cut-in-base64", "cut.eml", lambda: _whole()[:-200], reads=True),
    Case("mail-parts-too-deep", "deep.eml", lambda: _nested_parts(3000)),
    Case("mail-parts-deep", "deep.eml", lambda: _nested_parts(15), reads=True),
    Case("mail-mails-too-deep", "deep.eml", lambda: _nested_mails(3000)),
    Case("mail-attached-too-deep", "deep.eml", lambda: _attached_mails(30), reads=True),
    Case("mail-many-parts", "many.eml", lambda: make.mail_of(make.multipart("mixed", [make.part("text/plain", "A line of it.")] * 20_000)), reads=True),
    Case("mail-many-attachments", "many.eml", lambda: make.mail_of(make.multipart("mixed", [make.attachment("a.bin", "application/octet-stream", b"\x00\x01\x02" * 20)] * 500)), reads=False),
    Case("mail-same-boundary", "same.eml", lambda: make.mail_of(make.multipart("mixed", [make.multipart("mixed", [make.part("text/plain", make.TEXT)])] * 50))),
    Case("mail-boundary-missing", "none.eml", lambda: _typed("multipart/mixed"), reads=True),
    Case("mail-boundary-empty", "empty.eml", lambda: _typed('multipart/mixed; boundary=""'), reads=True),
    Case("mail-boundary-everywhere", "every.eml", lambda: make.message(make.header(Content_Type='multipart/mixed; boundary="a"'), b"--a\r\n" * 200_000)),
    Case("mail-never-closed", "open.eml", lambda: make.mail_of(make.multipart("mixed", [make.part("text/plain", make.TEXT)])[:-8]), reads=True),
    Case("mail-endless-subject", "long.eml", lambda: _text(Subject="=?" * _LONG), reads=True),
    Case("mail-endless-words", "words.eml", lambda: _text(Subject="=?utf-8?q?a?= " * 50_000), reads=True),
    Case("mail-endless-address", "long.eml", lambda: _text(From="(" * _LONG + "<" * _LONG), reads=True),
    Case("mail-endless-parameters", "long.eml", lambda: _typed("text/plain" + "; a*0*=b" * 50_000), reads=True),
    Case("mail-endless-quotes", "long.eml", lambda: _typed('text/plain; charset="' + '\\"' * 100_000), reads=True),
    Case("mail-endless-folding", "long.eml", lambda: _text(Subject="a" + "\r\n " * 100_000), reads=True),
    Case("mail-endless-date", "date.eml", lambda: _text(Date="1 " * 100_000), reads=True),
    Case("mail-absurd-date", "date.eml", lambda: _text(Date="Tue, 99 Foo 99999 99:99:99 +9999"), reads=True),
    Case("mail-many-fields", "fields.eml", lambda: _text(**{f"X_{n}": "a" for n in range(30_000)})),
    Case("mail-charset-of-no-text", "rot.eml", lambda: _typed("text/plain; charset=punycode"), reads=True),
    Case("mail-half-characters", "utf7.eml", lambda: make.mail_of(make.part("text/plain; charset=utf-7", b"+2AA- A whole sentence stands here. +3/8-"), Subject="=?utf-7?Q?a+2AA-b?=", From="=?utf-7?Q?+2AA-?= <a@b.org>"), reads=True),
    Case("mail-charset-of-bytes", "zlib.eml", lambda: _typed("text/plain; charset=zlib"), reads=True),
    Case("mail-bad-base64", "bad.eml", lambda: make.mail_of(make.part("text/plain", make.TEXT, "8bit")).replace(b": 8bit", b": base64")),
    Case("mail-bad-quoted", "bad.eml", lambda: make.mail_of(make.part("text/plain", "=ZZ=\r\n=" * 10_000)).replace(b": 8bit", b": quoted-printable"), reads=True),
    Case("mail-controls", "nul.eml", lambda: make.mail_of(make.part("text/plain", b"\x00\x01" * 1000 + make.TEXT.encode())), reads=True),
    Case("mail-quoted-endlessly", "quotes.eml", lambda: make.mail_of(make.part("text/plain", make.TEXT + ">" * _LONG + "\n" + "> " * _LONG)), reads=True),
    Case("mail-flowed-endlessly", "flowed.eml", lambda: make.mail_of(make.part("text/plain; format=flowed", "a \n" * _LONG)), reads=True),
    Case("mail-html-style-unclosed", "style.eml", lambda: make.mail_of(make.multipart("alternative", [make.part("text/plain", make.TEXT), make.part("text/html", "<style " * 100_000)])), reads=True),
    Case("mail-html-deep-tables", "tables.eml", lambda: make.mail_of(make.part("text/html", "<table><tr><td>" * 5000 + make.TEXT)), reads=True),
    Case("mail-html-many-tables", "tables.eml", lambda: make.mail_of(make.part("text/html", make.HTML + "<table><tr><td>a<td>b<tr><td>c<td>d</table>" * 5000)), reads=True),
    Case("mail-attachment-slip", "slip.eml", lambda: _attached("../../../etc/passwd"), reads=True),
    Case("mail-attachment-name", "name.eml", lambda: _attached("a" * 5000 + "\x00/.."), reads=True),
    Case("mail-attachment-itself", "self.eml", lambda: _attached("again.eml", _attached("again.eml")), reads=True),
    Case("mail-attachment-empty", "empty.eml", lambda: _attached("a.html", b""), reads=True),
    Case("mail-tnef-alone", "winmail.eml", lambda: make.mail_of(make.attachment("winmail.dat", "application/ms-tnef", b"\x78\x9f\x3e\x22" + bytes(99))), reads=False),
    Case("mail-sealed", "sealed.eml", lambda: make.mail_of(make.part("application/pkcs7-mime; smime-type=enveloped-data", b"\x30\x80" * 99, "base64")), reads=False),
    Case("mail-picture-cycle", "cycle.eml", lambda: make.mail_of(make.multipart("related", [make.part("text/html", make.HTML.replace("</p>", '</p><img src="cid:a">'), Content_ID="<a>")])), reads=True),
    Case("emlx-lying-count", "1.emlx", lambda: b"999999999999\n" + _whole(), reads=True),
    Case("emlx-no-mail", "1.emlx", lambda: b"4\n" + _whole()),
    Case("mbox-cut-off", "Inbox", lambda: _box(_text(), _whole())[:-300], reads=True),
    Case("mbox-envelope-alone", "Inbox", lambda: b"From a Tue May  2 23:30:00 2023\nA: b", reads=None),
    Case("mbox-empty-mails", "Inbox", lambda: b"From a Tue May  2 23:30:00 2023\nA: b\n\n" * 1_000),
    Case("mbox-many", "Inbox", lambda: _box(*[_text()] * 300), reads=True),
    Case("mbox-same-identity", "Inbox", lambda: _box(*[_text(Message_ID="<a/../b@x>")] * 20), reads=True),
    Case("mbox-identity-endless", "Inbox", lambda: _box(_text(Message_ID="<" * 100_000)), reads=True),
    Case("mbox-length-past-the-end", "Inbox", lambda: _lying_length("99999999"), reads=True),
    Case("mbox-length-negative", "Inbox", lambda: _lying_length("-5"), reads=True),
    Case("mbox-length-too-short", "Inbox", lambda: _lying_length("3"), reads=True),
    Case("mbox-length-no-number", "Inbox", lambda: _lying_length("٣"), reads=True),
    Case("mbox-nested", "Inbox", lambda: _box(make.mail_of(make.multipart("mixed", [make.part("text/plain", make.TEXT), make.attachment("Inbox", "application/mbox", _box(_text(), _whole()))]))), reads=True),
    Case("mbox-from-everywhere", "Inbox", lambda: _box(_text()) + b"\nFrom " * 100_000, reads=True),
    Case("mbox-only-deleted", "Inbox", lambda: _box(_text(X_Mozilla_Status="0009")), reads=False),
]  # fmt: skip
