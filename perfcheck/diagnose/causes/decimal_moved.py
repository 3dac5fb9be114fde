"""The decimal point stands in the wrong place: 12345.0 for 1234.50."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure

KIND = "decimal-moved"
ORDER = 12
ZH = "小数点可能错位：{was}疑为{value}"
EN = "the decimal point may have moved: {was} for {value}"
_FARTHEST = 3


def originals(figure: Figure) -> Iterator[Decimal]:
    if not figure.value:
        return
    for places in range(1, _FARTHEST + 1):
        yield figure.value.scaleb(-places)
        yield figure.value.scaleb(places)
