"""一组金额中有的没有单位

检查什么
    用顿号、逗号并列的一组金额或百分比，前后都有单位，中间一个没有。

为什么要紧
    没有单位的数既可能是万元也可能是元，合计因此无法核对。

反例
    “三项支出分别为12.5万元、13.4、14.0万元。”

正例
    “三项支出分别为12.5、13.4、14.0万元”，单位统一写在最后。

依据
    出版物上数字用法的一般要求；绩效报告可以参照，此处只作提示。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from perfcheck.read.outline_marks import is_row
from perfcheck.rules.base import Draft, quoted, together

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure
    from perfcheck.model.workpaper import Workpaper
    from perfcheck.rules.base import Severity

CODE = "PC506"
NAME = "unit-missing"
SEVERITY: Severity = "note"
SINCE = "0.1.0"
STATUS = "preview"
BASIS = ("S02",)
ENGINE = True

INVALID = (
    "三项支出分别为12.5万元、13.4、14.0万元。",
    "其中：办公费12.5万元，印刷费13.4，邮电费14.0万元。",
)
VALID = (
    "三项支出分别为12.5、13.4、14.0万元。",
    "其中：办公费12.5万元，印刷费13.4万元，邮电费14.0万元。",
)

ENGLISH = """A figure of a list has no unit

What it checks
    A list of amounts or percents whose neighbours have a unit and one has none.

Why it matters
    It may be 万元 or 元: the total cannot be checked.

Fails
    12.5 万元、13.4、14.0 万元.

Passes
    One unit after the last figure, for all.

Basis
    The general rules for numerals in public texts, which a report may follow; this is a hint.
"""

_LONGEST_GAP = 20


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(r"[、,;](?:[\u4e00-\u9fff“”]{0,12}(?:支出|费|收入|经费|补助|资金|拨款|补贴|工资)为?)?")


def check(paper: Workpaper) -> Iterator[Draft]:
    yield from together(_drafts(paper), "并列的数中共有 {} 个没有单位", "{} figures of lists have no unit")


def _drafts(paper: Workpaper) -> Iterator[Draft]:
    figures, text = paper.figures, paper.flow.text
    for place in range(1, len(figures) - 1):
        bare = figures[place]
        if bare.unit or not bare.decimals or not bare.stated:
            continue
        before, after = figures[place - 1], figures[place + 1]
        if not _alike(before, after) or not (_listed(text, before, bare) and _listed(text, bare, after)):
            continue
        if is_row(text, *paper.flow.paragraphs[paper.flow.paragraph_at(bare.at)]):
            continue
        words = quoted(paper, before.at, after.until)
        yield Draft(
            [(bare.start, bare.end)],
            f"“{words}”中的 {bare.numeral} 没有单位",
            f"{bare.numeral} has no unit in {words}",
        )


def _alike(before: Figure, after: Figure) -> bool:
    return before.unit == after.unit and before.dimension in ("money", "percent")


def _listed(text: str, one: Figure, other: Figure) -> bool:
    """Whether only a separator, and a short label, stand between two figures."""
    gap = text[one.until : other.at]
    return len(gap) <= _LONGEST_GAP and _gap().fullmatch(gap) is not None
