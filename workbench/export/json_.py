"""Results as one JSON list, an article a line; docs/schema/export.json says what is in it."""

from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from workbench.export.base import ExportedArticle, Format


def write_json(articles: Iterable[ExportedArticle], stream: BinaryIO) -> None:
    """Write the list as articles come, however many there are."""
    before = b"[\n"
    for article in articles:
        stream.write(before)
        stream.write(msgspec.json.encode(article))
        before = b",\n"
    stream.write(b"[]\n" if before == b"[\n" else b"\n]\n")


JSON = Format("json", "Data (JSON)", ".json", write_json)
