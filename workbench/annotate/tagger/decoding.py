"""Turns what the model says of each word into spans: the likeliest labels that make sense one after the other."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

from workbench.annotate.tagger.tagged import Tagged, TaggedKind
from workbench.annotate.tagger.windows import Window

# The kinds in the order of the model's labels, of which each kind has two: one where a name begins (odd), one where it goes on (even).
KINDS: Final = (TaggedKind.PERSON, TaggedKind.ORGANISATION, TaggedKind.PLACE, TaggedKind.NATIONALITY)
LABELS: Final = ("O", *(f"{at}-{kind}" for kind in ("PER", "ORG", "LOC", "NORP") for at in "BI"))
_NEVER: Final = -1e4
_PROBABILITY_MIN: Final = 1e-4

_Floats = npt.NDArray[np.float32]
_Labels = npt.NDArray[np.intp]


def _steps() -> _Floats:
    """Return what it costs that one label follows another: a name goes on only where one of its kind stands."""
    steps = np.zeros((len(LABELS), len(LABELS)), np.float32)
    for label in range(2, len(LABELS), 2):
        steps[:, label] = _NEVER
        steps[[label - 1, label], label] = 0
    return steps


_STEPS: Final = _steps()


def decode(window: Window, logits: _Floats) -> Iterator[Tagged]:
    """Give the names in a window in reading order; probabilities are as the model has them.

    Args:
        window: What was read.
        logits: float32 (pieces, labels).
    """
    said = logits[window.firsts]
    said -= said.max(1, keepdims=True)
    said -= np.log(np.exp(said).sum(1, keepdims=True))
    labels = _labels(said)
    names = np.flatnonzero(labels)
    if not len(names):
        return
    # A name goes from its odd label to before the next.
    begins = np.flatnonzero(labels[names] % 2)
    lasts = names[np.append(begins[1:], len(names)) - 1]
    least = np.exp(np.minimum.reduceat(said[names, labels[names]], begins))
    firsts = names[begins]
    kinds = (labels[firsts] - 1) // 2
    for first, last, kind, probability in zip(
        firsts.tolist(), lasts.tolist(), kinds.tolist(), least.tolist(), strict=True
    ):
        yield Tagged(window.starts[first], window.ends[last], KINDS[kind], probability)


def _labels(said: _Floats) -> _Labels:
    """Return the label of each word: the likeliest, or where those make no sense in a row, the likeliest row that does."""
    labels: _Labels = said.argmax(1)
    before = np.concatenate(([0], labels[:-1]))
    goes_on = (labels > 0) & (labels % 2 == 0)
    makes_sense = not (goes_on & (before != labels) & (before != labels - 1)).any()
    return labels if makes_sense else _likeliest(said)


def _likeliest(said: _Floats) -> _Labels:
    """Return the likeliest row of labels that makes sense.

    Source: Viterbi 1967.
    """
    back = np.zeros(said.shape, np.intp)
    best = said[0] + _STEPS[0]
    for at in range(1, len(said)):
        ways = best[:, None] + _STEPS
        back[at] = ways.argmax(0)
        best = ways.max(0) + said[at]
    labels = np.zeros(len(said), np.intp)
    labels[-1] = best.argmax()
    for at in range(len(said) - 1, 0, -1):
        labels[at - 1] = back[at][labels[at]]
    return labels


def calibrated(probability: float, slope: float, shift: float) -> float:
    """Return how often a name as probable as that is one.

    Source: Platt 1999, with the two figures that came with the model.
    """
    bounded = min(max(probability, _PROBABILITY_MIN), 1 - _PROBABILITY_MIN)
    return float(1 / (1 + np.exp(-(slope * np.log(bounded / (1 - bounded)) + shift))))
