"""Whatever is done to an index, in any order: it holds what a plain dictionary would, or says that it is damaged."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from index.engine import Index
from index.errors import IndexDamagedError, QueryError
from index.generations import LIST_NAME, read_generation
from index.query import parse
from tests.unit.index.test_against_texts import matches, queries, records
from tests.unit.index.test_damage import cut, cut_one_byte, empty, fill_with_rubbish, flip

IDS = range(1, 10)
HARMS = [cut, cut_one_byte, empty, fill_with_rubbish, flip, Path.unlink]
ids = st.sampled_from(IDS)


class IndexMachine(RuleBasedStateMachine):
    """An index with a writer that comes and goes and a reader that stays, beside what they should hold.

    `before` is what the generation before held: that is what remains when the newest list is lost.
    """

    def __init__(self):
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.folder = self.root / "index"
        self.made = 0
        self.harmed: bytes | None = None

    @initialize()
    def make(self):
        self.writer = Index.create(self.folder)
        self.reader = Index.open(self.folder)
        self.now = self.before = {}
        self.generation = self.writer.generation

    def after_writing(self, held):
        generation = self.writer.generation
        if generation > self.generation:
            self.before, self.now, self.generation = self.now, held, generation
        else:
            assert held == self.now  # what changes nothing writes nothing

    @rule(data=st.data(), added=st.lists(ids, max_size=5), removed=st.lists(ids, max_size=3), may_merge=st.booleans())
    def update(self, data, added, removed, may_merge):
        fresh = [data.draw(records(id_)) for id_ in added]
        self.writer.update(fresh, removed, may_merge=may_merge)
        held = {id_: record for id_, record in self.now.items() if id_ not in removed}
        self.after_writing(held | {record.id: record for record in fresh})

    @rule(data=st.data(), many=st.integers(2, 6))
    def update_one_by_one(self, data, many):
        """Small segments become many enough to be merged."""
        for id_ in data.draw(st.lists(ids, min_size=many, max_size=many)):
            record = data.draw(records(id_))
            self.writer.update([record])
            self.after_writing(self.now | {id_: record})

    @rule()
    def settle(self):
        self.writer.settle()
        if self.writer.generation > self.generation:
            # Settling writes the same list twice, so that nothing of before is kept.
            self.before, self.generation = self.now, self.writer.generation

    @rule(whose=st.sampled_from(["writer", "reader"]))
    def reopen(self, whose):
        getattr(self, whose).close()
        setattr(self, whose, Index.open(self.folder))

    @rule(harm=st.sampled_from(HARMS), is_open=st.booleans())
    def lose_the_newest_list(self, harm, is_open):
        if self.generation == 0 or not (self.folder / LIST_NAME).exists():
            return
        # What is harmed already is not lost again: the same bit turned twice would bring it back.
        if not (content := (self.folder / LIST_NAME).read_bytes()) or content == self.harmed:
            return
        if not is_open:
            self.writer.close()
        harm(self.folder / LIST_NAME)
        self.harmed = (self.folder / LIST_NAME).read_bytes() if (self.folder / LIST_NAME).exists() else b""
        assert self.harmed != content
        if not is_open:
            self.writer = Index.open(self.folder)
        self.now = self.before
        self.generation = self.writer.generation

    @rule(harm=st.sampled_from(HARMS), number=st.integers(0, 20))
    def lose_a_segment(self, harm, number):
        """It is noticed, and all is made anew from what should be there."""
        entries = read_generation(self.folder).segments
        if not entries:
            return
        file = self.folder / entries[number % len(entries)].file
        content = file.read_bytes()
        harm(file)
        if harm is flip and self.is_filling(file, content):
            file.write_bytes(content)
            return
        with pytest.raises(IndexDamagedError):
            self.reader.verify()
        with pytest.raises(IndexDamagedError):
            Index.open(self.folder).verify()
        self.writer.close()
        self.reader.close()
        self.made += 1
        self.folder = self.root / f"index {self.made}"
        held = self.now
        self.make()
        self.writer.update(held.values())
        self.after_writing(held)

    @staticmethod
    def is_filling(file, content):
        """Say whether a bit was flipped that belongs to no array."""
        try:
            Index.open(file.parent).verify()
        except IndexDamagedError:
            return False
        return content[len(content) // 2] == 0

    @rule(typed=queries)
    def search(self, typed):
        try:
            query = parse(typed)
        except QueryError:
            return  # only negatives
        expected = sorted(record.id for record in self.now.values() if matches(query.root, record, query.scope))
        for index in (self.writer, self.reader):
            assert sorted(index.search(query, limit=None).ids) == expected

    @invariant()
    def both_hold_what_they_should(self):
        expected = {record.id: record.fingerprint for record in self.now.values()}
        for index in (self.writer, self.reader):
            assert index.fingerprints() == expected
            assert index.count == len(expected)

    def teardown(self):
        if hasattr(self, "reader"):
            self.writer.close()
            self.reader.close()
        shutil.rmtree(self.root)


TestIndex = pytest.mark.slow(IndexMachine.TestCase)
TestIndex.settings = settings(
    max_examples=25,
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
