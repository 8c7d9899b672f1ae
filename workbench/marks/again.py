"""Where a mark stands in the text that is in force now, by whatever is still known of the text that it was made on."""

from workbench.marks.following import Rereading
from workbench.marks.placed import Placed, unmoved
from workbench.marks.placing import Words, find_again
from workbench.model import Evidence


class Again:
    """A text in which marks of other texts are found again."""

    def __init__(self, now: str) -> None:
        self._now = Words(now)
        self._rereadings: dict[str, Rereading] = {}

    def place(self, evidence: Evidence, before: str | None = None) -> Placed | None:
        """Return where the words of evidence stand in the text, None where they are not to be found for sure.

        Args:
            evidence: Of this text, of another reading of the original, or of a copy or revision of the article.
            before: The text that was marked, if it is still there.
        """
        placed = unmoved(evidence, self._now.text)
        if placed is not None:
            return placed
        if before is None or before[evidence.start : evidence.end] != evidence.quote:
            return find_again(evidence, self._now)
        rereading = self._rereadings.get(before)
        if rereading is None:
            rereading = self._rereadings[before] = Rereading(before, self._now.text)
        followed = rereading.follow(evidence.start, evidence.end)
        if followed is not None:
            return followed
        # Cut into other sentences, words are found by themselves, as long as they are not what others became.
        found = find_again(evidence, self._now, rereading.words)
        return (
            None if found is None or rereading.is_taken(found.start, found.end, evidence.start, evidence.end) else found
        )
