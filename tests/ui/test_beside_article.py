"""Two articles in step: where the other one says what is read in this one."""

import pytest

from ui.desk.beside_article import _step_of


@pytest.mark.parametrize(("point", "there"), [(0, None), (9, None), (10, 5), (49, 5), (50, 90), (10_000, 90)])
def test_the_sentence_that_is_read_or_the_last_one_before_it_that_both_say(point, there):
    assert _step_of((1, 2), [(50, 90), (10, 5)]).along(point) == there


def test_what_shares_nothing_leads_nowhere():
    assert _step_of((1, 2), []).along(7) is None
