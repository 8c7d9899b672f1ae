"""How much of the sample library's pages is read right, by their sources: shares, 1.0 is all."""

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import yaml

import resources
from workbench.importing.pipeline import read_document
from workbench.importing.saved_file import SavedFile
from workbench.model import Document, Zone

ARTICLES = Path(resources.path("sample/articles"))


@dataclass(frozen=True)
class SampleScores:
    """Shares over all pages: of titles, dates, comments, comment authors and paragraphs that come out right, of lines kept out."""

    titles: float
    dates: float
    comments: float
    comment_authors: float
    body_paragraphs: float
    captions: float
    furniture_kept_out: float


def measure() -> SampleScores:
    """Read every page of the sample and compare it with its source."""
    right: dict[str, list[bool]] = {field.name: [] for field in fields(SampleScores)}
    for source, document in pages():
        compare(source, document, right)
    return SampleScores(**{name: round(sum(values) / len(values), 4) for name, values in right.items()})


def pages() -> list[tuple[dict[str, Any], Document]]:
    """Return the source of each page with what is read out of the page."""
    sources = {a["id"]: a for a in (yaml.safe_load(f.read_text(encoding="utf-8")) for f in ARTICLES.glob("*.yaml"))}
    index = json.loads(resources.read_text("sample/pages/index.json"))
    return [
        (
            sources[entry["id"]],
            read_document(SavedFile(resources.read_bytes(f"sample/pages/{entry['file']}"), entry["file"])),
        )
        for entry in index
    ]


def compare(source: dict[str, Any], document: Document, right: dict[str, list[bool]]) -> None:
    """Note for one page what came out right."""
    published = source["published"]
    # A page that shows no year is undated, whatever the year was.
    expected = None if "shown_edtf" in published else published["edtf"]
    right["titles"].append(document.title == fold(source["title"]))
    right["dates"].append(document.published.edtf == expected)
    shown = source["comments"]
    right["comments"] += [n < len(document.comments) for n in range(len(shown))]
    right["comment_authors"] += [
        known.author == (wanted["author"] or None) for wanted, known in zip(shown, document.comments, strict=False)
    ]
    body = fold(document.zone_text(Zone.STANDFIRST, Zone.BODY))
    captions = fold(document.zone_text(Zone.CAPTION))
    for block in source["body"]:
        if "text" not in block:
            continue
        if block.get("zone") == "boilerplate":
            right["furniture_kept_out"].append(fold(block["text"]) not in body)
        elif block["type"] == "caption":
            right["captions"].append(fold(block["text"]) in captions + body)
        else:
            right["body_paragraphs"].append(fold(block["text"]) in body)
    for lines in source["furniture"].values():
        for line in [lines] if isinstance(lines, str) else lines or []:
            # A word such as "World" stands in bodies too; a line of furniture is told by its length.
            if isinstance(line, str) and len(line) > 24:
                right["furniture_kept_out"].append(fold(line) not in body)


def fold(text: str) -> str:
    """Fold white space."""
    return " ".join(text.split())
