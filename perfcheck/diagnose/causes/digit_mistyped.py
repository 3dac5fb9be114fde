"""One digit is another: 94.22 for 74.22."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.diagnose.causes.digits import numeral, value_of

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure

KIND = "digit-mistyped"
ORDER = 40
ZH = "可能有一位数字误写：{was}疑为{value}"
EN = "one digit may have been mistyped: {was} for {value}"


def originals(figure: Figure) -> Iterator[Decimal]:
    text = numeral(figure)
    for at, char in enumerate(text):
        if char == ".":
            continue
        for digit in "0123456789":
            if digit != char and (value := value_of(figure, text[:at] + digit + text[at + 1 :])) is not None:
                yield value
