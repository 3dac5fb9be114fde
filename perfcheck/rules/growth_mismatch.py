"""增减幅度与增减额不符

检查什么
    增长、下降的百分比，与本期数、上期数或增减额是否相符。上期数未印出时，由本期数减增减额得出。

为什么要紧
    增减幅度常被直接引用；算错的幅度会误导对增减原因的判断。

反例
    按本期数与增减额推算，百分比落在允许范围之外。

正例
    在舍入范围内相符；基数为零或可能为零的，不作判断。

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

CODE = "PC103"
NAME = "growth-mismatch"
SEVERITY: Severity = "error"
SINCE = "0.1.0"
BASIS = ("L02", "L08")
ENGINE = True

INVALID = ("2023年度公务接待费支出12.00万元，比上年减少3.00万元，下降30.00%。",)
VALID = ("2023年度公务接待费支出12.00万元，比上年减少3.00万元，下降20.00%。",)

ENGLISH = """A rate of change does not follow from its figures

What it checks
    Whether a growth or fall in percent follows from the current figure and the change, or from both
    years.

Why it matters
    Rates of change are quoted on their own; a wrong one misleads whoever explains it.

Fails
    The percent lies outside what the printed figures allow.

Passes
    It follows within rounding; a base that is or may be zero is left undecided.

Basis
    The Budget Law asks that accounts be true, accurate and complete; figures that disagree cannot
    be.
"""


def check(paper: Workpaper) -> Iterator[Draft]:
    yield from fault_drafts(paper, NAME)
