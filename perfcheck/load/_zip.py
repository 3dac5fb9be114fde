"""The members of a zip, unpacked one by one, and no further than the limits of the job allow.

What the directory of a zip claims is not trusted: sizes are counted while unpacking.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from struct import error as StructError
from typing import TYPE_CHECKING

from perfcheck.errors import ReadError
from perfcheck.model.job import MEGABYTE

if TYPE_CHECKING:
    from perfcheck.model.job import Job

BEGINS = b"PK\x03\x04"

_CHUNK = 1 << 18
_ENCRYPTED = 1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# A small file of a few repeated words packs better than any limit foresees, and does no harm.
_HARMLESS = 16 * MEGABYTE
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    StructError,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


def member_names(data: bytes) -> list[str] | None:
    """What the directory of a zip lists; None where the bytes are no zip, or a broken one."""
    if not data.startswith(b"PK"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            return opened.namelist()
    except _BROKEN:
        return None


class Archive:
    """A zip that is open for reading; `names` are its members, folders left out.

    Raises ReadError, in one line that begins with `name`, where the zip is broken, truncated or
    protected by a password, or where what was unpacked so far passes a limit of the job.
    """

    def __init__(self, data: bytes, name: str, job: Job) -> None:
        self.name = name
        self.size = len(data)
        self.limits = job.limits
        self.unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._members = {info.filename: info for info in self._zip.infolist() if not info.is_dir()}
        except _BROKEN:
            raise self._broken() from None
        self.names = list(self._members)

    def __contains__(self, member: str) -> bool:
        return member in self._members

    def read(self, member: str) -> bytes:
        """The whole of one member."""
        info = self._members.get(member)
        if info is None or info.compress_type not in _METHODS:
            raise self._broken()
        if info.flag_bits & _ENCRYPTED:
            raise ReadError(
                f"{self.name}：文件有密码保护，请解除密码后再检查",
                f"{self.name}: protected by a password: remove it first",
            )
        chunks = []
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    self._count(len(chunk))
                    chunks.append(chunk)
        except _BROKEN:
            raise self._broken() from None
        return b"".join(chunks)

    def _count(self, length: int) -> None:
        self.unpacked += length
        limits = self.limits
        if self.unpacked > limits.unpacked_megabytes * MEGABYTE:
            raise self._too_large(f"{limits.unpacked_megabytes} MB", "limits.unpacked_megabytes")
        if self.unpacked > max(_HARMLESS, self.size * limits.unpacked_ratio):
            raise self._too_large(f"{limits.unpacked_ratio}:1", "limits.unpacked_ratio")

    def _too_large(self, limit: str, setting: str) -> ReadError:
        return ReadError(
            f"{self.name}：解压后超过 {limit}（设置项 {setting}），可能是压缩炸弹，没有继续读取",
            f"{self.name}: unpacks to more than {limit} (setting {setting}): perhaps a zip bomb, not read",
        )

    def _broken(self) -> ReadError:
        return ReadError(
            f"{self.name}：文件已损坏或不完整（压缩包无法打开），请重新保存后再检查",
            f"{self.name}: damaged or incomplete (the zip cannot be opened): save it again first",
        )
