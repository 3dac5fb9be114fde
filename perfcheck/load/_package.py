"""Zipped formats (docx, xlsx, ods, zip): what is in them, and whether they may be unpacked.

Sizes that a zip states of itself are not trusted: every member is unpacked once, piece by piece,
and counted. XML that declares a document type could bring entities along, and is refused.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress

from perfcheck.errors import ReadError
from perfcheck.model.job import MEGABYTE, Job

_PIECE = 1 << 20
_ANY_RATIO = MEGABYTE
_ENCRYPTED = 0x1
_FOLDERS = 4
_DECLARATIONS = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_XML = (".xml", ".rels", ".vml")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError)


def is_zip(data: bytes) -> bool:
    """Whether the bytes begin as a zip does, or are an empty one."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def members(data: bytes) -> frozenset[str]:
    """The names of what is in a zip; nothing where it is none, or broken."""
    if not is_zip(data):
        return frozenset()
    try:
        with _opened(data) as archive:
            return frozenset(archive.namelist())
    except _BROKEN:
        return frozenset()


def _opened(data: bytes) -> zipfile.ZipFile:
    """The zip whose directory lists what the bytes begin with; BadZipFile where it does not.

    A zip that was cut off may hold a whole one (a docx, stored), whose directory is not its own.
    """
    archive = zipfile.ZipFile(io.BytesIO(data))
    begins = [info.header_offset for info in archive.infolist()]
    if begins and min(begins) > 0:
        raise zipfile.BadZipFile
    return archive


def open_zip(data: bytes, name: str, job: Job) -> zipfile.ZipFile:
    """The zip of a filing, some of whose members may have a password; otherwise as `unpack`."""
    try:
        archive = _opened(data)
        if len(archive.infolist()) > job.limits.members * _FOLDERS:
            raise too_many(name, job.limits.members)
        _count(archive, len(data), name, job, is_filing=True)
    except ReadError:
        raise
    except _BROKEN:
        raise broken(name) from None
    return archive


def unpack_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    """The bytes of one member, whose size has been counted. Raises ReadError where it is broken."""
    try:
        return archive.read(info)
    except _BROKEN:
        raise broken(name) from None


def unpack(data: bytes, name: str, job: Job) -> zipfile.ZipFile:
    """The zip, once every member of it has been unpacked within the limits.

    Raises ReadError where it is broken, has a password, grows past a limit or declares entities.
    """
    try:
        archive = _opened(data)
        if any(info.flag_bits & _ENCRYPTED for info in archive.infolist()):
            raise locked(name)
        _count(archive, len(data), name, job)
    except ReadError:
        raise
    except _BROKEN:
        raise broken(name) from None
    return archive


def _count(archive: zipfile.ZipFile, packed: int, name: str, job: Job, *, is_filing: bool = False) -> None:
    """Unpack every member and count. A filing's may have a password or be broken, each for itself."""
    limits = job.limits
    total = 0
    for info in archive.infolist():
        for piece in _pieces_of_filing(archive, info) if is_filing else _pieces(archive, info, name):
            total += piece
            if total > limits.unpacked_megabytes * MEGABYTE:
                raise _too_large(name, limits.unpacked_megabytes)
            if total > max(_ANY_RATIO, packed * limits.unpacked_ratio):
                raise _too_dense(name, limits.unpacked_ratio)


def _pieces_of_filing(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[int]:
    """The sizes of a member's pieces, as far as they can be unpacked."""
    if info.flag_bits & _ENCRYPTED:
        return
    with suppress(*_BROKEN), archive.open(info) as stream:
        while piece := stream.read(_PIECE):
            yield len(piece)


def _pieces(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Iterator[int]:
    """The sizes of a member's pieces."""
    watched = info.filename.lower().endswith(_XML)
    tail = b""
    with archive.open(info) as stream:
        while piece := stream.read(_PIECE):
            yield len(piece)
            if watched:
                seen = tail + piece
                if any(mark in seen for mark in _DECLARATIONS):
                    raise ReadError(
                        f"{name}：文件内部的 {info.filename} 声明了 DTD 实体，不予读取",
                        f"{name}: {info.filename} in it declares a DTD, which is not read",
                    )
                tail = piece[-32:]


def broken(name: str) -> ReadError:
    """The error for a zipped file that cannot be unpacked."""
    return ReadError(
        f"{name}：文件不完整或已损坏，请重新下载，或用办公软件打开后另存",
        f"{name}: incomplete or damaged: fetch it again, or open it and save it anew",
    )


def locked(name: str) -> ReadError:
    """The error for a file with a password."""
    return ReadError(
        f"{name}：文件有密码保护，请去掉密码后再检查",
        f"{name}: protected by a password: take the password off first",
    )


def too_many(name: str, limit: int) -> ReadError:
    """The error for a filing of more files than the limit."""
    return ReadError(
        f"{name}：里面的文件超过 {limit} 个（设置项 limits.members）",
        f"{name}: more than {limit} files in it (setting limits.members)",
    )


def _too_large(name: str, megabytes: int) -> ReadError:
    return ReadError(
        f"{name}：解压后超过 {megabytes} MB（设置项 limits.unpacked_megabytes）",
        f"{name}: unpacks to more than {megabytes} MB (setting limits.unpacked_megabytes)",
    )


def _too_dense(name: str, ratio: int) -> ReadError:
    return ReadError(
        f"{name}：解压后超过原文件的 {ratio} 倍（设置项 limits.unpacked_ratio），疑似压缩炸弹",
        f"{name}: unpacks to more than {ratio} times its size (setting limits.unpacked_ratio)",
    )
