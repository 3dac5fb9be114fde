"""MHTML: a page and its pictures in one file, as a browser saves them."""

from __future__ import annotations

from email import message_from_bytes, policy

from perfcheck.errors import ReadError
from perfcheck.load.web.decoding import decode_page


def inner_page(data: bytes, name: str) -> str:
    """The text of the first page in the file. Raises ReadError where there is none."""
    message = message_from_bytes(data, policy=policy.compat32)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                return decode_page(payload, name, part.get_content_charset())
    raise ReadError(f"{name}：MHTML 文件里没有网页", f"{name}: there is no page in this MHTML file")
