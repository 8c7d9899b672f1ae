"""A screen is looked for before Qt is asked, which would end the process for want of one."""

import sys

import pytest

from ui.screen import has_screen

pytestmark = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there is always a screen here")


@pytest.mark.parametrize(
    ("environment", "is_there"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":7"}, True),
        ({"DISPLAY": ":7.0"}, True),
        ({"DISPLAY": ":8"}, False),
        ({"DISPLAY": "elsewhere:10.0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"QT_QPA_PLATFORM": "xcb"}, False),
    ],
)
def test_screen(tmp_path, environment, is_there):
    (tmp_path / "X7").touch()
    assert has_screen(environment, tmp_path) is is_there
