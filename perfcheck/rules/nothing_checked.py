"""没有找到可以核对的关系

检查什么
    全文有没有找到任何可以核对的数量关系。

为什么要紧
    没有找到关系，就什么也没有核对；空的结果不等于没有问题。

反例
    全文只有工作叙述，没有合计、占比、增减等关系。

正例
    至少找到一处可以核对的关系。

依据
    《预算法实施条例》要求决算数字以核对无误的账目为准；没有核对，就不能说无误。
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from perfcheck.rules.base import Draft

if TYPE_CHECKING:
    from perfcheck.model.workpaper import Workpaper
    from perfcheck.rules.base import Severity

CODE = "PC901"
NAME = "nothing-checked"
SEVERITY: Severity = "warning"
SINCE = "0.1.0"
BASIS = ("L08",)
ENGINE = True

INVALID = ("本单位认真履行职责，各项工作有序推进。",)
VALID = ("本年支出合计30.00万元，其中：基本支出10.00万元，项目支出20.00万元。",)

ENGLISH = """Nothing could be checked

What it checks
    Whether the text has any arithmetic that could be checked.

Why it matters
    Where no relation was found nothing was checked, and an empty answer is not a clean one.

Fails
    A narrative without a total, a share or a change.

Passes
    At least one relation was found.

Basis
    The regulation asks that accounts rest on verified books; what was not checked is not verified.
"""


def check(paper: Workpaper) -> Iterator[Draft]:
    if paper.ties or (paper.previous is not None and paper.previous.comparisons):
        return
    count = len(paper.printed)
    yield Draft(
        [],
        f"没有找到可以核对的数量关系（读到 {count} 个数），本次没有核对任何数字",
        f"no relation to check was found ({count} figures read): nothing was checked",
    )
