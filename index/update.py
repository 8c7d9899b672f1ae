"""Write to the index: one durable step that adds, replaces and removes, and keeps the segments few."""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from whoosh.filedb.filestore import FileStorage
from whoosh.reading import SegmentReader
from whoosh.util.filelock import try_for

from index.errors import IndexBusyError
from index.generations import (
    LIST_NAME,
    Generation,
    seal,
    sync_folder,
    write_generation,
)
from index.records import IndexRecord
from index.storage import INDEX_NAME, Segment, SegmentEntry, Writer

# At most so many segments are kept; when there would be more, the smallest are merged until half are left, so that an
# article is rewritten about as often as its batch size fits the library on a logarithmic scale.
MAX_SEGMENTS: Final = 10
_LOCK_NAME: Final = "write.lock"
_LOCK_WAIT_S: Final = 10.0


def apply_update(
    folder: Path,
    before: Generation,
    segments: Sequence[Segment],
    records: Iterable[IndexRecord],
    removed: Iterable[int],
) -> None:
    """Put records in, in place of earlier ones of the same id, and take others out, in one durable step.

    The caller holds the write lock; `segments` are those of the generation in force, open and verified.
    """
    _sweep(folder, before)
    writer = Writer(folder, [segment.entry for segment in segments], before.number + 1)
    try:
        changed = _fill(writer, segments, records, removed)
    except BaseException:
        writer.cancel()
        _sweep(folder, before)
        raise
    if not changed:
        writer.cancel()
        _sweep(folder, before)
        return
    writer.commit(mergetype=_merge)
    after = _put_in_force(folder, before, writer.entries)
    _sweep(folder, before, after)


def _fill(writer: Writer, segments: Sequence[Segment], records: Iterable[IndexRecord], removed: Iterable[int]) -> bool:
    """Hand everything to the writer; say whether there was anything."""
    struck: set[int] = set()

    def strike(id_: int) -> bool:
        if id_ in struck:
            return False
        struck.add(id_)
        for segment, opened in enumerate(segments):
            number = opened.number_of(id_)
            if number is not None:
                writer.strike(segment, number)
                return True
        return False

    changed = False
    for id_ in removed:
        changed |= strike(id_)
    fresh: dict[int, int] = {}
    for record in records:
        strike(record.id)
        if record.id in fresh:
            writer.strike_fresh(fresh[record.id])
        fresh[record.id] = writer.add(record)
        changed = True
    return changed


def _merge(writer: Any, segments: list[Any]) -> list[Any]:
    """Choose which segments stay; the others are copied into the one being written."""

    def live(segment: Any) -> int:
        return int(segment.doc_count_all() - segment.deleted_count())

    useful = sorted((segment for segment in segments if live(segment)), key=live)
    if len(useful) < MAX_SEGMENTS:
        merged = [segment for segment in useful if segment.deleted_count() > live(segment)]
    else:
        merged = useful[: len(useful) - MAX_SEGMENTS // 2]
    for segment in merged:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
    return [segment for segment in useful if segment not in merged]


def _put_in_force(folder: Path, before: Generation, entries: list[SegmentEntry]) -> Generation:
    files = {
        entry.file: before.files[entry.file] if entry.file in before.files else seal(folder / entry.file)
        for entry in entries
    }
    sync_folder(folder)
    after = Generation(before.number + 1, tuple(entries), files)
    write_generation(folder, after)
    return after


def _sweep(folder: Path, *generations: Generation) -> None:
    """Remove what no generation names: leftovers of a crash, and segments that were merged away.

    The generation before the one in force is kept, for readers that are just opening it.
    """
    named = {LIST_NAME, _LOCK_NAME}.union(*(generation.files for generation in generations))
    for path in folder.iterdir():
        if path.name in named or not path.name.startswith((INDEX_NAME, LIST_NAME)):
            continue
        try:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
        except PermissionError:
            continue  # Windows: a reader still has it open; the next update tries again


@contextmanager
def write_lock(folder: Path) -> Iterator[None]:
    """Hold the right to write; raises IndexBusyError when another holds it for long."""
    lock = FileStorage(str(folder)).lock(_LOCK_NAME)
    if not try_for(lock.acquire, timeout=_LOCK_WAIT_S, delay=0.05):
        raise IndexBusyError(
            "The search index was not brought up to date: another program is writing to it. "
            "Wait until that has finished, and try again."
        )
    try:
        yield
    finally:
        lock.release()
