"""Of all that a list says of a document, the words of its reader are told apart."""

import pytest

from tests.formats.test_lists import pieces
from workbench.importing.pieces import Reference

RIS = b"TY  - NEWS\r\nTI  - Boats\r\nAB  - An abstract\r\nN1  - <p>Mine</p>\r\nVL  - 3\r\nER  - \r\n"
BIB = b"@article{a, title = {Boats}, abstract = {An abstract}, annote = {Mine}, note = {In print}, volume = {3}}"
BOOKMARKS = b'<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><A HREF="https://a.example/b">Boats</A>\n<DD>Mine\n</DL>'


@pytest.mark.parametrize(("data", "name"), [(RIS, "a.ris"), (BIB, "a.bib"), (BOOKMARKS, "bookmarks.html")])
def test_a_readers_own_words_are_told_apart(data, name):
    (piece,) = [piece for piece in pieces(data, name) if isinstance(piece, Reference)]
    assert piece.description.written == ("Mine",)
    assert "Mine" in piece.description.notes
