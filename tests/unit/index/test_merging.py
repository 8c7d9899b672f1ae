"""Merging changes no answer: many segments, the few that they are merged into, and one made at once answer alike.

The articles are in languages of several scripts, come in batches and are replaced and removed by later ones; some have
comments, one is so long that its places take four bytes. What begins so many words that it is added up beforehand is few
here, so that it happens.
"""

import random

import numpy as np
import pytest

from index.engine import Index
from index.query import parse
from index.records import IndexRecord
from index.segment import Segment
from index.update import MAX_SEGMENTS

BATCHES, EACH, IDS = 30, 12, 240
LONG_WORDS = 70_000
# Forms of one word stand beside each other, so that stems have work.
VOCABULARY = {
    "en": "missile missiles negotiate negotiated negotiating harbour harbours convoy quay crisis U.S. well-known 2,500",
    "fr": "fusée fusées négocier négocié négociation l'île port ports crise été",
    "de": "Rakete Raketen verhandeln verhandelt Hafen Häfen Straße Krise Kölner",
    "es": "misil misiles negociar negociado puerto puertos crisis año niño",
    "ru": "ракета ракеты ракет переговоры переговоров порт кризис кризиса Ещё",
    "tr": "füze füzeler müzakere liman limanlar kriz krizi kapı kapısı İzmir",
    "ar": "صاروخ صواريخ مفاوضات الميناء ميناء أزمة الأزمة إدلب",
    "zh": "导弹 谈判 港口 危机 北京 大学",
    "": "missile port crisis zzz",
}
QUERIES = [
    "missile", "missiles crisis", "negotiate OR verhandeln OR négocier", "convoy -quay", "U.S.", "2500", "well-known",
    "fusée", "fusee port", "Raketen", "hafen", "puerto -crisis", "ракета", "переговоров кризис", "еще", "füze", "kapi",
    "صواريخ", "الازمة", "北京", "大学 危机", "zzz", "nowhere quay",
    '"missile crisis"', '"convoy quay convoy"', '"port crise"', '"ракета порт"', '"导弹 谈判"', '"the very last words"',
    'comment:"very last words"', '"seldom end"', "seldom", '"crisis missile"~3', "harbour NEAR/3 quay", "(missile OR convoy) NEAR/2 (crisis OR quay)",
    "crisis NEAR/9 seldom", "liman* NEAR/4 kriz*",
    "m*", "miss*", "n*", "ne*", "negot*", "р*", "раке*", "f*", "h*", "po*", '"convoy q*"', "c* -crisis", "北*", "*iss*", "m?ssile",
    "misile~", "/mis.*s/", "krise~1",
    "lang:fr", "lang:de port", "format:html crisis", "url:example", "source:ledger", "author:colborne", "title:convoy",
    "comment:missile", '"missile crisis" in:comments', "m* in:comments", "crisis in:all", "convoy in:title in:boilerplate",
    "date:1962", "crisis date:1962-03..1962-08", "date:<1962-06 certainty:possible", "is:undated port",
]  # fmt: skip


