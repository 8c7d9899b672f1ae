"""What `imports` and `wanted` print as JSON; docs/schema/ is made from this module too."""

from dataclasses import dataclass

from workbench.library.import_runs import ImportRun
from workbench.library.wanted import Wanted


@dataclass(frozen=True, slots=True)
class ImportRunLine:
    """One import. `end` is done or stopped, null while it runs and where it was broken off. `program` is what read the files."""

    id: int
    started_at: str
    ended_at: str | None
    end: str | None
    program: str
    paths: tuple[str, ...]
    imported: int
    duplicates: int
    listed: int
    refused: int


@dataclass(frozen=True, slots=True)
class WantedLine:
    """One entry of a list of references or bookmarks whose text nobody has saved yet. `path` is the list."""

    id: int
    url: str
    title: str
    authors: tuple[str, ...]
    source: str | None
    published: str | None
    saved: str | None
    tags: tuple[str, ...]
    notes: tuple[str, ...]
    path: str
    listed_at: str


def run_line(run: ImportRun) -> ImportRunLine:
    """Return an import as `imports` prints it."""
    count = run.counts.get
    return ImportRunLine(
        run.id,
        run.started_at,
        run.ended_at,
        None if run.end is None else run.end.value,
        run.program,
        run.paths,
        count("imported", 0),
        count("duplicate", 0),
        count("listed", 0),
        count("refused", 0),
    )


def wanted_line(one: Wanted) -> WantedLine:
    """Return an entry as `wanted` prints it."""
    said = one.description
    return WantedLine(
        one.id,
        one.url,
        one.title,
        said.authors,
        said.source,
        said.published,
        said.saved,
        said.tags,
        said.notes,
        one.path,
        one.listed_at,
    )
