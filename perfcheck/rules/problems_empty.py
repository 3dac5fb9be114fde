"""存在的问题一章没有内容

检查什么
    写问题的一章（存在的问题及原因分析等）是否只有“无”“暂无”“没有”，或者没有内容。

为什么要紧
    自评的用处在于找出问题并改进；一年的支出没有任何问题，评审时会要求重写这一章。

反例
    标题之下只写一个“无”字，或者标题之后紧接下一章。

正例
    写出具体问题；说明经自查未发现问题及其依据的，也不属于此列。

依据
    《预算法》及其实施条例要求开展绩效评价，并用评价结果改进管理。
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from perfcheck.rules.base import Draft
from perfcheck.rules.problems import about_problems, is_empty

if TYPE_CHECKING:
    from perfcheck.model.workpaper import Workpaper
    from perfcheck.read.outline import Heading
    from perfcheck.rules.base import Severity

CODE = "PC301"
NAME = "problems-empty"
SEVERITY: Severity = "warning"
SINCE = "0.1.0"
BASIS = ("L03", "L07")

INVALID = (
    "一、基本支出情况\n全年支出用于日常运转。\n二、存在的问题及原因分析\n无\n三、下一步改进措施\n继续加强管理。",
    "一、绩效情况\n各项任务如期完成。\n二、存在的主要问题：暂无。",
    "一、绩效情况\n各项任务如期完成。\n二、存在的问题\n三、改进措施\n加强预算编制。",
)
VALID = (
    "一、绩效情况\n各项任务如期完成。\n二、存在的问题\n预算编制不够细，个别项目执行较慢。",
    "一、存在的问题及原因\n1、项目进度偏慢。受天气影响，工期顺延。",
)

ENGLISH = """The section on problems is empty

What it checks
    Whether the section on problems says nothing but 无, 暂无 or 没有, or nothing at all.

Why it matters
    A self-evaluation is there to find problems; a year without any is sent back.

Fails
    The heading is followed by the single word 无, or by the next heading.

Passes
    It names problems, or says how it was found that there are none.

Basis
    The Budget Law and its implementing regulation ask for evaluation, and for its results to be used.
"""


def check(paper: Workpaper) -> Iterator[Draft]:
    for place, heading in about_problems(paper):
        if is_empty(paper, heading, place):
            yield _draft(paper, heading)


def _draft(paper: Workpaper, heading: Heading) -> Draft:
    body = paper.flow.text[heading.body_start : heading.body_end]
    spans = _spans(paper, heading, body)
    said, title = " ".join(dict.fromkeys(body.split())).rstrip("。.;；"), heading.title
    if not said:
        return Draft(spans, f"“{title}”没有内容，没有说明任何问题", f"the section {title} is empty")
    zh = f"“{title}”只写了“{said}”，没有说明任何问题"
    return Draft(spans, zh, f"the section {title} says only {said}")


def _spans(paper: Workpaper, heading: Heading, body: str) -> list[tuple[int, int]]:
    """The heading, and what stands on the lines under it."""
    end = heading.body_start + len(body.rstrip())
    start = end - len(body.strip())
    if start >= end:
        return [paper.flow.source(heading.start, heading.end)]
    if "\n" not in paper.flow.text[heading.start : start]:
        return [paper.flow.source(heading.start, max(heading.end, end))]
    return [paper.flow.source(heading.start, heading.end), paper.flow.source(start, end)]
