"""增减额与各数不符

检查什么
    增减额与前后两期数之差是否相符，总的增减额与各部分增减额之和是否相符，结余与收支之差是否相符。

为什么要紧
    总数的变动必然等于各部分变动之和；不等，说明有一处变动写错或者漏写。

反例
    基本支出增加额与人员经费、公用经费增减额之和不符。

正例
    差额在舍入范围之内；未写明变动的部分不计入。

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

CODE = "PC104"
NAME = "delta-mismatch"
SEVERITY: Severity = "error"
SINCE = "0.1.0"
BASIS = ("L02", "L08")
ENGINE = True

INVALID = ("2023年度培训费支出9.00万元，比上年7.50万元增加2.50万元。",)
VALID = ("2023年度培训费支出9.00万元，比上年7.50万元增加1.50万元。",)

ENGLISH = """A change differs from what the figures give

What it checks
    Whether a change equals the difference of two years, a total's change the sum of its parts'
    changes, a balance income less expenditure.

Why it matters
    A total changes by exactly what its parts change by; where it does not, one change is wrong or
    left out.

Fails
    The changes of the parts do not add up to the change of the total.

Passes
    The gap lies within rounding; parts whose change is not stated are left out.

Basis
    The Budget Law asks that accounts be true, accurate and complete; figures that disagree cannot
    be.
"""


def check(paper: Workpaper) -> Iterator[Draft]:
    yield from fault_drafts(paper, NAME)
