"""A ratio turned over: the base divided by the part."""

from __future__ import annotations

from decimal import Decimal

from perfcheck.diagnose.causes import Said
from perfcheck.diagnose.repairs import Case, Repair
from perfcheck.diagnose.solve import shown

KIND = "turned-over"
ORDER = 5
_SQUARE = Decimal(10000)


def explain(case: Case, repair: Repair) -> Said | None:
    figure = repair.alone
    if figure is None or figure.dimension != "percent" or not figure.value:
        return None
    for tie in case.evidence.failed.get(figure, ()):
        legs = tie.legs
        if tie.kind not in ("share", "rate") or legs[0].figure is not figure or not tie.computed:
            continue
        if abs(_SQUARE / tie.computed - figure.value) <= Decimal(1).scaleb(-figure.decimals):
            part, base = legs[1].figure, legs[-1].figure
            now = shown(repair.values[figure])
            return (
                f"分子与分母可能颠倒：{shown(figure.value)}%是{base.numeral}除以{part.numeral}，应为{now}%",
                f"the ratio may be turned over: {shown(figure.value)}% is {base.numeral} ÷ {part.numeral},"
                f" where {now}% is meant",
                f"{base.numeral} ÷ {part.numeral} ≈ {shown(figure.value)}%",
            )
    return None
