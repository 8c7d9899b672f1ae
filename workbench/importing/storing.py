"""What an import writes: originals first, then rows in one transaction, and only then is anything told."""

import sqlite3
from collections.abc import Callable, Collection, Sequence

from workbench.addresses import address_of
from workbench.importing.candidates import Listed, Loaded
from workbench.importing.report import Event, ImportEvent
from workbench.importing.taking_over import take_over
from workbench.library.articles import (
    Arrival,
    find_clean,
    find_content,
    find_original,
    get_article,
    store_article,
)
from workbench.library.decision_columns import apply_decision
from workbench.library.decisions import date_columns
from workbench.library.import_runs import ImportItem, add_items
from workbench.library.originals import Original
from workbench.library.store import Library
from workbench.library.wanted import come_in, want
from workbench.library.zone_rules import rezone_new
from workbench.model import Description, Document

# What became of documents is written down with the articles among them, and after so many at the latest.
_ITEMS_MAX = 256


class Storing:
    """Takes what was read into the library, tells of it, and keeps the record of the import."""

    def __init__(
        self,
        library: Library,
        run: int,
        tell: Callable[[ImportEvent], None],
        date: str | None = None,
        unwanted: Collection[str] = (),
        *,
        is_known_text_wanted: bool = False,
    ) -> None:
        """Begin with nothing.

        Args:
            library: Open.
            run: The number of the import.
            tell: Called for every document once its fate is durable.
            date: EDTF; set as the publication date of all that comes in, as a decision of the user's.
            unwanted: Hashes of documents that were purged from containers which are read in anew: they stay out.
            is_known_text_wanted: Whether documents become articles whose text another one has already, as they do in a library
                that is made anew from its originals: what was an article there is one again.
        """
        self._library, self._run, self._date, self._unwanted = library, run, date, unwanted
        self._tell_user = tell
        self._items: list[ImportItem] = []
        self._listed: list[Listed] = []
        self._written = 0
        self._is_known_text_wanted = is_known_text_wanted
        # Files that were kept before it showed that all they hold is here already, perhaps.
        self._perhaps_needless: dict[str, Original] = {}
        self._tags: dict[str, list[int]] = {}
        self._own_words: dict[int, list[str]] = {}
        # Made when the first entry of a list asks for it.
        self._addresses: dict[str, int] | None = None

    def refuse(self, path: str, reason: str, member: str = "", read: Loaded | None = None) -> None:
        """Tell of a document that was refused."""
        self._want_listed()
        self._tell(ImportEvent(Event.REFUSED, path, member, reason=reason), read)

    def list_wanted(self, one: Listed) -> None:
        """Put an entry without a text on the list of what is wanted, and tell of it: many at once, for a commit waits for the disk."""
        self._listed.append(one)
        if len(self._listed) >= _ITEMS_MAX:
            self._want_listed()

    def is_known(self, one: Loaded) -> bool:
        """Tell whether these bytes are in the library; whoever imports what lies in the trash wants it back."""
        self._want_listed()
        # A file of its own that was purged and imported again since is wanted; of a purged one nothing is left to be read.
        if one.container is not None and one.sha256 in self._unwanted:
            self.refuse(one.path, "it was purged", one.member, one)
            return True
        row = find_content(self._library.connection, one.sha256)
        if row is None:
            return False
        if row["original"] == one.sha256:
            # The kept file may have been lost or damaged since; whoever has these bytes has what mends it.
            self._library.originals.keep(one.data)
        if row["deleted_at"] is None:
            self._remember_said(one.description, row["id"])
            self._tell(ImportEvent(Event.DUPLICATE, one.path, one.member, id=row["id"]), one)
        else:
            article = get_article(self._library, row["id"])
            with self._library.write() as connection:
                apply_decision(connection, "restore", article, {"deleted_at": None})
                self._set_date(connection, article.id)
            self._remember_said(one.description, article.id)
            self._tell(ImportEvent(Event.IMPORTED, one.path, one.member, id=article.id, title=article.title), one)
        return True

    def store(self, read: Sequence[tuple[Loaded, Document]]) -> None:
        """Make originals durable, then their rows in one transaction, and only then tell of them."""
        if not read:
            return
        self._want_listed()
        arrivals = [self._arrival(one, document) for one, document in read]
        events: list[ImportEvent] = []
        with self._library.write() as connection:
            for (one, _), arrival in zip(read, arrivals, strict=True):
                # Another import may have been faster with the same file; the same article may lie here in other bytes.
                same, reason = self._same(connection, one, arrival)
                if same is not None:
                    events.append(ImportEvent(Event.DUPLICATE, one.path, one.member, id=same, reason=reason))
                    self._perhaps_needless[arrival.original.sha256] = arrival.original
                    continue
                # A purge may have removed the same bytes since; while we have the turn, none can.
                if not self._library.originals.file(arrival.original).exists():
                    self._library.originals.keep(one.data if one.container is None else one.container.data)
                article = store_article(connection, arrival)
                rezone_new(connection, [article])
                wanted = come_in(connection, article, arrival.document.url)
                self._remember_said(one.description, article)
                if self._addresses is not None:
                    self._addresses.setdefault(address_of(arrival.document.url), article)
                if wanted is not None:
                    self._remember_said(wanted, article)
                self._set_date(connection, article)
                events.append(
                    ImportEvent(Event.IMPORTED, one.path, one.member, id=article, title=arrival.document.title)
                )
            items = [_item(event, one) for event, (one, _) in zip(events, read, strict=True)]
            self._write_items([*self._items, *items], connection)
        for event in events:
            self._tell_user(event)

    def finish(self) -> None:
        """Write down the rest of the record, remove files that nothing came of, and take over the tags and notes that the documents came with."""
        self._want_listed()
        if self._items or self._perhaps_needless:
            with self._library.write() as connection:
                self._write_items(self._items, connection)
                # While we have the turn, no other import writes a row that names one of them; it keeps the file again.
                for original in self._perhaps_needless.values():
                    is_named = connection.execute("SELECT 1 FROM original WHERE sha256 = ?", (original.sha256,))
                    if is_named.fetchone() is None:
                        self._library.originals.remove(original)
        take_over(self._library, self._tags, self._own_words)

    def _want_listed(self) -> None:
        listed, self._listed = self._listed, []
        if not listed:
            return
        with self._library.write() as connection:
            events = [self._want(connection, one) for one in listed]
            self._write_items([*self._items, *(_item(event, None) for event in events)], connection)
        for event in events:
            self._tell_user(event)

    def _want(self, connection: sqlite3.Connection, one: Listed) -> ImportEvent:
        known = self._article_at(one.description.url)
        if known is not None:
            self._remember_said(one.description, known)
            return ImportEvent(Event.DUPLICATE, one.path, one.member, id=known, reason="it is here already")
        is_new = want(connection, one.description, one.path)
        title = one.description.title or one.description.url or ""
        reason = None if is_new else "it is on the list already"
        return ImportEvent(Event.LISTED, one.path, one.member, title=title, reason=reason)

    def _same(self, connection: sqlite3.Connection, one: Loaded, arrival: Arrival) -> tuple[int | None, str | None]:
        """Return the article that a document is already, if any, and what is to be said of it: it may be the same in other bytes."""
        row = find_content(connection, one.sha256)
        if row is not None:
            return int(row["id"]), None
        row = find_original(connection, arrival.original.sha256, one.member)
        if row is not None:
            # An older version took other bytes out of the container here; that article stands, with all its marks.
            return int(row["id"]), f"it was read as article {row['id']} before"
        same = None if self._is_known_text_wanted else find_clean(connection, str(arrival.columns["clean"]))
        return same, None if same is None else f"its text is that of article {same}"

    def _set_date(self, connection: sqlite3.Connection, article: int) -> None:
        """Set the date that all of this import is said to be of, if there is any."""
        if self._date is not None:
            known = get_article(self._library, article)
            apply_decision(connection, "publication-date", known, date_columns(self._date))

    def _arrival(self, one: Loaded, document: Document) -> Arrival:
        return Arrival(
            one.path,
            self._original_of(one),
            document,
            one.member,
            content=one.sha256,
            size_bytes=len(one.data),
            description=one.description,
            run=self._run,
        )

    def _original_of(self, one: Loaded) -> Original:
        """Keep the file that a document came in, a container once for all that lies in it."""
        if one.container is None:
            return self._library.originals.keep(one.data)
        if one.container.original is None:
            one.container.original = self._library.originals.keep(one.container.data)
        return one.container.original

    def _article_at(self, url: str | None) -> int | None:
        """Return the live article of this address, in whatever form it is written; None if there is none."""
        address = address_of(url)
        if not address:
            return None
        if self._addresses is None:
            rows = self._library.connection.execute(
                "SELECT url, id FROM article WHERE url IS NOT NULL AND deleted_at IS NULL ORDER BY id DESC"
            )
            self._addresses = {address_of(known): article for known, article in rows}
        return self._addresses.get(address)

    def _remember_said(self, said: Description, article: int) -> None:
        if said.written:
            self._own_words.setdefault(article, []).extend(said.written)
        for tag in said.tags:
            self._tags.setdefault(tag, []).append(article)

    def _tell(self, event: ImportEvent, read: Loaded | None = None) -> None:
        self._items.append(_item(event, read))
        if len(self._items) >= _ITEMS_MAX:
            with self._library.write() as connection:
                self._write_items(self._items, connection)
        self._tell_user(event)

    def _write_items(self, items: list[ImportItem], connection: sqlite3.Connection) -> None:
        add_items(connection, self._run, self._written, items)
        self._written += len(items)
        self._items = []


def _item(event: ImportEvent, read: Loaded | None) -> ImportItem:
    return ImportItem(
        event.event.value,
        event.path,
        event.member,
        event.id,
        event.title or "",
        event.reason or "",
        0 if read is None else len(read.data),
        "" if read is None else read.sha256,
    )
