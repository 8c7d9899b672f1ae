"""Reads the sources of the sample library: outlets and articles, as frozen dataclasses."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

SAMPLE = Path(__file__).parents[2] / "resources" / "sample"


@dataclass(frozen=True, slots=True)
class Outlet:
    """A newspaper, agency or site that never was."""

    key: str
    name: str
    domain: str
    language: str
    theme: str
    notice: str

    @property
    def home(self) -> str:
        """The address of its front page."""
        return f"https://www.{self.domain}/"


@dataclass(frozen=True, slots=True)
class Published:
    """When an article appeared, and where its page says so."""

    edtf: str | None
    carried: str
    shown: str | None


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of an article's body. A quote has `by`, an entry of a live blog `time`, a table `header` and `rows`."""

    kind: str
    text: str = ""
    by: str = ""
    time: str = ""
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment; `date_form` is absolute, relative or none, and only an absolute date has an EDTF value."""

    number: int
    author: str
    anonymous: bool
    depth: int
    text: str
    date_form: str
    shown_date: str = ""
    edtf: str = ""

    @property
    def paragraphs(self) -> list[str]:
        """The text, parted where the source leaves a line empty."""
        return self.text.split("\n\n")

    @property
    def shown_author(self) -> str:
        """The name as a page prints it: nothing at all where the source says that there was no name."""
        return "" if self.author == "(no name)" else self.author


@dataclass(frozen=True, slots=True)
class Donation:
    """The box that asks for money."""

    heading: str
    thermometer: tuple[str, ...]
    text: str
    accounts: tuple[str, ...]
    wallets: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """All that stands on a page and is not the article."""

    notice: str
    navigation: tuple[str, ...]
    cookie: str
    newsletter: str
    share: tuple[str, ...]
    related: tuple[str, ...]
    comment_chrome: tuple[str, ...]
    footer: str
    donation: Donation | None


@dataclass(frozen=True, slots=True)
class Article:
    """One page of the library, whatever form it is saved in."""

    id: str
    slug: str
    kind: str
    outlet: Outlet
    url: str
    language: str
    direction: str
    title: str
    standfirst: str | None
    byline: str | None
    published: Published
    saved: str | None
    save_as: tuple[str, ...]
    body: tuple[Block, ...]
    furniture: Furniture
    comments: tuple[Comment, ...]

    @property
    def number(self) -> int:
        """Its place in the library, which is also the order of events."""
        return int(self.id.removeprefix("s"))


def load_outlets(folder: Path = SAMPLE) -> dict[str, Outlet]:
    """Read the outlets, by key."""
    wanted = Outlet.__dataclass_fields__
    entries = yaml.safe_load((folder / "outlets.yaml").read_text(encoding="utf-8"))
    return {e["key"]: Outlet(**{name: e[name] for name in wanted}) for e in entries}


def load_articles(folder: Path = SAMPLE) -> list[Article]:
    """Read all articles, in the order of their numbers."""
    outlets = load_outlets(folder)
    paths = sorted((folder / "articles").glob("*.yaml"))
    return [_article(yaml.safe_load(path.read_text(encoding="utf-8")), outlets) for path in paths]


def _article(source: Mapping[str, Any], outlets: Mapping[str, Outlet]) -> Article:
    published = source["published"]
    return Article(
        **{name: source[name] for name in ("id", "slug", "kind", "url", "language", "direction", "title")},
        **{name: source[name] for name in ("standfirst", "byline", "saved")},
        outlet=outlets[source["outlet_key"]],
        published=Published(published["edtf"], published["carried"], published["shown"]),
        save_as=tuple(source["save_as"]),
        body=tuple(_block(block) for block in source["body"]),
        furniture=_furniture(source["furniture"]),
        comments=tuple(_comment(comment) for comment in source["comments"]),
    )


def _block(source: Mapping[str, Any]) -> Block:
    return Block(
        kind=source["type"],
        text=source.get("text", ""),
        by=source.get("by", ""),
        time=source.get("time", ""),
        header=tuple(source.get("header", ())),
        rows=tuple(tuple(row) for row in source.get("rows", ())),
    )


def _comment(source: Mapping[str, Any]) -> Comment:
    date = source["date"]
    return Comment(
        number=source["n"],
        author=source["author"],
        anonymous=source["anonymous"],
        depth=source["depth"],
        text=source["text"],
        date_form=date["form"],
        shown_date=date.get("text", ""),
        edtf=date.get("edtf", ""),
    )


def _furniture(source: Mapping[str, Any]) -> Furniture:
    donation = source.get("donation")
    return Furniture(
        notice=source["notice"],
        navigation=tuple(source.get("navigation", ())),
        cookie=source.get("cookie", ""),
        newsletter=source.get("newsletter", ""),
        share=tuple(source.get("share", ())),
        related=tuple(source.get("related", ())),
        comment_chrome=tuple(source.get("comment_chrome", ())),
        footer=source.get("footer", ""),
        donation=_donation(donation) if donation else None,
    )


def _donation(source: Mapping[str, Any]) -> Donation:
    return Donation(
        heading=source["heading"],
        thermometer=tuple(source["thermometer"]),
        text=source["text"],
        accounts=tuple(source["accounts"]),
        wallets=tuple(source["wallets"].items()),
    )
