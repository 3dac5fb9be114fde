"""大小关系不成立

检查什么
    大小关系：部分不大于整体，支出不大于可用资金，债务余额不大于限额，以及文字说明的大于、小于、持平。

为什么要紧
    部分大于整体必有一数写错，常见的是合计与分项互换。

反例
    其中的一项大于它所属的总数。

正例
    部分不大于整体；口径不同的不比较。

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

CODE = "PC202"
NAME = "order-violated"
SEVERITY: Severity = "error"
SINCE = "0.1.0"
BASIS = ("L02",)
ENGINE = True

INVALID = ("本年支出合计10.00万元，其中：基本支出12.00万元。",)
VALID = ("本年支出合计12.00万元，其中：基本支出10.00万元。",)

ENGLISH = """An order does not hold

What it checks
    Order: a part is not more than its whole, spending not more than what is available, debt not
    more than its limit, and what the wording says is more, less or equal.

Why it matters
    A part above its whole means that a figure is wrong; total and part are often exchanged.

Fails
    A part is more than the total it belongs to.

Passes
    It is not; figures of different scope are not compared.

Basis
    The Budget Law asks that accounts be true, accurate and complete; figures that disagree cannot
    be.
"""


def check(paper: Workpaper) -> Iterator[Draft]:
    yield from fault_drafts(paper, NAME)
