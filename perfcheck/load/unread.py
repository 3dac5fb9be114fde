"""Formats that are known by their first bytes and not read yet: say so, and what to do."""

from __future__ import annotations

from perfcheck.errors import ReadError
from perfcheck.model.document import Document
from perfcheck.model.job import Job

RANK = 900
SUFFIXES = ()

_MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc/xls/wps"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!\x1a", "RAR"),
    (b"7z\xbc\xaf", "7z"),
)


def recognises(data: bytes, suffix: str) -> bool:
    """Whether the bytes begin as one of these formats does; the suffix is not trusted."""
    return _kind(data) is not None


def read(data: bytes, name: str, job: Job) -> Document:
    """Always raises ReadError, naming the format."""
    kind = _kind(data)
    raise ReadError(
        f"{name}：暂不支持读取 {kind} 格式，请另存为文本（.txt）后再检查",
        f"{name}: {kind} is not read yet: save it as text (.txt) first",
    )


def _kind(data: bytes) -> str | None:
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
