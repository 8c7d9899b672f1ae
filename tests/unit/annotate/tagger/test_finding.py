"""The tagger finds names in sentences of our own, as the model's makers' own program does; and says plainly why it cannot."""

import sys
from dataclasses import replace

import numpy as np
import pytest

import resources
from tests.unit.annotate.making import document
from workbench.annotate.tagger import finding
from workbench.annotate.tagger.casing import sentence_casing, shape
from workbench.annotate.tagger.decoding import decode
from workbench.annotate.tagger.files import TaggerError, verify
from workbench.annotate.tagger.finding import find_names
from workbench.annotate.tagger.model import Model
from workbench.annotate.tagger.repeats import consistent
from workbench.annotate.tagger.tagged import Stretch, Tagged, TaggedKind
from workbench.annotate.tagger.windows import Window, sentences
from workbench.model import Zone

PERSON, ORGANISATION, PLACE, NATIONALITY = TaggedKind
TEXTS = (
    "HARBOR TALKS END WITHOUT A DEAL IN VELMORA",
    (
        "VELMORA, May 3 (Coastal Wire) - Deputy Minister Ana Ferrould met Gen. Tomas Oduya of the Kestrel Brigades on Friday, the "
        'Velmora Gazette reported. "Nobody has signed anything," said Mr. Oduya, who had come from Port Lusk.'
    ),
    (
        "The Free Lusk Front (FLF) refused to send anyone. Its spokesman, Idris Mehrani, told the U.N. mission that Turkish and "
        "Norwegian observers were welcome. The FLF had fought the Kestrel Brigades near Sarvik until March; Mehrani called Ferrould "
        '"a merchant from Oslo".'
    ),
    (
        "Later, Nordhavn Shipping Co. said that two of its ships had left for San Aurelio. José Ibarrén-Quist, an analyst at the "
        "University of Velmora, expects more. He doesn't trust Oduya's men."
    ),
    "why does anybody still believe mehrani and his front?? ask the people of port lusk. THE FLF LIES, AND FERROULD KNOWS IT!",
)
# As infer.py of the model's makers has it, window by window; what is as unsure as 0.5 another processor may round away.
FOUND = [
    ("VELMORA", PLACE, 0.92), ("VELMORA", PLACE, 0.80), ("Ana Ferrould", PERSON, 0.91), ("Tomas Oduya", PERSON, 0.92),
    ("Kestrel Brigades", ORGANISATION, 0.84), ("Oduya", PERSON, 0.85), ("Port Lusk", PLACE, 0.91),
    ("Free Lusk Front", ORGANISATION, 0.84), ("FLF", ORGANISATION, 0.91), ("Idris Mehrani", PERSON, 0.90),
    ("Turkish", NATIONALITY, 0.93), ("Norwegian", NATIONALITY, 0.93), ("FLF", ORGANISATION, 0.95),
    ("Kestrel Brigades", ORGANISATION, 0.91), ("Sarvik", PLACE, 0.95), ("Mehrani", PERSON, 0.69), ("Oslo", PLACE, 0.93),
    ("Nordhavn Shipping Co.", ORGANISATION, 0.91), ("San Aurelio", PLACE, 0.88), ("José Ibarrén-Quist", PERSON, 0.93),
    ("University of Velmora", ORGANISATION, 0.93), ("Oduya", PERSON, 0.63), ("mehrani", PERSON, 0.81),
    ("port lusk", PLACE, 0.76), ("FLF", ORGANISATION, 0.93),
]  # fmt: skip


def found(doc, unexplained=None):
    return [(doc.text[n.start : n.end], n.kind, n.probability) for n in find_names(doc, unexplained).names]


def test_names_are_found_as_the_models_makers_find_them():
    names = [one for one in found(document(*TEXTS)) if one[2] >= 0.6]
    assert [name[:2] for name in names] == [name[:2] for name in FOUND]
    for name, expected in zip(names, FOUND, strict=True):
        assert name[2] == pytest.approx(expected[2], abs=0.1)


def test_of_a_sentence_without_end_only_so_much_is_read(monkeypatch):
    monkeypatch.setattr(finding, "_CHARS_MAX", 60)
    text = "Ana Ferrould met Tomas Oduya and " * 20
    tagging = find_names(document(text))
    assert tagging.names
    assert tagging.unread == (Stretch(60, len(text)),)


def test_boilerplate_and_other_languages_are_not_read():
    assert found(document(TEXTS[1], zone=Zone.BOILERPLATE)) == []
    read = document(TEXTS[1], zone=Zone.COMMENT)
    assert found(read)
    assert found(replace(read, language="en"))
    assert found(replace(read, language="es")) == []


