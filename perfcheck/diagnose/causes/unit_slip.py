"""The figure is right in another unit: 505元 for 505万元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure

KIND = "unit-slip"
ORDER = 5
ZH = "单位可能写错（元、万元、亿元混用）：按印出的单位，{was}应为{value}"
EN = "the unit may be the wrong one (元, 万元, 亿元): in the printed one {was} should be {value}"
_UNITS = (Decimal(1), Decimal(10) ** 4, Decimal(10) ** 8)  # 元, 万元, 亿元


def originals(figure: Figure) -> Iterator[Decimal]:
    if figure.dimension == "money" and figure.value:
        for factor in _UNITS:
            if factor != figure.factor:
                yield figure.value * factor / figure.factor
