"""Makes what a timeline shows: articles and dates by their days as written."""

from workbench.dated import OPEN_FIRST, OPEN_LAST
from workbench.timeline import PublishedSpan, TextDate, day_of


def day(text):
    return day_of(text)


def published(article, first, last=None, *, title="", is_inferred=False):
    return PublishedSpan(article, title or f"Article {article}", day(first), day(last or first), is_inferred)


def named(article, first, last=None, *actors):
    return TextDate(article, article * 10, article * 10 + 5, day(first), day(last or first), actors)


def until(article, last, *actors):
    return TextDate(article, article * 10, article * 10 + 5, OPEN_FIRST, day(last), actors, f"../{last}")


def since(article, first, *actors):
    return TextDate(article, article * 10, article * 10 + 5, day(first), OPEN_LAST, actors, f"{first}/..")


def either(article, first, second, *actors):
    return TextDate(article, article * 10, article * 10 + 5, day(first), day(first), actors, f"[{first},{second}]")
