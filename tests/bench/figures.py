"""What the figures of a search bench are held to, and the table that says whether they keep it."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

_P95: Final = 18
PERCENTILES: Final = ("p50_cpu_ms", "p95_cpu_ms")
_INDEXING: Final = ("cpu_s", "mb", "rss_mb")
Figures = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Rule:
    """Ours of a row is at most so many times the peer's, or at most `most` where no peer is named."""

    row: str
    figure: str
    peer: str | None
    most: float

    @property
    def asked(self) -> str:
        """The rule in a few words."""
        name = self.figure.removesuffix("_cpu_ms")
        if self.peer is None:
            return f"{name} <= {self.most:g}"
        return f"{name} <= {self.peer}" if self.most == 1 else f"{name} <= {self.most:g} x {self.peer}"


def _both(row: str, peer: str, most: float) -> list[Rule]:
    return [Rule(row, figure, peer, most) for figure in PERCENTILES]


# What the search is asked to reach at 100,000 articles; with fewer, the same ratios.
RULES: Final = (
    *_both("word", "fts5", 1),
    *_both("word", "tantivy", 2.5),
    *_both("and", "fts5", 1),
    *_both("or", "tantivy", 2.5),
    Rule("phrase", "p95_cpu_ms", "fts5", 1),
    Rule("type-ahead", "p95_cpu_ms", "tantivy", 1),
    *_both("date", "tantivy", 2.5),
    *_both("facets", "tantivy", 2.5),
    Rule("keystroke", "p95_cpu_ms", None, 16),
    Rule("keystroke", "p95_cpu_ms", "fts5", 1),
    Rule("index", "cpu_s", "tantivy", 2),
    Rule("index", "mb", "tantivy", 1.5),
    Rule("index", "rss_mb", None, 300),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One rule with what was measured: the ratio to the peer, or the figure itself."""

    rule: Rule
    measured: float
    holds: bool


def percentiles(times_ms: Sequence[float]) -> dict[str, float]:
    """Return median and 95th percentile."""
    if len(times_ms) < 2:
        times_ms = [*times_ms, *times_ms] or [0.0, 0.0]
    p95 = statistics.quantiles(times_ms, n=20, method="inclusive")[_P95]
    return dict(zip(PERCENTILES, (round(statistics.median(times_ms), 3), round(p95, 3)), strict=True))


def verdicts(figures: Figures) -> list[Verdict]:
    """Hold every row that was measured to its rules."""
    made = []
    for rule in RULES:
        row = figures.get(rule.row, {})
        ours = row.get("dateline", {}).get(rule.figure)
        theirs = 1.0 if rule.peer is None else row.get(rule.peer, {}).get(rule.figure)
        if ours is not None and theirs:
            made.append(Verdict(rule, round(ours / theirs, 3), ours <= rule.most * theirs))
    return made


def table(figures: Figures) -> str:
    """Return the figures as a table: each row with what is asked of it, the measured ratio, and whether it holds."""
    lines = [f"{'':12}{'fts5':>22}{'tantivy':>22}{'dateline':>22}   asked, measured"]
    judged = verdicts(figures)
    for row, of_engines in figures.items():
        shown = _INDEXING if row == "index" else PERCENTILES
        cells = [_cell(of_engines.get(engine), shown) for engine in ("fts5", "tantivy", "dateline")]
        said = [
            f"{v.rule.asked}: {v.measured:.2f} {'holds' if v.holds else 'FAILS'}" for v in judged if v.rule.row == row
        ]
        # One line a rule: a row of several would run off the screen.
        lines.append(f"{row:12}{''.join(f'{cell:>22}' for cell in cells)}   {said[0] if said else ''}".rstrip())
        lines += [f"{'':81}{more}" for more in said[1:]]
    failed = sum(not verdict.holds for verdict in judged)
    lines.append(f"{len(judged) - failed} of {len(judged)} hold")
    return "\n".join(lines)


def _cell(of_engine: dict[str, Any] | None, shown: Sequence[str]) -> str:
    if of_engine is None:
        return "-"
    values = [of_engine.get(figure) for figure in shown]
    return " / ".join("-" if value is None else f"{value:.{_decimals(value)}f}" for value in values)


def _decimals(value: float) -> int:
    return 0 if value >= 100 else 1 if value >= 10 else 2
