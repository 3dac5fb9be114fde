"""How a page begins: what tells a file to be one, whatever its name."""

from __future__ import annotations

import re

_HEAD = 2048
_OPENING = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|meta|title|div|table|p|span|center|style|script|h[1-6])[\s>])",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\s*(?:<\?xml[^>]*>|<!--)", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][a-z0-9]{0,9}[\s>/]", re.IGNORECASE)
_MHTML = re.compile(r"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)


def is_page(data: bytes, by_suffix: bool) -> bool:
    """Whether the bytes open as a page does; the suffix helps only where a tag follows later."""
    head = _head(data)
    return _opens_as_page(head) or (by_suffix and _TAG.search(head) is not None)


def is_packed(data: bytes) -> bool:
    """Whether it is a page in MHTML."""
    head = _head(data)
    return "mime-version:" in head.lower() and _MHTML.search(head) is not None


def _opens_as_page(head: str) -> bool:
    """Whether a tag of HTML comes first, but for a declaration and comments."""
    at = 0
    while before := _BEFORE.match(head, at):
        at = before.end()
        if before[0].endswith("<!--"):
            at = head.find("-->", at) + len("-->")
            if at < len("-->"):
                return False
    return _OPENING.match(head[at:].lstrip()) is not None


def _head(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data[: 2 * _HEAD].decode("utf-16", "replace")
    return data[:_HEAD].decode("latin-1").removeprefix("\xef\xbb\xbf")
