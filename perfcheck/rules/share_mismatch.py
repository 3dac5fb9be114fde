"""占比与分子、分母不符

检查什么
    “占……%”的比例，与分子、分母两个印出的数是否相符。

为什么要紧
    比例由两个数算出；算不出来，说明三个数中有一个错了，或者比例用了别的基数。

反例
    按文字指明的基数计算，比例落在印出数所允许的范围之外。

正例
    在各数舍入范围内相符；基数有几种可能、其中一种相符的，也算相符。

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

CODE = "PC102"
NAME = "share-mismatch"
SEVERITY: Severity = "error"
SINCE = "0.1.0"
BASIS = ("L02", "L08")
ENGINE = True

INVALID = ("2023年度支出合计800.00万元，其中：基本支出500.00万元，占65.50%；项目支出300.00万元，占37.50%。",)
VALID = ("2023年度支出合计800.00万元，其中：基本支出500.00万元，占62.50%；项目支出300.00万元，占37.50%。",)

ENGLISH = """A share does not follow from its figures

What it checks
    Whether a percent given as a share follows from its two figures.

Why it matters
    A share is computed from two figures; where it does not follow, one of the three is wrong or
    another base was used.

Fails
    On the base that the text names, the share lies outside what the printed figures allow.

Passes
    The share follows within rounding; where several bases are admissible, one that fits is enough.

Basis
    The Budget Law asks that accounts be true, accurate and complete; figures that disagree cannot
    be.
"""


def check(paper: Workpaper) -> Iterator[Draft]:
    yield from fault_drafts(paper, NAME)
