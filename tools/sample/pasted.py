"""Renders an article as the text that Select All and Copy leave in a text file: no addresses, no structure."""

from tools.sample.sources import Article, Block, Comment, Donation

# The inline-feedback box of wpDiscuz ends in the cross that closes it, and the two run together when copied.
CLOSING_CROSS = "x"


def render(article: Article) -> str:
    """Render the text: blocks parted by empty lines, rows of a list on lines of their own."""
    furniture = article.furniture
    top_chrome, invitation = furniture.comment_chrome[:-1], furniture.comment_chrome[-1:]
    donation = furniture.donation
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
        "\n".join(top_chrome),
        *(_comment(comment) for comment in article.comments),
        "".join(words + CLOSING_CROSS for words in invitation),
        furniture.footer,
        furniture.notice,
        furniture.cookie,
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


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
    author = "" if comment.anonymous else comment.shown_author
    date = [comment.shown_date] if comment.date_form != "none" else []
    return "\n".join([author, *date]) + "\n\n" + comment.text
