"""百分数缺少百分号

检查什么
    “增长”“下降”“占……”“完成预算的”之后的小数，有没有百分号或者单位。

为什么要紧
    缺了百分号，读者无法判断是百分比还是金额，这一处比率也无法核对。

反例
    “比上年增加2万元，增长13.95，占基本支出的12.5。”

正例
    “增长13.95%”；“分别增长3.2、5.6和7.8个百分点”，单位写在最后。

依据
    出版物上数字用法的一般要求；绩效报告可以参照，此处只作提示。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from perfcheck.read.outline_marks import is_row
from perfcheck.rules.base import Draft, quoted, together

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure
    from perfcheck.model.workpaper import Workpaper
    from perfcheck.rules.base import Severity

CODE = "PC505"
NAME = "percent-missing"
SEVERITY: Severity = "note"
SINCE = "0.1.0"
STATUS = "preview"
BASIS = ("S02",)
ENGINE = True

INVALID = (
    "培训费支出12.50万元，比上年增加1.53万元，增长13.95，主要用于业务培训。",
    "公用经费50.00万元，占基本支出12.5，主要用于日常运转。",
)
VALID = (
    "培训费支出12.50万元，比上年增加1.53万元，增长13.95%，主要用于业务培训。",
    "三项收入分别增长3.2、5.6和7.8个百分点。",
    "新区占地12.5，绿地占三成。",
)

ENGLISH = """A percent sign is missing

What it checks
    Whether a decimal after words of growth, of share or of carrying out has a percent sign or a unit.

Why it matters
    Nobody can tell a percent from an amount, and the ratio cannot be checked.

Fails
    Growth of 13.95, and 12.5 of basic expenditure.

Passes
    13.95 %; a list of figures with the unit after the last.

Basis
    The general rules for numerals in public texts, which a report may follow; this is a hint.
"""

_BACK = 20


@cache
def _words() -> re.Pattern[str]:
    return re.compile(
        r"(?:增长|下降|增幅|降幅|减幅|增长率|完成[\u4e00-\u9fff]{0,6}预算数?的"
        r"|占(?![地用道])[\u4e00-\u9fff“”]{2,12})(?:了|为|约|达|的|比重|比例){0,3}\Z"
    )


def check(paper: Workpaper) -> Iterator[Draft]:
    yield from together(_drafts(paper), "共有 {} 处百分数缺少百分号", "{} percent signs are missing")


def _drafts(paper: Workpaper) -> Iterator[Draft]:
    for figure in paper.figures:
        if figure.unit == "" and figure.decimals and _is_bare_percent(paper, figure):
            words = quoted(paper, max(figure.at - 8, 0), figure.until)
            yield Draft(
                [(figure.start, figure.end)],
                f"“{words}”之后没有百分号，也没有单位",
                f"neither a percent sign nor a unit after {words}",
            )


def _is_bare_percent(paper: Workpaper, figure: Figure) -> bool:
    text = paper.flow.text
    if text[figure.until : figure.until + 1] not in (",", "。", ";", ")"):
        return False
    before = text[max(figure.at - _BACK, 0) : figure.at]
    if "分别" in before or _words().search(before) is None:
        return False
    return not is_row(text, *paper.flow.paragraphs[paper.flow.paragraph_at(figure.at)])
