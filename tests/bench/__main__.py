"""`python -m tests.bench NAME …`: search, relevance, extract, import, annotate, window, timeline, profile, network, alias, copies, notes. Ratios in one run where a peer exists; `make bench` runs all."""

import sys

from tests.bench import (
    alias,
    annotate,
    copies,
    extract,
    import_,
    network,
    notes,
    profile,
    relevance,
    search,
    timeline,
    window,
)

BENCHES = {
    "search": search.main,
    "relevance": relevance.main,
    "extract": extract.main,
    "import": import_.main,
    "annotate": annotate.main,
    "window": window.main,
    "timeline": timeline.main,
    "profile": profile.main,
    "network": network.main,
    "alias": alias.main,
    "copies": copies.main,
    "notes": notes.main,
}


def main(arguments: list[str]) -> int:
    """Run the bench that is named, or all of them."""
    if arguments and arguments[0] in BENCHES:
        return BENCHES[arguments[0]](arguments[1:]) or 0
    return max(bench([]) or 0 for bench in BENCHES.values())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
