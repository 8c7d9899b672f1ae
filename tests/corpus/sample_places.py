"""How well the places of the sample library are found, against sample_places.tsv: shares, 1.0 is all.

The gold was made by reading every name of the gazetteer in the sample, chosen and passed over; the rules were mended on the same
articles, so that texts of others come out worse. What the gazetteer does not know (Cape Maisi) is not counted.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

from tests.corpus.sample_scores import pages
from workbench.annotate.reading import annotate
from workbench.annotate.registry import Registry
from workbench.model import Document, Zone

GOLD = Path(__file__).with_suffix(".tsv")


@dataclass(frozen=True)
class PlaceScores:
    """Precision and recall of what is found, suggestions included, and of what is sure alone; a place counts if it is the right one."""

    precision: float
    recall: float
    sure_precision: float
    sure_recall: float


def measure_places(registry: Registry, misses: list[str] | None = None) -> PlaceScores:
    """Read every page of the sample and compare its places with the gold."""
    with GOLD.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    wanted = found = right = sure = sure_right = 0
    for source, document in pages():
        gold = {
            span: place
            for article, place, before, name, after in rows
            if article == source["id"]
            for span in _spans(document, before, name, after)
        }
        places = annotate(registry, document).places
        hits = [gold.get((place.start, place.end)) == place.place for place in places]
        wanted += len(gold)
        found += len(places)
        right += sum(hits)
        sure += sum(not place.is_suggested for place in places)
        sure_right += sum(hit for hit, place in zip(hits, places, strict=True) if not place.is_suggested)
        if misses is not None:
            told = {(place.start, place.end): place.place for place in places}
            for start, end in sorted(told.keys() | gold.keys()):
                if told.get((start, end)) != gold.get((start, end)):
                    said = document.text[max(0, start - 30) : end + 15]
                    misses.append(f"{source['id']} {told.get((start, end))} for {gold.get((start, end))}: {said!r}")
    return PlaceScores(
        round(right / found, 4), round(right / wanted, 4), round(sure_right / sure, 4), round(sure_right / wanted, 4)
    )


def _spans(document: Document, before: str, name: str, after: str) -> list[tuple[int, int]]:
    """Return wherever a name stands between these words, within one block; boilerplate is left out."""
    spans = []
    for block in document.blocks:
        if block.zone is Zone.BOILERPLATE:
            continue
        text = document.text[block.start : block.end].replace("\n", " ").replace("\t", " ")
        whole = before + name + after
        at = text.find(whole)
        while at >= 0:
            # A name at the end or the start of its block has nothing there.
            is_start, is_end = bool(before) or at == 0, bool(after) or at + len(whole) == len(text)
            if is_start and is_end:
                start = block.start + at + len(before)
                spans.append((start, start + len(name)))
            at = text.find(whole, at + 1)
    return spans
