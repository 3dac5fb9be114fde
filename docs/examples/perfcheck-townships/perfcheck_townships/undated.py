"""报告没有落款日期

检查什么
    报告最后三段里有没有写明年、月、日的落款日期。

为什么要紧
    没有日期的报告无法确定是哪一稿。

反例
    报告以最后一段正文结束。

正例
    最后一段是“2024年3月15日”。

依据
    本县的报送要求。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from perfcheck.rules.base import Draft

if TYPE_CHECKING:
    from perfcheck.model.workpaper import Workpaper
    from perfcheck.rules.base import Severity

CODE = "TW301"
NAME = "undated"
SEVERITY: Severity = "warning"
SINCE = "1.0"
BASIS = ()

INVALID = ("2023年度枫林乡绩效自评报告\n一、支出\n2023年支出合计12.00万元。",)
VALID = ("2023年度枫林乡绩效自评报告\n一、支出\n2023年支出合计12.00万元。\n2024年3月15日",)

ENGLISH = """The report bears no date

What it checks
    Whether one of the last three paragraphs is a date: year, month and day.

Why it matters
    Nobody can tell which draft an undated report is.

Fails
    The report ends with its last paragraph of prose.

Passes
    Its last paragraph is a date.

Basis
    What the county asks for.
"""

_DATE = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日")
_LAST = 3


def check(paper: Workpaper) -> Iterator[Draft]:
    text, paragraphs = paper.flow.text, paper.flow.paragraphs
    if paragraphs and not any(_DATE.search(text, start, end) for start, end in paragraphs[-_LAST:]):
        place = paper.flow.source(*paragraphs[-1])
        yield Draft([place], "报告末尾没有落款日期", "the report ends without a date")
