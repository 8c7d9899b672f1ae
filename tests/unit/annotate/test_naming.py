"""By what kind of name an actor was called, and when it was valid."""

import pytest

from workbench.annotate.findings import AliasKind, Mention
from workbench.annotate.naming import validity, way_of_naming
from workbench.annotate.registry import Registry
from workbench.model import Zone


@pytest.mark.parametrize(
    ("actor", "text", "alias", "way"),
    [
        ("Hayat Tahrir al-Sham", "Hayat Tahrir al-Sham", AliasKind.SAME, ""),
        ("Hayat Tahrir al-Sham", "HTS", AliasKind.ABBREVIATION, "abbreviation"),
        ("Hayat Tahrir al-Sham", "al-Nusra", AliasKind.SUCCESSOR, "predecessor, 2012-01-23 to 2016-07-28"),
        ("Soviet Union", "Moscow", AliasKind.METONYM, "capital"),
        ("Soviet Union", "the Kremlin", AliasKind.METONYM, "metonym"),
        ("Soviet Union", "Soviet", AliasKind.DEMONYM, "demonym"),
        ("Vietnam", "North Vietnam", AliasKind.SAME, "former name, 1945-09-02 to 1976-07-02"),
        ("Vietnam", "Vietnamese troops", AliasKind.PART_OF, "part of it"),
        ("Nikita Khrushchev", "Khrushchev", AliasKind.SAME, ""),
    ],
)
def test_ways_of_naming(actor, text, alias, way):
    registry = Registry.default()
    mention = Mention(0, len(text), registry.named(actor)[0].id, Zone.BODY, alias)
    assert way_of_naming(registry, mention, text) == way


def test_when_an_actor_existed():
    registry = Registry.default()
    said = {
        name: validity(registry, registry.named(name)[0]) for name in ("Soviet Union", "NATO", "Cuba", "Khrushchev")
    }
    assert said == {
        "Soviet Union": "1922-12-30 to 1991-12-26",
        "NATO": "since 1949-04-04",
        "Cuba": "",
        "Khrushchev": "",
    }
