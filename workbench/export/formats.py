"""The one table of formats that results can be exported to."""

from workbench.export.base import Format
from workbench.export.bibtex import BIBTEX
from workbench.export.csv_ import CSV, CSV_FOR_SPREADSHEETS
from workbench.export.json_ import JSON
from workbench.export.ris import RIS

FORMATS: tuple[Format, ...] = (CSV, JSON, RIS, BIBTEX)
# As a dialog offers them: what it writes is opened by hand.
FORMATS_TO_OPEN: tuple[Format, ...] = (CSV_FOR_SPREADSHEETS, JSON, RIS, BIBTEX)
