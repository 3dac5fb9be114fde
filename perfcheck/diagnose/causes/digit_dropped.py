"""A digit was left out: 124.50 for 1234.50."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.diagnose.causes.digits import numeral, value_of

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure

KIND = "digit-dropped"
ORDER = 30
ZH = "可能漏写一位数字：{was}疑为{value}"
EN = "a digit may have been left out: {was} for {value}"


def originals(figure: Figure) -> Iterator[Decimal]:
    text = numeral(figure)
    for at in range(len(text) + 1):
        if not text or (at == len(text) and "." in text and figure.decimals > 1):
            continue
        for digit in "0123456789":
            if (value := value_of(figure, text[:at] + digit + text[at:])) is not None:
                yield value
