"""Word documents (docx, docm, dotx), by what is in them and not by their name."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from perfcheck.errors import ReadError
from perfcheck.load._extra import missing
from perfcheck.model.document import Document

if TYPE_CHECKING:
    from perfcheck.load.word.script import Script
    from perfcheck.model.job import Job

RANK = 100
SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_FIRST_MEMBERS = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"word/", b"customXml/")
_FOLDER = "word/"
_LISTS = ("[Content_Types].xml", "_rels/.rels")


def recognises(data: bytes, suffix: str) -> bool:
    """Whether the bytes are a package with Word parts in it, also where some or its end are lost."""
    if not data.startswith(b"PK\x03\x04") or _FOLDER.encode() not in data:
        return False
    from perfcheck.load._package import members

    names = members(data)
    if not names:
        return data[30:60].startswith(_FIRST_MEMBERS)
    if "word/document.xml" in names:
        return True
    return any(name in names for name in _LISTS) and any(name.startswith(_FOLDER) for name in names)


def read(data: bytes, name: str, job: Job) -> Document:
    """The document; raises ReadError where it is broken, protected or past a limit of the job."""
    return document_of(data, name, job, media_type=MEDIA_TYPE, original=data)


def document_of(data: bytes, name: str, job: Job, *, media_type: str, original: bytes) -> Document:
    """The document in a docx that stands for a file whose bytes were `original`."""
    script = script_of(data, name, job)
    text = script.text
    if not text or text.isspace():
        raise ReadError(f"{name}：文件里没有文字", f"{name}: there is no text in the file")
    return Document(
        text=text,
        name=name,
        media_type=media_type,
        sha256=sha256(original).hexdigest(),
        blocks=tuple(script.blocks),
        tables=tuple(script.tables),
        places=tuple(script.places),
    )


def script_of(data: bytes, name: str, job: Job) -> Script:
    """What a docx shows, each stretch with the run it stands in; raises ReadError."""
    try:
        from perfcheck.load.word.package import Package
        from perfcheck.load.word.walk import walk
    except ImportError:
        raise missing(name, "Word", "word") from None
    rows = 0

    def count_rows(more: int) -> None:
        nonlocal rows
        rows += more
        if rows > job.limits.rows:
            raise ReadError(
                f"{name}：表格超过 {job.limits.rows} 行（设置项 limits.rows），请拆分后再检查",
                f"{name}: tables of more than {job.limits.rows} rows (setting limits.rows): split it first",
            )

    try:
        return walk(Package(data, name, job), count_rows)
    except ReadError:
        raise
    except Exception as error:
        raise ReadError(
            f"{name}：Word 文件无法解析（{type(error).__name__}），请用 Word 重新保存后再检查",
            f"{name}: a Word file that cannot be understood ({type(error).__name__}): save it again first",
        ) from error
