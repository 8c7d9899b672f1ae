"""The table of places that is built: places and their names, as sorted lines of text."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from workbench.annotate.words import name_key


@dataclass(frozen=True)
class PlaceRow:
    """One place; `country` holds ISO 3166 codes, divided by blanks, `region` the id of the region that it lies in."""

    id: str
    name: str
    kind: str
    country: str
    point: tuple[float, float] | None = None
    population: int = 0
    region: str = ""

    def line(self) -> str:
        """Return the fields, parted by tabs."""
        lat, lon = ("", "") if self.point is None else (f"{value:.3f}" for value in self.point)
        return _line(self.id, self.name, self.kind, self.country, lat, lon, str(self.population or ""), self.region)


@dataclass
class Places:
    """Everything that goes into places.tsv and place_names.tsv. Names are kept by key and place; the first one leads."""

    rows: dict[str, PlaceRow] = field(default_factory=dict)
    names: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

    def add(self, row: PlaceRow) -> None:
        """Add a place under an id that is free."""
        assert row.id not in self.rows, row.id
        self.rows[row.id] = row

    def call(self, place: str, name: str, flags: str = "") -> None:
        """Add a name of a place."""
        key = name_key(name)
        if key:
            self.names.setdefault((key, place), ("".join(sorted(flags)), name))

    def write(self, folder: Path) -> None:
        """Write two files; every line stands where sorting puts it, the larger one of namesakes first."""
        lines = sorted(row.line() for row in self.rows.values())
        names = sorted(self.names.items(), key=lambda item: (item[0][0], -self.rows[item[0][1]].population, item[0][1]))
        _write(folder / "places.tsv", lines)
        _write(folder / "place_names.tsv", [_line(*key, *named) for key, named in names])


def middle(points: Iterable[tuple[float, float, int]]) -> tuple[float, float] | None:
    """Return the middle of points on the globe that are weighted, as latitude and longitude."""
    x = y = z = 0.0
    for lat, lon, weight in points:
        phi, lam = math.radians(lat), math.radians(lon)
        x += weight * math.cos(phi) * math.cos(lam)
        y += weight * math.cos(phi) * math.sin(lam)
        z += weight * math.sin(phi)
    if not (x or y or z):
        return None
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def _line(*values: str) -> str:
    assert not any(c in value for value in values for c in "\t\n"), values
    return "\t".join(values)


def _write(path: Path, lines: list[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
