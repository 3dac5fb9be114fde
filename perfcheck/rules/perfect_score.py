"""自评满分而没有写出任何问题

检查什么
    自评得分为100分，而存在的问题一章没有内容，或者全文没有写到问题与不足。

为什么要紧
    满分并不是错误，但满分而一个问题也没有，评审时通常会要求逐项提供得分依据。

反例
    自评得分100分，“存在的问题”只写“无”。

正例
    得分100分，同时写出了问题；“满分100分”说的是总分值。

依据
    项目支出绩效评价管理办法等要求自评客观、评分有据；此处只作提示。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from perfcheck.rules.base import Draft
from perfcheck.rules.problems import about_problems, is_empty

if TYPE_CHECKING:
    from perfcheck.model.workpaper import Workpaper
    from perfcheck.rules.base import Severity

CODE = "PC306"
NAME = "perfect-score"
SEVERITY: Severity = "note"
SINCE = "0.1.0"
STATUS = "preview"
BASIS = ("L03", "P02")

INVALID = (
    "一、绩效情况\n经自评，部门整体支出绩效得分100分。\n二、存在的问题\n无\n三、改进措施\n继续加强管理。",
    "青山县水务中心2023年度部门整体支出绩效自评报告\n一、基本情况\n设三个股室。\n二、绩效情况\n自评得分为100.00分。",
)
VALID = (
    "一、绩效情况\n自评得分100分。\n二、存在的问题\n预算编制不细，两个项目进度偏慢。",
    "一、绩效情况\n评分满分100分，自评得分96分。\n二、存在的问题\n无\n三、改进措施\n继续加强管理。",
)

ENGLISH = """A perfect score and not a problem

What it checks
    Whether the self-evaluation scores 100 and the section on problems is empty, or none is named.

Why it matters
    It is no fault, yet reviewers will ask for the evidence of every point.

Fails
    The score is 100 and the section on problems says 无.

Passes
    The score is 100 and problems are named; 100 is the highest score possible.

Basis
    The measures on evaluation ask that scores rest on evidence; this is a hint.
"""

_KINDS = frozenset({"department-performance", "project-performance", "transfer-performance"})
_NAMED = ("问题", "不足", "短板", "困难")


@cache
def _score() -> re.Pattern[str]:
    return re.compile(
        r"(?:得分|自评分|评分结果|评价得分|总得分|评定|得)(?:分)?(?:为|是|:|共|共计)?(?<!满分)100(?:[.]0{1,2})?分"
    )


def check(paper: Workpaper) -> Iterator[Draft]:
    if "100" not in paper.flow.text:
        return
    found = _score().search(paper.flow.text)
    if found is None or not _nothing_named(paper):
        return
    yield Draft(
        [paper.flow.source(*found.span())],
        f"“{found[0]}”，而全文没有写出任何问题，宜核实各项得分的依据",
        f"a perfect score ({found[0]}) and no problem named: verify what each point rests on",
    )


def _nothing_named(paper: Workpaper) -> bool:
    sections = list(about_problems(paper))
    if sections:
        return all(is_empty(paper, heading, place) for place, heading in sections)
    whole = paper.outline.title is not None and paper.outline.kind in _KINDS
    return whole and not any(word in paper.flow.text for word in _NAMED)
