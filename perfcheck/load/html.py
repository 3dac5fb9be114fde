"""Web pages as they were saved: HTML, or MHTML with everything in one file."""

from __future__ import annotations

from perfcheck.model.document import Document
from perfcheck.model.job import Job

RANK = 400
SUFFIXES = (".html", ".htm", ".xhtml", ".mht", ".mhtml")

_HEAD = 2048


def recognises(data: bytes, suffix: str) -> bool:
    """Whether it opens as a page does, or as a file with a page in it."""
    head = data[:_HEAD]
    if b"<" not in head and b"ersion" not in head:
        return False
    from perfcheck.load.web.opening import is_packed, is_page

    return is_page(data, suffix in SUFFIXES) or is_packed(data)


def read(data: bytes, name: str, job: Job) -> Document:
    """The page's report, without what the site puts around it. Raises ReadError."""
    from perfcheck.load.web import read_page

    return read_page(data, name, job)
