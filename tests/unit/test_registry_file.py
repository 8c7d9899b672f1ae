"""The user's registry as a file: unchanged after export, wipe and import; what is no registry is refused with its place."""

import msgspec
import pytest

from tests.unit.library.making import add, make_document
from workbench import actor_acts as acts
from workbench.annotate.findings import ActorKind, AliasKind
from workbench.annotate.own import OwnName
from workbench.errors import UsageError
from workbench.library import decisions
from workbench.library.store import Library
from workbench.own_registry import registry_of
from workbench.registry_exchange import parse_csv, parse_ftm, write_csv, write_ftm
from workbench.registry_file import import_registry, parse_yaml, read_registry, write_yaml

TABLES = ("actor_card", "actor_name", "actor_pair")


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        add(library, b"1", make_document())
        acts.confirm(library, ["~person:Brago Tellan"])
        _, ring = acts.make_actor(library, "Blue Ring", ActorKind.ARMED)
        acts.add_name(library, OwnName("=الحلقة الزرقاء", ring, AliasKind.SAME, "1962-10", "1963"))
        acts.set_whole(library, ring, "cuba")
        acts.set_note(library, ring, "First line: with a colon\n- second 'line'")
        acts.merge(library, ["ukraine"], "soviet-union")
        acts.reject(library, ["~person:Dear Reader"])
        acts.rename(library, "turkey", "Türkiye")
        acts.watch(library, "turkey", is_on=True)
        acts.hide(library, "cuba", is_on=True)
        acts.add_name(library, OwnName("Brown", ""))
        acts.set_pair(library, "turkey", ring, "open")
        yield library


def rows(library):
    return [[tuple(row) for row in library.connection.execute(f"SELECT * FROM {table}")] for table in TABLES]


def wipe(library):
    with library.write() as connection:
        for table in (*TABLES, "renamed", "decision"):
            connection.execute(f"DELETE FROM {table}")


def test_yaml_brings_back_all_of_it(library):
    before, written = rows(library), write_yaml(read_registry(library))
    wipe(library)
    assert registry_of(library).actor("turkey").name == "Turkey"
    taken = import_registry(library, parse_yaml(written))
    assert rows(library) == before
    assert write_yaml(read_registry(library)) == written
    assert registry_of(library).actor("turkey").name == "Türkiye"
    assert import_registry(library, parse_yaml(written)).decision is None
    decisions.undo_decision(library, taken.decision.seq)
    assert rows(library) == [[], [], []]


def test_a_person_reads_it(library):
    text = write_yaml(read_registry(library)).decode()
    assert "- id: turkey\n  name: Türkiye\n" in text
    assert "الحلقة الزرقاء" in text


def test_a_table_brings_back_names_and_cards(library):
    registry = read_registry(library)
    written = write_csv(registry)
    assert b"\n=" not in written
    assert b",=" not in written
    again = parse_csv(written)
    for entry in registry.actors:
        entry.note = None if entry.note is None else " ".join(entry.note.split("\n"))
    assert again.actors == registry.actors
    assert again.nobody == registry.nobody


def test_entities_go_out_and_come_in_elsewhere(library, tmp_path):
    written = write_ftm(registry_of(library))
    lines = [msgspec.json.decode(line) for line in written.splitlines()]
    by_id = {line["id"]: line for line in lines}
    assert by_id["own:Blue Ring"]["properties"]["alias"] == ["=الحلقة الزرقاء"]
    assert by_id["~person:Brago Tellan"]["schema"] == "Person"
    assert by_id["part:own:Blue Ring"]["properties"] == {"member": ["own:Blue Ring"], "organization": ["cuba"]}
    assert "~person:Dear Reader" not in by_id
    with Library.open_or_create(tmp_path / "other") as other:
        import_registry(other, parse_ftm(written + b'{"id": "x1", "schema": "Vessel", "properties": {}}\n'))
        actor = registry_of(other).actor("own:Blue Ring")
        assert (actor.name, actor.part_of) == ("Blue Ring", "cuba")
        assert registry_of(other).named("=الحلقة الزرقاء") == [actor]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"dateline_registry: 1\nactors: &a [*a]\n", "refers to another place"),
        (b"dateline_registry: 1\nactors: [{id: a, kind: moon}]\n", r"kind|moon"),
        (b"dateline_registry: 1\nactors: [{id: a, colour: red}]\n", "colour"),
        (b"dateline_registry: 1\nactors: [{id: a, names: [{name: b, since: 1962-13}]}]\n", "1962-13|since"),
        (b"dateline_registry: 1\nactors: [{id: '', name: b}]\n", "no id"),
        (b"dateline_registry: 1\nactors: [{id: a, name: ''}]\n", "cannot be a name"),
        (b"dateline_registry: 1\nnobody: [{name: '!!'}]\n", "cannot be a name"),
        (b"dateline_registry: 1\npairs: [{actors: [a, b], verdict: maybe}]\n", "maybe"),
        (b"dateline_registry: 9\n", "newer Dateline"),
        (b"!!python/object/apply:os.system ['true']", "not YAML"),
        (b"\xff\xfe\x00", "YAML|registry"),
        (b"[" * 5000, "YAML|registry"),
        (b"just text", "no registry"),
        (b"", "no registry"),
    ],
)
def test_what_is_no_registry_is_refused(data, why):
    with pytest.raises(UsageError, match=why):
        parse_yaml(data)


def test_broken_tables_and_entities_are_refused():
    for parse, data in (
        (parse_csv, b"name,kind\nA,state\n"),
        (parse_csv, b"id,kind\nA,moon\n"),
        (parse_csv, b"\xff\xff"),
        (parse_ftm, b"nothing\n"),
        (parse_ftm, b'{"schema": "Person"}\n'),
        (parse_ftm, b'{"schema": "Person", "id": "a", "properties": {"name": []}}\n'),
    ):
        with pytest.raises(UsageError):
            parse(data)


def test_a_name_that_is_broken_over_lines_is_one_and_what_cannot_be_another_name_is_left_out():
    read = parse_yaml(b'dateline_registry: 1\nactors: [{id: a, names: [{name: "Blue\\n Ring"}]}]\n')
    assert read.actors[0].names[0].name == "Blue Ring"
    entity = {"schema": "Person", "id": "a", "properties": {"name": ["Ann Bee"], "alias": ["-", "A" * 300, "Bee"]}}
    assert [one.name for one in parse_ftm(msgspec.json.encode(entity)).actors[0].names] == ["Ann Bee", "Bee"]


def test_a_name_that_is_read_in_is_no_longer_anybody_else_s(library):
    import_registry(library, parse_yaml(b"dateline_registry: 1\nactors: [{id: turkey, names: [{name: Brown}]}]\n"))
    assert [one.name for one in registry_of(library).own_names("turkey")] == ["Brown"]
    assert read_registry(library).nobody == []
    decisions.undo(library)
    assert [one.name for one in read_registry(library).nobody] == ["Brown"]
