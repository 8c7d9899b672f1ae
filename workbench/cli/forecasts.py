"""dateline forecasts and disputes: what articles foretell and what became of it; what commenters contradict."""

import argparse

from workbench.annotating import pending
from workbench.cli.contract_findings import listed_dispute, listed_forecast
from workbench.cli.frame import Command, Exit, one_line, open_library, print_json, say
from workbench.dates import parse_user_date
from workbench.disputes import ListedDispute, disputes_of
from workbench.errors import UsageError
from workbench.forecasts import ListedForecast, forecasts_of, set_status
from workbench.library.articles import get_article
from workbench.library.forecast_status import Status
from workbench.library.store import Library
from workbench.timeline import date_of

_STATES = [status.value for status in Status]


def _configure_forecasts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="*", type=int, metavar="ID", help="numbers of articles; all unless given")
    parser.add_argument("--due-before", metavar="D", help="only what is due before a day: YYYY-MM-DD, YYYY-MM or YYYY")
    parser.add_argument("--status", choices=_STATES, help="only those with this status")
    parser.add_argument(
        "--set",
        nargs=2,
        metavar=("N", "STATUS"),
        help=f"say what became of forecast N of the one article ID: {', '.join(_STATES)}",
    )
    parser.add_argument("--json", action="store_true", help="as JSON")


def _configure_disputes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="*", type=int, metavar="ID", help="numbers of articles; all unless given")
    parser.add_argument("--json", action="store_true", help="as JSON")


def _forecasts(args: argparse.Namespace) -> int:
    due_before = None if args.due_before is None else parse_user_date(args.due_before)
    with open_library(args) as library:
        ids = _known(library, args.ids)
        if args.set is not None:
            _set(library, ids, *args.set)
        listed = forecasts_of(
            library, ids, due_before=due_before, status=None if args.status is None else Status(args.status)
        )
        say_what_is_pending(library)
    if args.json:
        print_json([listed_forecast(one) for one in listed])
    else:
        for one in listed:
            print(one_line(_line(one)))
    return Exit.DONE


def _known(library: Library, ids: list[int]) -> list[int] | None:
    return [get_article(library, article).id for article in dict.fromkeys(ids)] or None


def _set(library: Library, ids: list[int] | None, number: str, status: str) -> None:
    if ids is None or len(ids) != 1:
        raise UsageError("--set takes one article. Name it by its number: dateline forecasts ID --set N STATUS")
    if status not in _STATES:
        raise UsageError(f"There is no status {status!r}. Take one of: {', '.join(_STATES)}.")
    if not number.isascii() or not number.isdigit() or len(number) > 9:
        raise UsageError(f"{number!r} is not the number of a forecast. The command forecasts lists them by article.")
    set_status(library, ids[0], int(number), Status(status))
    say(f"Forecast {int(number)} of article {ids[0]} now counts as {status}.")


def _line(one: ListedForecast) -> str:
    where = f"{one.article}/{one.number}"
    who = one.holder_name or one.holder
    percent = one.band.percent
    band = f"{one.band} {percent[0]}-{percent[1]} %" if percent is not None else one.band
    facts = [
        band,
        who,
        *(["comment"] if one.zone == "comment" else []),
        *([one.status] if one.status != "open" else []),
    ]
    return f"{where:>9}  {_due(one):<22}  {one.sentence} ({' · '.join(facts)})"


def _due(one: ListedForecast) -> str:
    if one.due_first is not None and one.due_last is not None:
        first, last = date_of(one.due_first), date_of(one.due_last)
        return last if first == last else f"{first}..{last}"
    return "waits for a date" if one.is_waiting else ""


def _disputes(args: argparse.Namespace) -> int:
    with open_library(args) as library:
        listed = disputes_of(library, _known(library, args.ids))
        say_what_is_pending(library)
    if args.json:
        print_json([listed_dispute(one) for one in listed])
    else:
        for one in listed:
            _print(one)
    return Exit.DONE


def _print(one: ListedDispute) -> None:
    print(one_line(f"{one.article:>6}  {one.claim_text}"))
    print(one_line(f"        {one.author or 'comment'} {one.comment + 1}: {one.reply_text}"))


def say_what_is_pending(library: Library) -> None:
    """Say how many articles are left out because they have yet to be annotated."""
    count = len(pending(library))
    if count:
        articles = "1 article is" if count == 1 else f"{count} articles are"
        say(f"{articles} not annotated yet, and left out. Run annotate.")


FORECASTS = Command(
    "forecasts", "list what articles foretell, and say what became of it", _configure_forecasts, _forecasts
)
DISPUTES = Command("disputes", "list what commenters quote and contradict", _configure_disputes, _disputes)
