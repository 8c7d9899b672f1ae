"""Articles in and out of the library: what an import stores, what lists and readers ask for."""

import hashlib
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import msgspec

from workbench.dates import now
from workbench.errors import LibraryError, UsageError
from workbench.library.originals import Original
from workbench.library.store import Library
from workbench.library.texts import StoredText, pack, text_is_sound, unpack
from workbench.model import NOTHING_SAID, DateClaim, DateState, Description, Document, Evidence, Zone

# Raised whenever the same bytes would be read differently: stored texts tell by it which extraction made them.
EXTRACTOR = "dateline-4"

# What a new reading of the original may change of an article.
EXTRACTED_COLUMNS = (
    "saved", "format", "title", "authors", "source", "domain", "url", "section", "language", "direction", "published", "published_state",
    "published_basis", "updated", "updated_basis", "words_body", "words_comment", "comments", "is_stub", "clean",
)  # fmt: skip

# Characters around a quote that tell it from its repetitions (W3C Web Annotation: prefix and suffix).
_CONTEXT_CHARS = 32
_ID_MAX = 2**63 - 1
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Article:
    """What the library knows about an article, without its text."""

    id: int
    original: str
    member: str
    path: str
    imported_at: str
    saved: str | None
    format: str
    title: str
    authors: tuple[str, ...]
    source: str | None
    domain: str | None
    url: str | None
    section: str | None
    language: str | None
    direction: str
    published: DateClaim
    updated: str | None
    words_body: int
    words_comment: int
    comments: int
    deleted_at: str | None
    starred_at: str | None
    read_at: str | None
    # Only its opening was saved; the rest has to be paid for.
    is_stub: bool = False
    # SHA-256 and size of the bytes that were read: of the original, or of the member.
    content: str = ""
    size_bytes: int = 0
    described: Description = NOTHING_SAID
    run: int | None = None
    archived_at: str | None = None
    queued_at: str | None = None
    # How credible the user holds what it says to be, 1 to 6; "" where that was not graded.
    grade: str = ""

    @property
    def source_name(self) -> str:
        """The source as it is shown: its name, or its domain where it has none."""
        return self.source or self.domain or ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One document on its way in: where it came from, its durable original, and what was read out of it.

    Its rows are made with it, before the write turn is asked for: those of a long text take the better part of a second.
    """

    path: str
    original: Original
    document: Document
    member: str = ""
    content: str = ""
    size_bytes: int = 0
    description: Description = NOTHING_SAID
    run: int | None = None
    columns: dict[str, object] = field(init=False, repr=False)
    text: StoredText = field(init=False, repr=False)

    def __post_init__(self) -> None:
        came = {
            "content": self.content or self.original.sha256,
            "size_bytes": self.size_bytes or self.original.size_bytes,
            "described": _packed(self.description),
            "run": self.run,
        }
        object.__setattr__(self, "columns", _columns_of(self.document) | came)
        object.__setattr__(self, "text", pack(self.document))


def store_article(connection: sqlite3.Connection, arrival: Arrival) -> int:
    """Write one article within the caller's write transaction, mark it for the index, and return its id."""
    original = arrival.original
    connection.execute(
        "INSERT OR IGNORE INTO original (sha256, size_bytes, packing) VALUES (?, ?, ?)",
        (original.sha256, original.size_bytes, original.packing),
    )
    row = {
        "original": original.sha256,
        "member": arrival.member,
        "path": arrival.path,
        "imported_at": now(),
        "starred_at": now() if arrival.description.is_starred else None,
        "read_at": now() if arrival.description.is_read else None,
        **arrival.columns,
    }
    names = ", ".join(row)
    marks = ", ".join(f":{name}" for name in row)
    article = connection.execute(f"INSERT INTO article ({names}) VALUES ({marks})", row).lastrowid
    assert article is not None
    _store_text(connection, article, 1, arrival.text)
    mark_changed(connection, [article])
    return article


def store_extraction(connection: sqlite3.Connection, article: int, document: Document) -> int:
    """Store what a new reading of an article's original gave, as the next version of its text.

    A date that the user has set stays; everything else is as the new reading has it.
    """
    columns = _columns_of(document)
    state = connection.execute("SELECT published_state FROM article WHERE id = ?", (article,)).fetchone()[0]
    if state == DateState.SET:
        for name in ("published", "published_state", "published_basis"):
            del columns[name]
    assignments = ", ".join(f"{name} = :{name}" for name in columns)
    connection.execute(f"UPDATE article SET {assignments} WHERE id = :id", {**columns, "id": article})
    version = latest_version(connection, article) + 1
    _store_text(connection, article, version, pack(document))
    mark_changed(connection, [article])
    return version


