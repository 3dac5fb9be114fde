"""Digits that are no quantity: years, dates, document numbers, item numbers, codes."""

from __future__ import annotations

import re
from functools import cache

from perfcheck.knowledge import load

_YEAR = r"(?:19|20)\d\d"
_YEARS = re.compile(
    rf"{_YEAR}(?!\d)(?:[-—–~至到、和与及,/]{{1,2}}{_YEAR}(?!\d)){{1,6}}(?:年度?)?|{_YEAR}年度?"
)
# What amounts are called ends so: 其他收入1999 is no year.
_AMOUNTS = frozenset("入出费款金额助贴")
_DATE = re.compile(rf"{_YEAR}([-./])\d{{1,2}}\1\d{{1,2}}(?![\d.])|{_YEAR}[-/](?:0[1-9]|1[0-2])(?![\d.-])")
_HAN_YEAR = re.compile(r"[一二][零〇○O0一二三四五六七八九0-9]{3}年?")
_DOCUMENT = re.compile(rf"{_YEAR}[〕】\])](?:第?\d{{1,6}}号?)?")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d(?![\d.,:万亿元%])")
_CODE = re.compile(r"\d{2,8}-\d{2,8}(?:-\d{1,8})+|0\d{2,3}-\d{7,8}")
_VERSION = re.compile(r"(?:\.\d{1,6}){1,6}")
_HEADED_YEAR = re.compile(rf"\d{{1,2}}\.(?={_YEAR}年)")
_ACCOUNT = re.compile(r"(?:[12]\d\d(?:\d\d){0,2}|3(?:0[1-9]|1[0-3]|99)(?:\d\d)?|50\d(?:\d\d)?)(?![\d.,])")
_ITEM = re.compile(r"\d{1,3}(?:、|\.(?!\d)|\))")
_BREAKS = frozenset("。;:!?\n\t|")
_QUOTES = frozenset("“\"‘'")


def is_han(char: str) -> bool:
    """Whether the character is a Chinese one."""
    return "一" <= char <= "鿿"


def skipped(text: str, start: int, end: int) -> int:
    """The end of what the digits `text[start:end]` belong to if it is no quantity, else 0.

    What a unit after them tells (5月, 12号) is not asked here.
    """
    size = end - start
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    if size == 4 or (size > 4 and text[start + 4] in ".-/"):
        found = _DATE.match(text, start)
        if not found and size == 4:
            found = _YEARS.match(text, start)
            if not found and before in "〔【[(":
                found = _DOCUMENT.match(text, start)
        if found:
            return found.end()
    if after == "-" and (found := _CODE.match(text, start)):
        return found.end()
    if after == ":" and size <= 2 and (found := _CLOCK.match(text, start)):
        return found.end()
    if after == "." and "." in text[start:end] and (found := _VERSION.match(text, end)):
        return found.end()
    if size <= 3 and after in "、.)" and before in _BREAKS and (found := _ITEM.match(text, start)):
        listed = after == "、" and before != "\n" and text[end + 1 : end + 2].isdigit()
        return 0 if listed else found.end()
    if before in _BREAKS and 6 <= size <= 7 and (found := _HEADED_YEAR.match(text, start)):
        return found.end()
    return 0


def bare_is_other(text: str, start: int, end: int) -> bool:
    """Whether digits without a unit are a year, a code, a label, or part of 1+1+N."""
    size = end - start
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    if before == "+" or after == "+":
        return size <= 2
    if before in "-—–" and text[max(start - 2, 0) : start - 1].isdecimal():
        return True
    if before in _QUOTES or (after.isascii() and after.isalpha()):
        return True
    if text.endswith(_labels(), 0, start):
        return True
    return text[start:end].isdecimal() and _is_code(text, start, end, before, after)


def _is_code(text: str, start: int, end: int, before: str, after: str) -> bool:
    """Whether whole digits are a footnote, an item number, a year, a telephone or an account number."""
    size = end - start
    if before + after in ("[]", "()"):
        return size <= 2 or before == "["
    if size > 1 and text[start] == "0":
        return True
    if size == 4 and "1990" <= text[start:end] <= "2035":
        return before not in _AMOUNTS
    if size >= 11:
        return size >= 16 or (text[start] == "1" and size == 11)
    if size in (3, 5, 7) and (before in _BREAKS or before in "(、,") and _ACCOUNT.match(text, start):
        following = text[end + 1 : end + 2] if after in "\t |" and size > 3 else after
        return is_han(following)
    return False


@cache
def _labels() -> tuple[str, ...]:
    return tuple(load("units")["words"]["labels"])


def han_year(text: str, start: int) -> int:
    """The end of a year in Chinese digits (二〇二二年, 二00六年) at `start`, else 0."""
    found = _HAN_YEAR.match(text, start)
    return found.end() if found and found[0].endswith("年") else 0
