"""A ratio printed as a percent without being multiplied by a hundred: 0.45% for 45.33%."""

from __future__ import annotations

from decimal import Decimal

from perfcheck.diagnose.causes import Said
from perfcheck.diagnose.repairs import Case, Repair
from perfcheck.diagnose.solve import shown

KIND = "not-times-100"
ORDER = 8
_HUNDRED = Decimal(100)


def explain(case: Case, repair: Repair) -> Said | None:
    figure = repair.alone
    if figure is None or figure.dimension != "percent" or not figure.value:
        return None
    value = repair.values[figure]
    if abs(value / _HUNDRED - figure.value) > Decimal(1).scaleb(-figure.decimals):
        return None
    was, now = shown(figure.value), shown(value)
    return (
        f"比率可能没有乘以100：{was}%疑为{now}%",
        f"the ratio may not have been multiplied by 100: {was}% for {now}%",
        f"{now} ÷ 100 ≈ {was}",
    )
