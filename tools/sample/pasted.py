"""Renders an article as the text that Select All and Copy leave in a text file: no addresses, no structure."""

from tools.sample.sources import Article, Block, Comment, Donation

# The inline-feedback box of wpDiscuz ends in the cross that closes it, and the two run together when copied.
CLOSING_CROSS = "x"


def render(article: Article) -> str:
    """Render the text: blocks parted by empty lines, rows of a list on lines of their own."""
    furniture = article.furniture
    donation = furniture.donation
    above_comments, below_comments = _comment_chrome(article)
    blocks = [
        article.outlet.name,
        "\n".join(furniture.navigation),
        "\n".join(donation.thermometer) if donation else "",
        article.title,
        article.standfirst or "",
        article.byline or "",
        _donation(donation) if donation else "",
        *(_block(block) for block in article.body),
        "\n".join(furniture.share),
        donation.heading if donation else "",
        "\n".join(furniture.related),
        furniture.newsletter,
        "\n".join(above_comments),
        *(_comment(comment) for comment in article.comments),
        "\n".join(below_comments),
        furniture.footer,
        furniture.notice,
        furniture.cookie,
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _comment_chrome(article: Article) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part what surrounds the comments: wpDiscuz sets its tools above them, WordPress its form below."""
    chrome = article.furniture.comment_chrome
    if article.outlet.theme == "wpdiscuz" and chrome:
        return chrome[:-1], (chrome[-1] + CLOSING_CROSS,)
    return (), chrome


def _donation(donation: Donation) -> str:
    wallets = [f"{name}: {address}," for name, address in donation.wallets]
    return "\n\n".join([donation.heading, donation.text, *donation.accounts, *wallets])


def _block(block: Block) -> str:
    match block.kind:
        case "paragraph" | "subhead" | "caption" | "read_more" | "paywall":
            return block.text
        case "quote":
            return "\n\n".join(part for part in (block.text, block.by) if part)
        case "entry":
            return f"{block.time}\n{block.text}"
        case "table":
            return "\n".join("\t".join(row) for row in (block.header, *block.rows))
    raise ValueError(f"a block of this kind cannot be pasted: {block.kind}")


def _comment(comment: Comment) -> str:
    """Set the author's line, empty for those without a name, then the date where there is one, then the text."""
    date = [comment.shown_date] if comment.date_form != "none" else []
    if comment.anonymous:
        return "\n".join(["", *date, comment.text])
    return "\n".join([comment.shown_author, *date, "", comment.text])
