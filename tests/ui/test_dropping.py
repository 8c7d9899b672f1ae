"""What is dropped or pasted is told apart: files, markup, plain text, and what is none of these."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from ui.dropping import can_import, paths_of, text_of


def mime(**parts):
    made = QMimeData()
    if "urls" in parts:
        made.setUrls([QUrl(url) for url in parts["urls"]])
    if "html" in parts:
        made.setHtml(parts["html"])
    if "text" in parts:
        made.setText(parts["text"])
    return made


def test_only_local_files_count_and_each_once():
    dropped = mime(
        urls=["file:///a/b%20c.html", "https://example.org/x", "file:///a/b%20c.html", "file://host/share/x"]
    )
    assert paths_of(dropped) == [Path("/a/b c.html")]
    assert text_of(dropped) == b""


def test_an_address_alone_is_nothing_to_import():
    assert not can_import(mime(urls=["https://example.org/x"]))


def test_markup_is_preferred_and_says_its_encoding():
    assert text_of(mime(html="<p>Идлиб</p>", text="Идлиб")) == '<meta charset="utf-8">\n<p>Идлиб</p>'.encode()


def test_plain_text_stays_plain():
    assert text_of(mime(text="March 5 <b>")) == b"March 5 <b>"


def test_half_a_character_does_no_harm():
    assert text_of(mime(text="a\ud800b")).decode()


def test_an_empty_clipboard():
    assert text_of(QMimeData()) == b""
    assert not can_import(QMimeData())