def replace_damaged_text(connection: sqlite3.Connection, article: int, document: Document) -> None:
    """Put a new reading in the place of texts that are damaged; a reading that is sound stays, for evidence points at it."""
    for row in connection.execute("SELECT * FROM article_text WHERE article = ?", (article,)).fetchall():
        if not text_is_sound(row):
            connection.execute("DELETE FROM article_text WHERE article = ? AND version = ?", (article, row["version"]))
    store_extraction(connection, article, document)


def _columns_of(document: Document) -> dict[str, object]:
    return {
        "saved": document.saved,
        "format": document.format,
        "title": document.title,
        "authors": msgspec.json.encode(document.authors).decode(),
        "source": document.source,
        "domain": document.domain,
        "url": document.url,
        "section": document.section,
        "language": document.language,
        "direction": document.direction,
        "published": document.published.edtf,
        "published_state": document.published.state.value,
        "published_basis": document.published.basis,
        "updated": document.updated.edtf,
        "updated_basis": document.updated.basis,
        **counts_of(document),
        "is_stub": document.is_stub,
        "clean": clean_hash(document),
    }


def clean_hash(document: Document) -> str:
    """Return what two readings share that are the same article: clean text and comments, source, date and authors. Other outlets' copies do not.

    Nothing tells articles without a text: two scans of the same name are not one.
    """
    if not document.zone_text(Zone.STANDFIRST, Zone.BODY, Zone.COMMENT).strip():
        return ""
    said = document.zone_text(Zone.TITLE, Zone.STANDFIRST, Zone.BODY, Zone.CAPTION, Zone.COMMENT)
    source = document.domain or document.source or ""
    about = (source, document.published.edtf or "", "; ".join(document.authors), " ".join(said.split()))
    return hashlib.sha256("\n".join(about).encode("utf-8", "surrogatepass")).hexdigest()


def _packed(description: Description) -> str:
    return "" if description == NOTHING_SAID else msgspec.json.encode(description).decode()


def counts_of(document: Document) -> dict[str, int]:
    """Return the columns of an article that count its text."""
    return {
        "words_body": _count_words(document, Zone.STANDFIRST, Zone.BODY, Zone.CAPTION),
        "words_comment": _count_words(document, Zone.COMMENT),
        "comments": len(document.comments),
    }


def _count_words(document: Document, *zones: Zone) -> int:
    return len(_WORD.findall(document.zone_text(*zones)))


