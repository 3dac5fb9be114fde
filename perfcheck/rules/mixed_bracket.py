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

_PAIR = re.compile(r"（([^（）()\n]{1,60})\)|\(([^（）()\n]{1,60})）")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ITEM = re.compile(r"(?:^|[：:；;，,。、])\s?\d{1,2}\Z")


def check(paper: Workpaper) -> Iterator[Draft]:
    yield from together(
        _drafts(paper), "共有 {} 处括号全角、半角混用", "{} pairs of brackets mix full and half width"
    )


def _drafts(paper: Workpaper) -> Iterator[Draft]:
    for found in _PAIR.finditer(paper.document.text):
        inside = found[1] or found[2]
        if _HAN.search(inside) and not _ITEM.search(inside):
            yield Draft(
                [found.span()],
                f"括号全角、半角混用：“{found[0]}”",
                f"brackets of different width: {found[0]}",
            )
