"""The worker that looks at originals: finds what was listed, opens nothing, and is replaced when it fails."""

import json
import sys
import textwrap
import time

import pytest

from tests.unit.viewing.making import bomb, page_with, photograph, sha256
from workbench.errors import RefusedError
from workbench.importing import processes
from workbench.importing.pipeline import read_document
from workbench.importing.saved_file import SavedFile
from workbench.viewing.viewer import SavedOriginal, Viewer

PREAMBLE = """
import sys, struct, json, os, time
def say(raw):
    sys.stdout.buffer.write(struct.pack("<Q", len(raw)) + raw); sys.stdout.buffer.flush()
def hear():
    size, = struct.unpack("<Q", sys.stdin.buffer.read(8)); wish = json.loads(sys.stdin.buffer.read(size))
    return wish, sys.stdin.buffer.read(wish["size_bytes"])
say(json.dumps({"limits": []}).encode())
hear(); say(json.dumps({}).encode())
hear()
"""


@pytest.fixture(scope="module")
def viewer():
    with Viewer() as made:
        yield made


def original(data, name="page.html", **more):
    return SavedOriginal(sha256(data), name, lambda: data, **more)


def test_each_listed_picture_is_found_again_by_its_hash(viewer):
    data = page_with((photograph(), "png", "A pier"), (photograph(90, 90, "jpeg"), "jpeg"))
    listed = read_document(SavedFile(data, "page.html")).images
    assert [(i.width_px, i.height_px) for i in listed] == [(300, 200), (90, 90)]
    for image in listed:
        pixels, raw = viewer.picture(original(data), image.sha256, 60, 60)
        assert (pixels.full_width_px, pixels.full_height_px) == (image.width_px, image.height_px)
        assert len(raw) == pixels.size_bytes > 0


def test_the_original_is_handed_over_once(viewer):
    shown = photograph(70, 70)
    data, taken = page_with((shown, "png")), []
    saved = SavedOriginal("once", "page.html", lambda: taken.append(1) or data)
    for _ in range(3):
        viewer.picture(saved, sha256(shown), 60, 60)
    assert taken == [1]


def test_what_is_not_there_and_what_cannot_be_is_said(viewer):
    data = page_with((bomb(30_000, 30_000), "png"))
    with pytest.raises(RefusedError, match="more than are decoded"):
        viewer.picture(original(data), sha256(bomb(30_000, 30_000)), 60, 60)
    with pytest.raises(RefusedError, match="not in the original any more"):
        viewer.picture(original(data), "0" * 64, 60, 60)
    with pytest.raises(RefusedError, match="an empty ZIP archive"):
        viewer.picture(original(b"PK\x05\x06" + bytes(18), "a.zip", member="gone.html"), "0" * 64, 60, 60)


def test_limits_are_those_of_an_import(viewer):
    if sys.platform == "linux":
        assert {"no network", "no other programs", "no writing to files", "memory"} <= set(viewer.in_force())


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("os._exit(3)", "crashed"),
        ("say(b'[]')", "answered"),
        ("say(json.dumps({'width_px': 9999, 'height_px': 9999}).encode())", "answered a picture of"),
        ("say(json.dumps({'width_px': -4, 'height_px': -4}).encode())", "answered a picture of"),
        ("say(json.dumps({'width_px': 4, 'height_px': 4, 'full_width_px': -1}).encode())", "of no size"),
        ("say(json.dumps({'width_px': 4, 'height_px': 4, 'reason': 'both'}).encode())", "neither"),
        ("say(json.dumps({}).encode())", "neither"),
        ("say(json.dumps({'width_px': 4, 'height_px': 4}).encode() ); os._exit(0)", "crashed|breaks off"),
        ("time.sleep(60)", "more than 1 seconds"),
    ],
)
def test_a_worker_that_fails_costs_one_picture(code, said):
    script = PREAMBLE + textwrap.dedent(code)
    with Viewer(lambda: [sys.executable, "-c", script], 1.0) as broken:
        start = time.monotonic()
        with pytest.raises(RefusedError, match=said):
            broken.picture(original(b"x"), "0" * 64, 9, 9)
        assert time.monotonic() - start < 20
        assert broken._process is None


@pytest.mark.parametrize(
    ("ask", "answer", "said"),
    [
        (Viewer.pages, {"sizes": [[0, 842]]}, "of no size"),
        (Viewer.pages, {"sizes": [[595, 1e300]]}, "of no size"),
        (lambda viewer, saved: viewer.page_hits(saved, 0, ["a"]), {"hits": [{"page": 0, "boxes": [[0, 0, 7, 1]]}]}, "outside"),
        (lambda viewer, saved: viewer.place(saved, 0, ("", "a", "")), {"hits": [{"page": -1, "boxes": []}]}, "outside"),
        (Viewer.source, {"text": "a", "shown_bytes": 2, "size_bytes": 1}, "more bytes"),
    ],
)  # fmt: skip
def test_what_a_worker_tells_is_looked_at_before_the_window_has_it(ask, answer, said):
    script = PREAMBLE + f"say({json.dumps(answer)!r}.encode())"
    with Viewer(lambda: [sys.executable, "-c", script]) as broken, pytest.raises(RefusedError, match=said):
        ask(broken, original(b"x"))


def test_an_original_is_opened_again_when_the_worker_was_replaced(monkeypatch):
    monkeypatch.setattr(processes, "_ANSWERS_PER_WORKER", 4)
    shown, taken = photograph(70, 70), []
    saved = SavedOriginal("again", "page.html", lambda: taken.append(1) or page_with((shown, "png")))
    with Viewer() as replaced:
        for _ in range(9):
            replaced.picture(saved, sha256(shown), 60, 60)
    assert len(taken) == 3


def test_wishes_are_plain_json():
    script = PREAMBLE + "say(json.dumps({'reason': 'as told'}).encode())"
    with Viewer(lambda: [sys.executable, "-c", script]) as told, pytest.raises(RefusedError, match="as told"):
        told.picture(original(b"x"), "0" * 64, 9, 9)
