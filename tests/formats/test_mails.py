"""Mails and files of mails: what is their text, what stands around it, what is attached. Confirmed by Python's own parsers."""

import email
import mailbox
from email import policy

import pytest

from tests.formats.hostile.archives import zipped
from tests.formats.making import mails as make
from workbench.errors import RefusedError
from workbench.importing.pieces import Part, Unread
from workbench.importing.pipeline import ContainerError, read_document
from workbench.importing.saved_file import SavedFile
from workbench.importing.unpacking import find_part, unpack
from workbench.model import BlockKind, DateState, Document, Zone

_BULK = {name.replace("-", "_"): value for name, value in make.NEWSLETTER_HEADER.items()}
_PDF = b"%PDF-1.4\n%%EOF\n"


def read(data: bytes, name: str = "mail.eml") -> Document:
    return read_document(SavedFile(data, name))


def parts(data: bytes, name: str = "mail.eml") -> dict[str, Part]:
    return {piece.member: piece for piece in unpack(SavedFile(data, name)) if isinstance(piece, Part)}


def body(document: Document) -> list[str]:
    return document.zone_text(Zone.BODY).split("\n")


def kinds(document: Document, kind: BlockKind) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind is kind and b.zone is Zone.BODY]


def peer(data: bytes) -> email.message.EmailMessage:
    return email.message_from_bytes(data, policy=policy.default)


