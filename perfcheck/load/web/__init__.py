"""A saved web page → Document.

opening   how a page begins
decoding  bytes → text, by mark, contents or declaration
mhtml     the page inside an MHTML file
shown     what of a page its reader sees
render    the tree of elements → paragraphs, headings and tables, as they are shown
numerals  the numbers that lists are shown with
grid      a table's cells in their rows and columns; tables that only hold the page
margins   what the site puts around a report
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfcheck.model.document import Document
    from perfcheck.model.job import Job


def read_page(data: bytes, name: str, job: Job) -> Document:
    """The report on a page. Raises ReadError where there is none, or no lxml."""
    from perfcheck.load._draft import Draft
    from perfcheck.load._extra import missing
    from perfcheck.load.web.opening import is_packed

    try:
        import lxml.html  # noqa: F401
    except ImportError:
        raise missing(name, "HTML", "html") from None
    from perfcheck.load.web.decoding import decode_page
    from perfcheck.load.web.margins import report_of
    from perfcheck.load.web.mhtml import inner_page
    from perfcheck.load.web.render import render

    packed = is_packed(data)
    page = inner_page(data, name) if packed else decode_page(data, name)
    draft = Draft(name, job)
    for piece in report_of(*render(page, name)):
        piece.put(draft)
    return draft.finish(data, "multipart/related" if packed else "text/html")
