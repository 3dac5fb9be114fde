"""Bytes of a page → its text: a mark at the start, then UTF-8, then what the page declares."""

from __future__ import annotations

import re
from codecs import lookup

from perfcheck.load.text import decode

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}


def decode_page(data: bytes, name: str, declared: str | None = None) -> str:
    """The text of a page; `declared` is what its envelope says of it. Raises ReadError."""
    if data.startswith(_MARKS):
        return decode(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    encoding = _known(declared) or _known(_inside(data))
    if encoding is not None:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass
    return decode(data, name)


def _inside(data: bytes) -> str | None:
    found = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    return found[1].decode("ascii", "replace") if found else None


def _known(encoding: str | None) -> str | None:
    """The codec to use for a declared encoding; a national standard stands for its widest edition."""
    try:
        name = lookup(encoding or "").name
    except (LookupError, ValueError):
        return None
    # A page that declares UTF-8 and is none is damaged: its own damage is what to tell of.
    return None if name.startswith("utf") else _WIDER.get(name, name)
