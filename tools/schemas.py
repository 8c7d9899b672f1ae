"""Writes docs/schema/: JSON Schemas of what the commands print, made from workbench/cli/contract.py, its like and workbench/export/."""

import json
from pathlib import Path
from typing import Any

import msgspec

from workbench.batch import BatchRow
from workbench.cli import (
    contract,
    contract_actors,
    contract_citing,
    contract_copies,
    contract_decisions,
    contract_events,
    contract_findings,
    contract_imports,
    contract_marks,
    contract_places,
    contract_profiles,
    contract_relations,
)
from workbench.export.base import ExportedArticle
from workbench.export.network import ExportedNetwork
from workbench.library.check import CheckReport
from workbench.library.import_runs import ImportItem
from workbench.library.zone_rules import ZoneRule
from workbench.marks.exchange.json_ import JsonMarks

FOLDER = Path(__file__).parents[1] / "docs" / "schema"
OUTPUTS: dict[str, Any] = {
    "import-line": contract.ImportLine,
    "imports": list[contract_imports.ImportRunLine],
    "imports-line": ImportItem,
    "wanted": list[contract_imports.WantedLine],
    "list": list[contract.ListedArticle],
    "search": contract.SearchOutput,
    "show": contract.ShownArticle,
    "extract-line": contract.Extracted,
    "set-date": contract.DateMoves,
    "set-dates": contract.SetDates,
    "check": CheckReport,
    "zone-rules": list[ZoneRule],
    "annotate-line": contract.AnnotateLine,
    "annotate": contract_findings.Annotated,
    "actors": list[contract.CountedActor],
    "actor-questions": list[contract_actors.QuestionLine],
    "between": contract_relations.BetweenOutput,
    "places": list[contract_places.CountedPlace],
    "profile": contract_profiles.ProfileLine,
    "silence": list[contract_profiles.SilentLine],
    "network": ExportedNetwork,
    "timeline": contract.TimelineOutput,
    "events": list[contract_events.EventLine],
    "events-several": list[contract_events.ToldLine],
    "forecasts": list[contract_findings.ForecastLine],
    "disputes": list[contract_findings.DisputeLine],
    "marks": list[contract_marks.MarkLine],
    "marks-export": JsonMarks,
    "marks-bring": contract_marks.BroughtLine,
    "marks-import": contract_marks.TakenLine,
    "grades": list[contract_marks.SourceGradeLine],
    "tags": list[contract.CountedTag],
    "searches": list[contract.KeptSearch],
    "export": list[ExportedArticle],
    "cite": list[contract_citing.CitationLine],
    "verify": list[contract_citing.VerifiedLine],
    "decisions": list[contract_decisions.DecisionLine],
    "batch": list[BatchRow],
    "similar": contract.SimilarOutput,
    "copies": list[contract_copies.GroupLine],
    "compare": contract_copies.ComparisonOutput,
    "compare-facts": contract_copies.FactsOutput,
}


def schema_of(name: str) -> str:
    """Return one schema as it stands in its file."""
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": name,
        **msgspec.json.schema(OUTPUTS[name]),
    }
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in OUTPUTS:
        (FOLDER / f"{name}.json").write_text(schema_of(name), encoding="utf-8")
