"""发文字号没有用六角括号

检查什么
    发文字号的年份是否用六角括号〔〕括入。

为什么要紧
    发文字号是查找依据的线索；写法不一，难以检索。

反例
    “青财发【2023】15号”“青财发(2023)15号”。

正例
    “青财发〔2023〕15号”。

依据
    公文格式关于发文字号的规定；绩效报告不是公文，此处只作提示。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from perfcheck.rules.base import Draft, together

if TYPE_CHECKING:
    from perfcheck.model.workpaper import Workpaper
    from perfcheck.rules.base import Severity

CODE = "PC503"
NAME = "doc-number-bracket"
SEVERITY: Severity = "note"
SINCE = "0.1.0"
BASIS = ("S01",)

INVALID = (
    "根据青财发【2023】15号文件执行。",
    "根据青财发[2023]15号文件执行。",
    "根据青财预（2023）8号文件执行。",
)
VALID = ("根据青财发〔2023〕15号文件执行。", "2023年（2022年）共15号台账。")

ENGLISH = """A document number is not in 〔〕

What it checks
    Whether the year of a document number stands in 〔〕.

Why it matters
    A document number is how a basis is found; written in several ways it cannot be searched.

Fails
    青财发【2023】15号, 青财发(2023)15号.

Passes
    青财发〔2023〕15号.

Basis
    The layout of official documents; a report is none, so this is a hint.
"""

_NUMBER = re.compile(
    r"[【\[［（(﹝]\s?((?:19|20)\d\d|[０-９]{4})年?\s?[】\]］）)﹞]\s?(?:第\s?)?\d{1,5}\s?号"
)


def check(paper: Workpaper) -> Iterator[Draft]:
    yield from together(
        _drafts(paper), "共有 {} 处发文字号没有用六角括号", "{} document numbers are not in 〔〕"
    )


def _drafts(paper: Workpaper) -> Iterator[Draft]:
    text = paper.document.text
    for found in _NUMBER.finditer(text):
        if not found.start() or not "\u4e00" <= text[found.start() - 1] <= "\u9fff":
            continue
        yield Draft(
            [found.span()],
            f"发文字号的年份应当用六角括号：“{text[max(found.start() - 4, 0) : found.end()].strip()}”",
            f"the year of a document number belongs in 〔〕: {found[0]}",
        )
