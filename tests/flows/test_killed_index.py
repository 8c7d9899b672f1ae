"""An index whose writer is killed, or whose disk fails, at any system call: it holds the state before or after the step.

With strace at hand the writer dies at its n-th call that changes a file; elsewhere after a random time.
"""

import pytest

from index.engine import Index
from index.errors import IndexDamagedError
from index.generations import BEFORE_NAME, LIST_NAME, read_generation
from index.records import IndexRecord
from tests.flows.index_changes import expect_holding, holdings
from tests.flows.meddling import Progress, fail_at_points, kill_at_points
from tests.flows.test_killed_import import can_inject, posix_only

CHANGES = "tests.flows.index_changes"
pytestmark = [posix_only, pytest.mark.slow]


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    """A lock that was left is noticed at once."""
    monkeypatch.setattr("index.update._LOCK_WAIT_S", 0.0)


@pytest.fixture
def points(pytestconfig):
    return pytestconfig.getoption("--kill-points")


def files_in_force(folder):
    return {entry.file for entry in read_generation(folder).segments}


def examine(folder):
    """See that the index is whole, holds what was acknowledged, perhaps the step that was under way, and goes on."""
    done = Progress(folder).steps
    try:
        index = Index.open(folder)
    except IndexDamagedError:
        assert done == 0  # killed while the index itself was being made
        return done
    index.verify()
    now = max(0, done - 1)
    expect_holding(index, holdings()[now : now + 2])
    before = files_in_force(folder)
    index.update([IndexRecord(1000, "later", title="later")])
    assert index.fingerprints()[1000] == "later"
    # The generation before is kept for readers that are just opening it. All else is gone.
    lasting = {path.name for path in folder.iterdir()} - {LIST_NAME, BEFORE_NAME, "write.lock"}
    assert lasting == before | files_in_force(folder)
    index.update([], [1000])
    index.settle()
    expect_holding(index, holdings()[now : now + 2])
    index.verify()
    index.close()
    return done


def examine_end(folder):
    done = examine(folder)
    assert done == len(holdings())
    return done


def test_an_index_is_killed_at_many_points(tmp_path, points):
    kill_at_points(CHANGES, tmp_path, points, examine, inject=can_inject())


@pytest.mark.parametrize("error", ["EIO", "ENOSPC"])
def test_calls_of_an_index_fail_at_many_points(tmp_path, points, error):
    if not can_inject():
        pytest.skip("calls that fail need strace: as root, make system")
    fail_at_points(CHANGES, tmp_path, max(1, points // 2), error, examine_end)
