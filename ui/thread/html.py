"""Makes a mail's HTML harmless: no script, no form, nothing that reaches the network."""

from __future__ import annotations

import re
from functools import partial
from html import escape

import nh3

_TAGS = frozenset(
    """
    a abbr b blockquote br caption center cite code col colgroup dd del div dl dt em font h1
    h2 h3 h4 h5 h6 hr i img ins li ol p pre q s small span strike strong sub sup table tbody
    td tfoot th thead tr u ul
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
_GENERAL = {"align", "dir", "lang", "style", "title", "bgcolor", "color", "width", "height"}
_ATTRIBUTES = {
    "*": _GENERAL,
    "a": {"href"},
    "img": {"src", "alt"},
    "font": {"face", "size"},
    "table": {"border", "cellpadding", "cellspacing"},
    "td": {"colspan", "rowspan", "valign"},
    "th": {"colspan", "rowspan", "valign"},
    "ol": {"start", "type"},
}
# background and background-image are left out: they could name an address.
_STYLES = {
    "background-color", "border", "border-bottom", "border-color", "border-style", "border-top",
    "border-width", "color", "direction", "font-family", "font-size", "font-style", "font-weight",
    "height", "line-height", "margin", "margin-bottom", "margin-left", "margin-right",
    "margin-top", "padding", "padding-bottom", "padding-left", "padding-right", "padding-top",
    "text-align", "text-decoration", "vertical-align", "white-space", "width",
}  # fmt: skip
_REMOTE = re.compile(r"https?:|^//|ftp:", re.IGNORECASE)
# An image that was taken away would show as a broken picture.
_WITHOUT_SOURCE = re.compile(r"<img(?![^>]*\ssrc=)[^>]*>")
_DATA_IMAGE = re.compile(r"data:image/(png|jpeg|gif|webp);base64,", re.IGNORECASE)
_LOADING = re.compile(r"url\s*\(|@import|expression|\\\\", re.IGNORECASE)
_LONGEST = 600_000


def sanitised(source: str, allowed: frozenset[str] = frozenset()) -> str:
    """Give HTML without script or any address that is loaded by itself; links stay links.

    `allowed` holds addresses of images whose bytes are here already.
    """
    clean = nh3.clean(
        source[:_LONGEST],
        tags=set(_TAGS),
        clean_content_tags={"script", "style", "title", "head", "iframe", "object", "svg", "math"},
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=partial(_kept, allowed),
        url_schemes={"http", "https", "mailto", "tel", "cid", "data"},
        url_relative="deny",
        filter_style_properties=set(_STYLES),
        strip_comments=True,
    )
    return _WITHOUT_SOURCE.sub("", clean)


def remote_images(source: str) -> list[str]:
    """Give the addresses of images that the mail would load from the network."""
    found = re.findall(r"<img[^>]+src\s*=\s*[\"']?([^\"'\s>]+)", source[:_LONGEST], re.IGNORECASE)
    return list(dict.fromkeys(address for address in found if _REMOTE.match(address)))


def page(source: str, *, is_rtl: bool) -> str:
    """Wrap sanitised HTML as a white page in the text's own direction."""
    direction = "rtl" if is_rtl else "ltr"
    return (
        f'<html dir="{direction}"><body style="background:#ffffff; color:#1b1d22;'
        f' font-size:14px">{source}</body></html>'
    )


def source_page(text: str) -> str:
    """Show a message's source as text."""
    return f'<html><body><pre style="white-space: pre-wrap">{escape(text)}</pre></body></html>'


def _kept(allowed: frozenset[str], tag: str, attribute: str, value: str) -> str | None:
    if attribute == "src":
        is_own = value.lower().startswith("cid:") or _DATA_IMAGE.match(value)
        is_safe = is_own or value in allowed
        return value if tag == "img" and is_safe else None
    if attribute == "href" and value.lower().startswith(("data:", "cid:")):
        return None
    if attribute == "style":
        return ";".join(one for one in value.split(";") if not _LOADING.search(one))
    return value
