"""Hostile links and strangers: addresses that lead elsewhere, data without end, drawings that are none."""

from tests.formats.hostile.case import Case


def _mac(inner: str, doctype: str = "<!DOCTYPE plist>") -> bytes:
    return f'<?xml version="1.0"?>{doctype}<plist version="1.0"><dict>{inner}'.encode()


def _windows(url: str) -> bytes:
    return f"[InternetShortcut]\nURL={url}\n".encode()


CASES = [
    Case("link-to-a-script", "a.url", lambda: _windows("javascript:alert(1)"), reads=False),
    Case("link-to-a-file", "a.url", lambda: _windows("file:///etc/passwd"), reads=False),
    Case("link-without-address", "a.url", lambda: b"[InternetShortcut]\n", reads=False),
    Case("link-of-many-lines", "a.url", lambda: b"[InternetShortcut]\n" + b"URL=\n" * 3_900, reads=False),
    Case("link-endless", "a.url", lambda: _windows("https://x.example/" + "a" * 15_000), reads=None),
    Case("link-that-breaks-lines", "a.url", lambda: _windows("https://x.example/\x1b[31m\x00\x85b"), reads=None),
    Case("link-of-remarks", "a.desktop", lambda: b"# a\n" * 4_900 + b"[Desktop Entry", reads=None),
    Case("link-that-is-a-program", "a.desktop", lambda: b"[Desktop Entry]\nType=Application\nExec=true\n", reads=None),
    Case("link-with-entity", "a.webloc", lambda: _mac("<key>URL</key><string>&x;</string></dict></plist>", '<!DOCTYPE plist [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), reads=False),
    Case("link-of-open-keys", "a.webloc", lambda: _mac("<key>URL" * 2_000), reads=False),
    Case("link-of-open-strings", "a.webloc", lambda: _mac("<key>URL</key><string>" * 800), reads=False),
    Case("link-in-utf-16", "a.url", lambda: "[InternetShortcut]\nURL=https://x.example/\n".encode("utf-16"), reads=True),
    Case("json-without-end", "a.json", lambda: b"[" * 5_000_000 + b"]", reads=False),
    Case("json-one-long-number", "a.json", lambda: b"[" + b"9" * 1_000_000 + b"]", reads=None),
    Case("json-of-an-unknown-form", "a.json", lambda: b'{"a": "\\ud800", "b": [1e999]}', reads=False),
    Case("json-that-is-long", "a.json", lambda: b"[" + b"7," * 3_000_000 + b"7]", reads=False),
    Case("style-sheet-called-page", "a.css", lambda: b"<p>" * 100_000, reads=False),
    Case("svg-of-depth", "a.svg", lambda: b"<svg>" + b"<g>" * 100_000 + b"</svg>", reads=False),
    Case("svg-with-script", "a.svg", lambda: b"<svg onload='alert(1)'><script>alert(1)</script></svg>", reads=False),
    Case("link-of-two-kinds", "a.url", lambda: b"[InternetShortcut]\n[Desktop Entry]\nURL=https://x.example/\nURL=javascript:x\n", reads=True),
    Case("link-with-controls", "a.desktop", lambda: b"[Desktop Entry]\nType=Link\nName=\x1b[31m" + b"a" * 9_000 + b"\nURL=https://x.example/\n", reads=True),
    Case("svg-of-remarks", "a.svg", lambda: b"<!-- -->" * 50_000 + b"<svg></svg>", reads=None),
    Case("svg-of-open-remarks", "a.svg", lambda: b"<!--" * 50_000 + b"</svg>", reads=None),
    Case("table-of-separators", "a.csv", lambda: (b"," * 9_000 + b"\n") * 100, reads=False),
    Case("download-of-nothing", "a.part", lambda: b"\x00", reads=False),
    Case("icloud-alone", ".a.icloud", lambda: b"bplist", reads=False),
]  # fmt: skip
