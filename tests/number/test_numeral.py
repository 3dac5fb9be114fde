"""Chinese numerals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcheck.number.numeral import han_value

DIGITS = "零一二三四五六七八九"


def spell(number: int) -> str:
    """A whole number in Chinese, the long way (一十三)."""
    if number == 0:
        return "零"
    for size, word in ((10**8, "亿"), (10**4, "万")):
        if number >= size:
            high, low = divmod(number, size)
            zero = "零" if 0 < low < size // 10 else ""
            return spell(high) + word + zero + (spell(low) if low else "")
    out, gap = "", False
    for size, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            out += ("零" if gap and out else "") + DIGITS[digit] + word
            gap = False
        else:
            gap = True
    return out


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_every_spelled_number_is_read_back(number: int) -> None:
    assert han_value(spell(number)) == (Decimal(number), 0)


@pytest.mark.parametrize(
    ("text", "value", "decimals"),
    [
        ("十三", "13", 0),
        ("拾万零五十六", "100056", 0),
        ("一万二", "12000", 0),
        ("三百一", "310", 0),
        ("两千零五", "2005", 0),
        ("零点零一", "0.01", 2),
        ("十五点七", "15.7", 1),
    ],
)
def test_short_and_formal_spellings_are_read(text: str, value: str, decimals: int) -> None:
    assert han_value(text) == (Decimal(value), decimals)


@pytest.mark.parametrize("text", ["百", "万", "二〇二二", "十十", "三三", "一" * 41, "百十千"])
def test_what_is_no_numeral_has_no_value(text: str) -> None:
    assert han_value(text) is None
