"""The source of an original is text that hides nothing, bounded however it is made, or numbers where it is none."""

import time
import zlib

import pytest

from tests.unit.viewing.making import picture, sha256
from workbench.importing.saved_file import SavedFile
from workbench.viewing.source import GOES_ON, LINE_CHARS_MAX, SHOWN_BYTES_MAX, read_source


def read(data, name="a.html"):
    return read_source(SavedFile(data, name))


def test_text_is_shown_as_it_was_saved():
    data = "<html>\r\n<p>Käse &amp; <b>Brot</b>\r\n\tam Hafen</p>\n</html>".encode()
    source = read(data)
    assert source.text == "<html>\n<p>Käse &amp; <b>Brot</b>\n\tam Hafen</p>\n</html>"
    assert (source.shown_bytes, source.size_bytes, source.sha256, source.is_text) == (
        len(data),
        len(data),
        sha256(data),
        True,
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_encodings_are_those_of_the_import(encoding):
    text = "Корабли стоят у причала, и никто не знает, когда они уйдут.\n" * 20
    assert read(text.encode(encoding), "a.txt").text.strip() == text.strip()


def test_what_hides_is_shown():
    source = read("a\u202ecba\u202c\u200b\x1b[31m\x0c\u2028b\ufffcc and so on with words".encode())
    assert "⟨U+202E⟩cba⟨U+202C⟩⟨U+200B⟩␛[31m␌⟨U+2028⟩b⟨U+FFFC⟩c" in source.text


def test_a_line_of_ten_megabytes_is_cut_into_lines():
    start = time.process_time()
    source = read(b"<p>" + b"word " * 2_000_000)
    assert source.shown_bytes == SHOWN_BYTES_MAX < source.size_bytes
    lines = source.text.split("\n")
    assert max(map(len, lines)) <= LINE_CHARS_MAX + len(GOES_ON)
    assert lines[1].startswith(GOES_ON)
    assert "".join(line.removeprefix(GOES_ON) for line in lines) == ("<p>" + "word " * 2_000_000)[:SHOWN_BYTES_MAX]
    assert time.process_time() - start < 4


def test_two_million_empty_lines_are_bounded():
    source = read(b"\n" * 3_000_000 + b"the end")
    assert source.text.count("\n") < 60_000
    assert source.shown_bytes < source.size_bytes


@pytest.mark.parametrize("data", [picture(900, 900), b"PK\x03\x04" + zlib.compress(bytes(range(256)) * 400)])
def test_what_is_no_text_is_numbers(data):
    source = read(data, "a.bin")
    assert not source.is_text
    first = source.text.split("\n")[0]
    assert first.startswith(f"00000000  {data[:16].hex(' ')}")
    assert source.shown_bytes == min(1_024, len(data))
    assert source.size_bytes == len(data)
    assert source.sha256 == sha256(data)


def test_half_a_character_at_the_cut_breaks_nothing():
    assert read("ж".encode() * SHOWN_BYTES_MAX).is_text
