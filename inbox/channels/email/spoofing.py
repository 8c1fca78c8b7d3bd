"""Signs that a mail is not from whom it seems to be, as warning codes."""

from __future__ import annotations

import re

from inbox.channels.email.headers import Headers, first

FROM_NAME = "from_name_has_other_address"
REPLY_TO = "reply_to_elsewhere"
AUTHENTICATION = "authentication_failed"

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_FAILED = re.compile(r"\b(dmarc)\s*=\s*fail|\b(spf)\s*=\s*fail|\b(dkim)\s*=\s*fail", re.IGNORECASE)


def warnings(headers: Headers, name: str, address: str, reply_to: str) -> list[str]:
    """Give the warning codes that a mail's headers deserve."""
    found = []
    in_name = _ADDRESS.search(name)
    if in_name and in_name[0].lower() != address.lower():
        found.append(FROM_NAME)
    if reply_to and not _is_related(reply_to, address) and "list-id" not in headers:
        found.append(REPLY_TO)
    if _authentication_failed(headers):
        found.append(AUTHENTICATION)
    return found


def _is_related(one: str, other: str) -> bool:
    """Tell whether no-reply@mail.shop.example and help@shop.example belong together."""
    left, right = one.rpartition("@")[2].lower(), other.rpartition("@")[2].lower()
    return left == right or left.endswith("." + right) or right.endswith("." + left)


def _authentication_failed(headers: Headers) -> bool:
    # Only the topmost was written by our own server; lower ones may be the sender's invention.
    top = first(headers, "authentication-results").lower()
    if not top:
        return False
    if "dmarc=pass" in top:
        return False
    failed = {method for match in _FAILED.finditer(top) for method in match.groups() if method}
    # Forwarding breaks SPF alone and DKIM alone every day: together, or DMARC, it means something.
    return "dmarc" in failed or {"spf", "dkim"} <= failed
