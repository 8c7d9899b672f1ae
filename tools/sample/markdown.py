"""Renders an article as the Markdown file that a web clipper writes: front matter, then the article, no comments."""

import json

from tools.sample.sources import Article, Block


def render(article: Article) -> str:
    """Render the file. The front matter is a clipper's copy of the page's metadata, so it holds the day if that did."""
    parts = [
        _front_matter(article),
        f"# {article.title}",
        f"*{article.standfirst}*" if article.standfirst else "",
        article.byline or "",
        *(_block(block) for block in article.body),
        "---",
        article.furniture.notice,
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _front_matter(article: Article) -> str:
    # JSON strings are YAML strings, whatever colons and quotation marks stand in them.
    fields = {"title": article.title, "source": article.url, "author": article.byline, "language": article.language}
    rows = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items() if value]
    if article.published.carried == "meta":
        rows.append(f"published: {article.published.edtf}")
    return "\n".join(["---", *rows, "---"])


def _block(block: Block) -> str:
    match block.kind:
        case "paragraph":
            return block.text
        case "subhead":
            return f"## {block.text}"
        case "quote":
            return f"> {block.text}" + (f"\n>\n> {block.by}" if block.by else "")
        case "caption":
            return f"*{block.text}*"
        case "read_more" | "paywall":
            return ""
    raise ValueError(f"a block of this kind is not in the sample's Markdown: {block.kind}")
