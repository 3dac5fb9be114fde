"""The decimal point stands in the wrong place: 12345.0 for 1234.50."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.diagnose.causes import Said
from perfcheck.diagnose.repairs import Case, Repair
from perfcheck.diagnose.solve import WORK, shown

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure

KIND = "decimal-moved"
ORDER = 12
ZH = "小数点可能错位：{was}疑为{value}"
EN = "the decimal point may have moved: {was} for {value}"
_FARTHEST = 3
_TELLING = 2


def originals(figure: Figure) -> Iterator[Decimal]:
    """The point further left, where the printed figure has kept every digit."""
    last = Decimal(1).scaleb(-figure.decimals)
    for places in range(1, _FARTHEST + 1):
        value = figure.value.scaleb(-places).quantize(last, context=WORK)
        if value:
            yield value


def explain(case: Case, repair: Repair) -> Said | None:
    """The point further right, where the last digits of the original may have been lost."""
    figure = repair.alone
    if figure is None or len(figure.value.normalize().as_tuple().digits) < _TELLING:
        return None
    value, last = repair.values[figure], Decimal(1).scaleb(-figure.decimals)
    for places in range(1, _FARTHEST + 1):
        if abs(value.scaleb(-places) - figure.value) < last:
            words = {"was": shown(figure.value), "value": shown(value)}
            return ZH.format(**words), EN.format(**words), ""
    return None
