"""Bookmarks as Chrome and Firefox keep or back them up: trees in JSON."""

import json
import re
from collections.abc import Iterator
from typing import Final

from workbench.errors import RefusedError
from workbench.importing.lists.entries import Addresses, all_or_refuse, entry_description
from workbench.importing.lists.texts import one_line
from workbench.importing.lists.times import moment_of
from workbench.importing.lists.values import as_text
from workbench.importing.page.metadata import http_url
from workbench.importing.pieces import Piece, Reference
from workbench.importing.saved_file import SavedFile

_HEAD_CHARS: Final = 64 * 1024
_CHROME: Final = re.compile(r'"roots"\s*:\s*\{\s*"bookmark_bar"\s*:\s*\{')
_FIREFOX: Final = re.compile(r'"root"\s*:\s*"placesRoot"|"guid"\s*:\s*"root________"')
# Chrome counts microseconds since 1601, as Windows does.
_FROM_1601_TO_1970_US: Final = 11_644_473_600_000_000
_NOTE: Final = "bookmarkProperties/description"


def is_browser_backup(file: SavedFile) -> bool:
    """Tell the bookmarks of Chrome and its kin, or a backup by Firefox."""
    head = file.text[:_HEAD_CHARS]
    return head.lstrip().startswith("{") and bool(_CHROME.search(head) or _FIREFOX.search(head))


def unpack_browser_backup(file: SavedFile) -> Iterator[Piece]:
    """Yield the bookmarks of a browser, with the folders that they lie in as tags.

    Raises:
        RefusedError: If it is damaged.
    """
    try:
        tree = json.loads(file.text, strict=False)
    except (ValueError, RecursionError) as error:
        raise RefusedError("it looks like the bookmarks of a browser, and is damaged or cut off") from error
    roots = tree.get("roots") if isinstance(tree, dict) else None
    # What lies at the top are the browser's own folders: they say nothing of what lies in them.
    tops = list(roots.values()) if isinstance(roots, dict) else _children(tree)
    return all_or_refuse(
        _bookmarks(tops), "it looks like the bookmarks of a browser, and none of them leads into the web"
    )


def _bookmarks(tops: list[object]) -> Iterator[Piece]:
    addresses = Addresses()
    waiting = [(child, "") for top in reversed(tops) for child in reversed(_children(top))]
    while waiting:
        node, folder = waiting.pop()
        if not isinstance(node, dict):
            continue
        below = _children(node)
        if below:
            name = one_line(as_text(node.get("name")) or as_text(node.get("title")), 100).replace("/", "-")
            path = "/".join(filter(None, (folder, name)))[:1000]
            waiting += [(child, path) for child in reversed(below)]
            continue
        url = http_url(one_line(as_text(node.get("url")) or as_text(node.get("uri"))))
        if url:
            title = as_text(node.get("name")) or as_text(node.get("title"))
            said = entry_description(
                basis="bookmarks",
                title="" if title == url else title,
                url=url,
                saved=_added(node),
                tags=[*as_text(node.get("tags")).split(","), folder],
                notes=[_note(node)],
                written=[_note(node)],
            )
            yield Reference(addresses.give(url), said)


def _children(node: object) -> list[object]:
    children = node.get("children") if isinstance(node, dict) else None
    return children if isinstance(children, list) else []


def _added(node: dict[str, object]) -> str | None:
    if "date_added" not in node:
        return moment_of(node.get("dateAdded"), "microseconds")
    count = as_text(node["date_added"])
    return (
        moment_of(int(count) - _FROM_1601_TO_1970_US, "microseconds")
        if count[:20].isdecimal() and len(count) <= 20
        else None
    )


def _note(node: dict[str, object]) -> str:
    annotations = node.get("annos")
    for one in annotations if isinstance(annotations, list) else []:
        if isinstance(one, dict) and one.get("name") == _NOTE:
            return as_text(one.get("value"))
    return ""
