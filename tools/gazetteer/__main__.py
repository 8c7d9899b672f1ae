"""Write resources/gazetteer: `python -m tools.gazetteer FOLDER`, where FOLDER holds the tables as they are written."""

import sys
from pathlib import Path
from typing import Any

import yaml

from tools.gazetteer.additions import add_additions
from tools.gazetteer.bodies import add_groups, add_organisations
from tools.gazetteer.people import add_people
from tools.gazetteer.states import add_states, read_rows
from tools.gazetteer.table import Table
from workbench.annotate.words import name_key

TARGET = Path(__file__).parents[2] / "resources" / "gazetteer"
ADDITIONS = Path(__file__).with_name("additions.yaml")
# News writes these like the patterns of the states' table.
_PARTS = {"military police", "troops", "forces", "soldiers", "air force", "navy", "special forces", "warplanes"}


def build(folder: Path) -> Table:
    """Read the tables of a folder."""
    table = Table()
    extra = _read(folder / "states_extra.yaml")
    rows = read_rows(folder)
    add_groups(table, [group for path in sorted(folder.glob("groups_*.yaml")) for group in _read(path)])
    add_states(table, rows, extra)
    bodies = _read(folder / "organisations.yaml")
    codes = {row["state_id"]: row["iso2"] for row in rows}
    add_organisations(table, bodies["organisations"] + bodies["outlets"], codes)
    add_people(table, _read(folder / "leaders.yaml")["leaders"])
    for role, patterns in extra["patterns"].items():
        for pattern in patterns:
            filler, _, head = pattern.partition("} ")
            if filler == "{adjective":
                key = name_key(head)
                table.heads[key] = "part" if key in _PARTS else role
    add_additions(table, _read(ADDITIONS))
    return table


def _read(path: Path) -> Any:
    # libyaml, where it is there: a tenth of the time.
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def main() -> None:
    """Build and write."""
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tools.gazetteer FOLDER")
    table = build(Path(sys.argv[1]))
    table.write(TARGET)
    print(f"{len(table.actors)} actors, {len(table.names)} names, {len(table.terms)} terms of office")


if __name__ == "__main__":
    main()
