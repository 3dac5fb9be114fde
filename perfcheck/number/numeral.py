"""Chinese numerals: 三百二十, 壹万零伍拾, 八点零一."""

from __future__ import annotations

from decimal import Decimal

DIGITS = {c: i % 10 for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    **{c: i for i, c in enumerate("壹贰叁肆伍陆柒捌玖", 1)},
}
_SCALES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
HAN_DIGITS = "".join(DIGITS)
HAN = HAN_DIGITS + "".join(_SCALES) + "".join(_LARGE)
LONGEST = 40


def han_value(text: str) -> tuple[Decimal, int] | None:
    """The value of a whole Chinese numeral and the digits printed after its point.

    None where it is none: 千方, 二〇二二 (digits without a scale), 百 alone, or too long.
    """
    if len(text) > LONGEST:
        return None
    whole, point, fraction = text.partition("点")
    value = _integer(whole)
    if value is None:
        return None
    if not point:
        return Decimal(value), 0
    if not fraction or not all(c in DIGITS for c in fraction):
        return None
    digits = "".join(str(DIGITS[c]) for c in fraction)
    return Decimal(f"{value}.{digits}"), len(digits)


def _integer(text: str) -> int | None:
    for large, size in (("亿", 10**8), ("万", 10**4)):
        high, found, low = text.rpartition(large)
        if found:
            head = _integer(high) if high else None
            tail = _tail(low, size)
            return None if head is None or tail is None else head * size + tail
    return _below_ten_thousand(text)


def _tail(text: str, size: int) -> int | None:
    """What follows 万 or 亿: nothing, a number, or one digit of the next place (一万二)."""
    if not text:
        return 0
    if len(text) == 1 and text in DIGITS:
        return DIGITS[text] * size // 10
    value = _integer(text)
    return value if value is not None and value < size else None


def _below_ten_thousand(text: str) -> int | None:
    if text in ("零", "〇"):
        return 0
    total, last, digit, gap = 0, 10_000, 0, False
    for char in text:
        scale = _SCALES.get(char)
        if scale:
            if scale >= last or not (digit or scale == 10):
                return None
            total += (digit or 1) * scale
            last, digit, gap = scale, 0, False
        elif digit:
            return None
        else:
            digit = DIGITS[char]
            gap = gap or not digit
    if not digit:
        return None if gap or last == 10_000 else total
    return total + digit * (1 if gap or last == 10_000 else last // 10)
