"""括号、引号不成对

检查什么
    括号、书名号、引号是否成对；“1)”之类的序号不算。

为什么要紧
    缺少一半括号，读者无法判断说明到哪里为止，也可能是漏了文字。

反例
    “指导员（卫生系统1名，并选派……”只有左括号。

正例
    成对；同一对括号跨段书写。

依据
    属于书写问题，只作提示。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from perfcheck.rules.base import Draft, quoted, together

if TYPE_CHECKING:
    from perfcheck.model.workpaper import Workpaper
    from perfcheck.rules.base import Severity

CODE = "PC501"
NAME = "unbalanced-bracket"
SEVERITY: Severity = "note"
SINCE = "0.1.0"
BASIS = ("S03",)

INVALID = (
    "选派辅导员（财税系统2名，并安排到基层锻炼。\n各项工作有序推进。",
    "印发《内部控制手册，明确岗位职责。\n各项工作有序推进。",
)
VALID = (
    "选派辅导员（财税系统2名），并安排到基层锻炼。",
    "具体职责：1)编制预算；2)审核决算。",
    "收支情况（详见附表\n和附件）如下。",
)

ENGLISH = """A bracket has no partner

What it checks
    Whether brackets, title marks and quotation marks come in pairs; item numbers such as 1) are none.

Why it matters
    With half a pair the reader cannot tell where a remark ends, and text may be missing.

Fails
    An opening bracket that nothing closes.

Passes
    Pairs, also over two paragraphs.

Basis
    Writing only, so this is a hint.
"""

_PAIRS = {")": "(", "]": "[", "】": "【", "〕": "〔", "》": "《", "”": "“"}
_OPEN = frozenset(_PAIRS.values())
_MARKS = re.compile(r"[()\[\]【】〔〕《》“”]")
_ITEM = re.compile(r"(?:[\dA-Za-z]{1,3}|[一二三四五六七八九十]{1,3})\Z")
_NEIGHBOURS = 2
_QUOTED = 10
_DEEPEST = 8
_MOST_LOOSE = 200


def check(paper: Workpaper) -> Iterator[Draft]:
    yield from together(
        _drafts(paper), "共有 {} 处括号或引号不成对", "{} brackets or quotation marks are unpaired"
    )


def _drafts(paper: Workpaper) -> Iterator[Draft]:
    loose = [(at, index) for index in range(len(paper.flow.paragraphs)) for at in _loose(paper, index)]
    text = paper.flow.text
    final = len(paper.flow.paragraphs) - 1
    for place, (at, index) in enumerate(loose):
        if _meets(text, loose, place) or text[at] in "“”":
            continue
        if index == final and text[at] in _OPEN and text[paper.flow.paragraphs[index][1] - 1] not in "。;!?)":
            continue
        if index == 0 and text[at] not in _OPEN and paper.outline.title is None:
            continue
        yield _draft(paper, at)


def _loose(paper: Workpaper, index: int) -> list[int]:
    """Where the marks of one paragraph stand that have no partner in it."""
    text = paper.flow.text
    start, end = paper.flow.paragraphs[index]
    stack: list[int] = []
    loose: list[int] = []
    for found in _MARKS.finditer(text, start, end):
        mark, at = found[0], found.start()
        if len(stack) + len(loose) > _MOST_LOOSE:
            break
        if mark in _OPEN:
            stack.append(at)
            continue
        if stack and text[stack[-1]] == _PAIRS[mark]:
            stack.pop()
            continue
        partner = _partner(text, stack, _PAIRS[mark])
        if partner >= 0:
            loose += stack[partner + 1 :]
            del stack[partner:]
        elif mark != ")" or not _is_item_number(text, start, at):
            loose.append(at)
    return sorted(loose + stack)


def _partner(text: str, stack: list[int], opening: str) -> int:
    """The place on the stack of the nearest `opening`, or -1."""
    for place in range(len(stack) - 1, max(len(stack) - 1 - _DEEPEST, -1), -1):
        if text[stack[place]] == opening:
            return place
    return -1


def _is_item_number(text: str, start: int, at: int) -> bool:
    found = _ITEM.search(text, max(start, at - 3), at)
    if not found:
        return False
    before = found.start()
    return before == start or text[before - 1] in "。;:,、!?)\t |”" or not text[before].isdigit()


def _meets(text: str, loose: list[tuple[int, int]], place: int) -> bool:
    """Whether the partner stands loose in a paragraph close by."""
    at, index = loose[place]
    mark = text[at]
    step = 1 if mark in _OPEN else -1
    other = place + step
    while 0 <= other < len(loose) and abs(loose[other][1] - index) <= _NEIGHBOURS:
        partner = text[loose[other][0]]
        if partner == mark:
            return False
        if (_PAIRS.get(partner) if step > 0 else partner) == (mark if step > 0 else _PAIRS[mark]):
            return True
        other += step
    return False


def _draft(paper: Workpaper, at: int) -> Draft:
    flow = paper.flow
    first, last = flow.paragraphs[flow.paragraph_at(at)]
    opening = flow.text[at] in _OPEN
    around = (at, min(last, at + _QUOTED)) if opening else (max(at - _QUOTED, first), at + 1)
    words = quoted(paper, *around)
    half, which = ("左", "opening") if opening else ("右", "closing")
    return Draft(
        [flow.source(*around)],
        f"只有{half}括号，没有与之成对的另一半：“{words}”",
        f"an {which} bracket without its partner: {words}"
        if opening
        else f"a {which} bracket without its partner: {words}",
    )
