"""dateline cite and verify: articles and sentences as citations, and cited sentences found again and checked."""

import argparse
import re
import sys
from typing import Final

from workbench.citing.address import Verified, address_of, addresses_in, parse_address, verify
from workbench.citing.cited import Cited
from workbench.citing.passages import cite_article, cite_span, cite_words
from workbench.citing.spans import Form
from workbench.citing.styles import STYLE_NAMES, cite, style_of
from workbench.cli.contract_citing import CitationLine, VerifiedLine
from workbench.cli.frame import Command, Exit, harmless, one_line, open_library, print_json, say
from workbench.errors import LibraryError, UsageError
from workbench.library.store import Library

_SPAN: Final = re.compile(r"([0-9]{1,12})-([0-9]{1,12})")
# More than any report has; what comes from elsewhere has no end.
_STDIN_BYTES_MAX: Final = 64 * 1024**2


def _configure_cite(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", type=int, metavar="ID", help="numbers of articles")
    parser.add_argument(
        "--style", choices=STYLE_NAMES, default=STYLE_NAMES[0], help=f"{', '.join(STYLE_NAMES)} (short)"
    )
    forms = tuple(form.value for form in Form)
    parser.add_argument("--form", choices=forms, default=Form.TEXT.value, help="as plain text, Markdown or HTML (text)")
    words = parser.add_mutually_exclusive_group()
    words.add_argument("--quote", metavar="WORDS", help="with these words, which stand in the article")
    words.add_argument("--span", metavar="START-END", help="with what stands there, in code points of its text")
    parser.add_argument("--json", action="store_true", help="as JSON")


def _configure_verify(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "addresses", nargs="+", metavar="ADDRESS", help="as cite prints it; - for a text with addresses in it"
    )
    parser.add_argument("--json", action="store_true", help="as JSON")


def _cite(args: argparse.Namespace) -> int:
    """One that cannot be cited costs only itself."""
    if (args.quote or args.span) and len(args.ids) != 1:
        raise UsageError("Words stand in one article. Name one ID with --quote or --span.")
    span = _span(args.span)
    style, form = style_of(args.style), Form(args.form)
    works: list[Cited] = []
    with open_library(args) as library:
        for article in dict.fromkeys(args.ids):
            try:
                works.append(_cited(library, article, args.quote, span))
            except UsageError as error:
                say(str(error))
    if args.json:
        print_json([_line(work, cite([work], style, form), args) for work in works])
    elif works:
        print(harmless(cite(works, style, form)).rstrip("\n"))
    if not works:
        return Exit.ALL_REFUSED
    return Exit.SOME_REFUSED if len(works) < len(set(args.ids)) else Exit.DONE


def _span(typed: str | None) -> tuple[int, int] | None:
    if typed is None:
        return None
    found = _SPAN.fullmatch(typed)
    if found is None:
        raise UsageError(f"Could not read {typed!r} as a span: write START-END, as in 120-163.")
    return int(found[1]), int(found[2])


def _cited(library: Library, article: int, quote: str | None, span: tuple[int, int] | None) -> Cited:
    if quote is not None:
        return cite_words(library, article, quote)
    return cite_article(library, article) if span is None else cite_span(library, article, *span)


def _line(work: Cited, citation: str, args: argparse.Namespace) -> CitationLine:
    evidence = work.passages[0].evidence if work.passages else None
    address = None if evidence is None else address_of(evidence)
    return CitationLine(work.id, args.style, args.form, citation, address, evidence)


def _verify(args: argparse.Namespace) -> int:
    """Look at each address; one whose words do not stand any more costs only itself, and is told."""
    addresses: list[str] = []
    for given in args.addresses:
        addresses += _from_stdin() if given == "-" else [given]
    if not addresses:
        raise UsageError(
            "No address stands in this text. They begin with dateline: and are printed by cite --style provenance."
        )
    with open_library(args) as library:
        lines = [_verified(library, address) for address in dict.fromkeys(addresses)]
    if args.json:
        print_json(lines)
    else:
        for line in lines:
            _print(line)
    standing = sum(line.stands for line in lines)
    if not standing:
        return Exit.ALL_REFUSED
    return Exit.DONE if standing == len(lines) else Exit.SOME_REFUSED


def _from_stdin() -> list[str]:
    return addresses_in(sys.stdin.buffer.read(_STDIN_BYTES_MAX).decode("utf-8", "replace"))


def _verified(library: Library, address: str) -> VerifiedLine:
    try:
        found: Verified = verify(library, parse_address(address))
    except (UsageError, LibraryError) as error:
        return VerifiedLine(address, stands=False, reason=str(error))
    article = found.article
    claim = article.published
    return VerifiedLine(
        address, True, article.id, article.title, article.source_name, claim.edtf, claim.state.value, found.evidence
    )


def _print(line: VerifiedLine) -> None:
    if line.evidence is None:
        say(f"does not stand {one_line(line.address)}: {line.reason}")
        return
    facts = ", ".join(filter(None, (line.source, line.published or "undated")))
    print(one_line(f"stands {line.id}  {line.title} ({facts}): “{line.evidence.quote}”"), flush=True)


CITE = Command("cite", "articles and sentences as citations", _configure_cite, _cite)
VERIFY = Command("verify", "find cited sentences again, and check them", _configure_verify, _verify)
