"""Hostile front matter: references that multiply, depth without end, tags that would make objects."""

from tests.formats.hostile.case import Case

_TEXT = "\n\nA whole sentence stands here, and it ends.\n"
_ALIASES = "\n".join(["a0: &a0 [x, x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))])


def _yaml(front: str) -> bytes:
    return f"---\n{front}\n---\n{_TEXT}".encode()


def _toml(front: str) -> bytes:
    return f"+++\n{front}\n+++\n{_TEXT}".encode()


CASES = [
    Case("yaml-references", "bomb.md", lambda: _yaml(_ALIASES), reads=True),
    Case("yaml-reference-to-itself", "self.md", lambda: _yaml("title: &a [*a]"), reads=True),
    Case("yaml-objects", "object.md", lambda: _yaml('title: !!python/object/apply:os.system ["true"]'), reads=True),
    Case("yaml-deep-flow", "deep.md", lambda: _yaml("title: " + "[" * 7_000), reads=True),
    Case("yaml-deep-mappings", "deep.md", lambda: _yaml("title: " + "{a: " * 3_000), reads=True),
    Case("yaml-deep-blocks", "deep.md", lambda: _yaml("\n".join(" " * n + "a:" for n in range(170))), reads=True),
    Case("yaml-questions", "keys.md", lambda: _yaml("? " * 7_000), reads=True),
    Case("yaml-many-keys", "keys.md", lambda: _yaml("\n".join(f"k{n}: v" for n in range(1_800))), reads=True),
    Case("yaml-long", "long.md", lambda: _yaml("title: a\n" + "# remark\n" * 20_000), reads=True),
    Case("yaml-unclosed", "open.md", lambda: b"---\ntitle: " + b"a: " * 100_000, reads=True),
    Case("yaml-keys-of-lists", "keys.md", lambda: _yaml("[a, b]: c\n{d: e}: f"), reads=True),
    Case("yaml-controls", "controls.md", lambda: _yaml("title: a\x00\x07b\tc"), reads=True),
    Case("yaml-documents", "documents.md", lambda: _yaml("a: b\n--- \nc: d"), reads=True),
    Case("yaml-absurd-dates", "dates.md", lambda: _yaml("date: 99999-99-99\ncreated: [[2023]]\nupdated: {a: b}"), reads=True),
    Case("toml-deep", "deep.md", lambda: _toml("a = " + "[" * 7_000), reads=True),
    Case("toml-deep-keys", "deep.md", lambda: _toml(".".join("a" * 7_000) + " = 1"), reads=True),
    Case("toml-deep-tables", "deep.md", lambda: _toml("[params]\nauthor = " + "{a = " * 900 + "1" + "}" * 900), reads=True),
    Case("toml-number", "number.md", lambda: _toml("title = " + "9" * 10_000), reads=True),
    Case("markdown-brackets-that-never-end", "a.txt", lambda: b"[" * 100_000 + _TEXT.encode(), reads=True),
    Case("markdown-labels-that-never-end", "a.txt", lambda: b"[a\n" * 50_000 + _TEXT.encode(), reads=True),
    Case("markdown-targets-that-never-end", "a.txt", lambda: b"[a](" * 50_000 + _TEXT.encode(), reads=True),
    Case("toml-broken", "broken.md", lambda: _toml('title = "a'), reads=True),
]  # fmt: skip
