"""From the library through its outbox into the index, killed at any point: a mark stays until the index is durable.

What was acknowledged is in the library, and in the index as well or marked for it.
"""

import pytest

from tests.flows.library_changes import holdings
from tests.flows.meddling import Progress, fail_at_points, kill_at_points
from tests.flows.test_killed_import import can_inject, posix_only
from workbench.errors import LibraryError
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library.articles import list_articles
from workbench.library.locks import LockName, hold
from workbench.library.store import Library
from workbench.paths import CACHE_VARIABLE
from workbench.search import SearchService

CHANGES = "tests.flows.library_changes"
pytestmark = [posix_only, pytest.mark.slow]


@pytest.fixture
def points(pytestconfig):
    return pytestconfig.getoption("--kill-points")


@pytest.fixture
def examine(monkeypatch):
    monkeypatch.setattr("index.update._LOCK_WAIT_S", 0.0)

    def examine(folder):
        """See that library and index agree, but for what is marked, and that the index catches up."""
        monkeypatch.setenv(CACHE_VARIABLE, str(folder / "cache"))
        done = Progress(folder).steps
        try:
            library = Library.open(folder / "library")
        except LibraryError:
            assert done == 0  # killed while the library itself was being made
            return done
        with library, IndexKeeper(library) as keeper:
            for name in LockName:
                with hold(library.folder, name, wait=False):
                    pass
            there = {article.path: article.published.edtf for article in list_articles(library)}
            now = max(0, done - 1)
            may_be = [
                {name: held.published for name, held in state.items() if not held.is_deleted}
                for state in holdings()[now : now + 2]
            ]
            assert there in may_be
            assert keeper.differences() == []
            keeper.current(JobContext()).verify()
            assert keeper.behind() == 0
            assert keeper.is_built()
            assert keeper.differences() == []
            service = SearchService(library, keeper)
            for query, total in [("convoy", len(there)), ("date:1963", list(there.values()).count("1963"))]:
                assert service.search(JobContext(), query).total == total, query
            for name in holdings()[-1]:
                assert service.search(JobContext(), f'"{name}"').total == (name in there), name
        return done

    return examine


def test_indexing_is_killed_at_many_points(tmp_path, points, examine):
    kill_at_points(CHANGES, tmp_path, points, examine, inject=can_inject())


@pytest.mark.parametrize("error", ["EIO", "ENOSPC"])
def test_calls_of_indexing_fail_at_many_points(tmp_path, points, error, examine):
    if not can_inject():
        pytest.skip("calls that fail need strace: as root, make system")
    fail_at_points(CHANGES, tmp_path, max(1, points // 2), error, examine)


def test_a_disk_that_fails_while_a_library_is_made(tmp_path, points, examine):
    """Once more, it is made: nothing that is half there is taken for a library."""
    if not can_inject():
        pytest.skip("calls that fail need strace: as root, make system")
    fail_at_points(CHANGES, tmp_path, max(1, points // 2), "EIO", examine, steps=1)
