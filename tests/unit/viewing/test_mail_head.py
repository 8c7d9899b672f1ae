"""The header of a mail is plain text, bounded and in order; attachments are the articles that were read from them."""

from email.message import EmailMessage

import pytest

from tests.formats.making import pdf
from tests.unit.viewing.making import PROSE, page_with
from workbench.errors import RefusedError
from workbench.importing.job import import_paths
from workbench.importing.saved_file import SavedFile
from workbench.jobs import JobContext
from workbench.library.articles import get_article
from workbench.library.store import Library
from workbench.viewing.mail_head import read_mail_head
from workbench.viewing.mails import FORMAT, note_of, original_of_mail
from workbench.viewing.viewer import Viewer


def mail(*attached, **fields):
    made = EmailMessage()
    known = {
        "Subject": "Notes of the watch",
        "From": "Ann Field <ann@a.example>",
        "To": "Desk <desk@a.example>, b@a.example",
    }
    for name, value in (known | fields).items():
        made[name.replace("_", "-")] = value
    made.set_content(PROSE * 4)
    for name, data in attached:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return bytes(made)


def read(data):
    return read_mail_head(SavedFile(data, "a.eml"))


def test_what_a_reader_knows_is_told_in_the_order_of_mail_programs():
    head = read(
        mail(Cc="Käthe <k@a.example>", Date="Thu, 25 Oct 1962 07:40:00 +0200", X_Mailer="Any", Reply_To="c@a.example")
    )
    assert head.lines == (
        ("From", "Ann Field <ann@a.example>"),
        ("Reply to", "c@a.example"),
        ("To", "Desk <desk@a.example>, b@a.example"),
        ("Cc", "Käthe <k@a.example>"),
        ("Date", "Thu, 25 Oct 1962 07:40:00 +0200"),
        ("Subject", "Notes of the watch"),
    )
    assert head.attached == ()


def test_a_header_of_a_megabyte_and_letters_that_turn_it_round_are_bounded():
    data = (
        b"From: a@b.example\r\nTo: "
        + b"x@y.example, " * 60_000
        + "\r\nSubject: a\u202egnp.exe\r\n\r\nText of it.\r\n".encode()
    )
    head = read(data)
    assert all(len(value) <= 4_000 for _, value in head.lines)
    short = read("From: a@b.example\r\nSubject: a\u202egnp.exe\r\n\r\nText of it.\r\n".encode())
    assert dict(short.lines)["Subject"] == "agnp.exe"


def test_what_is_no_mail_is_refused():
    with pytest.raises(RefusedError, match="no mail"):
        read(b"A sentence that is no mail at all, and is no header either.")


def test_attachments_are_articles_whether_they_came_with_it_or_before(tmp_path):
    page = page_with(title="Came before")
    for name, data in (
        ("1.html", page),
        ("2.eml", mail(("page.html", page), ("paper.pdf", pdf.numbered(2)), ("a.bin", b"\0\1" * 90))),
    ):
        (tmp_path / name).write_bytes(data)
    with Library.open_or_create(tmp_path / "L.dateline") as library, Viewer() as viewer:
        for name in ("1.html", "2.eml"):
            import_paths(JobContext(), library, [str(tmp_path / name)], lambda _event: None, jobs=1)
        known = next(
            article
            for (id_,) in library.connection.execute("SELECT id FROM article")
            if (article := get_article(library, id_)).format == FORMAT
        )
        note = note_of(library, known, viewer.mail_head(original_of_mail(library, known)))
        assert {one.name for one in note.attached} == {"page.html", "paper.pdf"}
        assert "Came before" in {one.title for one in note.attached}
        assert note.files == ("a.bin",)
        assert note.value("Subject") == "Notes of the watch"
        assert note.value("Bcc") == ""
