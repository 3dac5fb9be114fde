"""PDF: its text layer and its ruled tables, each figure with its page and box.

Read with pypdfium2 (extra `pdf`), which is imported only when a PDF is read.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from perfcheck.errors import ReadError
from perfcheck.model.document import Document
from perfcheck.model.job import Job

if TYPE_CHECKING:
    from perfcheck.load._pdf.compose import Layout
    from perfcheck.load._pdf.sheet import Sheet

RANK = 100
MEDIA_TYPE = "application/pdf"
SUFFIXES = (".pdf",)

_MAGIC, _HEAD = b"%PDF-", 1024
_UNREAD_SHARE = 2
_MOST_NAMED = 8


def recognises(data: bytes, suffix: str) -> bool:
    """Whether a PDF begins within the first kilobyte, as readers of PDF allow."""
    return _MAGIC in data[:_HEAD]


def read(data: bytes, name: str, job: Job) -> Document:
    """The document; raises ReadError where the file is locked, broken, too long or without text."""
    layout = lay_out(data, name, job)
    digest = sha256(data).hexdigest()
    return Document(
        layout.text,
        name,
        MEDIA_TYPE,
        digest,
        tuple(layout.blocks),
        tuple(layout.tables),
        tuple(layout.places),
    )


def lay_out(data: bytes, name: str, job: Job, *, traced: bool = False) -> Layout:
    """The text of the file and where it stands; `traced` keeps the box of every character."""
    from perfcheck.load._pdf.compose import compose
    from perfcheck.load._pdf.sheet import read_sheet
    from perfcheck.load._pdf.source import opened, pages

    sheets: list[Sheet] = []
    with opened(data, name) as document:
        total = len(document)
        if total > job.limits.pages:
            raise _too_long(name, total, job.limits.pages)
        for number, page in enumerate(pages(document, name), 1):
            sheets.append(read_sheet(page, number, traced=traced))
            job.progress(number, total)
    _must_be_readable(sheets, name)
    layout = compose(sheets)
    rows = sum(cells[-1].row + 1 for table in layout.tables if (cells := table.cells))
    if rows > job.limits.rows:
        raise _too_many_rows(name, job.limits.rows)
    return layout


def _must_be_readable(sheets: list[Sheet], name: str) -> None:
    glyphs = sum(sheet.glyphs for sheet in sheets)
    if not glyphs:
        raise ReadError(
            f"{name}：PDF 没有文字层（可能是扫描件），请先做文字识别（OCR）再检查",
            f"{name}: the PDF has no text layer (a scan?): run OCR on it first",
        )
    scanned = [sheet.page for sheet in sheets if sheet.scanned]
    if len(scanned) * 2 > len(sheets):
        listed = ", ".join(map(str, scanned[:_MOST_NAMED])) + (" …" if len(scanned) > _MOST_NAMED else "")
        raise ReadError(
            f"{name}：多数页面是扫描图，没有文字层（第 {listed} 页），请先做文字识别（OCR）再检查",
            f"{name}: most pages are scans without a text layer (pages {listed}): run OCR on it first",
        )
    if sum(sheet.unread for sheet in sheets) * _UNREAD_SHARE > glyphs:
        raise ReadError(
            f"{name}：PDF 的文字层没有可用的编码（复制出来是乱码），请重新导出，或先做文字识别（OCR）",
            f"{name}: its text layer is garbled: export the PDF again, or run OCR on it first",
        )


def _too_long(name: str, pages: int, most: int) -> ReadError:
    return ReadError(
        f"{name}：共 {pages} 页，超过 {most} 页（设置项 limits.pages），请拆分后再检查",
        f"{name}: {pages} pages, more than {most} (setting limits.pages): split it first",
    )


def _too_many_rows(name: str, most: int) -> ReadError:
    return ReadError(
        f"{name}：表格超过 {most} 行（设置项 limits.rows），请拆分后再检查",
        f"{name}: more than {most} rows of tables (setting limits.rows): split it first",
    )
