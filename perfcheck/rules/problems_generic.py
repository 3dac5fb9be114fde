"""存在的问题写得空泛

检查什么
    写问题的一章是否每一句都是通用的话（绩效意识有待加强、预算编制不够精细等），没有项目、没有数字。

为什么要紧
    放在任何单位都成立的问题，说明不了本单位的支出，评审时常被要求补充。

反例
    “一是预算编制不够精细；二是绩效管理意识有待提高。”

正例
    写明哪个项目、差多少、为什么；有数字、有名称的，不属于此列。

依据
    《预算法》及其实施条例要求开展绩效评价，并用评价结果改进管理；此处只作提示。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from perfcheck.knowledge import load
from perfcheck.rules.base import Draft
from perfcheck.rules.problems import about_problems

if TYPE_CHECKING:
    from perfcheck.model.workpaper import Workpaper
    from perfcheck.rules.base import Severity

CODE = "PC307"
NAME = "problems-generic"
SEVERITY: Severity = "note"
SINCE = "0.1.0"
STATUS = "preview"
BASIS = ("L03", "L07")

INVALID = (
    "一、绩效情况\n各项任务如期完成。\n二、存在的问题\n一是预算编制不够精细；二是绩效管理意识有待提高。\n三、改进措施\n加强学习。",
)
VALID = (
    "一、绩效情况\n各项任务如期完成。\n二、存在的问题\n预算编制不够精细，渠道清淤项目执行率只有62%。",
    "一、绩效情况\n各项任务如期完成。\n二、存在的问题\n受汛期影响，《水库除险方案》所列工程推迟开工。",
)

ENGLISH = """The problems named fit any office

What it checks
    Whether every sentence of the section on problems is a stock phrase, without a project or a figure.

Why it matters
    Problems that hold of any office say nothing of this one's spending; reviewers ask for more.

Fails
    Budgeting is not fine enough; awareness of performance is to be raised.

Passes
    Which project, by how much, and why; anything with a figure or a name.

Basis
    The Budget Law and its implementing regulation ask for evaluation; this is a hint.
"""

_SHORTEST, _LONGEST, _LONGEST_SENTENCE = 12, 240, 48
_PARTS = re.compile(r"[。;\n]")
_PARTICULAR = re.compile(r"\d|[《“]")


def check(paper: Workpaper) -> Iterator[Draft]:
    for _, heading in about_problems(paper):
        body = paper.flow.text[heading.body_start : heading.body_end]
        if not _SHORTEST <= len(body.strip()) <= _LONGEST or not _is_generic(body):
            continue
        span = paper.flow.source(heading.start, heading.body_start + len(body.rstrip()))
        yield Draft(
            [span],
            f"“{heading.title}”写的都是通用的话，没有写到具体的项目或数字",
            f"the section {heading.title} names no project and no figure",
        )


@cache
def _stock() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = load("outlines")["problems"]["generic"]
    subject, verdict = (re.compile("|".join(words[key])) for key in ("subjects", "verdicts"))
    return subject, verdict, re.compile("|".join(words["particular"]))


def _is_generic(body: str) -> bool:
    """Whether every sentence is a stock subject with a stock verdict, and none tells of a particular."""
    numbered = re.compile(r"^\(?[\d一二三四五六七八九十]{1,3}[.、)是]\)?", re.MULTILINE)
    plain = numbered.sub("", body)
    subject, verdict, particular = _stock()
    sentences = [part.strip() for part in _PARTS.split(plain) if part.strip()]
    if _PARTICULAR.search(re.sub(r"(?:^|(?<=[。;]))\d[.、]", "", plain)) or particular.search(plain):
        return False
    return bool(sentences) and all(
        len(part) <= _LONGEST_SENTENCE and subject.search(part) and verdict.search(part) for part in sentences
    )
