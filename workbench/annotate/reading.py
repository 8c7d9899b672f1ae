"""Stand-in for the recogniser."""

import datetime
import re

from workbench.annotate.findings import AliasKind, DatedSpan, Findings, Mention
from workbench.annotate.registry import Registry
from workbench.model import Document

ANNOTATOR = "stand-in-1"
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DATE = re.compile(rf"({'|'.join(_MONTHS)}) (\d{{1,2}}), (\d{{4}})")
_EPOCH = datetime.date(1970, 1, 1)


def annotate(registry: Registry, document: Document) -> Findings:
    """Find names and full dates."""
    names = {actor.name: actor.id for actor, _ in registry.actors}
    names |= {alias: actor.id for actor, aliases in registry.actors for alias in aliases}
    pattern = re.compile(rf"\b({'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})\b")
    mentions, dates = [], []
    for block in document.blocks:
        mentions += [
            Mention(match.start(), match.end(), names[match[0]], block.zone, AliasKind.SAME)
            for match in pattern.finditer(document.text, block.start, block.end)
        ]
        for match in _DATE.finditer(document.text, block.start, block.end):
            day = (datetime.date(int(match[3]), _MONTHS.index(match[1]) + 1, int(match[2])) - _EPOCH).days
            dates.append(DatedSpan(match.start(), match.end(), block.zone, day, day))
    return Findings(tuple(mentions), tuple(dates))
