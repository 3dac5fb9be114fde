"""平均数与总额、个数不符

检查什么
    人均、村均、每辆等平均数，与总额和个数是否相符。

为什么要紧
    平均数用来与标准比较；算错会掩盖超标准支出。

反例
    总额除以个数与平均数不符，且超出舍入范围。

正例
    在舍入范围内相符；带“约”的只作界限。

依据
    《预算法》要求决算真实、准确、完整；数字不相符，即无法确认其准确。
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from perfcheck.rules.wording import fault_drafts

if TYPE_CHECKING:
    from perfcheck.model.workpaper import Workpaper
    from perfcheck.rules.base import Draft, Severity

CODE = "PC106"
NAME = "average-mismatch"
SEVERITY: Severity = "error"
SINCE = "0.1.0"
BASIS = ("L02",)
ENGINE = True

INVALID = ("全年发放补助2000.00万元，惠及300户，户均6.66万元。",)
VALID = ("全年发放补助2000.00万元，惠及300户，户均6.67万元。",)

ENGLISH = """An average does not follow from its figures

What it checks
    Whether an average (per person, per village, per vehicle) follows from its total and its count.

Why it matters
    Averages are held against standards; a wrong one hides spending above them.

Fails
    Total divided by count differs from the average by more than rounding.

Passes
    It follows within rounding; an average called approximate is a bound only.

Basis
    The Budget Law asks that accounts be true, accurate and complete; figures that disagree cannot
    be.
"""


def check(paper: Workpaper) -> Iterator[Draft]:
    yield from fault_drafts(paper, NAME)
