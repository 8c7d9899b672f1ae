"""The model: its files, which are what was shipped to the byte, and what it says of windows of text."""

import json
import os
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

import numpy as np

from workbench.annotate.tagger.decoding import LABELS, decode
from workbench.annotate.tagger.files import CONFIG, MODEL, RUNTIME, VOCABULARY, TaggerError, verified
from workbench.annotate.tagger.pieces import Vocabulary
from workbench.annotate.tagger.tagged import Tagged
from workbench.annotate.tagger.windows import Packer, Window

# The runtime's log, which would go to stderr: errors alone.
_ERRORS_ALONE: Final = 3


class Model:
    """The model, loaded."""

    def __init__(self, config: dict[str, Any], vocabulary: Vocabulary, session: Any) -> None:
        self._vocabulary, self._session = vocabulary, session
        self._pieces_max = int(config["max_pieces"])
        self.calibration: tuple[float, float] = tuple(config["calibration"])

    @staticmethod
    @cache
    def default() -> "Model":
        """Return the model that ships with the program; it is loaded once.

        Raises:
            TaggerError: If it, or what runs it, is missing or damaged.
        """
        # From 1.29 on it would send what it knows of the machine to its maker; older ones, as we ask for, have no such part but for
        # Windows, where the system is told of its use. Whatever version is there shall do neither.
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        # Half of what annotating takes in memory: only who reads names loads it, and only where it was installed.
        try:
            import onnxruntime
        except ImportError as error:
            raise TaggerError(f"{RUNTIME}, which runs its model, cannot be loaded ({error})") from error
        files = verified()
        config = json.loads(files[CONFIG])
        if tuple(config["labels"]) != LABELS:
            raise TaggerError("its model is one of another version of Dateline")
        onnxruntime.disable_telemetry_events()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = _ERRORS_ALONE
        try:
            session = onnxruntime.InferenceSession(files[MODEL], options, providers=["CPUExecutionProvider"])
        # What a library in C++ throws has no common base but this.
        except Exception as error:
            raise TaggerError(f"{RUNTIME} cannot load its model") from error
        return Model(config, Vocabulary(files[VOCABULARY].decode().removesuffix("\n").split("\n")), session)

    def packer(self) -> Packer:
        """Return what cuts a text into windows for this model."""
        return Packer(self._vocabulary, self._pieces_max)

    def read(self, windows: Iterable[Window]) -> Iterator[Tagged]:
        """Give the names in windows; probabilities are as the model has them.

        One by one: what stands in one does not hang on what is read with it, for numbers are rounded by the largest of a batch.
        It is quicker, too, since what is at work stays in the nearest memory.
        """
        for window in windows:
            said = self._session.run(
                None,
                {
                    "input_ids": np.array([window.pieces], np.int32),
                    "shape_ids": np.array([window.casing], np.int32),
                    "lengths": np.array([len(window.pieces)], np.int32),
                },
            )
            yield from decode(window, said[0][0])
