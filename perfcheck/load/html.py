"""Web pages as they were saved: HTML, or MHTML with everything in one file."""

from __future__ import annotations

import re

from perfcheck.model.document import Document
from perfcheck.model.job import Job

RANK = 400
SUFFIXES = (".html", ".htm", ".xhtml", ".mht", ".mhtml")

_HEAD = 2048
_OPENING = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|meta|title|div|table|p|span|center|style|script|h[1-6])[\s>])",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\s*(?:<\?xml[^>]*>|<!--)", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][a-z0-9]{0,9}[\s>/]", re.IGNORECASE)
_MHTML = re.compile(r"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)


def recognises(data: bytes, suffix: str) -> bool:
    """Whether it opens as a page does; the suffix helps only where a tag follows later."""
    head = _head(data)
    if "<" in head:
        return _opens_as_page(head) or (suffix in SUFFIXES and _TAG.search(head) is not None)
    return _is_mhtml(head)


def read(data: bytes, name: str, job: Job) -> Document:
    """The page's report, without what the site puts around it. Raises ReadError."""
    from perfcheck.load.web import read_page

    return read_page(data, name, job, packed=_is_mhtml(_head(data)))


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


def _is_mhtml(head: str) -> bool:
    return "mime-version:" in head.lower() and _MHTML.search(head) is not None
