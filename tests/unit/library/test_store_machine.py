"""The store against a plain model: whatever is done in whatever order, both hold the same."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.unit.library.making import add, make_document
from workbench.errors import UsageError
from workbench.jobs import JobContext
from workbench.library import backup, check, decisions
from workbench.library.articles import get_article, get_document, get_original, list_articles
from workbench.library.check import CheckReport
from workbench.library.purge import purge
from workbench.library.store import Library

ARTICLES = st.integers(0, 7)
DATES = st.sampled_from(["1961", "1962-10", "1962-10-27", "2000-02-29"])


class StoreMachine(RuleBasedStateMachine):
    """The model: for each article its bytes, date and whether it is in the trash, and what can be undone and redone."""

    @initialize()
    def make(self):
        self.place = Path(tempfile.mkdtemp())
        self.library = Library.open_or_create(self.place / "l")
        self.articles: dict[int, tuple[bytes, str, bool]] = {}
        self.done: list[tuple[int, str, bool]] = []
        self.undone: list[tuple[int, str, bool]] = []
        self.highest = 0
        self.copies: list[tuple[Path, dict[int, tuple[bytes, str, bool]], list, list]] = []

    def teardown(self):
        if hasattr(self, "library"):
            self.library.close()
            shutil.rmtree(self.place)

    def _decide(self, article, date, is_deleted):
        data, old_date, was_deleted = self.articles[article]
        self.done.append((article, old_date, was_deleted))
        self.undone.clear()
        self.articles[article] = data, date, is_deleted

    def _swap(self, taken, kept):
        article, date, is_deleted = taken.pop()
        data, old_date, was_deleted = self.articles[article]
        kept.append((article, old_date, was_deleted))
        self.articles[article] = data, date, is_deleted

    @rule(data=st.binary(min_size=1, max_size=3))
    def add(self, data):
        if any(data == known for known, _, _ in self.articles.values()):
            return
        article = add(self.library, data, make_document(body=f"The text of {data!r}."))
        assert article > self.highest
        self.highest = article
        self.articles[article] = data, "1962-10-25", False

    @rule(article=ARTICLES, date=DATES)
    def set_date(self, article, date):
        if article not in self.articles:
            with pytest.raises(UsageError):
                decisions.set_publication_dates(self.library, {article: date})
        else:
            decisions.set_publication_dates(self.library, {article: date})
            self._decide(article, date, self.articles[article][2])

    @rule(article=ARTICLES, act=st.sampled_from([decisions.delete, decisions.restore]))
    def trash(self, article, act):
        wanted = act is decisions.delete
        if article not in self.articles or self.articles[article][2] == wanted:
            with pytest.raises(UsageError):
                act(self.library, article)
        else:
            act(self.library, article)
            self._decide(article, self.articles[article][1], wanted)

    @rule()
    def undo(self):
        if not self.done:
            with pytest.raises(UsageError, match="nothing to undo"):
                decisions.undo(self.library)
        else:
            decisions.undo(self.library)
            self._swap(self.done, self.undone)

    @rule()
    def redo(self):
        if not self.undone:
            with pytest.raises(UsageError, match="nothing to redo"):
                decisions.redo(self.library)
        else:
            decisions.redo(self.library)
            self._swap(self.undone, self.done)

    @rule(article=ARTICLES)
    def purge(self, article):
        if article not in self.articles:
            with pytest.raises(UsageError):
                purge(self.library, [article])
            return
        purge(self.library, [article])
        data = self.articles.pop(article)[0]
        self.done = [step for step in self.done if step[0] != article]
        self.undone.clear()
        for _, articles, done, undone in self.copies:
            gone = [number for number, (known, _, _) in articles.items() if known == data]
            for number in gone:
                del articles[number]
            done[:] = [step for step in done if step[0] not in gone]
            undone[:] = [step for step in undone if step[0] not in gone]

    @precondition(lambda self: len(self.copies) < 2)
    @rule()
    def back_up(self):
        copy = backup.copy_database(self.library.connection, self.library.folder, "test")
        self.copies.append((copy, dict(self.articles), list(self.done), list(self.undone)))

    @precondition(lambda self: self.copies)
    @rule(data=st.data())
    def restore_a_backup(self, data):
        copy, articles, done, undone = data.draw(st.sampled_from(self.copies))
        self.library.close()
        assert backup.restore(self.library.folder, copy).articles == len(articles)
        self.library = Library.open(self.library.folder)
        self.articles, self.done, self.undone = dict(articles), list(done), list(undone)
        self.highest = max(articles, default=0)

    @rule()
    def reopen(self):
        self.library.raise_lower_bound()
        self.library.close()
        self.library = Library.open(self.library.folder)

    @invariant()
    def they_hold_the_same(self):
        if not hasattr(self, "library"):
            return
        live = {article for article, (_, _, is_deleted) in self.articles.items() if not is_deleted}
        assert {article.id for article in list_articles(self.library)} == live
        assert {article.id for article in list_articles(self.library, in_trash=True)} == self.articles.keys() - live
        for article, (data, date, _) in self.articles.items():
            assert get_article(self.library, article).published.edtf == date
            assert get_original(self.library, article) == data
            assert f"The text of {data!r}." in get_document(self.library, article)[0].text
        report = CheckReport()
        check.examine(JobContext(), self.library, report)
        assert report.problems == []


StoreMachine.TestCase.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
TestStore = StoreMachine.TestCase
