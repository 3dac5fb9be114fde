"""数字相合而单位不合

检查什么
    数字本身相合而单位不合：万元写成元，或者元写成万元。

为什么要紧
    差一个“万”字，金额相差一万倍；引用时最容易出错。

反例
    合计写“元”、分项写“万元”，而数字恰好相加相等；同一笔支出一处写“元”、一处写“万元”。

正例
    单位换算之后相符（亿元与万元混用，但数额相等）。

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

CODE = "PC109"
NAME = "unit-mismatch"
SEVERITY: Severity = "warning"
SINCE = "0.1.0"
BASIS = ("L02", "L08")
ENGINE = True

INVALID = ("对下级的转移支付支出620元，其中：一般性转移支付260万元，专项转移支付360万元。",)
VALID = ("对下级的转移支付支出620万元，其中：一般性转移支付260万元，专项转移支付3600000元。",)

ENGLISH = """The digits agree and the units do not

What it checks
    Figures that agree while their units do not: 元 for 万元, or the other way round.

Why it matters
    One character makes an amount ten thousand times larger or smaller.

Fails
    The total is in 元 and its parts in 万元, and the bare numerals add up.

Passes
    The amounts agree once converted.

Basis
    The Budget Law asks that accounts be true, accurate and complete; figures that disagree cannot
    be.
"""


def check(paper: Workpaper) -> Iterator[Draft]:
    yield from fault_drafts(paper, NAME, SEVERITY)