def _store_text(connection: sqlite3.Connection, article: int, version: int, stored: StoredText) -> None:
    connection.execute(
        """
        INSERT INTO article_text (article, version, extractor, text, blocks, comments, images, sha256)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (article, version, EXTRACTOR, stored.text, stored.blocks, stored.comments, stored.images, stored.sha256),
    )


def note_extractor(library: Library, articles: Iterable[int]) -> None:
    """Note that the present extraction reads the originals of these articles as their newest texts have it."""
    with library.write() as connection:
        connection.execute(
            "UPDATE article_text SET extractor = ? WHERE article IN (SELECT value FROM json_each(?))"
            " AND version = (SELECT max(version) FROM article_text n WHERE n.article = article_text.article)",
            (EXTRACTOR, msgspec.json.encode(list(articles)).decode()),
        )


def latest_version(connection: sqlite3.Connection, article: int) -> int:
    """Return the number of the newest text of an article, 0 if it has none."""
    row = connection.execute("SELECT max(version) FROM article_text WHERE article = ?", (article,)).fetchone()
    return int(row[0] or 0)


def mark_changed(connection: sqlite3.Connection, articles: Iterable[int]) -> None:
    """Tell the index, by the outbox, that these articles are not as it knows them."""
    connection.executemany("INSERT INTO outbox (article) VALUES (?)", [(article,) for article in articles])


def find_original(connection: sqlite3.Connection, sha256: str, member: str = "") -> sqlite3.Row | None:
    """Return id and deleted_at of the article that was read from this original, None if there is none."""
    row: sqlite3.Row | None = connection.execute(
        "SELECT id, deleted_at FROM article WHERE original = ? AND member = ?", (sha256, member)
    ).fetchone()
    return row


def find_content(connection: sqlite3.Connection, sha256: str) -> sqlite3.Row | None:
    """Return id, original and deleted_at of the article that was read from these bytes, by themselves or in a container; a live one first."""
    row: sqlite3.Row | None = connection.execute(
        "SELECT id, original, deleted_at FROM article WHERE content = ? ORDER BY deleted_at IS NOT NULL, id", (sha256,)
    ).fetchone()
    return row


def find_clean(connection: sqlite3.Connection, clean: str) -> int | None:
    """Return the live article that has this clean text, source and date, None if there is none, or no text to tell it by."""
    if not clean:
        return None
    row = connection.execute(
        "SELECT id FROM article WHERE clean = ? AND deleted_at IS NULL ORDER BY id", (clean,)
    ).fetchone()
    return None if row is None else int(row[0])


def get_article(library: Library, article: int) -> Article:
    """Return one article, live or in the trash.

    Raises:
        UsageError: If there is none of that number.
    """
    # SQLite takes no number of more than 64 bits, and no article has one.
    row = (
        library.connection.execute("SELECT * FROM article WHERE id = ?", (article,)).fetchone()
        if 0 < article <= _ID_MAX
        else None
    )
    if row is None:
        raise UsageError(f"There is no article {article} in this library. The command list shows the numbers.")
    return _article_of(row)


def get_articles(library: Library, ids: Iterable[int]) -> dict[int, Article]:
    """Return the articles of these numbers that exist, by number."""
    rows = library.connection.execute(
        "SELECT * FROM article WHERE id IN (SELECT value FROM json_each(?))", (msgspec.json.encode(list(ids)).decode(),)
    )
    return {row["id"]: _article_of(row) for row in rows}


def source_names(library: Library, ids: Iterable[int]) -> dict[int, str]:
    """Return how the sources of these articles are called, as far as they exist; the rest of them is not read."""
    rows = library.connection.execute(
        "SELECT id, source, domain FROM article WHERE id IN (SELECT value FROM json_each(?))",
        (msgspec.json.encode(list(ids)).decode(),),
    )
    return {row["id"]: row["source"] or row["domain"] or "" for row in rows}


def list_articles(library: Library, *, in_trash: bool = False) -> Iterator[Article]:
    """Yield the articles, those with the newest publication date first, undated ones at the end."""
    where = "deleted_at IS NOT NULL" if in_trash else "deleted_at IS NULL"
    rows = library.connection.execute(f"SELECT * FROM article WHERE {where} ORDER BY published DESC, id")
    return (_article_of(row) for row in rows)


def get_document(library: Library, article: int, version: int | None = None) -> tuple[Document, int]:
    """Return an article's text with its blocks and comments, and which version of it that is.

    Raises:
        UsageError: If there is no such article or version.
        LibraryError: If the stored text is damaged.
    """
    head = library.connection.execute("SELECT * FROM article WHERE id = ?", (article,)).fetchone()
    wanted = latest_version(library.connection, article) if version is None else version
    row = library.connection.execute(
        "SELECT * FROM article_text WHERE article = ? AND version = ?", (article, wanted)
    ).fetchone()
    if head is None or row is None:
        raise UsageError(
            f"There is no article {article} with a text {wanted} in this library. The command list shows the numbers."
        )
    return _document_of(_article_of(head), head["updated_basis"], row), wanted


def latest_versions(library: Library, ids: Iterable[int]) -> dict[int, int]:
    """Return, by article, which version of its text is the newest."""
    rows = library.connection.execute(
        "SELECT article, max(version) FROM article_text WHERE article IN (SELECT value FROM json_each(?)) GROUP BY article",
        (msgspec.json.encode(list(ids)).decode(),),
    )
    return dict(map(tuple, rows))


def newest_texts(library: Library, known: Iterable[Article]) -> dict[int, tuple[Document, int]]:
    """Return, by article, the newest text of articles whose rows were read already, and which version it is.

    Raises:
        LibraryError: If a stored text is damaged.
    """
    wanted = {article.id: article for article in known}
    rows = library.connection.execute(
        "SELECT t.*, a.updated_basis FROM json_each(?) AS listed CROSS JOIN article a ON a.id = listed.value"
        " JOIN article_text t ON t.article = a.id"
        " WHERE t.version = (SELECT max(version) FROM article_text WHERE article = a.id)",
        (msgspec.json.encode(list(wanted)).decode(),),
    )
    return {
        row["article"]: (_document_of(wanted[row["article"]], row["updated_basis"], row), row["version"])
        for row in rows
    }


def _document_of(known: Article, updated_basis: str, row: sqlite3.Row) -> Document:
    text, blocks, comments, images = unpack(row)
    return Document(
        format=known.format,
        text=text,
        blocks=blocks,
        comments=comments,
        images=images,
        title=known.title,
        authors=known.authors,
        source=known.source,
        domain=known.domain,
        url=known.url,
        section=known.section,
        language=known.language,
        direction=known.direction,
        published=known.published,
        updated=DateClaim(known.updated, DateState.STATED if known.updated else DateState.UNKNOWN, updated_basis),
        saved=known.saved,
        is_stub=known.is_stub,
    )


def get_original(library: Library, article: int) -> bytes:
    """Return the exact bytes of the file that an article was imported from, those of the container where it lay in one.

    Raises:
        UsageError: If there is no such article.
        LibraryError: If the bytes on disk are not those any more.
    """
    row = library.connection.execute(
        "SELECT * FROM original WHERE sha256 = ?", (get_article(library, article).original,)
    ).fetchone()
    if row is None:
        raise LibraryError(f"The entry of the original of article {article} is gone. Put it back from a backup.")
    return library.originals.read(Original(row["sha256"], row["size_bytes"], row["packing"]))


def make_evidence(article: Article, version: int, text: str, start: int, end: int) -> Evidence:
    """Return the permanent address of text[start:end] in code points."""
    return Evidence(
        original=article.content,
        text_version=version,
        start=start,
        end=end,
        quote=text[start:end],
        prefix=text[max(0, start - _CONTEXT_CHARS) : start],
        suffix=text[end : end + _CONTEXT_CHARS],
    )


def key_of(evidence: Evidence) -> str:
    """Return the key within its article of a sentence about which nothing was decided before."""
    return f"{evidence.text_version}:{evidence.start}-{evidence.end}"


def verify_evidence(library: Library, evidence: Evidence) -> bool:
    """Tell, offline, whether the evidence still stands: the original is unchanged and the quote is where it says."""
    row = library.connection.execute(
        "SELECT a.id, o.* FROM article a JOIN original o ON o.sha256 = a.original WHERE a.content = ?",
        (evidence.original,),
    ).fetchone()
    if row is None:
        return False
    library.originals.read(Original(row["sha256"], row["size_bytes"], row["packing"]))
    document, _ = get_document(library, row["id"], evidence.text_version)
    around = document.text[max(0, evidence.start - len(evidence.prefix)) : evidence.end + len(evidence.suffix)]
    return around == evidence.prefix + evidence.quote + evidence.suffix


def _article_of(row: sqlite3.Row) -> Article:
    try:
        return _read_row(row)
    except (ValueError, msgspec.MsgspecError, RecursionError) as error:
        raise LibraryError(
            f"The entry of article {row['id']} is damaged. Put it back from a backup (restore-backup)."
        ) from error


def _read_row(row: sqlite3.Row) -> Article:
    return Article(
        id=row["id"],
        original=row["original"],
        member=row["member"],
        path=row["path"],
        imported_at=row["imported_at"],
        saved=row["saved"],
        format=row["format"],
        title=row["title"],
        authors=msgspec.json.decode(row["authors"], type=tuple[str, ...]),
        source=row["source"],
        domain=row["domain"],
        url=row["url"],
        section=row["section"],
        language=row["language"],
        direction=row["direction"],
        published=DateClaim(row["published"], DateState(row["published_state"]), row["published_basis"]),
        updated=row["updated"],
        words_body=row["words_body"],
        words_comment=row["words_comment"],
        comments=row["comments"],
        deleted_at=row["deleted_at"],
        starred_at=row["starred_at"],
        read_at=row["read_at"],
        is_stub=bool(row["is_stub"]),
        content=row["content"],
        size_bytes=row["size_bytes"],
        described=msgspec.json.decode(row["described"], type=Description) if row["described"] else NOTHING_SAID,
        run=row["run"],
        archived_at=row["archived_at"],
        queued_at=row["queued_at"],
        grade=row["grade"],
    )
