"""Bad input, one case at a time: one clear line each, nothing lost, no worker survives, memory bounded."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.jobs import JobContext
from workbench.library.articles import get_document, get_original, list_articles
from workbench.library.check import CheckReport, examine
from workbench.library.store import Library
from workbench.model import Zone

resource = pytest.importorskip("resource", reason="the cases are POSIX's")

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="the cases are POSIX's; Windows has its own run of the unit tests"
)

GOOD = "A good neighbour.\n\nThis article stands beside the bad one, and it is imported all the same.\n"
ENTITY = "&lol9; is the word."


def entity_bomb(head: str, tail: str) -> str:
    levels = "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' for n in range(1, 10))
    return f'{head}[<!ENTITY lol0 "lol">{levels}]>{tail}'


def write(data):
    return lambda path: path.write_bytes(data if isinstance(data, bytes) else data.encode())


def picture(path):
    uri = "A" * 10_500_000
    path.write_text(
        f'<html><body><article><p>Before the picture stands a whole sentence.</p><img src="data:image/png;base64,{uri}">'
        "<p>After the picture stands another sentence, which must not be lost.</p></article></body></html>"
    )


def nested(path):
    path.write_text(
        f"<html><body>{'<div>' * 50_000}<p>Deep down stands one whole sentence.</p>{'</div>' * 50_000}</body></html>"
    )


def loop(path):
    path.symlink_to(path.with_name("other"))
    path.with_name("other").symlink_to(path)


def folder_like_a_file(path):
    path.mkdir()
    (path / "inside.txt").write_text("Inside a folder that is named like a file stands a sentence.")


# name -> (how it is made, what is said of it, words that must be found in its text if it is imported)
CASES = {
    "empty": ("a.html", write(b""), "refused {path}: the file is empty", None),
    "blank": ("a.txt", write(b" \n\t\n"), "refused {path}: no text of an article was found in it", None),
    "binary junk": ("a.html", write(random.Random(7).randbytes(200_000)), "refused {path}: it is neither a page nor a text", None),
    "50 MB of text": ("a.txt", write("The ships turned back today.\n" * 1_800_000), "refused {path}: it has 52,200,000 characters", None),
    "a line of 100 MB": ("a.txt", write(b"word " * 20_000_000), "refused {path}: it has 100,000,000 characters", None),
    "nul bytes": ("a.txt", write(b"Some words\0 with null\0 bytes stand here.\n"), "imported {path}", "Some words with null bytes"),
    "only nul bytes": ("a.txt", write(bytes(50_000)), "refused {path}: it is neither a page nor a text", None),
    "declares the wrong encoding": (
        "a.html",
        write("<html><head><meta charset=utf-8><title>Genève</title></head><body><p>Les événements étaient très agités à Genève, dit-on.</p>".encode("cp1252")),
        "imported {path}",
        "Les événements étaient très agités à Genève",
    ),
    "declares no encoding": ("a.txt", write("Северный маяк сообщает о событиях на причале и ждёт телеграмм.".encode("cp1251")), "imported {path}", "Северный маяк сообщает"),
    "utf-16": ("a.txt", write("The harbour was empty – nobody came.".encode("utf-16-le")), "imported {path}", "empty – nobody came"),
    "a folder named like a file": ("a.html", folder_like_a_file, "imported {path}/inside.txt", "Inside a folder"),
    "a pipe": ("a.html", os.mkfifo, "refused {path}: it is not a regular file", None),
    "a link loop": ("a.html", loop, "refused {path}: it is a link that leads in a circle", None),
    "nested 50,000 deep": ("a.html", nested, "imported {path}", "Deep down stands one whole sentence."),
    "an entity bomb in XML": ("a.xml", write(entity_bomb('<?xml version="1.0"?><!DOCTYPE r ', f"<r>{ENTITY}</r>")), "refused {path}: it is XML, but not a page", None),
    "an entity bomb in a page": (
        "a.html",
        write(entity_bomb("<!DOCTYPE html ", f"<html><body><p>Before the bomb stands a sentence. {ENTITY}</p></body></html>")),
        "imported {path}",
        "Before the bomb stands a sentence.",
    ),
    "a data URI of 10 MB": ("a.html", picture, "imported {path}", "After the picture stands another sentence"),
    "a PDF": ("a.html", write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3"), "refused {path}: it is a PDF", None),
    "a picture": ("a.html", write(b"\x89PNG\r\n\x1a\n" + bytes(100)), "refused {path}: it is a picture", None),
    "more than may be read": ("a.txt", lambda path: (path.touch(), os.truncate(path, 300 * 1024**2)), "refused {path}: it is larger than 128 MB", None),
    "a page of scripts alone": ("a.html", write("<html><script>var a = 'text'</script></html>"), "refused {path}: no text of an article was found in it", None),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_bad_input(case, tmp_path, dateline):
    name, make, expected, words = CASES[case]
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    make(inbox / name)
    (inbox / "z-good.txt").write_text(GOOD)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    done = dateline("--library", tmp_path / "library", "import", "--jobs", "1", inbox)
    lines = (done.stdout + done.stderr).decode().splitlines()
    expect_line(lines, expected.format(path=inbox / name))
    assert f"imported {inbox / 'z-good.txt'}" in lines
    assert len([line for line in lines if line.startswith(("imported", "refused", "duplicate"))]) == (
        3 if case == "a link loop" else 2
    )
    assert done.returncode == (0 if expected.startswith("imported") else 1)
    assert b"Traceback" not in done.stderr
    expect_sound(tmp_path / "library", inbox, words)
    assert max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) < 2 * 1024**2  # KiB


def expect_line(lines, start):
    matching = [line for line in lines if line.startswith(start)]
    assert len(matching) == 1, lines


def expect_sound(folder: Path, inbox: Path, words: str | None) -> None:
    with Library.open(folder) as library:
        report = CheckReport()
        examine(JobContext(), library, report)
        assert report.problems == []
        assert report.notes == []
        texts = []
        for article in list_articles(library):
            document, _ = get_document(library, article.id)
            texts.append(document.zone_text(Zone.TITLE, Zone.STANDFIRST, Zone.BODY))
            assert get_original(library, article.id) == Path(article.path).read_bytes()
        if words is not None:
            assert any(words in text for text in texts), texts


@pytest.mark.parametrize(
    ("raw", "shown"), [(b"new\nline.txt", r"new\x0aline.txt"), (b"und\xffecodable.txt", r"und\xffecodable.txt")]
)
def test_names_that_are_no_line(raw, shown, tmp_path, dateline):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    try:
        (inbox / os.fsdecode(raw)).write_bytes(b"A sentence under a difficult name.")
    except OSError:
        pytest.skip("this file system has no such names")
    done = dateline("--library", tmp_path / "library", "import", inbox)
    assert done.stdout.decode().splitlines() == [f"imported {tmp_path}/inbox/{shown}"]
    assert done.returncode == 0


def test_no_rights(tmp_path, dateline):
    """Root may read everything, so the capability to do so is taken away first."""
    file = tmp_path / "secret.txt"
    file.write_text("A sentence that may not be read.")
    file.chmod(0)
    command = [sys.executable, "-P", "-m", "workbench", "--library", str(tmp_path / "library"), "import", str(file)]
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root reads everything, and setpriv is not there to prevent it")
        command = ["setpriv", "--inh-caps=-all", "--bounding-set=-dac_override,-dac_read_search", *command]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.stderr.splitlines() == [f"refused {file}: you have no right to read it"]
    assert done.returncode == 3


def test_everything_refused_is_said_by_the_exit_code(tmp_path, dateline):
    done = dateline("--library", tmp_path / "library", "import", tmp_path / "nothing.html")
    assert done.returncode == 3
    assert done.stdout == b""
    assert done.stderr.decode() == f"refused {tmp_path}/nothing.html: there is no such file\n"
