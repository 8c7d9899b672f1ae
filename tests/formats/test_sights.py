"""What each format looked like: every picture that is listed is found again, every source is there, and nothing is opened or connected."""

import base64
import shutil
import subprocess
import sys

import pytest

from tests.formats.making import saved_pages
from tests.formats.samples import SAMPLES, in_zip
from tests.formats.test_every_format import import_all
from tests.unit.viewing.making import page_with, photograph, sha256
from workbench.errors import RefusedError
from workbench.library.articles import get_document, list_articles
from workbench.library.store import Library
from workbench.viewing.kept import original_of
from workbench.viewing.messages import VIEWER_FLAG
from workbench.viewing.viewer import SavedOriginal, Viewer, command


@pytest.fixture(scope="module", params=["loose", "zipped"])
def shelf(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    files = {name: make() for name, make in SAMPLES.items()}
    import_all(folder, files if request.param == "loose" else {"all.zip": in_zip()})
    with Library.open(folder / "L") as library:
        yield library


@pytest.fixture(scope="module")
def viewer():
    with Viewer() as made:
        yield made


def why_not(viewer, original, picture) -> str:
    try:
        viewer.picture(original, picture, 300, 300)
    except RefusedError as refusal:
        return str(refusal)
    return ""


def test_every_picture_that_is_listed_is_found_again(shelf, viewer):
    found = 0
    for article in list_articles(shelf):
        document, _ = get_document(shelf, article.id)
        for image in document.images:
            found += 1
            # Most of the samples' pictures are none; where they lie is known all the same.
            assert "any more" not in why_not(viewer, original_of(shelf, article.id), image.sha256), article.path
    assert found > 3


def test_every_article_has_a_source_and_pdfs_have_pages(shelf, viewer):
    for article in list_articles(shelf):
        original = original_of(shelf, article.id)
        source = viewer.source(original)
        assert source.sha256 == article.content, (article.path, article.member)
        assert source.size_bytes == article.size_bytes
        if article.format == "pdf":
            assert viewer.pages(original).sizes
            assert viewer.page(original, 0, 200)[0].width_px
        elif article.format == "mail":
            assert viewer.mail_head(original).lines


@pytest.mark.parametrize("kind", ["mhtml", "singlefile"])
def test_pictures_that_were_saved_beside_a_page(viewer, kind):
    picture = photograph(320, 200)
    if kind == "mhtml":
        page = (
            b"<html><body><article><h1>Ships</h1>"
            + b"<p>The harbour master said that ships wait.</p>" * 4
            + b"<img src='https://a.example/p.png'></article></body></html>"
        )
        data = saved_pages.mhtml(
            saved_pages.part("text/html", page, location=saved_pages.ADDRESS),
            saved_pages.part("image/png", picture, location="https://a.example/p.png"),
        )
    else:
        data = page_with((picture, "png"))
    pixels, _ = viewer.picture(SavedOriginal(sha256(data), "a.mhtml", lambda: data), sha256(picture), 100, 100)
    assert (pixels.full_width_px, pixels.full_height_px) == (320, 200)


def test_looking_opens_nothing_and_connects_to_nothing(tmp_path):
    """Follow a worker with a tracer while it looks at a page that names a file and an address."""
    if shutil.which("strace") is None or sys.platform != "linux":
        pytest.skip("strace is not there to watch")
    log = tmp_path / "calls"
    (tmp_path / "secret.png").write_bytes(photograph())
    # -D: the tracer stands aside, so that the worker is a child of ours.
    tracer = ["strace", "-D", "-f", "-qq", "-o", str(log), "-e", "trace=%network,%file"]
    if (
        "Operation not permitted"
        in subprocess.run([*tracer, "true"], capture_output=True, text=True, check=False).stderr
    ):
        pytest.skip("strace may not watch here")
    traced = [*tracer, *command()]
    names = f"<img src='file://{tmp_path}/secret.png'><img src='http://a.example/x.png'>"
    page = page_with((photograph(90, 90), "png")).replace(b"<article>", b"<article>" + names.encode())
    saved = SavedOriginal("k", "a.html", lambda: page)
    with Viewer(lambda: traced) as watched:
        watched.picture(saved, sha256(photograph_in(page)), 50, 50)
        watched.source(saved)
    calls = log.read_text().splitlines()
    assert any(VIEWER_FLAG in call for call in calls)
    assert not [call for call in calls if "secret.png" in call]
    tried = [call for call in calls if "AF_INET" in call or "connect(" in call]
    assert [call for call in tried if "= -1 EPERM" not in call] == []
    written = [call for call in calls if "O_WRONLY" in call or "O_RDWR" in call or "O_CREAT" in call]
    assert [call for call in written if "= -1 EPERM" not in call and "/dev/null" not in call] == []


def photograph_in(page):
    """Return the picture that a page carries in its text."""
    return base64.b64decode(page.partition(b"base64,")[2].partition(b'"')[0])
