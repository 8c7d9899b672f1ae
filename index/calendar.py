"""Years and months of days, for counting many articles at once."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from index.segment import UNDATED

# The day 1970-01-01, where numpy's dates begin, as datetime.date numbers it.
_EPOCH: Final = 719_163
# No year or month: undated, or not known so precisely.
_NONE: Final = 0

_Days = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class DateCodes:
    """The year or month of each article as a small number, and the names of these: "" is those that have none."""

    codes: npt.NDArray[np.uint16]
    names: list[str]


@dataclass(frozen=True, slots=True)
class Unit:
    """A year or a month; `is_exact` leaves out dates that only may lie in it."""

    name: str
    is_exact: bool

    def codes(self, earliest: _Days, latest: _Days) -> DateCodes:
        """Return the unit in which each article begins, or lies where that is asked for."""
        first = (earliest.astype("m8[D]") - _EPOCH + np.datetime64(0, "D")).astype(f"M8[{self.name}]")
        is_known = earliest != UNDATED
        if self.is_exact:
            last = (latest.astype("m8[D]") - _EPOCH + np.datetime64(0, "D")).astype(f"M8[{self.name}]")
            is_known &= first == last
        units, codes = np.unique(first[is_known], return_inverse=True)
        of_articles = np.full(len(earliest), _NONE, np.uint16)
        of_articles[is_known] = codes + 1
        return DateCodes(of_articles, ["", *(str(unit) for unit in units)])


YEAR: Final = Unit("Y", is_exact=False)
MONTH: Final = Unit("M", is_exact=True)
