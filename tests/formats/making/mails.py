"""Makes mails: the text of a header and parts, as mail programs write them."""

import base64
import quopri
from collections.abc import Sequence

SENTENCES = [
    "The council of Norring voted on Tuesday to close the old bridge to lorries.",
    "Engineers had warned for years that its third pier was sinking into the river bed.",
    "Shopkeepers on the east bank fear that the detour will cost them a third of their trade.",
    "The mayor, Ines Calder, said that the town had no choice and would pay for a ferry.",
    "A new crossing is to be finished in four years, if the county keeps its promise.",
]
TEXT = "\n\n".join(SENTENCES) + "\n"
HTML = "<html><head><title>Mail</title></head><body>" + "".join(f"<p>{s}</p>" for s in SENTENCES) + "</body></html>"
PIXEL = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
NEWSLETTER_HEADER = {
    "List-Unsubscribe": "<https://example.org/out>",
    "List-Id": "<brief.example.org>",
    "Precedence": "bulk",
}


def header(**fields: str) -> dict[str, str]:
    """Return the fields of a common header; others may be given, with "_" for "-"."""
    usual = {
        "From": "Ada Field <ada@example.org>",
        "To": "reader@example.net",
        "Subject": "Bridge closed to lorries",
        "Date": "Tue, 02 May 2023 23:30:00 -0500",
        "Message-ID": "<one@example.org>",
        "MIME-Version": "1.0",
    }
    usual.update({name.replace("_", "-"): value for name, value in fields.items()})
    return {name: value for name, value in usual.items() if value}


def message(fields: dict[str, str], body: bytes, line_end: str = "\r\n") -> bytes:
    """Return a mail of this header and body."""
    head = line_end.join(f"{name}: {value}" for name, value in fields.items())
    return head.encode("utf-8", "surrogateescape") + line_end.encode() * 2 + body


