"""What a drop or the clipboard holds for an import: local files, or text with its markup."""

from pathlib import Path

from PySide6.QtCore import QMimeData

# Bytes that come without a page around them say themselves how they are encoded.
_UTF8 = '<meta charset="utf-8">\n'


def paths_of(mime: QMimeData) -> list[Path]:
    """Return the files and folders, each once; addresses of the web and of other machines are left out."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile() and not url.host()]
    return list(dict.fromkeys(paths))


def text_of(mime: QMimeData) -> bytes:
    """Return what was copied as UTF-8, with its markup where there is some; empty if there is no text."""
    markup = mime.html().strip() if mime.hasHtml() else ""
    if markup:
        return (_UTF8 + markup).encode("utf-8", "replace")
    return mime.text().encode("utf-8", "replace") if mime.hasText() and not mime.hasUrls() else b""


def can_import(mime: QMimeData) -> bool:
    """Tell whether there is anything to import, without reading it."""
    return bool(paths_of(mime)) or mime.hasHtml() or (mime.hasText() and not mime.hasUrls())
