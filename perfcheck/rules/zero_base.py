"""基数为零而写出百分比

检查什么
    基数印出为零，分子不为零，却写出了比率、占比或者增减幅度。

为什么要紧
    除以零没有意义；写出百分比，说明基数取错（如年初预算为零时误用调整预算），或者幅度是随手填写的。

反例
    年初预算0万元，支出12万元，写“完成年初预算的95.89%”。

正例
    预算与支出都为零，写100%或0%属习惯写法；基数不为零。

依据
    《预算法》要求决算真实、准确、完整。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.rules.base import Draft
from perfcheck.rules.wording import Names, printed, spans_of

if TYPE_CHECKING:
    from perfcheck.model.tie import Tie
    from perfcheck.model.workpaper import Workpaper
    from perfcheck.rules.base import Severity

CODE = "PC110"
NAME = "zero-base"
SEVERITY: Severity = "warning"
SINCE = "0.1.0"
BASIS = ("L02", "L08")
ENGINE = True

INVALID = ("培训费年初预算为0万元，支出决算为12.00万元，完成年初预算的95.89%。",)
VALID = (
    "培训费年初预算为0万元，支出决算为0万元，完成年初预算的100%。",
    "培训费年初预算为12.50万元，支出决算为12.00万元，完成年初预算的96.00%。",
)

ENGLISH = """A percent of nothing

What it checks
    Whether a rate, a share or a change in percent is stated on a base of zero, of something.

Why it matters
    Nothing can be divided by zero: the base is the wrong one, or the percent was filled in.

Fails
    An initial budget of 0, 12 spent, and 95.89 % of the budget carried out.

Passes
    Nothing spent of nothing budgeted may be called 100 % or 0 %; a base that is not zero.

Basis
    The Budget Law asks that accounts be true, accurate and complete.
"""

_BASES = frozenset({"base", "prior", "count"})


def check(paper: Workpaper) -> Iterator[Draft]:
    names: Names | None = None
    for tie in paper.ties:
        if tie.reason != "base-zero" or not _something_of_nothing(tie):
            continue
        names = names or Names(paper)
        stated = tie.legs[0].figure
        label = names.of(stated)
        yield Draft(
            spans_of(tie),
            f"{label}：基数为零，不能得出 {printed(stated)}".lstrip("："),
            f"{label}: {printed(stated)} is stated on a base of zero".lstrip(": "),
            ties=[tie],
        )


def _something_of_nothing(tie: Tie) -> bool:
    """Whether the base is printed as zero, or the change is all there is, and the rest is not zero."""
    legs = {leg.role: leg for leg in tie.legs[1:]}
    rest = [leg.figure for leg in tie.legs[1:] if leg.role not in _BASES]
    if not any(figure.value for figure in rest):
        return False
    bases = [leg.figure for leg in tie.legs[1:] if leg.role in _BASES]
    if bases:
        return not sum((figure.base_value for figure in bases), Decimal(0))
    current, change = legs.get("current"), legs.get("change")
    return bool(current and change and current.figure.base_value == change.figure.base_value * change.weight)
