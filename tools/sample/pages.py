"""Chooses the form in which each article was saved, and renders all of them as files of the library's page folder."""

import json
from collections.abc import Callable

from tools.sample import html_plain, html_wordpress, html_wpdiscuz, markdown, pasted
from tools.sample.markup import Page
from tools.sample.sources import Article

HTML_THEMES: dict[str, Callable[[Page], str]] = {
    "html-wordpress": html_wordpress.render,
    "html-wpdiscuz": html_wpdiscuz.render,
    "html-plain": html_plain.render,
}
TEXTS: dict[str, tuple[str, Callable[[Article], str]]] = {
    "pasted-text": (".txt", pasted.render),
    "markdown": (".md", markdown.render),
}
INDEX = "index.json"


def form_of(article: Article) -> str:
    """Name the first form of the article that can be rendered, or its outlet's theme where there is none."""
    known = (form for form in article.save_as if form in HTML_THEMES or form in TEXTS)
    return next(known, f"html-{article.outlet.theme}")


def render_all(articles: list[Article]) -> dict[str, bytes]:
    """Render every page, and the index that joins pages to articles, by file name."""
    files: dict[str, bytes] = {}
    index = []
    for article in articles:
        form = form_of(article)
        suffix, rendered = _render(article, form, _earlier(article, articles))
        name = f"{article.number:02d}-{article.outlet.key}-{article.slug}{suffix}"
        files[name] = rendered.encode()
        index.append({"id": article.id, "file": name, "form": form, "saved": article.saved})
    rows = ",\n".join(" " + json.dumps(entry, ensure_ascii=False) for entry in index)
    files[INDEX] = f"[\n{rows}\n]\n".encode()
    return files


def _render(article: Article, form: str, earlier: tuple[Article, ...]) -> tuple[str, str]:
    if form in TEXTS:
        suffix, render = TEXTS[form]
        return suffix, render(article)
    page = Page(article, single_file="singlefile" in article.save_as, earlier=earlier)
    return ".html", HTML_THEMES[form](page)


def _earlier(article: Article, articles: list[Article]) -> tuple[Article, ...]:
    """List what the outlet had published before that day.

    Not on the same day: links to it would carry the article's own date in their addresses, where a source may say
    that the date stands elsewhere or nowhere.
    """
    return tuple(
        other
        for other in articles
        if other.outlet == article.outlet
        and other.number < article.number
        and other.published.edtf != article.published.edtf
    )
