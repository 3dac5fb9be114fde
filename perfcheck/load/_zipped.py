"""The files of a zip, read one after another in memory, with the names that their packer gave them."""

from __future__ import annotations

import zipfile
from hashlib import sha256

from perfcheck.errors import ReadError
from perfcheck.load import load_bytes, loader_for
from perfcheck.load import zip as zipped
from perfcheck.load._filing import Reader, assemble, is_filed, natural
from perfcheck.load._package import is_zip, locked, open_zip, unpack_member
from perfcheck.model.document import Document
from perfcheck.model.job import Job

_UTF8, _ENCRYPTED = 0x800, 0x1


def read_zip(data: bytes, name: str, job: Job) -> Document:
    """One document of the files in a zip. Raises ReadError."""
    archive = open_zip(data, name, job)
    files = [(named(info), info) for info in archive.infolist() if not info.filename.endswith("/")]
    filed = sorted((file for file in files if is_filed(file[0])), key=lambda file: natural(file[0]))
    if filed and all(info.flag_bits & _ENCRYPTED for _, info in filed):
        raise locked(name)
    readers = [(inner, _reader(archive, info, f"{name}/{inner}", job)) for inner, info in filed]
    return assemble(readers, name, job, "application/zip", sha256(data).hexdigest())


def named(info: zipfile.ZipInfo) -> str:
    """A member's name as it was packed: UTF-8 where it says so or is, else the GBK of Chinese systems."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _reader(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, job: Job) -> Reader:
    def read() -> Document:
        if info.flag_bits & _ENCRYPTED:
            raise locked(name)
        data = unpack_member(archive, info, name)
        loader: object = loader_for(data, name)
        if is_zip(data) and loader is zipped:
            raise ReadError(
                f"{name}：压缩包里的压缩包不展开，请先解压",
                f"{name}: a zip in a zip is not opened: unpack it first",
            )
        return load_bytes(data, name, job=job)

    return read
