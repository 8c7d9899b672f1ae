"""Migrations: one step, one transaction, a backup before it, and old libraries come out like new ones."""

import contextlib
import sqlite3

import pytest

from workbench.errors import LibraryError
from workbench.library import migrations
from workbench.library.database import connect_file, create_database


@pytest.fixture
def connection(tmp_path):
    create_database(tmp_path / "library.sqlite", "an id")
    with contextlib.closing(connect_file(tmp_path / "library.sqlite")) as connection:
        yield connection


def test_steps_run_in_order_after_one_backup(connection):
    backups = []
    have = migrations.FORMAT_VERSION
    steps = {
        have + 1: "CREATE TABLE remark (id INTEGER);\nINSERT INTO remark VALUES (1);",
        have + 2: "-- a comment; with a semicolon\nUPDATE remark SET id = 2;",
    }
    assert migrations.migrate(connection, lambda: backups.append(1), steps) == [have + 1, have + 2]
    assert backups == [1]
    assert connection.execute("SELECT id FROM remark").fetchone()[0] == 2
    assert migrations.version_of(connection) == have + 2


def test_failed_step_leaves_no_trace(connection):
    have = migrations.FORMAT_VERSION
    steps = {have + 1: "CREATE TABLE remark (id INTEGER); INSERT INTO nowhere VALUES (1);"}
    with pytest.raises(LibraryError, match="left as it was"):
        migrations.migrate(connection, lambda: None, steps)
    assert migrations.version_of(connection) == have
    with pytest.raises(sqlite3.OperationalError):
        connection.execute("SELECT * FROM remark")


def test_nothing_happens_without_a_backup(connection):
    def fail() -> None:
        raise LibraryError("the disk is full")

    steps = {migrations.FORMAT_VERSION + 1: "CREATE TABLE remark (id INTEGER);"}
    with pytest.raises(LibraryError, match="disk is full"):
        migrations.migrate(connection, fail, steps)
    assert migrations.version_of(connection) == migrations.FORMAT_VERSION


def test_newer_library_is_refused(connection):
    connection.execute(f"PRAGMA user_version = {migrations.FORMAT_VERSION + 1}")
    with pytest.raises(LibraryError, match="newer Dateline"):
        migrations.migrate(connection, lambda: None, {})
