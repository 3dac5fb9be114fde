"""Bytes → an open file, page by page, or a ReadError that says what is wrong with it.

The library behind it is not made for several threads at once: one file is read at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING

from perfcheck.errors import ReadError
from perfcheck.load._extra import missing

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

ONE_AT_A_TIME = RLock()
_SECURED = (4, 5)


@contextmanager
def opened(data: bytes, name: str) -> Iterator[PdfDocument]:
    """The open file; raises ReadError where it is locked or broken, or the library is missing."""
    try:
        import pypdfium2
    except ImportError:
        raise missing(name, "PDF", "pdf") from None
    with ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise _unopened(error, name) from None
        try:
            yield document
        finally:
            document.close()


def pages(document: PdfDocument, name: str) -> Iterator[PdfPage]:
    """The pages one by one, each closed before the next is opened."""
    import pypdfium2

    for index in range(len(document)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            raise ReadError(
                f"{name}：第 {index + 1} 页已损坏，无法读取；请重新导出 PDF",
                f"{name}: page {index + 1} is damaged: export the PDF again",
            ) from None
        try:
            yield page
        finally:
            page.close()


def _unopened(error: Exception, name: str) -> ReadError:
    if getattr(error, "err_code", None) in _SECURED:
        return ReadError(
            f"{name}：PDF 有密码保护，请先解除密码再检查",
            f"{name}: the PDF is protected by a password: remove it first",
        )
    return ReadError(
        f"{name}：PDF 已损坏或不完整，无法打开；请重新导出或下载",
        f"{name}: the PDF is damaged or incomplete: export or download it again",
    )
