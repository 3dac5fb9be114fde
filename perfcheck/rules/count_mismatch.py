"""个数与所列名称不符

检查什么
    写明个数并逐一列出名称的，个数与所列名称是否一致。“等”字之后还有未列出的，不作判断。

为什么要紧
    机构、人员、事项的个数是核对附表的起点；多写或漏列说明照抄了旧稿。

反例
    写明十个，“即”之后只列出九个。

正例
    列出的名称与个数一致；括号内的别名不另计。

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

CODE = "PC107"
NAME = "count-mismatch"
SEVERITY: Severity = "error"
SINCE = "0.1.0"
BASIS = ("L02",)
ENGINE = True

INVALID = ("局机关内设股室4个，即办公室、预算股、监督股。",)
VALID = (
    "局机关内设股室3个，即办公室、预算股、监督股。",
    "局机关下设办公室、预算股、监督股等8个股室。",
)

ENGLISH = """A number differs from the names listed

What it checks
    Whether a stated number agrees with the names that are listed for it. A list left open is not
    judged.

Why it matters
    Counts of offices, staff and tasks are where a reviewer starts; a wrong one points to an old
    draft.

Fails
    Ten are stated and nine are listed.

Passes
    As many names as stated; other names in brackets do not count.

Basis
    The Budget Law asks that accounts be true, accurate and complete; figures that disagree cannot
    be.
"""


def check(paper: Workpaper) -> Iterator[Draft]:
    yield from fault_drafts(paper, NAME)
