"""Older and other text documents (doc, wps, rtf, odt, Word XML), converted by LibreOffice to docx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.load import docx
from perfcheck.load._compound import is_compound, streams

if TYPE_CHECKING:
    from perfcheck.model.document import Document
    from perfcheck.model.job import Job

RANK = 200
SUFFIXES = (".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt")

_MEDIA_TYPES = {
    "doc": "application/msword",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
    "xml": "application/vnd.ms-word.document.xml",
}
_LOCKED = "locked"
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_WORD_XML = (b'progid="Word.Document"', b"http://schemas.microsoft.com/office/word/2003/wordml")
_HEAD = 1 << 12
_SECTOR = 512
_DOC_BEGINS, _FLAGS, _ENCRYPTED = b"\xec\xa5", 11, 0x01


def recognises(data: bytes, suffix: str) -> bool:
    """Whether the bytes are of one of these formats, or of an Office file with a password."""
    return _kind(data) is not None or (suffix in SUFFIXES and is_compound(data) and not streams(data))


def read(data: bytes, name: str, job: Job) -> Document:
    """The document; raises ReadError where it has a password or LibreOffice is missing or fails."""
    from perfcheck.load._office import convert
    from perfcheck.load._package import broken, locked

    kind = _kind(data)
    if kind is None:
        raise broken(name)
    if kind == _LOCKED:
        raise locked(name)
    converted = convert(data, kind, "docx", name, job)
    return docx.document_of(converted, name, job, media_type=_MEDIA_TYPES[kind], original=data)


def _kind(data: bytes) -> str | None:
    """The suffix by which LibreOffice knows the format; None where it is none of these."""
    if is_compound(data):
        return _compound_kind(data)
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(b"PK\x03\x04") and data[30 : 30 + len(_ODT)] == _ODT:
        return _LOCKED if _is_locked(data) else "odt"
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    return "xml" if head.startswith(b"<?xml") and any(mark in head for mark in _WORD_XML) else None


def _compound_kind(data: bytes) -> str | None:
    names = streams(data)
    if "EncryptedPackage" in names:
        return _LOCKED
    if "WordDocument" not in names:
        return None
    return _LOCKED if _flags(data) & _ENCRYPTED else "doc"


def _flags(data: bytes) -> int:
    """The second byte of the flags that a doc begins with; 0 where its beginning is not found."""
    at = data.find(_DOC_BEGINS)
    while at >= 0 and at % _SECTOR:
        at = data.find(_DOC_BEGINS, at + 1)
    return data[at + _FLAGS] if 0 <= at < len(data) - _FLAGS else 0


def _is_locked(data: bytes) -> bool:
    """Whether the list of members of an OpenDocument file says that they are encrypted."""
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("META-INF/manifest.xml") as manifest:
            return b"encryption-data" in manifest.read(1 << 20)
    except Exception:
        return False
