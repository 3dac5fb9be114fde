"""括号全角、半角混用

检查什么
    一对括号是否一半全角、一半半角。

为什么要紧
    版面不一致，也妨碍按括号查找和提取文字。

反例
    “（教务系统)6名”。

正例
    两半同为全角，或者同为半角。

依据
    属于书写问题，只作提示。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from perfcheck.rules.base import Draft, together

if TYPE_CHECKING:
    from perfcheck.model.workpaper import Workpaper
    from perfcheck.rules.base import Severity

CODE = "PC502"
NAME = "mixed-bracket"
SEVERITY: Severity = "note"
SINCE = "0.1.0"
BASIS = ("S03",)

INVALID = ("选派辅导员（教务系统)6名。", "因公出国(境）费为零。")
VALID = ("选派辅导员（教务系统）6名。", "因公出国(境)费为零。", "（职责包括：1)编制；2)审核）")

ENGLISH = """A pair of brackets mixes widths

What it checks
    Whether one half of a pair of brackets is full-width and the other half-width.

Why it matters
    It looks careless, and text cannot be searched by its brackets.

Fails
    A full-width bracket that a half-width one closes.

Passes
    Both halves alike.

Basis
    Writing only, so this is a hint.
"""

_MARK = re.compile(r"[（(）)]")
_ITEM = re.compile(r"(?:^|[：:；;，,。、])\s?\d{1,2}\Z")
_LONGEST = 60
_MATCH = {"(": ")", "（": "）"}


def check(paper: Workpaper) -> Iterator[Draft]:
    yield from together(_drafts(paper), "共有 {} 处括号全角、半角混用", "{} pairs of brackets mix widths")


def _drafts(paper: Workpaper) -> Iterator[Draft]:
    text = paper.document.text
    start = -1
    for mark in _MARK.finditer(text):
        at = mark.start()
        if mark[0] in _MATCH:
            start = at
            continue
        opened, start = start, -1
        if opened < 0 or at - opened - 1 > _LONGEST or _MATCH[text[opened]] == mark[0]:
            continue
        inside = text[opened + 1 : at]
        if "\n" not in inside and _has_han(inside) and not _ITEM.search(inside):
            pair = text[opened : at + 1]
            zh, en = f"括号全角、半角混用：“{pair}”", f"brackets of different width: {pair}"
            yield Draft([(opened, at + 1)], zh, en)


def _has_han(text: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in text)
