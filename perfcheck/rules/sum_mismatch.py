"""合计与各项之和不符

检查什么
    文字写明由哪些部分组成的总数，与各部分之和是否相符。每个数按其印出的位数看作一个区间，四舍五入造成的差不算错。

为什么要紧
    合计与分项不符，说明其中至少一个数有误，或者漏列了一部分；这是审核时最先核对的一项。

反例
    各部分相加与合计之差超出四舍五入所能解释的范围。文字说明各部分列全（其中、分别为、即）时为错误，未说明列全时为警告。

正例
    差额在各数舍入范围之内；只靠截断才相符的，给出提示。

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

CODE = "PC101"
NAME = "sum-mismatch"
SEVERITY: Severity = "error"
SINCE = "0.1.0"
BASIS = ("L02", "L08", "L17")
ENGINE = True

INVALID = ("2023年度本单位收入合计900.50万元，其中：财政拨款收入700.20万元，其他收入100.10万元。",)
VALID = (
    "2023年度本单位收入合计900.50万元，其中：财政拨款收入700.20万元，其他收入200.30万元。",
    "本年支出合计100.01万元，其中：基本支出33.33万元，项目支出33.33万元，经营支出33.34万元。",
)

ENGLISH = """A total differs from the sum of its parts

What it checks
    Whether a total agrees with the sum of the parts that the text says it has. Every figure is an
    interval set by its printed digits, so a gap that rounding explains is no fault.

Why it matters
    Where they disagree, a figure is wrong or a part is missing; it is the first thing a reviewer
    adds up.

Fails
    The gap is more than rounding can explain: an error where the wording says that the list is
    complete, a warning where it does not.

Passes
    The gap lies within the rounding of the figures; a sum that holds only if a figure was cut off
    is a note.

Basis
    The Budget Law asks that accounts be true, accurate and complete; figures that disagree cannot
    be.
"""


def check(paper: Workpaper) -> Iterator[Draft]:
    yield from fault_drafts(paper, NAME)