@pytest.mark.parametrize("encoding", ["8bit", "base64", "quoted-printable"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_a_plain_mail_is_an_article(encoding, charset):
    text = "Der Bürgermeister schloß die Brücke für Lastwagen.\n\n" + make.TEXT
    data = make.mail_of(make.part("text/plain", text, encoding, charset), Subject="=?utf-8?q?Br=C3=BCcke_gesperrt?=")
    document = read(data)
    assert document.format == "mail"
    assert document.title == "Brücke gesperrt" == peer(data)["subject"]
    assert document.authors == ("Ada Field",) == (peer(data)["from"].addresses[0].display_name,)
    assert document.source is None
    # In the sender's own zone; in universal time it was the day after.
    assert document.published.edtf == "2023-05-02" == peer(data)["date"].datetime.date().isoformat()
    assert document.published.state is DateState.STATED
    assert body(document)[0] == "Der Bürgermeister schloß die Brücke für Lastwagen."
    assert body(document)[1:] == make.SENTENCES
    assert peer(data).get_content().split() == text.split()


def test_flowed_paragraphs_are_joined_quotes_told_and_the_signature_laid_aside():
    text = "The bridge is \nclosed. I have seen \nit myself.\n\n> Is the bridge \n> still open?\n>> Who knows.\n\nNo.\n\n-- \nAda Field\nEditor\n"
    document = read(make.mail_of(make.part("text/plain; format=flowed", text)))
    assert body(document) == [
        "The bridge is closed. I have seen it myself.",
        "Is the bridge still open?",
        "Who knows.",
        "No.",
    ]
    assert kinds(document, BlockKind.QUOTE) == ["Is the bridge still open?", "Who knows."]
    assert "Ada Field" in document.zone_text(Zone.BOILERPLATE)


def test_a_blank_that_only_marks_the_flow_can_be_dropped():
    document = read(
        make.mail_of(make.part("text/plain; format=flowed; delsp=yes", "橋は閉鎖 \nされた。町長が語った。\n"))
    )
    assert body(document) == ["橋は閉鎖された。町長が語った。"]


def test_lines_wrapped_by_hand_are_joined():
    wrapped = "The council of Norring voted on Tuesday to close the old bridge to\nlorries, after engineers had warned for years that its third pier was\nsinking into the river bed, which nobody on the council had wanted to\nhear before.\n\nThe mayor agreed.\n"
    assert len(body(read(make.mail_of(make.part("text/plain", wrapped))))) == 2


def test_what_list_software_adds_is_boilerplate():
    text = (
        make.TEXT
        + "\n_______________________________________________\nNorring mailing list\nNorring@lists.example.org\nhttps://lists.example.org/norring\n"
    )
    document = read(
        make.mail_of(
            make.part("text/plain", text),
            List_Id="Norring talk <norring.lists.example.org>",
            List_Post="<mailto:n@x.org>",
        )
    )
    assert body(document) == make.SENTENCES
    assert (document.authors, document.source) == (("Ada Field",), "Norring talk")


def test_html_is_preferred_where_it_holds_the_text():
    data = make.mail_of(
        make.multipart("alternative", [make.part("text/plain", make.TEXT), make.part("text/html", make.HTML, "base64")])
    )
    assert body(read(data)) == make.SENTENCES
    assert peer(data).get_body(("html",)).get_content().strip() == make.HTML
    poor = "<html><body><p>Your program cannot show this mail.</p></body></html>"
    data = make.mail_of(
        make.multipart("alternative", [make.part("text/plain", make.TEXT), make.part("text/html", poor)])
    )
    assert body(read(data)) == make.SENTENCES
    document = read(
        make.mail_of(
            make.multipart("alternative", [make.part("text/plain", "See the HTML."), make.part("text/html", make.HTML)])
        )
    )
    assert body(document) == make.SENTENCES


def test_pictures_in_a_mail_are_told_by_content_id_and_location():
    page = make.HTML.replace("</p><p>", '</p><img src="cid:one@x"><img src="https://example.org/two.gif"><p>', 1)
    inner = make.multipart(
        "related",
        [
            make.part("text/html", page, "quoted-printable"),
            make.part("image/gif", make.PIXEL, "base64", Content_ID="<one@x>"),
            make.part("image/gif", make.PIXEL + b"2", "base64", Content_Location="https://example.org/two.gif"),
        ],
        "=_b2",
    )
    document = read(make.mail_of(make.multipart("alternative", [make.part("text/plain", make.TEXT), inner])))
    assert [image.size_bytes for image in document.images] == [len(make.PIXEL), len(make.PIXEL) + 1]
    assert body(document) == make.SENTENCES


@pytest.mark.parametrize(("written", "expected"), [
    ("=?utf-8?B?QnLDvA==?= =?utf-8?B?Y2tl?=", "Brücke"),
    ("=?utf-8?B?QnLD?= =?utf-8?B?vGNrZQ==?=", "Brücke"),
    ("=?iso-8859-1?Q?Br=FCcke_zu?= heute", "Brücke zu heute"),
    ("=?gb2312?B?wcTM7A==?=", "聊天"),
    ("Brücke raw", "Brücke raw"),
    ("=?unknown-8bit?Q?caf=E9?=", "café"),
    ("=?utf-8?Q?a b?= c", "a b c"),
    ("Re: [list] Bridge", "Re: [list] Bridge"),
    ("=?utf-8?X?broken?= =?utf-8", "=?utf-8?X?broken?= =?utf-8"),
    ("=?punycode?Q?abc?=", "abc"),
])  # fmt: skip
def test_encoded_words(written, expected):
    assert read(make.mail_of(make.part("text/plain", make.TEXT), Subject=written)).title == expected


@pytest.mark.parametrize(("written", "expected"), [
    ('"Field, Ada" <ada@example.org>', ("Field, Ada",)),
    ("ada@example.org (Ada Field)", ("Ada Field",)),
    ("ada@example.org", ()),
    ('"ada@example.org" <ada@example.org>', ()),
    ("Ada Field <ada@example.org>, Bo Lund <bo@example.org>", ("Ada Field", "Bo Lund")),
    ("=?utf-8?q?Bj=C3=B6rn_Lund?= <b@example.org>", ("Björn Lund",)),
])  # fmt: skip
def test_senders(written, expected):
    assert read(make.mail_of(make.part("text/plain", make.TEXT), From=written)).authors == expected


@pytest.mark.parametrize(("label", "data"), [
    ("us-ascii", "Die Brücke ist für Lastwagen gesperrt, sagte der Bürgermeister.".encode()),
    ("iso-8859-1", "Die Brücke ist für Lastwagen gesperrt, sagte der Bürgermeister.".encode()),
    ("no-such-charset", "Die Brücke ist für Lastwagen gesperrt, sagte der Bürgermeister.".encode("cp1252")),
    ("utf-8", "Die Brücke ist für Lastwagen gesperrt, sagte der Bürgermeister.".encode("cp1252")),
    ("iso-2022-jp", "橋は閉鎖された。町長が語った。".encode("iso-2022-jp")),
    ("koi8-r", "Мост закрыт для грузовиков, сообщил мэр города.".encode("koi8-r")),
    ("utf-7", "Die Brücke ist für Lastwagen gesperrt.".encode("utf-7")),
])  # fmt: skip
def test_charsets_wrong_or_right(label, data):
    document = read(make.mail_of(make.part(f"text/plain; charset={label}", data, "base64")))
    assert body(document)[0].startswith(("Die Brücke ist für", "橋は閉鎖された。町長", "Мост закрыт для грузовиков"))


def test_a_mail_in_a_mail_belongs_to_its_text():
    inner = make.mail_of(
        make.part("text/plain", make.TEXT),
        Subject="The first mail",
        From="Bo Lund <bo@x.org>",
        Date="Mon, 1 May 2023 10:00:00 +0000",
    )
    forwarded = b"Content-Type: message/rfc822\r\nContent-Disposition: inline\r\n\r\n" + inner
    data = make.mail_of(
        make.multipart("mixed", [make.part("text/plain", "Have a look at this.\n"), forwarded]),
        Subject="Fwd: The first mail",
    )
    document = read(data)
    assert (document.title, document.authors, document.published.edtf) == (
        "Fwd: The first mail",
        ("Ada Field",),
        "2023-05-02",
    )
    assert body(document) == ["Have a look at this.", "The first mail", *make.SENTENCES]
    assert "Bo Lund, 2023-05-01" in document.zone_text(Zone.BOILERPLATE)
    # One that does no more than pass it on leaves it to speak for itself.
    document = read(
        make.mail_of(
            make.multipart("mixed", [make.part("text/plain", " \n"), forwarded]), Subject="Fwd: The first mail"
        )
    )
    assert (document.title, document.authors, document.published.edtf) == ("The first mail", ("Bo Lund",), "2023-05-01")


def test_a_mail_without_a_date_has_that_of_its_way():
    document = read(
        make.mail_of(
            make.part("text/plain", make.TEXT), Date="", Received="from a by b; Wed, 3 May 2023 01:00:00 +0200 (CEST)"
        )
    )
    assert (document.published.edtf, document.published.state) == ("2023-05-03", DateState.INFERRED)


def test_documents_attached_are_parts_and_so_is_the_mail():
    inner = make.mail_of(make.part("text/plain", make.TEXT), Subject="Earlier")
    data = make.mail_of(
        make.multipart(
            "mixed",
            [
                make.multipart(
                    "alternative", [make.part("text/plain", make.TEXT), make.part("text/html", make.HTML)], "=_b2"
                ),
                make.attachment("report.pdf", "application/pdf", _PDF),
                make.attachment("=?utf-8?q?br=C3=BCcke.html?=", "text/html", make.HTML.encode()),
                b"Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\n" + inner,
                make.attachment("pages.zip", "application/zip", zipped({"page.html": make.HTML.encode()})),
                make.attachment("logo.png", "image/png", make.PIXEL),
                make.attachment("smime.p7s", "application/pkcs7-signature", b"\x30\x80"),
            ],
        )
    )
    with pytest.raises(ContainerError):
        read(data)
    found = parts(data, "bridge.eml")
    assert list(found) == ["message", "report.pdf", "brücke.html", "Earlier.eml", "pages.zip/page.html"]
    assert found["report.pdf"].data == _PDF
    assert found["report.pdf"].description.saved == "2023-05-02"
    # The mail itself is what came, without what was attached.
    document = read(found["message"].data)
    assert (document.title, body(document)) == ("Bridge closed to lorries", make.SENTENCES)
    assert not list(unpack(SavedFile(found["message"].data, "bridge.eml")))
    assert found["message"].data.startswith(data[:300])
    assert find_part(SavedFile(data, "bridge.eml"), "Earlier.eml").data == inner
    attached = [
        p.get_filename() for p in peer(data).iter_attachments() if p.get_content_maintype() not in ("image", "message")
    ]
    assert attached == ["report.pdf", "brücke.html", "pages.zip", "smime.p7s"]


def test_a_mail_that_only_carries_is_its_attachments():
    data = make.mail_of(
        make.multipart(
            "mixed", [make.part("text/plain", "\n"), make.attachment("a.html", "text/html", make.HTML.encode())]
        )
    )
    assert list(parts(data)) == ["a.html"]
    alone = make.mail_of(make.attachment("a.html", "application/octet-stream", make.HTML.encode()))
    assert list(parts(alone)) == ["a.html"]


def test_names_of_attachments_are_no_paths_and_unique():
    same = make.attachment("../../etc/a.html", "text/html", make.HTML.encode())
    assert list(parts(make.mail_of(make.multipart("mixed", [make.part("text/plain", make.TEXT), same, same])))) == [
        "message",
        "a.html",
        "2 a.html",
    ]


def test_a_digest_is_its_mails():
    inner = [b"\r\n" + make.mail_of(make.part("text/plain", make.TEXT), Subject=f"Mail {n}") for n in (1, 2)]
    found = parts(
        make.mail_of(
            make.multipart("mixed", [make.part("text/plain", "Today's topics"), make.multipart("digest", inner, "=_d")])
        )
    )
    assert list(found) == ["message", "Mail 1.eml", "Mail 2.eml"]
    assert read(found["Mail 2.eml"].data).title == "Mail 2"


@pytest.mark.parametrize(("entity", "reason"), [
    (make.multipart("encrypted", [make.part("application/pgp-encrypted", "Version: 1"), make.part("application/octet-stream", b"x")]), "PGP"),
    (make.part("text/plain", "-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----\n"), "PGP"),
    (make.part("application/pkcs7-mime; smime-type=enveloped-data", b"\x30\x80", "base64"), "S/MIME"),
    (make.part("application/pkcs7-mime; smime-type=signed-data", b"\x30\x80", "base64"), "signature"),
    (make.multipart("mixed", [make.part("text/plain", " ")]), "without a text"),
    (make.part("image/png", make.PIXEL, "base64"), "pictures only"),
])  # fmt: skip
def test_what_cannot_be_read_says_why(entity, reason):
    with pytest.raises(RefusedError, match=reason):
        read(make.mail_of(entity))


def test_outlooks_wrapping_is_refused_and_the_text_read():
    tnef = make.attachment("winmail.dat", "application/ms-tnef", b"\x78\x9f\x3e\x22" + bytes(40))
    pieces = list(
        unpack(SavedFile(make.mail_of(make.multipart("mixed", [make.part("text/plain", make.TEXT), tnef])), "a.eml"))
    )
    assert [type(piece) for piece in pieces] == [Part, Unread]
    with pytest.raises(RefusedError, match="winmail"):
        read(b"\x78\x9f\x3e\x22" + bytes(40), "winmail.dat")


def test_a_signature_in_the_open_is_none_of_the_text():
    text = f"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n{make.TEXT}\n-----BEGIN PGP SIGNATURE-----\nabc\n-----END PGP SIGNATURE-----\n"
    assert body(read(make.mail_of(make.part("text/plain", text)))) == make.SENTENCES


@pytest.mark.parametrize("data", [
    make.one_column_newsletter(), make.two_column_newsletter(), make.plain_newsletter(),
], ids=["one-column", "two-columns", "plain"])  # fmt: skip
def test_newsletters_lose_what_stands_around_their_text(data):
    kind = "text/html" if "<html" in data else "text/plain"
    document = read(
        make.mail_of(
            make.part(kind, data, "quoted-printable"),
            From="The Norring Brief <x@y.org>",
            Subject="Brief no. 12",
            **_BULK,
        )
    )
    text = document.zone_text(Zone.BODY)
    assert "no choice and would pay for a ferry" in text
    aside = document.zone_text(Zone.BOILERPLATE)
    for furniture in ("nsubscribe", "browser", "online", "receiving", "Facebook", "12 Quay"):
        assert furniture not in text
    assert "nsubscribe" in aside
    assert (document.source, document.authors) == ("The Norring Brief", ())


def test_tables_of_data_stay_tables_in_newsletters_and_others_do_not():
    document = read(make.mail_of(make.part("text/html", make.two_column_newsletter()), **_BULK))
    assert kinds(document, BlockKind.TABLE_ROW) == ["Pier\tSunk by", "First\t2 cm", "Third\t31 cm"]
    assert kinds(document, BlockKind.HEADING) == ["Item 0", "Item 1", "Item 2", "Item 3"]


@pytest.mark.parametrize(("sender", "authors", "source"), [
    ('"Mia Stone from The Norring Brief" <a@b.org>', ("Mia Stone",), "The Norring Brief"),
    ("Mia Stone via Norring <a@b.org>", ("Mia Stone",), "Norring"),
    ("Mia Stone <a@b.org>", ("Mia Stone",), "Mia Stone"),
    ("The Norring Brief <a@b.org>", (), "The Norring Brief"),
    ("news@norring.example", (), "norring.example"),
])  # fmt: skip
def test_who_sends_a_newsletter(sender, authors, source):
    document = read(make.mail_of(make.part("text/plain", make.TEXT), From=sender, **_BULK))
    assert (document.authors, document.source) == (authors, source)


def test_the_title_is_not_said_twice():
    page = make.HTML.replace("<body>", "<body><h1>Bridge closed to lorries</h1>")
    document = read(make.mail_of(make.part("text/html", page)))
    assert body(document) == make.SENTENCES


def test_apple_mail_counts_the_bytes_and_adds_a_list():
    inner = make.mail_of(make.part("text/plain", make.TEXT))
    data = (
        str(len(inner)).encode()
        + b"      \n"
        + inner
        + b'<?xml version="1.0"?><plist><dict><key>flags</key></dict></plist>'
    )
    assert body(read(data, "1.emlx")) == make.SENTENCES


@pytest.mark.parametrize("text", [
    "From: the mayor's own words.\nTo: everybody who listened.\n\nThe bridge is closed, she said, and it will stay so.\n",
    "Question: Why is the bridge closed?\nAnswer: It sinks.\n\nThe mayor said so on Tuesday in the council.\n",
    "From: Ada Field\nTo: Bo Lund\nDate: some day in May\nSubject: Bridge\n\nThis is a memorandum that somebody has typed, not a mail.\n",
    "Subject: The bridge\n\nThe bridge is closed, she said, and it will stay so.\n",
    "From the bridge one could see the river.\nIt was grey, and it was late in the year.\n",
])  # fmt: skip
def test_texts_that_begin_like_mails_are_none(text):
    assert read(text.encode(), "note.txt").format == "text"


def test_a_page_that_a_browser_saved_is_no_mail():
    data = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/\r\nSubject: A page\r\nDate: Tue, 2 May 2023 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        + make.multipart("related", [make.part("text/html", make.HTML)])
    )
    assert read(data, "page.mhtml").format != "mail"


def test_a_mail_typed_by_hand_is_told_by_addresses_and_date():
    text = f"From: Ada Field <ada@example.org>\nTo: bo@example.org\nDate: Tue, 2 May 2023 10:00:00 +0200\nSubject: Bridge\n\n{make.TEXT}"
    document = read(text.encode(), "note.txt")
    assert (document.format, document.title) == ("mail", "Bridge")


# Files of mails


def _mails() -> list[bytes]:
    odd = "Here is a line.\n\nFrom the bridge one could see the river.\n\n>From far away, too.\n\nFrom 9:30 on it was closed.\n"
    return [
        make.mail_of(make.part("text/plain", make.TEXT), Subject="First", Message_ID="<1@x>"),
        make.mail_of(make.part("text/plain", odd), Subject="Second", Message_ID="<2@x>"),
        make.mail_of(make.part("text/plain", make.TEXT), Subject="Third", Message_ID=""),
        make.mail_of(make.part("text/plain", make.TEXT), Subject="Fourth", Message_ID="<1@x>"),
    ]


@pytest.mark.parametrize("dialect", ["mboxrd", "mboxo", "mboxcl", "mboxcl2"])
def test_a_file_of_mails_is_its_mails(dialect, tmp_path):
    data = make.mbox(_mails(), dialect)
    found = parts(data, "Inbox")
    assert list(found) == ["1@x", "2@x", "mail 3", "1@x (2)"]
    assert [read(part.data).title for part in found.values()] == ["First", "Second", "Third", "Fourth"]
    second = found["2@x"].data.partition(b"\n\n")[2]
    assert b"\nFrom the bridge one" in second
    assert b"\nFrom 9:30" in second
    # mboxo marks one line and not the other: which was which cannot be told afterwards.
    assert (b"\n>From far away" in second) == (dialect not in ("mboxo", "mboxcl"))
    file = tmp_path / "Inbox"
    file.write_bytes(data)
    if dialect != "mboxcl2":
        box = mailbox.mbox(file, create=False)
        assert [message["subject"] for message in box] == ["First", "Second", "Third", "Fourth"]
        box.close()


def test_lines_that_were_never_marked_open_no_mail():
    data = make.mbox(_mails(), "none")
    assert len(parts(data, "Inbox")) == 4


def test_a_mail_under_an_envelope_is_a_file_of_one():
    assert list(parts(b"From - Tue May 02 10:00:00 2023\r\n" + _mails()[0], "a.eml")) == ["1@x"]


def test_mails_that_were_deleted_are_passed_over():
    gone = make.mail_of(make.part("text/plain", make.TEXT), Subject="Gone", X_Mozilla_Status="0009")
    internal = make.mail_of(
        make.part("text/plain", "Internal."), Subject="DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA", X_IMAP="1 2"
    )
    assert len(parts(make.mbox([internal, *_mails(), gone]), "Inbox")) == 4


def test_attachments_of_mails_in_files_of_mails_are_parts():
    carrying = make.mail_of(
        make.multipart(
            "mixed", [make.part("text/plain", make.TEXT), make.attachment("a.html", "text/html", make.HTML.encode())]
        )
    )
    data = make.mbox([carrying, *_mails()])
    assert list(parts(data, "Inbox"))[:3] == ["one@example.org/message", "one@example.org/a.html", "1@x"]
    assert find_part(SavedFile(data, "Inbox"), "one@example.org/a.html").data.replace(b"\r", b"") == make.HTML.encode()


def test_as_many_mails_as_pythons_mailbox_finds(tmp_path):
    mails = [
        make.mail_of(make.part("text/plain", f"Mail {n}.\n\nFrom here.\n"), Message_ID=f"<{n}@x>") for n in range(300)
    ]
    file = tmp_path / "box"
    file.write_bytes(make.mbox(mails))
    box = mailbox.mbox(file, create=False)
    assert len(box) == len(parts(file.read_bytes(), "box")) == 300
    box.close()
