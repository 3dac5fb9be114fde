"""A share bent so that all of them print as 100."""

from __future__ import annotations

from decimal import Decimal

from perfcheck.diagnose.causes import Said
from perfcheck.diagnose.repairs import Case, Repair
from perfcheck.diagnose.solve import shown

KIND = "forced-to-100"
ORDER = 7
_HUNDRED = Decimal(100)


def explain(case: Case, repair: Repair) -> Said | None:
    figure = repair.alone
    if figure is None or figure.dimension != "percent":
        return None
    for tie in case.evidence.sound.get(figure, ()):
        parts = tie.legs if tie.whole is not None else tie.legs[1:]
        if tie.kind != "sum" or (tie.whole != _HUNDRED and tie.legs[0].role != "hundred"):
            continue
        rest = sum((leg.figure.value for leg in parts if leg.figure is not figure), Decimal(0))
        last = Decimal(1).scaleb(-figure.decimals)
        if rest + figure.value == _HUNDRED and abs(repair.values[figure] - figure.value) <= last * len(parts):
            was, now = shown(figure.value), shown(repair.values[figure])
            return (
                f"占比可能是为凑足100%而改：{was}%是100减去其余各项，按金额计算为{now}%",
                f"the share may have been bent to make 100%: {was}% is 100 less the others,"
                f" the amounts give {now}%",
                f"100 − {shown(rest)} = {was}",
            )
    return None
