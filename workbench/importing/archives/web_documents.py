"""Tells what in a web archive is a document, and what it is called; all else is what pages are drawn with."""

import re
from types import MappingProxyType
from typing import Final
from urllib.parse import unquote, urlsplit

_NAME_CHARS_MAX: Final = 120
# Media types of documents, and the suffix that their files have.
_SUFFIXES: Final = MappingProxyType(
    {
        "text/html": ".html",
        "application/xhtml+xml": ".html",
        "text/plain": ".txt",
        "text/markdown": ".md",
        "text/x-markdown": ".md",
        "application/pdf": ".pdf",
        "application/x-pdf": ".pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
        "application/vnd.oasis.opendocument.text": ".odt",
        "application/msword": ".doc",
        "application/rtf": ".rtf",
        "text/rtf": ".rtf",
        "application/epub+zip": ".epub",
        "application/rss+xml": ".rss",
        "application/atom+xml": ".atom",
        "application/rdf+xml": ".rss",
        "application/feed+json": ".json",
        "message/rfc822": ".eml",
        "multipart/related": ".mhtml",
        "application/x-mimearchive": ".mhtml",
        "application/mbox": ".mbox",
    }
)
# Types that say nothing: what these are, their bytes tell.
_SILENT: Final = frozenset(
    {"", "application/octet-stream", "binary/octet-stream", "application/download", "application/force-download", "unknown/unknown"}
)  # fmt: skip
_XML: Final = frozenset({"text/xml", "application/xml"})
_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
# What a server calls text, or nothing at all, its address may call a script, a picture or subtitles.
_TOOLS: Final = re.compile(
    r"(?i)\.(?:js|mjs|css|json|map|svg|vtt|srt|m3u8|mpd|ico|png|jpe?g|gif|webp|avif|woff2?|ttf|wasm)$"
)
# What stands at the root of a site for programs.
_FOR_PROGRAMS: Final = re.compile(
    r"(?i)^/(?:robots|ads|app-ads|sellers|humans|security|llms|llms-full)\.(?:txt|json)$|^/\.well-known/"
)
_NO_TEXT: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"wOFF", b"wOF2", b"\x00\x00\x01\x00", b"\x00asm")
_PAGE: Final = re.compile(rb"(?i)\s*(?:<!--[^>]{0,1000}-->\s*){0,3}(?:<!doctype\s+html|<html[\s>])")
_FEED: Final = re.compile(rb"(?i)<(?:rss|feed|rdf:RDF)[\s>]")
_OFFICE: Final = (
    (b"word/", ".docx"),
    (b"application/vnd.oasis.opendocument.text", ".odt"),
    (b"application/epub+zip", ".epub"),
)
_HEAD_BYTES: Final = 4096
_MARKUP: Final = re.compile(rb"(?is)<(script|style|noscript)\b.*?</\1\s*>|<!--.*?-->|<[^<>]*>|&nbsp;")
# Of what else there is (pages of certificates, lists of what a crawler did, texts that it took from the pages), none was on the web.
_SCHEMES: Final = frozenset({"http", "https", "ftp", "ftps", "file", "gopher", "gemini", ""})


def may_be_document(uri: str, media_type: str) -> bool:
    """Tell whether it is worth unpacking what a server sent under this address and this name."""
    scheme, path = _parts(uri)
    if scheme not in _SCHEMES or _FOR_PROGRAMS.search(path):
        return False
    if media_type in _PAGES:
        return True
    return (media_type in _SUFFIXES or media_type in _SILENT or media_type in _XML) and not _TOOLS.search(path)


def suffix_of(media_type: str, body: bytes) -> str | None:
    """Return the suffix that fits what a server sent; None where it is no document."""
    head = body[:_HEAD_BYTES]
    if not head.strip() or head.startswith(_NO_TEXT):
        return None
    if media_type in _PAGES:
        return None if _is_stub(body) else ".html"
    if media_type in _XML:
        return ".html" if _PAGE.search(head) else ".rss" if _FEED.search(head) else None
    if media_type not in _SILENT:
        return _SUFFIXES.get(media_type)
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if head.startswith(b"{\\rtf"):
        return ".rtf"
    if head.startswith(b"PK\x03\x04"):
        return next((suffix for mark, suffix in _OFFICE if mark in head or mark in body[-_HEAD_BYTES:]), None)
    if _PAGE.match(head):
        return ".html"
    return ".rss" if head.lstrip().startswith(b"<") and _FEED.search(head) else None


def _is_stub(body: bytes) -> bool:
    """Tell what a server calls a page though it is data, or a frame that holds a script and nothing to read."""
    if body.lstrip()[:1] in {b"{", b"["}:
        return True
    return len(body) <= _HEAD_BYTES and not _MARKUP.sub(b" ", body).strip()


def name_of(uri: str, suffix: str) -> str:
    """Return what a document is called as a file: by the end of its address, else by its host."""
    _, path = _parts(uri)
    last = unquote(path.rstrip("/").rpartition("/")[2], errors="replace").replace("/", "_").replace("\x00", "")
    stem = last or _host(uri) or "page"
    if stem.lower().endswith((suffix, ".htm", ".xhtml") if suffix == ".html" else suffix):
        return stem[-_NAME_CHARS_MAX:]
    return stem[:_NAME_CHARS_MAX] + suffix


def _parts(uri: str) -> tuple[str, str]:
    try:
        parts = urlsplit(uri)
    except ValueError:
        return "", ""
    return parts.scheme.lower(), parts.path


def _host(uri: str) -> str:
    try:
        return urlsplit(uri).hostname or ""
    except ValueError:
        return ""
