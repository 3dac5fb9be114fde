"""Highlights and notes put into a PDF behind its own bytes."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from perfcheck.errors import WriteError
from perfcheck.load._pdf.source import opened
from perfcheck.load._pdf.turn import Box

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_COLOURS = {"error": (255, 138, 128), "warning": (255, 213, 79), "note": (144, 202, 249)}
_PRINTED = 4


class Mark(NamedTuple):
    """A highlight over boxes of one page (in the file's own terms), or a note in the first of them."""

    page: int
    boxes: tuple[Box, ...]
    severity: str
    note: str
    name: str
    over_text: bool = True


def marked(data: bytes, name: str, marks: Sequence[Mark]) -> bytes:
    """The file with its marks: its own bytes first, unless it has to be mended to be read at all."""
    from pypdfium2 import raw as pdfium

    by_page: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_page[mark.page].append(mark)
    with opened(data, name) as document:
        for number, found in by_page.items():
            page = document[number - 1]
            for mark in found:
                _put(pdfium, page.raw, mark)
            page.close()
        pages = len(document)
        for flags in (pdfium.FPDF_INCREMENTAL, pdfium.FPDF_NO_INCREMENTAL):
            made = _saved(document, flags)
            if _pages(made) == pages:
                return made
    raise WriteError(f"{name}：无法写出批注后的 PDF", f"{name}: the annotated PDF cannot be written")


def _saved(document: PdfDocument, flags: int) -> bytes:
    buffer = BytesIO()
    document.save(buffer, flags=flags)
    return buffer.getvalue()


def _pages(data: bytes) -> int:
    """How many pages a file has; -1 where it cannot be opened."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return -1
    try:
        return len(document)
    finally:
        document.close()


def _put(pdfium: Any, page: Any, mark: Mark) -> None:
    kind = pdfium.FPDF_ANNOT_HIGHLIGHT if mark.over_text else pdfium.FPDF_ANNOT_TEXT
    annotation = pdfium.FPDFPage_CreateAnnot(page, kind)
    if not annotation:
        raise WriteError("PDF 页面无法添加批注", "no annotation can be put on a page of the PDF")
    try:
        red, green, blue = _COLOURS[mark.severity]
        pdfium.FPDFAnnot_SetColor(annotation, pdfium.FPDFANNOT_COLORTYPE_Color, red, green, blue, 255)
        pdfium.FPDFAnnot_SetFlags(annotation, _PRINTED)
        lefts, bottoms, rights, tops = zip(*mark.boxes, strict=True)
        around = pdfium.FS_RECTF(min(lefts), max(tops), max(rights), min(bottoms))
        pdfium.FPDFAnnot_SetRect(annotation, around)
        for left, bottom, right, top in mark.boxes if mark.over_text else ():
            corners = pdfium.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
            pdfium.FPDFAnnot_AppendAttachmentPoints(annotation, corners)
        for key, text in ((b"Contents", mark.note), (b"T", "perfcheck"), (b"NM", mark.name)):
            pdfium.FPDFAnnot_SetStringValue(annotation, key, _wide(text))
    finally:
        pdfium.FPDFPage_CloseAnnot(annotation)


def _wide(text: str) -> Any:
    """Text in the form that the library takes."""
    units = (text + "\0").encode("utf-16-le", "replace")
    return (ctypes.c_ushort * (len(units) // 2)).from_buffer_copy(units)
