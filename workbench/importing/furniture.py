"""What stands beside saved pages without being one."""

import re
from typing import Final

PAGE_SUFFIXES: Final = (".html", ".htm", ".xhtml", ".mht", ".mhtml")
# What browsers put beside a page saved "complete": its pictures, scripts and frames, none of them an article.
COMPANION: Final = re.compile(r"(?i)(?:_files|_fichiers|-dateien|_archivos|_arquivos|_bestanden|_file|\.files)$")
# What file managers leave behind in every folder.
SYSTEM_FILES: Final = frozenset({".ds_store", "thumbs.db", "desktop.ini", ".directory", ".localized"})
# Folders of programs and of the system: those whose names begin with a dot (.git, .Trash), and these.
_SYSTEM_FOLDERS: Final = frozenset(
    {"__macosx", "@eadir", "$recycle.bin", "#recycle", "system volume information", "lost+found"}
)
# What stands beside a document while it is open (~$report.docx, .~lock.report.odt#), and what a Mac puts beside every file on a foreign disk.
_BESIDE: Final = re.compile(r"^(?:\._|~\$|\.~lock\..*#$)", re.DOTALL)


def is_system_file(name: str) -> bool:
    """Tell a file that nobody ever saved on purpose, by its name."""
    return name.lower() in SYSTEM_FILES or _BESIDE.match(name) is not None


def is_system_folder(name: str) -> bool:
    """Tell a folder that nobody ever saved an article in, by its name."""
    return name.lower() in _SYSTEM_FOLDERS or (name.startswith(".") and name not in {".", ".."})