def test_what_is_explained_is_not_read():
    doc = document("Ana Ferrould came. It rained. Nothing was said. Tomas Oduya left. Idris Mehrani stayed.")
    at = doc.text.index("Tomas")
    tagging = find_names(doc, [at])
    assert [doc.text[n.start : n.end] for n in tagging.names] == ["Tomas Oduya"]
    # The sentence before was read along with it.
    unread = [doc.text[one.start : one.end] for one in tagging.unread]
    assert unread == ["Ana Ferrould came. It rained. ", "Idris Mehrani stayed."]
    assert tagging.unread[0] == Stretch(0, len(unread[0]))


def test_sentences_end_at_full_stops_but_not_after_titles():
    text = "Gen. Vask met Mr. J. Tellan. “Why?” He left.\nNobody knew."
    cut = [(text[start:end], begins) for start, end, begins in sentences(text, 0, len(text))]
    assert cut == [
        ("Gen. Vask met Mr. J. Tellan. ", True),
        ("“Why?” ", False),
        ("He left.", False),
        ("Nobody knew.", True),
    ]


@pytest.mark.parametrize(
    ("words", "casing"),
    [
        ("It was late", 0),
        ("ALL OF THEM LEFT", 10),
        ("nobody knew it", 20),
        ("Four Ships Leave Port", 30),
        ("Go Now", 0),
    ],
)
def test_a_sentence_is_told_by_its_capitals(words, casing):
    assert sentence_casing([shape(word) for word in words.split()]) == casing


def test_labels_that_make_no_sense_in_a_row_give_way_to_the_likeliest_that_do():
    window = Window([0] * 5, firsts=[1, 2, 3], starts=[0, 4, 8], ends=[3, 7, 11])
    logits = np.full((5, 9), -9.0, np.float32)
    # "goes on with a person" after nothing: beginning one is the next best.
    logits[1, [2, 1]] = 5, 4
    logits[2, 2] = 5
    logits[3, 0] = 5
    [name] = decode(window, logits)
    assert (name.start, name.end, name.kind) == (0, 7, PERSON)
    assert name.probability == pytest.approx(0.27, abs=0.01)


class TestOneArticle:
    def agree(self, text, *names):
        at = 0
        tagged = []
        for name, kind, probability in names:
            at = text.index(name, at)
            tagged.append(Tagged(at, at + len(name), kind, probability))
            at += len(name)
        return [(text[n.start : n.end], n.start, n.kind) for n in consistent(text, bytearray(len(text)), tagged)]

    def test_one_string_is_one_kind(self):
        text = "Tellan Bay fell. Tellan Bay fell. Tellan Bay fell."
        kinds = [
            k
            for _, _, k in self.agree(
                text, ("Tellan Bay", PLACE, 0.9), ("Tellan Bay", PERSON, 0.4), ("Tellan Bay", PLACE, 0.9)
            )
        ]
        assert kinds == [PLACE] * 3

    def test_a_surname_is_a_persons(self):
        found = self.agree("Brago Tellan left. Tellan smiled.", ("Brago Tellan", PERSON, 0.9), ("Tellan", PLACE, 0.7))
        assert found[1][2] is PERSON

    def test_what_is_a_name_once_is_one_elsewhere(self):
        text = "Brago Tellan left. Then Brago Tellans came, and Brago Tellan."
        assert [at for _, at, _ in self.agree(text, ("Brago Tellan", PERSON, 0.9))] == [0, text.rindex("Brago")]
        assert len(self.agree(text, ("Brago Tellan", PERSON, 0.5))) == 1


class TestWithout:
    @pytest.fixture(autouse=True)
    def afresh(self):
        Model.default.cache_clear()
        yield
        Model.default.cache_clear()

    def test_a_damaged_model_is_not_used(self, monkeypatch):
        whole = resources.read_bytes
        monkeypatch.setattr(
            resources, "read_bytes", lambda name: whole(name)[:-1] if name.endswith(".onnx") else whole(name)
        )
        with pytest.raises(TaggerError, match=r"its file actors\.int8\.onnx is damaged\. Install Dateline again"):
            find_names(document("Brago Tellan left."))
        with pytest.raises(TaggerError, match="damaged"):
            verify()

    def test_a_missing_runtime_is_said(self, monkeypatch):
        monkeypatch.setitem(sys.modules, "onnxruntime", None)
        with pytest.raises(TaggerError, match="onnxruntime, which runs its model, cannot be loaded"):
            find_names(document("Brago Tellan left."))

    def test_a_missing_file_is_said(self, monkeypatch):
        monkeypatch.setattr(resources, "TAGGER", "models/none")
        with pytest.raises(TaggerError, match="a file of it cannot be read"):
            verify()
