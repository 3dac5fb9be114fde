"""各项占比之和不是100%

检查什么
    一组占比列全时，各占比之和是否为100%。

为什么要紧
    占比之和偏离100%，说明其中一个占比算错，或者漏列了一项。

反例
    各项占比相加为99.96%，超出舍入所能解释的范围。

正例
    相加为100%，或者差额在舍入范围之内；未列全的不作判断。

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

CODE = "PC108"
NAME = "shares-not-total"
SEVERITY: Severity = "error"
SINCE = "0.1.0"
BASIS = ("L02",)
ENGINE = True

INVALID = (
    "本年支出合计600.00万元，其中：教育支出100.00万元，占16.66%；科技支出100.00万元，占16.66%；文化支出100.00万元，占16.66%；卫生支出100.00万元，占16.66%；农林支出100.00万元，占16.66%；住房支出100.00万元，占16.66%。",
)
VALID = (
    "本年支出合计600.00万元，其中：教育支出100.00万元，占16.67%；科技支出100.00万元，占16.67%；文化支出100.00万元，占16.67%；卫生支出100.00万元，占16.67%；农林支出100.00万元，占16.67%；住房支出100.00万元，占16.67%。",
)

ENGLISH = """Shares do not total 100 %

What it checks
    Whether the shares of a complete list add up to 100 %.

Why it matters
    Shares that do not total 100 % hide a wrong one or a missing part.

Fails
    The shares add up to 99.96 %, more than rounding explains.

Passes
    They total 100 % within rounding; an open list is not judged.

Basis
    The Budget Law asks that accounts be true, accurate and complete; figures that disagree cannot
    be.
"""


def check(paper: Workpaper) -> Iterator[Draft]:
    yield from fault_drafts(paper, NAME)
