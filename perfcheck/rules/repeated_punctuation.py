"""标点重复或错位

检查什么
    点号是否重复或者错位：，，　。。　，。　、，　。，。

为什么要紧
    多余的标点往往是删去文字后留下的痕迹，可能漏了内容。

反例
    “新装设备48台，，全部投入使用”。

正例
    省略号……、破折号——；表格中的空格。

依据
    标点符号用法；只作提示。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from perfcheck.rules.base import Draft, quoted, together

if TYPE_CHECKING:
    from perfcheck.model.workpaper import Workpaper
    from perfcheck.rules.base import Severity

CODE = "PC504"
NAME = "repeated-punctuation"
SEVERITY: Severity = "note"
SINCE = "0.1.0"
BASIS = ("S03",)

INVALID = (
    "新装设备48台，，全部投入使用。",
    "经费用于培训、，成效明显。",
    "任务已经完成。。",
    "任务已经完成，。",
)
VALID = ("任务已经完成……后续继续推进。", "范围——全县。", "甲,,乙\t丙", "是否完成？！")

ENGLISH = """Stops are doubled or misplaced

What it checks
    Whether stops are doubled or run together: ，， 。。 ，。 、， 。，.

Why it matters
    A stop too many is often what is left of text that was cut.

Fails
    48台，，全部投入使用.

Passes
    An ellipsis, a dash, empty cells of a table.

Basis
    The standard for punctuation, so this is a hint.
"""

# Of normalised text: one stop follows another, behind a word.
_STOPS = re.compile(r"[,。、;:][,。、;:]{1,5}(?![,。、;:.])")
_WORD_END = frozenset(")”》%")
_FULL_WIDTH = frozenset("，。、；：")


def check(paper: Workpaper) -> Iterator[Draft]:
    yield from together(_drafts(paper), "共有 {} 处标点重复或错位", "{} stops are doubled or misplaced")


def _drafts(paper: Workpaper) -> Iterator[Draft]:
    flow, original = paper.flow, paper.document.text
    for found in _STOPS.finditer(flow.text):
        before = flow.text[found.start() - 1 : found.start()]
        if not ("\u4e00" <= before <= "\u9fff" or before in _WORD_END):
            continue
        start, end = flow.source(*found.span())
        printed = original[start:end]
        if set(found[0]) == {"。"} and len(found[0]) > 2:
            continue
        if not any(char in _FULL_WIDTH for char in printed) and not _in_prose(flow.text, found.start()):
            continue
        first = flow.paragraphs[flow.paragraph_at(found.start())][0]
        words = quoted(paper, max(found.start() - 6, first), found.end())
        yield Draft([(start, end)], f"标点重复或错位：“{words}”", f"stops run together: {words}")


def _in_prose(text: str, at: int) -> bool:
    """Whether the line is a sentence, and not a row of a comma-separated table."""
    start = text.rfind("\n", max(at - 200, 0), at) + 1
    end = text.find("\n", at, at + 200)
    return "。" in text[start : end if end >= 0 else at + 200]
