"""Workbooks: xlsx as it is; xls, et and ods by way of LibreOffice."""

from __future__ import annotations

from perfcheck.errors import ReadError
from perfcheck.model.document import Document
from perfcheck.model.job import Job

RANK = 120
SUFFIXES = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".et", ".ods")

_COMPOUND = b"\xd0\xcf\x11\xe0"
_BODY = "xl/workbook."
_ODS = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_STREAMS = frozenset(("Workbook", "Book", "WORKBOOK", "BOOK"))


def recognises(data: bytes, suffix: str) -> bool:
    """Whether the bytes hold a workbook, whatever the file's name."""
    return _kind(data) != ""


def read(data: bytes, name: str, job: Job) -> Document:
    """The tables and lines of a workbook's sheets. Raises ReadError."""
    kind = _kind(data)
    if kind == "xlsb":
        raise ReadError(
            f"{name}：暂不支持 xlsb 格式，请另存为 xlsx 后再检查",
            f"{name}: xlsb is not read: save it as xlsx first",
        )
    from perfcheck.load.workbook import read_workbook

    if kind == "xlsx":
        return read_workbook(data, data, name, job)
    from perfcheck.load._office import convert

    return read_workbook(convert(data, kind, "xlsx", name, job), data, name, job, kind)


def _kind(data: bytes) -> str:
    """xlsx, xlsb, ods or xls; '' for anything else."""
    if data.startswith(b"PK\x03\x04"):
        return _zipped_kind(data)
    if data.startswith(_COMPOUND):
        from perfcheck.load._compound import streams

        return "xls" if streams(data) & _STREAMS else ""
    return ""


def _zipped_kind(data: bytes) -> str:
    if _ODS in data[:200]:
        return "ods"
    if _BODY.encode() not in data:
        return ""
    from perfcheck.load._package import members

    names = members(data)
    if not names:
        # Cut off: the list of members at its end is lost, and the first of them still tell.
        return "xlsx" if data.startswith(b"[Content_Types].xml", 30) or b"xl/" in data[30:200] else ""
    if "xl/workbook.bin" in names:
        return "xlsb"
    return "xlsx" if any(member.startswith(_BODY) for member in names) else ""
