"""What of an address names the page: the same one is linked with and without www., with marks of whoever shared it, for telephones and for printers."""

import re
from typing import Final
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

# Other forms of a site, which show the same pages.
_FORMS: Final = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")
_DEFAULT_PORT: Final = re.compile(r":(?:80|443)$")
# Copies of a page that others keep, with its own address at the end.
_KEPT: Final = re.compile(
    r"^(?:web\.archive\.org/web/\d+[a-z_]*/|archive\.(?:ph|today|is)/(?:\d+|newest|o/\w+)/|(?:www\.)?google\.[a-z.]+/amp/(?:s/)?"
    r"|[\w-]+\.cdn\.ampproject\.org/[cv]/(?:s/)?|12ft\.io/|r\.jina\.ai/)(?:https?:/{1,2})?(?=[\w-]+\.)",
    re.IGNORECASE,
)
_SCHEME: Final = re.compile(r"^[a-z][a-z0-9+.-]*:/{1,3}", re.IGNORECASE)
_OTHER: Final = re.compile(r"(?!https?:/)[a-z][a-z0-9+-]*:(?!\d)", re.IGNORECASE)
# At the end of a path: the page for telephones or printers, and what a server shows where nothing is named.
_ENDINGS: Final = re.compile(
    r"(?:/(?:amp|print|print-view|printable|index\.(?:html?|php|aspx?)|default\.aspx?)|\.amp)$", re.IGNORECASE
)
_AMP_FILE: Final = re.compile(r"\.amp(?=\.html?$)", re.IGNORECASE)
_TRACKING: Final = re.compile(
    r"(?:utm_\w+|fb\w*clid|gclid|dclid|msclkid|yclid|twclid|ttclid|igshid|mc_[ce]id|_hs\w+|mkt_tok|oly_\w+|vero_\w+|ref|ref_src|ref_url|referrer|"
    r"cmp|cmpid|ns_\w+|at_\w+|smid|smtyp|partner|xtor|wt_mc|ito|src|source|share|shared|amp|amp_\w+|_amp|output|outputtype|print|printable|"
    r"printerfriendly|view_mode|guccounter|guce_\w+|__twitter_impression|taid|spm|sh|s_cid|cid_source|trk|trkinfo|rss|feed|from)",
    re.IGNORECASE,
)
# Of these names, some sites tell their pages by: they go only with a value that says nothing of a page.
_PERHAPS: Final = frozenset(
    ["source", "src", "ref", "from", "output", "print", "partner", "share", "sh", "rss", "feed"]
)
_TELLING: Final = re.compile(r"\d{3,}")
_HOST: Final = re.compile(r"[^\s/@]+\.[^\s/@.]{2,}|localhost")


def address_of(url: str | None) -> str:
    """Return an address as it is the same for every way of writing it, "" for what is none on the web."""
    parted = _parted(url)
    if parted is None:
        return ""
    host, path, query = parted
    path = quote(unquote(path, errors="replace"), safe="/:@!$&'()*+,;=~-._")
    path = _AMP_FILE.sub("", re.sub(r"/{2,}", "/", path)).rstrip("/")
    while (shorter := _ENDINGS.sub("", path).rstrip("/")) != path:
        path = shorter
    kept = sorted(
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True, max_num_fields=None)
        if _names_a_page(name, value)
    )
    return f"{host}{path}" + (f"?{urlencode(kept)}" if kept else "")


def site_of(url: str | None) -> str:
    """Return the site of an address or domain, "" where there is none."""
    parted = _parted(url)
    return "" if parted is None else parted[0]


def _parted(url: str | None) -> tuple[str, str, str] | None:
    """Return host, path and query."""
    text = (url or "").strip()
    scheme = _SCHEME.match(text)
    if (scheme is not None and scheme[0].lower() not in {"http://", "https://"}) or _OTHER.match(text):
        return None
    text = text[scheme.end() :] if scheme is not None else text.removeprefix("//")
    text = _KEPT.sub("", text)
    try:
        parts = urlsplit(f"//{text}")
    except ValueError:
        return None
    host = _FORMS.sub("", _DEFAULT_PORT.sub("", parts.netloc.rpartition("@")[2].lower().rstrip(".")))
    return (host, parts.path, parts.query) if _HOST.fullmatch(host.partition(":")[0]) else None


def _names_a_page(name: str, value: str) -> bool:
    if not _TRACKING.fullmatch(name):
        return True
    return name.lower() in _PERHAPS and bool(_TELLING.search(value))
