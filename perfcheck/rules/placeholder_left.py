"""留有占位符或未取舍的模板文字

检查什么
    模板中应当填写而没有填写的地方：××、**、下划线、只有单位没有数字、没有取舍的“增加（减少）”、填写说明。

为什么要紧
    留有占位符说明文稿没有定稿，缺少的数字也使相关各数无法核对。

反例
    “占基本支出预算%”；“下降（增长）12%”；“XX万元”；“（100字以内）”。

正例
    表头中的“占比%”；标题中的“增加（减少）情况”；姓名中为保护隐私而用的×。

依据
    《预算法》要求决算真实、准确、完整。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from perfcheck.read.outline_marks import is_row
from perfcheck.rules.base import Draft, quoted, together

if TYPE_CHECKING:
    from perfcheck.model.workpaper import Workpaper
    from perfcheck.rules.base import Severity

CODE = "PC403"
NAME = "placeholder-left"
SEVERITY: Severity = "warning"
SINCE = "0.1.0"
BASIS = ("L02", "L09")

INVALID = (
    "商品和服务支出预算52000元，占基本支出预算%，同比增加300元。",
    "2023年度培训费支出5万元，比上年增加（减少）2万元。",
    "2023年度XX局支出合计XX万元。",
    "本年收入合计   万元，其中财政拨款收入20万元。",
    "一、绩效目标（100字以内）\n完成全年任务。",
    "改造校舍面积**平方米。",
    "决算数大于（小于）年初预算数的主要原因是人员变动。",
    "（部门名称）2023年度部门决算说明\n一、部门概况\n设三个股室。",
)
VALID = (
    "项目\t金额\t占比%\n基本支出\t20\t40%",
    "一、支出增加（减少）情况\n支出增加2万元，增长5%。",
    "受助学生李××已经入学。",
    "培训合格率达到100%，群众满意。",
    "单位：万元。以下金额均以万元为单位。",
)

ENGLISH = """A placeholder of the template is left

What it checks
    What a template asks to be filled in and was not: XX, **, blanks, a unit without its number, an
    unresolved 增加（减少）, instructions to the writer.

Why it matters
    The text is not final, and the missing figures leave others unchecked.

Fails
    A share without its number; 下降（增长）12%; XX万元; （100字以内）.

Passes
    A column headed 占比%; a heading that names both directions; names masked for privacy.

Basis
    The Budget Law asks that accounts be true, accurate and complete.
"""

_UNIT = "(?:万元|亿元|元|%|个|人|名|次|辆|平方米|年|月|日|字)"
_BODY = "(?:局|委|办|厅|部门|部|单位|县|市|区|省|镇|乡|街道|村|公司|项目)"
_UP, _DOWN = "(?:增加|增长|上升|提高|大于|高于|超过)", "(?:减少|下降|降低|小于|低于|少于)"
# It begins with characters that are rare in prose, so that a scan costs next to nothing.
_MASK = re.compile(r"[Xx×*_○△][Xx×*_○△]{1,19}")
_BLANK_DATE = re.compile(r"[Xx×]年[Xx×]{1,2}月")
_BARE_PERCENT = re.compile(r"%(?=[,。;、)])")
_BARE_YUAN = re.compile(r"元(?=[,。;、)])")
_LOOK_BACK = 20
_INSTRUCTIVE = (
    "字)",
    "字以",
    "字左右",
    "(请",
    "(此处",
    "名称)",
    "全称)",
    "(如无",
    "(如没有",
    "(若无",
    "(没有的",
)
_SECOND = re.compile(r"[(/][增减上提下降大小高低超少]")


def check(paper: Workpaper) -> Iterator[Draft]:
    yield from together(_drafts(paper), "共有 {} 处未填写的占位符", "{} places were left to be filled in")


def _drafts(paper: Workpaper) -> Iterator[Draft]:
    last = -1
    for start, end in sorted(_left(paper.flow.text)):
        paragraph = paper.flow.paragraph_at(start)
        if paragraph != last:
            yield _draft(paper, start, end, "未填写或未取舍的占位内容", "left to be filled in")
        last = paragraph
    for start, end in _number_missing(paper):
        yield _draft(paper, start, end, "只有单位，没有数字", "a unit without its number")


@cache
def _after_mask() -> re.Pattern[str]:
    return re.compile(rf"{_UNIT}|{_BODY}")


@cache
def _instruction() -> re.Pattern[str]:
    return re.compile(
        r"\((?:限|不超过)?\d{2,4}字(?:以内|左右|以下)?\)"
        r"|\((?:请|此处)(?:填写|说明|简述|简要|根据|写明)[^()\n]{0,40}\)"
        r"|\((?:部门|单位|项目)(?:名称|全称)\)"
        r"|\((?:如无|如没有|若无|没有的)[^()\n]{0,24}(?:请|应|须)[^()\n]{0,16}\)"
    )


@cache
def _choice() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The second of two directions, before a figure; and the first of them."""
    second = (
        rf"[(/](?:{_UP}|{_DOWN}|[增减](?=\)))\)?"
        r"(?=(?:了|额|幅)?(?:[\d*_]|[Xx]{2}|×{2}|万元|%)|的?主要原因[是为:]|(?:年初|全年)?预算数)"
    )
    return re.compile(second), re.compile(rf"(?:{_UP}|{_DOWN}|[增减])\Z")


