"""Makes what a timeline shows: articles and dates by their days as written."""

import datetime

from ui.panels.timeline.words import day_of
from workbench.timeline import PublishedSpan, TextDate


def day(text):
    return day_of(datetime.date.fromisoformat(text))


def published(article, first, last=None, *, title="", is_inferred=False):
    return PublishedSpan(article, title or f"Article {article}", day(first), day(last or first), is_inferred)


def named(article, first, last=None, *actors):
    return TextDate(article, article * 10, article * 10 + 5, day(first), day(last or first), actors)
