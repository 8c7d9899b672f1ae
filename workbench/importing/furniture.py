"""What stands beside saved pages without being one."""

import re
from typing import Final

PAGE_SUFFIXES: Final = (".html", ".htm", ".xhtml", ".mht", ".mhtml")
# What browsers put beside a page saved "complete": its pictures, scripts and frames, none of them an article.
COMPANION: Final = re.compile(r"(?i)(?:_files|_fichiers|-dateien|_archivos|_arquivos|_bestanden|_file|\.files)$")
# What file managers leave behind in every folder.
SYSTEM_FILES: Final = frozenset({".ds_store", "thumbs.db", "desktop.ini", ".directory", ".localized"})
