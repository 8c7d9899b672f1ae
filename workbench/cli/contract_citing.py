"""What `cite` and `verify` print as JSON: other programs rely on these names. docs/schema/ is made from this module too."""

from dataclasses import dataclass

from workbench.model import Evidence


@dataclass(frozen=True, slots=True)
class CitationLine:
    """One citation of `cite --json`. `evidence` and `address` are there where words of the article are cited."""

    id: int
    style: str
    form: str
    citation: str
    address: str | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class VerifiedLine:
    """One address of `verify --json`: whether its words still stand, and if not, why (`reason`)."""

    address: str
    stands: bool
    id: int | None = None
    title: str | None = None
    source: str | None = None
    published: str | None = None
    published_state: str | None = None
    evidence: Evidence | None = None
    reason: str | None = None
