"""Every format goes round: imported, found, shown, and given back byte for byte, by itself and as a member of a container."""

import hashlib
import re

import pytest

from tests.formats.samples import SAMPLES, in_tar, in_zip
from workbench.importing.job import import_paths
from workbench.importing.report import Event
from workbench.importing.workers import Worker
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library.articles import get_document, list_articles
from workbench.library.store import Library
from workbench.model import Zone
from workbench.rendering import render_html
from workbench.saved_bytes import read_saved
from workbench.search import SearchService

# What only names documents, and holds none.
_LISTS = {"chrome.json", "library.rdf", "library.json", "library.bib", "library.ris"}
_WORD = re.compile(r"[^\W\d_]{6,}")


@pytest.fixture(scope="module")
def worker():
    with Worker() as worker:
        yield worker


def import_all(folder, files):
    for name, data in files.items():
        (folder / name).write_bytes(data)
    told = []
    with Library.open_or_create(folder / "L") as library:
        import_paths(JobContext(), library, [str(folder / name) for name in files], told.append, jobs=1)
        with IndexKeeper(library) as keeper:
            keeper.current(JobContext())
    return told


@pytest.fixture(scope="module")
def loose(tmp_path_factory):
    folder = tmp_path_factory.mktemp("loose")
    return folder, import_all(folder, {name: make() for name, make in SAMPLES.items()})


def test_every_file_gives_an_article_or_an_entry_of_what_is_wanted(loose):
    _, told = loose
    came = {
        event.path.rpartition("/")[2]
        for event in told
        if event.event in {Event.IMPORTED, Event.LISTED, Event.DUPLICATE}
    }
    assert came == set(SAMPLES), [event for event in told if event.event is Event.REFUSED]
    listed = {event.path.rpartition("/")[2] for event in told if event.event is Event.LISTED}
    assert listed >= _LISTS


def test_every_article_is_found_and_shown_and_given_back(loose, worker):
    folder, _ = loose
    with Library.open(folder / "L") as library, IndexKeeper(library) as keeper:
        search = SearchService(library, keeper)
        for article in list(list_articles(library)):
            document, _ = get_document(library, article.id)
            word = max(_WORD.findall(document.text), key=len)
            found = search.find(JobContext(), f'"{word}" in:all')
            assert article.id in found.ids, (article.path, article.member, word)
            assert word in render_html(article, document)
            data = read_saved(library, article.id, worker)
            assert hashlib.sha256(data).hexdigest() == article.content
            assert len(data) == article.size_bytes
            if not article.member:
                assert data == (folder / article.path.rpartition("/")[2]).read_bytes()


@pytest.mark.parametrize(("name", "pack"), [("all.zip", in_zip), ("all.tar.gz", in_tar)])
def test_in_a_container_they_are_the_same_articles(loose, worker, tmp_path, name, pack):
    folder, _ = loose
    import_all(tmp_path, {name: pack()})
    # Two feeds may hold the same article: which of them comes first is no matter.
    with Library.open(folder / "L") as library:
        by_themselves = texts_of(library)
    with Library.open(tmp_path / "L") as library:
        assert texts_of(library) == by_themselves
        articles = list(list_articles(library))
        assert all(article.member for article in articles)
        for article in articles[::5]:
            assert hashlib.sha256(read_saved(library, article.id, worker)).hexdigest() == article.content


def texts_of(library) -> set[str]:
    documents = (get_document(library, article.id)[0] for article in list_articles(library))
    return {document.zone_text(Zone.BODY) for document in documents}