def make_batches():
    chance = random.Random(1962)
    batches = []
    for number in range(BATCHES):
        batch = []
        for id_ in chance.sample(range(IDS), EACH):
            language = chance.choice(list(VOCABULARY))
            words = VOCABULARY[language].split()

            def text(least, most, words=words):
                # The first words come much more often than the last.
                return " ".join(
                    words[int(len(words) * chance.random() ** 2)] for _ in range(chance.randint(least, most))
                )

            months = sorted(chance.sample(range(1, 13), 2))
            days = [f"1962-{month:02}-{chance.randint(1, 28):02}" for month in months]
            batch.append(
                IndexRecord(
                    id_,
                    f"{id_} in {number}",
                    title=text(1, 4),
                    body=text(5, 60) + chance.choice(["", "\n\n" + text(3, 9)]),
                    comment="\n\n".join(text(1, 6) for _ in range(chance.choice([0, 0, 1, 3]))),
                    boilerplate=text(0, 3),
                    source=chance.choice(["Harbor Ledger", "Long Watch", ""]),
                    outlet=chance.choice(["Harbor Ledger", "Long Watch", ""]),
                    author=chance.choice(["H. Colborne", ""]),
                    url=chance.choice(["https://a.example/b", ""]),
                    language=chance.choice([language, f"{language}-XX"]) if language else "",
                    format=chance.choice(["html", "text"]),
                    earliest_day=days[0] if id_ % 5 else None,
                    latest_day=days[id_ % 2] if id_ % 5 else None,
                )
            )
        batches.append((batch, chance.sample(range(IDS), 3)))
    # Far into the library: those of a long article come in the middle, and stay.
    long = IndexRecord(
        IDS, "long", body="crisis missile " * (LONG_WORDS // 2) + "seldom end", comment="quay\n\n" * 900 + "the very last words",
        language="en",
    )  # fmt: skip
    batches[BATCHES // 2][0].append(long)
    return batches


def answers(index):
    return {
        text: index.search(parse(text), limit=None, every_zone=True, with_facets=True)
        for text in [*QUERIES, *("m", "ра")]
    }


def expect_alike(one, other):
    assert one.keys() == other.keys()
    for text, answer in one.items():
        against = other[text]
        assert (answer.total, sorted(answer.ids)) == (against.total, sorted(against.ids)), text
        assert answer.zones == against.zones, text
        assert answer.facets == against.facets, text
        assert answer.months == against.months, text
        assert answer.any_word_total == against.any_word_total, text
        scores = dict(zip(against.ids, against.scores, strict=True))
        assert np.allclose([scores[id_] for id_ in answer.ids], answer.scores, rtol=1e-5), text


def segments_of(index):
    return index._refresh().segments


def has_beginnings(segment: Segment):
    return [name for name, field in segment.fields.items() if field.beginning(b"m") is not None]


@pytest.mark.slow
def test_merging_changes_no_answer(tmp_path, monkeypatch):
    monkeypatch.setattr("index.segment_writer._MANY_PAIRS", 6)
    monkeypatch.setattr("index.update._TINY", 0)
    # Pieces so small that most terms begin one of their own.
    monkeypatch.setattr("index.merging._CHUNK", 500)
    batches = make_batches()
    many, on_the_way, at_once = (Index.create(tmp_path / name) for name in ("many", "way", "once"))
    held = {}
    for batch, removed in batches:
        many.update(batch, removed, may_merge=False)
        on_the_way.update(batch, removed)
        held = {id_: record for id_, record in held.items() if id_ not in removed} | {r.id: r for r in batch}
    at_once.update(held.values())
    assert len(segments_of(many)) > 2 * MAX_SEGMENTS
    assert 1 < len(segments_of(on_the_way)) <= MAX_SEGMENTS
    assert len(segments_of(at_once)) == 1
    assert any(segment.has_deletions for segment in segments_of(many))
    assert any("body" in has_beginnings(segment) for segment in segments_of(many))

    expected = answers(at_once)
    found = [text for text, answer in expected.items() if answer.total]
    assert len(found) > 0.8 * len(expected), set(expected) - set(found)
    expect_alike(answers(many), expected)
    expect_alike(answers(on_the_way), expected)
    for index in (many, on_the_way):
        index.settle()
        (segment,) = segments_of(index)
        assert not segment.has_deletions
        assert {"body", "comment"} <= set(has_beginnings(segment))
        assert segment.fields["body"].places.dtype.itemsize == 4
        expect_alike(answers(index), expected)
        index.verify()
    # And once more with what is struck out of the merged one, the long article too.
    gone = [*range(0, IDS, 3), IDS]
    for index in (many, on_the_way, at_once):
        index.update([], gone, may_merge=False)
    expected = answers(at_once)
    expect_alike(answers(many), expected)
    many.update([IndexRecord(IDS + 1, "f", title="missile")])
    at_once.update([IndexRecord(IDS + 1, "f", title="missile")])
    many.settle()
    assert many.fingerprints() == at_once.fingerprints()
    expect_alike(answers(many), answers(at_once))
    for index in (many, on_the_way, at_once):
        index.close()
