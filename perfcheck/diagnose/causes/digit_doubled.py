"""A digit was struck twice: 11234.50 for 1234.50."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.diagnose.causes.digits import numeral, value_of

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure

KIND = "digit-doubled"
ORDER = 11
ZH = "可能重复写了一位数字：{was}疑为{value}"
EN = "a digit may have been struck twice: {was} for {value}"


def originals(figure: Figure) -> Iterator[Decimal]:
    text = numeral(figure)
    for at in range(1, len(text)):
        if text[at] != text[at - 1]:
            continue
        if (value := value_of(figure, text[:at] + text[at + 1 :])) is not None:
            yield value
