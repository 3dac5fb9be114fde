"""同一数前后不一致

检查什么
    同一项目、同一年度、同一口径的数，在文中几处写出时是否一致。位数不同的，按较粗的一处舍入后比较。

为什么要紧
    文与文、文与表、公开数与批复数不一致，是各级检查中发现最多的问题。

反例
    前文与后文对同一个数给出不同的值。

正例
    68.30与68.3一致；年度、阶段或口径不同的数不比较。

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

CODE = "PC201"
NAME = "restated-differently"
SEVERITY: Severity = "error"
SINCE = "0.1.0"
BASIS = ("L02", "L08")
ENGINE = True

INVALID = (
    "2023年度一般公共预算财政拨款支出512.36万元。2023年度一般公共预算财政拨款支出521.36万元，占本年支出合计的80.00%。",
)
VALID = (
    "2023年度一般公共预算财政拨款支出512.36万元。2023年度一般公共预算财政拨款支出512.36万元，主要用于日常运转。",
)

ENGLISH = """One fact has two values

What it checks
    Whether one fact (same item, year, stage and scope) has the same value wherever it is printed;
    the finer rounds to the coarser.

Why it matters
    Text that disagrees with text, table or approval is what inspections find most.

Fails
    Two places give different values for one fact.

Passes
    68.30 and 68.3 agree; other years, stages or scopes are not compared.

Basis
    The Budget Law asks that accounts be true, accurate and complete; figures that disagree cannot
    be.
"""


def check(paper: Workpaper) -> Iterator[Draft]:
    yield from fault_drafts(paper, NAME)
