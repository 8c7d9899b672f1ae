"""A long question stops when its answer is wanted no more, and no other question is touched by that."""

import sqlite3

import pytest

from workbench.jobs import Cancelled, JobContext
from workbench.library.stopping import stopping

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def connection():
    opened = sqlite3.connect(":memory:")
    yield opened
    opened.close()


def test_what_would_never_end_stops_when_it_is_cancelled(connection):
    looks = []

    def is_cancelled():
        looks.append(None)
        return len(looks) > 3

    with pytest.raises(Cancelled), stopping(connection, JobContext(is_cancelled=is_cancelled)):
        connection.execute(ENDLESS).fetchone()
    assert connection.execute("SELECT 1").fetchone() == (1,)


def test_mistakes_stay_what_they_are(connection):
    with pytest.raises(sqlite3.OperationalError, match="no such table"), stopping(connection, JobContext()):
        connection.execute("SELECT * FROM absent")
