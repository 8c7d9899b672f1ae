"""The model's files, which have to be what was shipped, to the byte; and whether what runs it is there."""

import hashlib
import importlib.util
from typing import Final

import resources
from workbench.errors import WorkbenchError

CONFIG, MODEL, VOCABULARY = "config.json", "actors.int8.onnx", "vocab.txt"
RUNTIME: Final = "onnxruntime"
_SUMS: Final = "SHA256SUMS"


class TaggerError(WorkbenchError):
    """The tagger cannot be used; all else works without it."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The tagger cannot be used, so that names which no table has are found by rules alone: {why}. "
            "Install Dateline again to have it back."
        )


def verified() -> dict[str, bytes]:
    """Return the model's files by name.

    Raises:
        TaggerError: If one is missing or another than was shipped.
    """
    files = {}
    try:
        for line in resources.read_text(f"{resources.TAGGER}/{_SUMS}").splitlines():
            expected, name = line.split()
            files[name] = resources.read_bytes(f"{resources.TAGGER}/{name}")
            if hashlib.sha256(files[name]).hexdigest() != expected:
                raise TaggerError(f"its file {name} is damaged")
    except (OSError, ValueError) as error:
        raise TaggerError("a file of it cannot be read") from error
    missing = sorted({CONFIG, MODEL, VOCABULARY} - files.keys())
    if missing:
        raise TaggerError(f"its list of files lacks {missing[0]}")
    return files


def verify() -> None:
    """Look whether all is there that the tagger needs, without loading it.

    Raises:
        TaggerError: If something is missing or damaged.
    """
    verified()
    if importlib.util.find_spec(RUNTIME) is None:
        raise TaggerError(f"{RUNTIME}, which runs its model, is not installed")
