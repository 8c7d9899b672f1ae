"""Tags against a plain model: put on, taken off, renamed and merged, undone, redone and purged in any order."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.unit.library.making import add
from workbench.errors import UsageError
from workbench.jobs import JobContext
from workbench.library import check, decisions, tags
from workbench.library.names import comparable
from workbench.library.purge import purge
from workbench.library.store import Library

ARTICLES = st.lists(st.integers(1, 4), min_size=1, max_size=3)
NAMES = st.sampled_from(["Cuba", "cuba", "Cubá", "Food", "FOOD", "Red line"])


class TagsMachine(RuleBasedStateMachine):
    """The model: the tags of each article, and for each act that can be undone or redone what it changed, article by article."""

    @initialize()
    def make(self):
        self.place = Path(tempfile.mkdtemp())
        self.library = Library.open_or_create(self.place / "l")
        for number in range(1, 5):
            add(self.library, b"%d" % number)
        self.tags: dict[int, frozenset[str]] = {number: frozenset() for number in range(1, 5)}
        self.done: list[dict[int, tuple[frozenset[str], frozenset[str]]]] = []
        self.undone: list[dict[int, tuple[frozenset[str], frozenset[str]]]] = []

    def teardown(self):
        if hasattr(self, "library"):
            self.library.close()
            shutil.rmtree(self.place)

    def known(self, name):
        """Return how a tag is spelt at present."""
        return next((tag for names in self.tags.values() for tag in names if comparable(tag) == comparable(name)), None)

    def decide(self, act, wanted):
        changed = {
            article: (self.tags[article], after) for article, after in wanted.items() if self.tags[article] != after
        }
        if not changed:
            with pytest.raises(UsageError):
                act()
            return
        act()
        self.tags |= wanted
        self.done.append(changed)
        self.undone.clear()

    @rule(articles=ARTICLES, name=NAMES)
    def tag(self, articles, name):
        if not self.tags.keys() >= set(articles):
            return
        shown = self.known(name) or name
        wanted = {article: self.tags[article] | {shown} for article in articles}
        self.decide(lambda: tags.tag_articles(self.library, articles, name), wanted)

    @rule(articles=ARTICLES, name=NAMES)
    def untag(self, articles, name):
        if not self.tags.keys() >= set(articles):
            return
        wanted = {article: self.tags[article] - {self.known(name)} for article in articles}
        self.decide(lambda: tags.untag_articles(self.library, articles, name), wanted)

    @rule(name=NAMES, new=NAMES)
    def rename(self, name, new):
        shown, other = self.known(name), self.known(new)
        called = new if other in {None, shown} else other
        wanted = {a: names - {shown} | {called} for a, names in self.tags.items() if shown in names}
        self.decide(lambda: tags.rename_tag(self.library, name, new), wanted)

    @rule(is_redo=st.booleans())
    def step(self, is_redo):
        taken, kept = (self.undone, self.done) if is_redo else (self.done, self.undone)
        act = decisions.redo if is_redo else decisions.undo
        if not taken:
            with pytest.raises(UsageError):
                act(self.library)
            return
        act(self.library)
        changed = taken.pop()
        self.tags |= {article: after if is_redo else before for article, (before, after) in changed.items()}
        kept.append(changed)

    @rule(article=st.integers(1, 4))
    def purge(self, article):
        if len(self.tags) == 1 or article not in self.tags:
            return
        purge(self.library, [article])
        del self.tags[article]
        for acts in (self.done, self.undone):
            for changed in acts:
                changed.pop(article, None)
        self.done = [changed for changed in self.done if changed]
        # A purge is a decision of its own, after which nothing is redone.
        self.undone.clear()

    @invariant()
    def they_hold_the_same(self):
        if not hasattr(self, "library"):
            return
        for article, names in self.tags.items():
            assert set(tags.tags_of(self.library, article)) == names
        assert set(tags.all_tags(self.library)) == {name for names in self.tags.values() for name in names}
        report = check.CheckReport()
        check.examine(JobContext(), self.library, report)
        assert report.problems == []


TagsMachine.TestCase.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
TestTags = TagsMachine.TestCase
