"""The bench of extraction: nothing to measure without pages, and a table that says whether the time is kept."""

import pytest

from tests.bench import extract
from tests.bench.extract import Measured, table


def test_without_pages_it_is_skipped(tmp_path, capsys):
    assert extract.main(["--from", str(tmp_path)]) == 0
    assert "skipped" in capsys.readouterr().out


@pytest.mark.parametrize(("ours_s", "holds"), [(13.9, True), (14.1, False)])
def test_the_time_of_all_sets_counts(ours_s, holds):
    peer = Measured(5.0, {"f1": 0.9})
    shown, kept = table({"one": (Measured(ours_s - 4, {"f1": 0.95}), peer), "two": (Measured(4.0, {"f1": 0.95}), peer)})
    assert kept is holds
    assert shown.splitlines()[1].split() == ["f1", "0.9500", "0.9000"]
    assert ("holds" in shown) is holds
