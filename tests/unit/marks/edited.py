"""Articles that are edited as editors do it, of which it is known for every sentence what became of it."""

import random
from dataclasses import dataclass, replace

from workbench.model import Evidence

_COMMON = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "that",
    "was",
    "on",
    "by",
    "it",
    "for",
    "with",
    "as",
    "from",
    "at",
    "which",
    "had",
    "be",
    "not",
    "this",
    "they",
    "were",
]
_NAMES = ["Havana", "Moscow", "Ankara", "Colborne", "Turners", "Ledger", "Guard", "Council", "Mariel", "Odessa"]
_SYLLABLES = [
    "ka",
    "lo",
    "mi",
    "ter",
    "ran",
    "so",
    "vel",
    "du",
    "per",
    "stin",
    "gor",
    "ba",
    "ne",
    "lu",
    "chi",
    "far",
    "en",
    "dol",
    "mar",
    "qui",
]
_TEMPLATES = (
    "On {day} the ministry said that {count} ships had left the port of {name}.",
    "{name} denied on {day} that any of the {count} crates had been opened.",
    "“We know nothing of that,” said a spokesman for {name}.",
    "Read more.",
    "Nobody answered.",
    "The {name} office opened {count} files {day}, and found no reason to close them.",
    "{count} boats of the {name} fleet lay at anchor when {day} came.",
    "Photograph: {name}.",
)
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
CONTEXT = 32


@dataclass(frozen=True)
class Sentence:
    """A sentence with a number that stays its own whatever is done to it."""

    number: int
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True)
class Edited:
    """An article as paragraphs of sentences."""

    paragraphs: tuple[tuple[Sentence, ...], ...]

    @property
    def text(self) -> str:
        return "\n".join(" ".join(one.text for one in paragraph) for paragraph in self.paragraphs)

    def spans(self) -> list[tuple[int, int, int]]:
        """Return number, start and end of every sentence."""
        found, at = [], 0
        for paragraph in self.paragraphs:
            for one in paragraph:
                found.append((one.number, at, at + len(one.text)))
                at += len(one.text) + 1
        return found


class Editor:
    """Writes articles, and edits them."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._last = 0
        self._rare = ["".join(self._random.choices(_SYLLABLES, k=self._random.randint(2, 4))) for _ in range(300)]

    def write(self, paragraphs: int) -> Edited:
        """Write an article, some sentences of which are much like others, or the same."""
        return Edited(
            tuple(tuple(self.sentence() for _ in range(self._random.randint(1, 5))) for _ in range(paragraphs))
        )

    def sentence(self, *, is_new: bool = False) -> Sentence:
        """Write a sentence; one that comes in later is like none that is there: whether it is the same nobody could tell."""
        draw, self._last = self._random, self._last + 1
        if not is_new and draw.random() < 0.15:
            text = draw.choice(_TEMPLATES).format(
                day=draw.choice(_DAYS), count=draw.randint(2, 9), name=draw.choice(_NAMES)
            )
            return Sentence(self._last, tuple(text.split()))
        words = [draw.choice(_COMMON) if draw.random() < 0.45 else self._rare[min(299, int(300 * draw.random() ** 2))]
                 for _ in range(draw.randint(5, 28))]  # fmt: skip
        return Sentence(self._last, (words[0].capitalize(), *words[1:-1], f"{words[-1]}."))

    def mark(self, article: Edited) -> tuple[int, Evidence]:
        """Mark a sentence, or words of it; return its number too."""
        number, start, end = self._random.choice(article.spans())
        text = article.text
        words = text[start:end].split(" ")
        if self._random.random() < 0.5 and len(words) > 4:
            first = self._random.randrange(len(words) - 3)
            last = self._random.randint(first + 3, len(words))
            start += len(" ".join(words[:first])) + (first > 0)
            end = start + len(" ".join(words[first:last]))
        return number, Evidence(
            "a hash", 1, start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        )

    def edit(self, article: Edited, share: float) -> Edited:
        """Edit an article: sentences come and go, words are changed, paragraphs are parted, joined and moved to another zone."""
        draw = self._random
        paragraphs: list[tuple[Sentence, ...]] = []
        for paragraph in article.paragraphs:
            kept: list[Sentence] = []
            for one in paragraph:
                if draw.random() < share:
                    kept.append(self.sentence(is_new=True))
                if draw.random() < share / 2:
                    continue
                kept.append(self._reworded(one) if draw.random() < share else one)
            if draw.random() < share and len(kept) > 1:
                cut = draw.randint(1, len(kept) - 1)
                paragraphs += [tuple(kept[:cut]), tuple(kept[cut:])]
            elif kept:
                paragraphs.append(tuple(kept))
        if draw.random() < share * 2 and len(paragraphs) > 2:
            # Another zone: captions and comments stand elsewhere in the text.
            moved = paragraphs.pop(draw.randrange(len(paragraphs)))
            paragraphs.insert(draw.randrange(len(paragraphs) + 1), moved)
        return Edited(tuple(paragraphs))

    def _reworded(self, one: Sentence) -> Sentence:
        draw = self._random
        words = list(one.words)
        for _ in range(max(1, len(words) // 6)):
            at = draw.randrange(len(words))
            match draw.randrange(3):
                case 0:
                    # The full stop stays.
                    words[at] = draw.choice(self._rare) + ("." if words[at].endswith(".") else "")
                case 1:
                    words.insert(at, draw.choice(_COMMON))
                case _ if len(words) > 3 and not words[at].endswith("."):
                    del words[at]
        return replace(one, words=tuple(words))