def part(media_type: str, content: str | bytes, encoding: str = "8bit", charset: str = "utf-8", **fields: str) -> bytes:
    """Return one part of a mail with its header."""
    data = content.encode(charset) if isinstance(content, str) else content
    if encoding == "base64":
        data = base64.encodebytes(data)
    elif encoding == "quoted-printable":
        data = quopri.encodestring(data)
    stated = f"{media_type}; charset={charset}" if isinstance(content, str) else media_type
    lines = [f"Content-Type: {stated}", f"Content-Transfer-Encoding: {encoding}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in fields.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def multipart(kind: str, parts: Sequence[bytes], boundary: str = "=_b1", parameters: str = "") -> bytes:
    """Return several parts as one, with its header."""
    head = f'Content-Type: multipart/{kind}; boundary="{boundary}"{parameters}\r\n\r\nThis is a message in parts.\r\n'
    inner = b"".join(b"--" + boundary.encode() + b"\r\n" + each + b"\r\n" for each in parts)
    return head.encode() + inner + f"--{boundary}--\r\n".encode()


def mail_of(entity: bytes, **fields: str) -> bytes:
    """Return a mail whose content is a part (or several) with its own header."""
    head = "\r\n".join(f"{name}: {value}" for name, value in header(**fields).items())
    return head.encode() + b"\r\n" + entity


def attachment(name: str, media_type: str, content: bytes) -> bytes:
    """Return an attached file."""
    return part(media_type, content, "base64", Content_Disposition=f'attachment; filename="{name}"')


def mbox(messages: Sequence[bytes], dialect: str = "mboxrd") -> bytes:
    """Return mails as one file, each under its envelope, in line feeds alone."""
    whole = []
    for each in messages:
        each = each.replace(b"\r\n", b"\n")
        each = each if each.endswith(b"\n") else each + b"\n"
        head, _, body = each.partition(b"\n\n")
        lines = body.split(b"\n")
        if dialect == "mboxrd":
            lines = [b">" + line if line.lstrip(b">").startswith(b"From ") else line for line in lines]
        elif dialect in ("mboxo", "mboxcl"):
            lines = [b">" + line if line.startswith(b"From ") else line for line in lines]
        body = b"\n".join(lines)
        if dialect.startswith("mboxcl"):
            head += b"\nContent-Length: " + str(len(body)).encode()
        whole.append(b"From ada@example.org Tue May  2 23:30:00 2023\n" + head + b"\n\n" + body + b"\n")
    return b"".join(whole)


def one_column_newsletter() -> str:
    """A newsletter of one column, of tables in tables, as campaign services send them."""
    rows = "".join(f'<tr><td class="mcnTextContent" style="padding:9px 18px"><p>{s}</p></td></tr>' for s in SENTENCES)
    return f"""<!doctype html><html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>The Norring Brief</title>
<style>p{{margin:10px 0}} .x{{display:none}}</style></head><body>
<span class="mcnPreviewText" style="display:none; font-size:0px; line-height:0px; max-height:0px; opacity:0; overflow:hidden; visibility:hidden; mso-hide:all;">What the lorries have to do now</span>
<center><table id="bodyTable" width="100%"><tr><td align="center"><table class="templateContainer">
<tr><td id="templatePreheader"><table class="mcnTextBlock"><tbody><tr><td><a href="https://c.example/v">View this email in your browser</a></td></tr></tbody></table></td></tr>
<tr><td id="templateHeader"><table><tr><td><img src="https://c.example/logo.png" alt="The Norring Brief" width="564"></td></tr></table></td></tr>
<tr><td id="templateBody"><table class="mcnTextBlock"><tbody><tr><td><h1>Bridge closed to lorries</h1></td></tr>{rows}
<tr><td><table class="mcnButtonBlock"><tr><td><a href="https://c.example/m">Read more</a></td></tr></table></td></tr></tbody></table></td></tr>
<tr><td id="templateFooter"><table><tr><td><em>Copyright &copy; 2023 The Norring Brief, All rights reserved.</em><br><br>
<strong>Our mailing address is:</strong><br>12 Quay Street, Norring<br><br>Want to change how you receive these emails?<br>
You can <a href="https://c.example/p">update your preferences</a> or <a href="https://c.example/u">unsubscribe from this list</a>.</td></tr></table></td></tr>
</table></td></tr></table></center><img src="https://c.example/open.gif" height="1" width="1" alt=""></body></html>"""


def two_column_newsletter() -> str:
    """A newsletter with two columns of short items and a table of figures."""
    cells = "".join(
        f'<tr><td width="50%" valign="top"><table role="presentation"><tr><td><h3>Item {n}</h3><p>{SENTENCES[n]}</p></td></tr></table></td>'
        f'<td width="50%" valign="top"><table role="presentation"><tr><td><h3>Item {n + 1}</h3><p>{SENTENCES[n + 1]}</p></td></tr></table></td></tr>'
        for n in (0, 2)
    )
    return f"""<html><body><div style="display:none;max-height:0;overflow:hidden">Four items and the week's figures &#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;</div>
<table width="640" role="presentation"><tr><td colspan="2">Trouble reading this? <a href="https://n.example/w">Open it in your browser</a></td></tr>{cells}
<tr><td colspan="2"><table border="1"><tr><th>Pier</th><th>Sunk by</th></tr><tr><td>First</td><td>2 cm</td></tr><tr><td>Third</td><td>31 cm</td></tr></table></td></tr>
<tr><td colspan="2" style="font-size:11px">You are receiving this email because you signed up at example.org.
<a href="https://n.example/u">Unsubscribe</a></td></tr>
<tr><td colspan="2"><a href="https://f.example">Facebook</a> <a href="https://t.example">Twitter</a></td></tr></table></body></html>"""


def plain_newsletter() -> str:
    """A newsletter in plain text, wrapped by hand, with rules and addresses."""
    return """View this newsletter online:
https://c.example/v/1234

BRIDGE CLOSED TO LORRIES
========================

The council of Norring voted on Tuesday to close the old bridge to
lorries. Engineers had warned for years that its third pier was sinking
into the river bed. Shopkeepers on the east bank fear that the detour
will cost them a third of their trade.

The mayor, Ines Calder, said that the town had no choice and would pay
for a ferry. A new crossing is to be finished in four years, if the
county keeps its promise (https://c.example/plan).

----------------------------------------------------------------------

** The ferry
------------------------------------------------------------

It is to run every half hour from six in the morning until ten at night,
and to take no more than twelve cars at a time.
https://c.example/ferry

You are receiving this email because you signed up on our website.
Unsubscribe: https://c.example/u/1234
The Norring Brief, 12 Quay Street, Norring
"""
