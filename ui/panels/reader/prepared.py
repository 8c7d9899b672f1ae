"""What the reader needs of an article beside its text, made ready once: for a very large one in the thread that reads it."""

from dataclasses import dataclass, field

from ui.panels.reader.finding import Finder
from ui.panels.reader.plan import Plan, plan_comments, plan_original, plan_page
from workbench.model import Document

# Above this an article is shown as soon as its text is there; what is found in it follows.
LARGE_WORDS, LARGE_COMMENTS = 60_000, 2_000


@dataclass(slots=True)
class Prepared:
    """The plans of an article's page and what its words are found in; each is made when it is first asked for."""

    document: Document
    title: str
    finder: Finder = field(init=False)
    # By whether it is of the original, and has pictures.
    _plans: dict[tuple[bool, bool], Plan] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.finder = Finder(self.document)

    def plan(self, *, is_original: bool, has_pictures: bool = True) -> Plan:
        """Return the plan of the original, or of the clean text as far as it is made."""
        known = self._plans.get((is_original, has_pictures))
        if known is None:
            made = plan_original(self.document, has_pictures) if is_original else self._clean(has_pictures)
            known = self._plans[is_original, has_pictures] = made
        return known

    def _clean(self, has_pictures: bool, *, with_comments: bool = True) -> Plan:
        return plan_page(self.document, self.title, has_pictures, with_comments=with_comments)

    def prepare_first(self) -> None:
        """Make ready what the first screen needs."""
        plan = self._clean(has_pictures=True, with_comments=len(self.document.comments) <= LARGE_COMMENTS)
        plan.prepare()
        self._plans[False, True] = plan

    def prepare_rest(self) -> None:
        """Make ready everything else that a very large article would keep the window waiting for."""
        plan = self.plan(is_original=False)
        if not plan.is_large:
            return
        if plan.is_waiting:
            plan = plan_comments(plan, self.document)
            plan.prepare()
            self._plans[False, True] = plan
        self.finder.prepare()
        self.plan(is_original=True).prepare()
