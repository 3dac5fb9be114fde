"""The numbers that lists are shown with: they are in no text of the page, and its reader sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_HAN_STYLES = ("cjk-", "simp-chinese", "trad-chinese", "cjk-ideographic")
_HAN = "〇一二三四五六七八九"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST = 9999


class Numbering:
    """Counts the items of one list."""

    def __init__(self, element: HtmlElement, style: str) -> None:
        self.style = style or _TYPES.get(element.get("type", ""), "decimal")
        self.step = -1 if element.get("reversed") is not None else 1
        items = sum(1 for child in element if child.tag == "li") if self.step < 0 else 1
        self.next = _whole(element.get("start"), items)

    def number(self, item: HtmlElement, style: str) -> str:
        """What stands before the next item; '' where its list shows no numbers."""
        value = _whole(item.get("value"), self.next)
        self.next = value + self.step
        style = style or _TYPES.get(item.get("type", ""), self.style)
        if style == "none" or not 0 <= value <= _MOST:
            return ""
        return _written(value, style)


def _whole(text: str | None, otherwise: int) -> int:
    try:
        return int(text) if text and len(text) < 8 else otherwise
    except ValueError:
        return otherwise


def _written(value: int, style: str) -> str:
    if style in ("disc", "circle", "square"):
        return ""
    if style.startswith(_HAN_STYLES) and value < 100:
        return f"{_han(value)}、"
    if style in ("lower-alpha", "upper-alpha", "lower-latin", "upper-latin") and 0 < value <= 26:
        return f"{chr((97 if style.startswith('lower') else 65) + value - 1)}. "
    if style in ("lower-roman", "upper-roman") and 0 < value < 400:
        roman = _roman(value)
        return f"{roman if style.startswith('lower') else roman.upper()}. "
    return f"{value}. "


def _han(value: int) -> str:
    tens, ones = divmod(value, 10)
    if not tens:
        return _HAN[value]
    return ("" if tens == 1 else _HAN[tens]) + "十" + (_HAN[ones] if ones else "")


def _roman(value: int) -> str:
    made = ""
    for size, letters in _ROMAN:
        made += letters * (value // size)
        value %= size
    return made
