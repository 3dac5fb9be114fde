"""标题序号不连续

检查什么
    同级标题或条目的序号是否连续：有没有跳号，有没有标题丢了序号。

为什么要紧
    跳号可能是漏了一段内容，也可能是自动编号在转存时丢失；读者无法分辨，需要编写人核实。

反例
    “一、”之后是没有序号的标题，接着是“三、”；“2.”之后直接是“4.”。

正例
    序号连续；换到下一章后重新编号；节选的文字从（二）开始。

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
    from perfcheck.read.outline import Enumeration, Heading
    from perfcheck.rules.base import Severity

CODE = "PC303"
NAME = "heading-gap"
SEVERITY: Severity = "note"
SINCE = "0.1.0"
BASIS = ("S01",)

INVALID = (
    "一、单位概况\n本单位设三个股室。\n预算支出情况\n全年支出平稳。\n三、绩效情况\n各项任务完成。",
    "一、主要工作\n1.开展培训。全年办班四期。\n2.引进人才。全年引进多人。\n4.搭建平台。建成一处基地。",
    "一、支出变化\n1.人员经费略有增加。\n2.公用经费没有变化。\n3.补助支出略有增加。\n"
    "二、接待经费\n3.公务接待费与上年持平。",
)
VALID = (
    "一、单位概况\n（一）职责\n负责财务。\n（二）机构\n设三个股室。\n二、支出情况\n（一）基本支出\n用于日常运转。",
    "（三）实施情况\n1、工程已经完工。\n2、资金已经拨付。",
    "目录\n一、概况\n二、决算表\n三、说明\n一、概况\n本单位设三个股室。\n二、决算表\n见附表。\n三、说明\n全年收支平衡。",
)

ENGLISH = """Heading numbers do not run on

What it checks
    Whether the numbers of sibling headings and items run on: none skipped, none lost.

Why it matters
    A gap may be a missing section or an automatic number lost in conversion; only the author knows.

Fails
    一、 is followed by a heading without a number and then by 三、; 2. is followed by 4.

Passes
    Numbers run on, begin again under another heading, or begin at (二) in an excerpt.

Basis
    The layout of official documents sets the levels; a report is none, so this is a hint.
"""

_MOST_MISSING = 5


def check(paper: Workpaper) -> Iterator[Draft]:
    seen: dict[str, int] = {}
    first = paper.outline.entries[0] if paper.outline.entries else None
    for run in paper.outline.enumerations:
        opening = run.items[0]
        if opening is not first and _begins_late(opening, seen.get(opening.style, 0)):
            yield _late(paper, opening)
        yield from _gaps(paper, run)
        for item in run.items:
            if item.ordinal is not None:
                seen[item.style] = item.last


def _begins_late(opening: Heading, last: int) -> bool:
    """Whether a list under a heading begins after its first number, and goes on with no other list."""
    if opening.ordinal is None or opening.row or opening.style == "is" or opening.above is None:
        return False
    return 1 < opening.ordinal <= _MOST_MISSING and opening.ordinal != last + 1


def _gaps(paper: Workpaper, run: Enumeration) -> Iterator[Draft]:
    if run.style == "is":
        return
    numbered = [item for item in run.items if item.ordinal is not None]
    lost = [item for item in run.items if item.unnumbered]
    for before, after in pairwise(numbered):
        between = [item for item in lost if before.start < item.start < after.start]
        if between:
            yield _lost(paper, before, between, after)
        elif not (before.row or after.row) and 1 < (after.ordinal or 0) - before.last <= _MOST_MISSING:
            yield _gap(paper, before, after)


def _lost(paper: Workpaper, before: Heading, between: list[Heading], after: Heading) -> Draft:
    spans = [paper.flow.source(item.start, item.end) for item in between]
    titles = "、".join(f"“{item.title}”" for item in between)
    return Draft(
        spans,
        f"“{before.number}”之后是“{after.number}”，中间的标题{titles}没有序号",
        f"{before.number} is followed by {after.number}; the heading between has no number: {titles}",
    )


def _gap(paper: Workpaper, before: Heading, after: Heading) -> Draft:
    return Draft(
        [paper.flow.source(after.start, after.end)],
        f"序号不连续：“{before.number}”之后直接是“{after.number}”",
        f"numbers do not run on: {before.number} is followed by {after.number}",
    )


def _late(paper: Workpaper, opening: Heading) -> Draft:
    above = opening.above
    where = f"{above.number}{above.title}之下" if above else ""
    return Draft(
        [paper.flow.source(opening.start, opening.end)],
        f"{where}从“{opening.number}”开始编号，前面的序号缺失",
        f"the list begins at {opening.number}; the numbers before it are missing",
    )
