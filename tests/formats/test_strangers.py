"""What is no article says in one line what it is, and what to do; links that lie about as files are wanted."""

import pytest

from workbench.errors import RefusedError
from workbench.importing.pieces import Reference
from workbench.importing.pipeline import read_document
from workbench.importing.saved_file import SavedFile
from workbench.importing.unpacking import unpack

ZEROS = bytes(900)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.heic", b"\0\0\0\x18ftypheic" + ZEROS, "picture"),
        ("a.tif", b"II*\0" + ZEROS, "picture"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + ZEROS, r"picture.*\(OCR\)"),
        ("a.webp", b"RIFF\0\0\0\0WEBPVP8 " + ZEROS, "picture"),
        ("a.avi", b"RIFF\0\0\0\0AVI LIST" + ZEROS, "sound or film"),
        ("a.mp4", b"\0\0\0\x18ftypmp42" + ZEROS, "sound or film"),
        ("a.mp3", b"ID3\x03" + ZEROS, "sound or film"),
        ("a.djvu", b"AT&TFORM" + ZEROS, "DjVu.*PDF"),
        ("a.rar", b"Rar!\x1a\x07\x01\0" + ZEROS, "RAR archive.*unpack it"),
        ("a.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__substg1.0_001A".encode("utf-16-le"), "MSG.*EML"),
        (".a.pdf.icloud", b"bplist00\xd3" + ZEROS, "iCloud.*download"),
        ("a", b"bplist00\xd3\x5cNSURLNameKey" + ZEROS, "iCloud.*download"),
        ("a.html.crdownload", b"<html><body><p>Half of a", "did not end"),
        ("a.css", b"body { margin: 0 }\n", "style sheet"),
        ("a.svg", b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>", "drawing"),
        ("settings.json", b'{"a": 1, "b": [1, 2, 3]}', "JSON.*mapping"),
        ("long.json", b"[" + b"7, " * 800_000 + b"7]", "JSON"),
        ("deep.json", b"[" * 100_000 + b"]" * 100_000, "JSON"),
        ("cells.csv", b"Name;Sum\nAnna;3\nBert;4\n", "table.*mapping"),
    ],
)  # fmt: skip
def test_what_is_no_article_is_named(name, data, reason):
    with pytest.raises(RefusedError, match=reason):
        read_document(SavedFile(data, name))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("note.txt", "[Editor's note] The ships turned back on Tuesday, the Navy said [sic]"),
        ("note.txt", "ID3 tags were invented by a man who wanted to see the names of his songs."),
        ("note.csv", "The ships turned back on Tuesday, the Navy said.\nNobody knew why they had done so."),
        ("page.html", "<svg><path d='M0 0'/></svg><p>A page may begin with a drawing, and go on with text.</p>"),
    ],
)
def test_what_only_looks_like_it_is_read(name, text):
    assert read_document(SavedFile(text.encode(), name)).text


@pytest.mark.parametrize(
    ("name", "data", "title"),
    [
        ("The pier.url", "[InternetShortcut]\r\nURL=https://pier.example/a?b=1&c=2\r\nIconIndex=0\r\n", "The pier"),
        ("The pier.url", "[{000214A0-0000-0000-C000-000000000046}]\nProp3=19,11\n[InternetShortcut]\nURL=https://pier.example/a?b=1&c=2\n", "The pier"),
        ("pier.desktop", "[Desktop Entry]\nType=Link\nName=The old pier\nURL=https://pier.example/a?b=1&c=2\n", "The old pier"),
        ("The pier.webloc", ('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n'
         '<plist version="1.0">\n<dict>\n\t<key>URL</key>\n\t<string>https://pier.example/a?b=1&amp;c=2</string>\n</dict>\n</plist>\n'), "The pier"),
    ],
)  # fmt: skip
def test_a_link_is_wanted_under_its_name(name, data, title):
    [piece] = unpack(SavedFile(data.encode(), name))
    assert isinstance(piece, Reference)
    assert (piece.description.url, piece.description.title) == ("https://pier.example/a?b=1&c=2", title)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "", "http://["])
def test_a_link_elsewhere_is_refused(url):
    with pytest.raises(RefusedError, match="into the web"):
        list(unpack(SavedFile(f"[InternetShortcut]\nURL={url}\n".encode(), "a.url")))
