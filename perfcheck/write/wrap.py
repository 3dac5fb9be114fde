"""How wide Chinese prose is on a screen, and where it may be broken.

Anywhere but inside a number, before a stop or after an opening.
"""

from __future__ import annotations

from unicodedata import combining, east_asian_width

_JOINED = frozenset("0123456789.,%abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-…")
_NO_START = frozenset("，。；：、！？）】》”’％%,.;:!?)]}")
_NO_END = frozenset("（【《“‘([{")
_BACK = 24


def cells(text: str) -> int:
    """How many columns a text takes: a Chinese character two, a combining mark none."""
    return len(text) if text.isascii() else sum(map(_size, text))


def _size(char: str) -> int:
    if char < "\u0300":
        return 1
    return 2 if east_asian_width(char) in "WF" else 0 if combining(char) else 1


def breaks(text: str, room: int) -> list[int]:
    """The offsets at which to break a text so that every line is at most `room` cells wide."""
    if len(text) * 2 <= room or cells(text) <= room:
        return []
    found: list[int] = []
    start = width = 0
    for at, char in enumerate(text):
        size = _size(char)
        if width + size > room and at > start:
            start = _settle(text, start, at)
            found.append(start)
            width = cells(text[start:at])
        width += size
    return found


def _settle(text: str, start: int, at: int) -> int:
    """The nearest good place at or before `at`; `at` itself where there is none."""
    for cut in range(at, max(start, at - _BACK), -1):
        before, after = text[cut - 1], text[cut]
        if after in _NO_START or before in _NO_END or (before in _JOINED and after in _JOINED):
            continue
        return cut
    return at
