"""Compound files (doc, xls, wps, et, and anything Office has encrypted): the names of their streams."""

from __future__ import annotations

import struct

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_FIRST_SECTORS = 109
_ENTRY = 128
_LAST = 0xFFFFFFFA
_MOST_SECTORS = 4096


def is_compound(data: bytes) -> bool:
    """Whether the bytes begin as a compound file does."""
    return data.startswith(MAGIC)


def streams(data: bytes) -> frozenset[str]:
    """The names in its directory, such as WordDocument, Workbook, EncryptedPackage; none where broken."""
    if not is_compound(data):
        return frozenset()
    try:
        return frozenset(_names(data))
    except struct.error:
        return frozenset()


def _names(data: bytes) -> set[str]:
    shift: int = struct.unpack_from("<H", data, 30)[0]
    if shift not in (9, 12):
        return set()
    size = 1 << shift
    fat = struct.unpack_from(f"<{_FIRST_SECTORS}I", data, 76)
    sector: int = struct.unpack_from("<I", data, 48)[0]
    found: set[str] = set()
    for _ in range(_MOST_SECTORS):
        if sector >= _LAST:
            break
        found |= _entries(data, (sector + 1) * size, size)
        table, place = divmod(sector, size // 4)
        if table >= len(fat) or fat[table] >= _LAST:
            break
        sector = struct.unpack_from("<I", data, (fat[table] + 1) * size + place * 4)[0]
    return found


def _entries(data: bytes, start: int, size: int) -> set[str]:
    """The names of the directory entries in one sector."""
    found = set()
    for at in range(start, start + size, _ENTRY):
        length: int = struct.unpack_from("<H", data, at + 64)[0]
        if 2 <= length <= 64:
            found.add(data[at : at + length - 2].decode("utf-16-le", "replace"))
    return found
