"""Plain text: UTF-8, UTF-16 with a byte order mark, GB18030, decided in that order.

Line ends stay as they are, so that spans index the text that the report's reader sees; a
byte order mark is no part of the text.
"""

from __future__ import annotations

import codecs
import re
from hashlib import sha256

from perfcheck.errors import ReadError
from perfcheck.model.document import Document
from perfcheck.model.job import Job

RANK = 1000
SUFFIXES = (".txt", ".text", "")

_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SAMPLE = 1 << 16
_SLIPS, _SLIP_SHARE = 4, 200
_DAMAGE_SHARE = 10


def recognises(data: bytes, suffix: str) -> bool:
    """Text is what is left when no other format has recognised the bytes."""
    return True


def read(data: bytes, name: str, job: Job) -> Document:
    """The text of the bytes; raises ReadError where they are no text."""
    text = decode(data, name)
    if is_binary(text):
        raise ReadError(
            f"{name}：这不是文本文件（含有大量控制字符）",
            f"{name}: not a text file (full of control characters)",
        )
    if not text or text.isspace():
        raise ReadError(f"{name}：文件里没有文字", f"{name}: there is no text in the file")
    return Document(text, name, media_type(name), sha256(data).hexdigest())


def decode(data: bytes, name: str) -> str:
    """The bytes as text, in the first encoding that fits; a mark at the start decides."""
    if data.startswith(codecs.BOM_UTF8):
        return _strict(data[3:], "utf-8", name)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(data, "utf-16", name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_damaged(data):
            raise _undecodable(name, "UTF-8", error.start) from None
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as error:
        if is_binary(data[:_SAMPLE].decode("latin-1")):
            return data[:_SAMPLE].decode("latin-1")
        raise _undecodable(name, "UTF-8、UTF-16、GB18030", error.start) from None


def is_binary(text: str) -> bool:
    """Whether control characters make up more of the text than slips of a scanner would."""
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > _SLIPS + len(sample) // _SLIP_SHARE


def mend(text: str) -> str:
    """The text with each lone surrogate, which cannot be written out, replaced one for one."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def media_type(name: str) -> str:
    """The media type by the name's suffix: Markdown is read as the plain text that it is."""
    return "text/markdown" if name.lower().endswith((".md", ".markdown")) else "text/plain"


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(name, encoding.upper(), error.start) from None


def _is_damaged(data: bytes) -> bool:
    """Whether the bytes are UTF-8 but for a few: read as GB18030 they would turn into nonsense."""
    text = data.decode("utf-8", "replace")
    foreign = sum(1 for char in text[:_SAMPLE] if not char.isascii())
    broken = text.count("\ufffd", 0, _SAMPLE)
    return broken * _DAMAGE_SHARE < foreign or "\ufffd" not in text[:_SAMPLE]


def _undecodable(name: str, encodings: str, at: int) -> ReadError:
    listed = encodings.replace("、", ", ")
    return ReadError(
        f"{name}：第 {at + 1} 个字节起无法按 {encodings} 解码，请另存为 UTF-8 文本",
        f"{name}: cannot be decoded as {listed} from byte {at + 1}: save it as UTF-8 text",
    )
