"""执行率、完成率与各数不符

检查什么
    执行率、完成率、覆盖率等比率，与文中的完成数和计划数是否相符。

为什么要紧
    执行率直接计分；分母用错（年初预算与全年预算）是常见的错误。

反例
    按文字指明的计划数计算，比率落在允许范围之外。

正例
    在舍入范围内相符；零预算零执行写100%或0%均属习惯写法。

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

CODE = "PC105"
NAME = "rate-mismatch"
SEVERITY: Severity = "error"
SINCE = "0.1.0"
BASIS = ("L02", "P02")
ENGINE = True

INVALID = ("该项目全年预算数400.00万元，执行数380.00万元，预算执行率为98.00%。",)
VALID = ("该项目全年预算数400.00万元，执行数380.00万元，预算执行率为95.00%。",)

ENGLISH = """A rate does not follow from its figures

What it checks
    Whether a rate (execution, completion, coverage) follows from what was done and what was
    planned.

Why it matters
    Execution rates are scored; a wrong denominator (initial for full-year budget) is a common
    fault.

Fails
    On the plan that the text names, the rate lies outside what the figures allow.

Passes
    It follows within rounding; nothing spent of nothing budgeted may be called 100 % or 0 %.

Basis
    The Budget Law asks that accounts be true, accurate and complete; figures that disagree cannot
    be.
"""


def check(paper: Workpaper) -> Iterator[Draft]:
    yield from fault_drafts(paper, NAME)
