"""Which module keeps what a decision about a source says, by the kind of the decision."""

import sqlite3
from typing import Final, Protocol

from workbench.library import source_grades, zone_rules
from workbench.library.decision_log import Columns, Decision
from workbench.library.source_grades import SOURCE_GRADE
from workbench.library.zone_rules import ZONE_RULE


class _SourceRows(Protocol):
    """A module that keeps rows of sources."""

    def is_sound(self, after: Columns) -> bool: ...

    def apply_columns(self, connection: sqlite3.Connection, source: str, columns: Columns) -> object: ...

    def take_back(self, connection: sqlite3.Connection, decision: Decision) -> int: ...

    def later_about_the_same(self, connection: sqlite3.Connection, row: sqlite3.Row) -> str | None: ...


BY_KIND: Final[dict[str, _SourceRows]] = {ZONE_RULE: zone_rules, SOURCE_GRADE: source_grades}