@cache
def _words_before() -> dict[str, re.Pattern[str]]:
    """What stands before a percent sign or 万元 whose number is missing; and a number in words."""
    return {
        "%": re.compile(r"(?:占|完成|增长|下降|增加|减少|达到)[\u4e00-\u9fff“”()]{0,16}\Z"),
        "元": re.compile(r"(?:收入|支出|预算|决算|合计|总计|共计|增加|减少|经费|费用)(?:数|额|为|总额)?\Z"),
        "number": re.compile(r"[一二三四五六七八九十百千两〇零点成]"),
    }


def _left(text: str) -> list[tuple[int, int]]:
    """Masks, instructions to the writer, and choices that were not made.

    The patterns are made only for a text that can match them: making them costs more.
    """
    found = [mark.span() for mark in _MASK.finditer(text) if _is_mask(text, mark)]
    found += [mark.span() for mark in _BLANK_DATE.finditer(text)]
    if any(word in text for word in _INSTRUCTIVE):
        found += [note.span() for note in _instruction().finditer(text)]
    if _SECOND.search(text):
        second, first = _choice()
        for choice in second.finditer(text):
            other = first.search(text, max(choice.start() - 2, 0), choice.start())
            if other:
                found.append((other.start(), choice.end()))
    return found


def _is_mask(text: str, mark: re.Match[str]) -> bool:
    start, end = mark.span()
    before = text[start - 1] if start else ""
    unit = _after_mask().match(text, end) is not None
    if mark[0][0] == "*":
        return unit or before in "≥≤自至于为" or text[end : end + 1] in ("至", "—", "-")
    if mark[0][0] == "_":
        return unit
    if text[max(start - 2, 0) : start] == "20" and text.startswith("年", end):
        return True
    return unit and not (before.isascii() and before.isalnum())


def _number_missing(paper: Workpaper) -> Iterator[tuple[int, int]]:
    """A percent sign or 万元 with words, and no number, before it."""
    text = paper.flow.text
    for unit in _BARE_PERCENT.finditer(text):
        yield from _bare(paper, unit.start(), unit.end())
    for unit in _BARE_YUAN.finditer(text):
        if unit.start() and text[unit.start() - 1] in "万亿":
            yield from _bare(paper, unit.start() - 1, unit.end())


def _bare(paper: Workpaper, at: int, end: int) -> Iterator[tuple[int, int]]:
    """The words before a unit, where they want a number and the unit has none."""
    text = paper.flow.text
    if not at or text[at - 1].isascii():
        return
    words = _words_before()
    found = words[text[end - 1]].search(text, max(at - _LOOK_BACK, 0), at)
    if found and not words["number"].search(found[0]) and not _is_row(paper, at):
        yield found.start(), end


def _is_row(paper: Workpaper, at: int) -> bool:
    start, end = paper.flow.paragraphs[paper.flow.paragraph_at(at)]
    return is_row(paper.flow.text, start, end)


def _draft(paper: Workpaper, start: int, end: int, zh: str, en: str) -> Draft:
    first, last = paper.flow.paragraphs[paper.flow.paragraph_at(start)]
    words = quoted(paper, max(start - 6, first), min(end + 4, last))
    return Draft([paper.flow.source(start, end)], f"{zh}：“{words}”", f"{en}: {words}")
