"""Addresses of pages: what of one tells two pages apart, and what does not."""

import re
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

_URL_CHARS_MAX: Final = 4_000
# What says from where somebody came, and nothing of the page.
_TRACKING: Final = re.compile(
    r"(?i)^(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|mc_[ce]id|_hs\w+|hsa_\w+|vero_id|oly_\w+_id|__twitter_impression|"
    r"ref|ref_src|ref_url|source|cmpid|cmp|ncid|ocid|smid|sr_share|at_\w+|wt_\w+|partner|feature|share|shared|amp|outputtype|output)$"
)
_INDEX: Final = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
_HOST: Final = re.compile(r"^(?:www\d?|m|mobile|amp)\.", re.IGNORECASE)
_AMP: Final = re.compile(r"/amp/?$", re.IGNORECASE)
_DEFAULT_PORTS: Final = {"http": 80, "https": 443}


def address_key(url: str | None) -> str:
    """Return what two addresses of one page share: no scheme, no "www.", no tracking, no fragment, its questions in order; "" for none."""
    if not url or len(url) > _URL_CHARS_MAX:
        return ""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
        return ""
    host = _HOST.sub("", parts.hostname)
    if port is not None and port not in _DEFAULT_PORTS.values():
        host = f"{host}:{port}"
    path = _INDEX.sub("", _AMP.sub("", parts.path)).rstrip("/")
    asked = sorted(
        (key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(key)
    )
    return f"{host}{path}{f'?{urlencode(asked)}' if asked else ''}"
