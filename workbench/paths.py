"""Where this user's Dateline keeps what is not part of any library."""

import os
import secrets
from pathlib import Path

import platformdirs

from workbench.library.durable import write_file

# Set by tests, and by whoever wants the caches on another disk.
CACHE_VARIABLE = "DATELINE_CACHE"
# Set by tests, and by whoever wants the settings elsewhere.
CONFIG_VARIABLE = "DATELINE_CONFIG"
_SECRET = "secret"  # noqa: S105 - the name of the file
_SECRET_BYTES = 32


def cache_folder() -> Path:
    """Return the folder for what can be made again, making it, readable by its user alone."""
    given = os.environ.get(CACHE_VARIABLE)
    folder = Path(given) if given else platformdirs.user_cache_path("Dateline", appauthor=False)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def config_folder() -> Path:
    """Return the folder for settings and session; whoever writes there makes it."""
    given = os.environ.get(CONFIG_VARIABLE)
    return Path(given) if given else platformdirs.user_config_path("Dateline", appauthor=False)


def cache_secret() -> bytes:
    """Return this user's secret, made on first use: names in the cache that nobody else can foresee come from it."""
    file = cache_folder() / _SECRET
    try:
        secret = file.read_bytes()
    except FileNotFoundError:
        secret = b""
    if len(secret) != _SECRET_BYTES:
        secret = secrets.token_bytes(_SECRET_BYTES)
        write_file(file, secret)
    return secret
