"""标题序号重复

检查什么
    同级标题、条目或者段内列举的序号是否重复。

为什么要紧
    重复的序号使引用无从对应，通常是增删段落后没有重新编号。

反例
    一段之内先后出现两个“4.”。

正例
    换到下一章重新编号；目录重复正文的标题。

依据
    公文格式规定了各层次序数；绩效报告不是公文，此处只作提示。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from perfcheck.rules.base import Draft

if TYPE_CHECKING:
    from perfcheck.model.workpaper import Workpaper
    from perfcheck.rules.base import Severity

CODE = "PC304"
NAME = "heading-duplicate"
SEVERITY: Severity = "note"
SINCE = "0.1.0"
BASIS = ("S01",)

INVALID = (
    "主要职责：1.编制预算。2.审核决算。3.监督执行。3.公开信息。4.开展培训。",
    "一、概况\n设三个股室。\n二、支出\n支出平稳。\n二、绩效\n任务完成。\n三、问题\n进度偏慢。",
)
VALID = (
    "主要职责：1.编制预算。2.审核决算。3.监督执行。4.公开信息。",
    "一、收入\n1.拨款增加。\n2.其他减少。\n二、支出\n1.人员经费增加。\n2.公用经费减少。",
)

ENGLISH = """A heading number occurs twice

What it checks
    Whether a number occurs twice among sibling headings, items, or in a list inside a paragraph.

Why it matters
    A number that occurs twice cannot be referred to; paragraphs were added and not renumbered.

Fails
    Two items numbered 4. in one paragraph.

Passes
    Numbers begin again under another heading; a contents page repeats the headings.

Basis
    The layout of official documents sets the levels; a report is none, so this is a hint.
"""


def check(paper: Workpaper) -> Iterator[Draft]:
    flow = paper.flow
    for run in paper.outline.enumerations:
        for before, after in pairwise(run.items):
            if before.row or after.row or after.ordinal is None or before.ordinal != after.ordinal:
                continue
            if after.ordinal == before.last and not _same(before.title, after.title):
                yield _draft(
                    [flow.source(after.start, after.end), flow.source(before.start, before.end)],
                    after.number or "",
                )
    for inside in paper.outline.items:
        for one, other in pairwise(inside.marks):
            if one.ordinal == other.ordinal:
                spans = [flow.source(other.start, other.end), flow.source(one.start, one.end)]
                yield _draft(spans, flow.text[other.start : other.end])


def _same(one: str, other: str) -> bool:
    """Whether a heading is only printed again, as at the head of a page."""
    return bool(one) and one == other


def _draft(spans: list[tuple[int, int]], number: str) -> Draft:
    return Draft(spans, f"序号“{number}”重复出现", f"the number {number} occurs twice")
