"""Item and heading numbers: 第一部分, 一、 （一） 1. 1、 （1） 1) ① 一是.

Reads normalised text (half-width digits and brackets, 、 kept).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DIGITS = "一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_HAN = "[一二三四五六七八九十]{1,4}"

MARKER = re.compile(
    rf"(?P<part>第(?P<part_n>{_HAN})(?:部分|章|篇))"
    rf"|(?P<han>(?P<han_n>{_HAN})(?:、|[.](?=\D)))"
    rf"|(?P<han_paren>\((?P<han_paren_n>{_HAN})\))"
    r"|(?P<arabic>(?P<arabic_n>\d{1,3})(?:、|[.](?!\d)))"
    r"|(?P<arabic_paren>\((?P<arabic_paren_n>\d{1,2})\))"
    r"|(?P<arabic_half>(?P<arabic_half_n>\d{1,2})\))"
    rf"|(?P<circled>(?P<circled_n>[{_CIRCLED}]))"
    rf"|(?P<is>(?P<is_n>{_HAN})是)"
)
_OPENERS = frozenset(f"第(一二三四五六七八九十0123456789{_CIRCLED}")
STYLES = ("part", "han", "han_paren", "arabic", "arabic_paren", "arabic_half", "circled", "is")


@dataclass(frozen=True, slots=True)
class Marker:
    """A number that opens an item: its style (one of STYLES), its ordinal, and its place."""

    style: str
    ordinal: int
    start: int
    end: int


def han_ordinal(text: str) -> int:
    """The value of a Chinese ordinal up to 99 (十, 十三, 二十一); 0 where it is none."""
    tens, ten, ones = text.partition("十")
    if not ten:
        return _DIGITS.find(text) + 1 if len(text) == 1 else 0
    high = 1 if not tens else _DIGITS.find(tens) + 1
    return high * 10 + (_DIGITS.find(ones) + 1 if ones else 0)


def marker_at(text: str, at: int) -> Marker | None:
    """The item number that begins exactly at `at`, or None."""
    found = MARKER.match(text, at) if text[at : at + 1] in _OPENERS else None
    if not found:
        return None
    style = found.lastgroup or ""
    printed = found[f"{style}_n"]
    if printed.isdecimal():
        ordinal = int(printed)
    elif style == "circled":
        ordinal = _CIRCLED.index(printed) + 1
    else:
        ordinal = han_ordinal(printed)
    return Marker(style, ordinal, found.start(), found.end()) if ordinal else None
