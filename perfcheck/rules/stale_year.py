"""年度与报告不一致

检查什么
    标题、首段、各章开头的总数和年末存量（截至某年12月31日）所写的年度，与报告本身的年度是否一致；
    年份是否缺位。

为什么要紧
    写成上一年度，往往是整段沿用了去年的文字，其中的数字也不可靠。

反例
    2023年度报告的开头写“对2022年度部门整体支出进行绩效评价”；写成“202 年度”。

正例
    与上年比较时提到上年；预算报告中说明上年执行情况；写下一年度的目标和计划。

依据
    《预算法》要求决算真实、准确、完整。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from perfcheck.rules.base import Draft

if TYPE_CHECKING:
    from perfcheck.model.workpaper import Workpaper
    from perfcheck.rules.base import Severity

CODE = "PC402"
NAME = "stale-year"
SEVERITY: Severity = "warning"
SINCE = "0.1.0"
BASIS = ("L02",)

INVALID = (
    "青山县档案馆2023年度部门整体支出绩效评价报告\n我馆对2022年度部门整体支出进行了评价。\n一、基本情况\n设三个股室。",
    "青山县档案馆2023年度部门决算说明\n一、2022年度收入支出决算总体情况说明\n收支平衡。",
    "一、支出情况\n202 年度本单位支出平稳。",
    "青山县档案馆2023年度部门决算说明\n一、国有资产情况\n截至2022年12月31日，共有车辆3辆。",
    "青山县档案馆2023年度部门决算说明\n一、2022年度“三公”经费支出情况\n收支平衡。",
    "青山县档案馆2023年度部门决算说明\n一、财政拨款支出\n2022年度财政拨款支出年初预算为30万元，支出决算为28万元。",
)
VALID = (
    "青山县档案馆2023年度部门整体支出绩效评价报告\n我馆对2023年度部门整体支出进行了评价，与2022年度相比有所提高。",
    "青山县2024年部门预算说明\n一、2023年度部门预算执行情况\n执行良好。",
    "青山县档案馆2023年度部门决算说明\n一、2024年度绩效目标\n整理档案。\n二、资产\n截至2022年12月31日，累计购置设备9台。",
)

ENGLISH = """The year is not the report's own

What it checks
    Whether the year in headings, in the opening paragraph, in the totals that open a section and in
    stocks at the end of a year is the report's own, and has four digits.

Why it matters
    Last year in a heading means that last year's text was kept, and its figures with it.

Fails
    A report for 2023 that opens with an evaluation of 2022; 202 年度.

Passes
    Last year named for comparison; a budget that tells how the last one was carried out; next year's
    targets.

Basis
    The Budget Law asks that accounts be true, accurate and complete.
"""

_KINDS = frozenset(
    {"department-performance", "project-performance", "transfer-performance", "final-accounts"}
)
_BROKEN = re.compile(r"20\d年度")
_COMPARED = re.compile(r"[比较与同和及至到—-]\s?\Z")
_AHEAD = ("目标", "计划", "安排", "打算", "重点")
_CARRIED = ("累计", "结转", "结余", "余额", "以来")
_EXECUTED = ("执行", "完成", "决算", "上年", "比较", "对比", "结转")
_LEAD_PARAGRAPHS = 2
_READ = 400


@cache
def _subject() -> re.Pattern[str]:
    """A year, and the report's own subject after it."""
    return re.compile(
        r"(?<![\d比较与同])((?:19|20)\d\d)年度?(?:本?(?:部门|单位|项目)){0,2}"
        r"(?:整体支出|部门决算|支出决算|收入支出|收入决算|决算|绩效|财政拨款|一般公共预算|“三公”经费"
        r"|机关运行经费|政府采购|预算绩效|国有资产)"
    )


@cache
def _own_total() -> re.Pattern[str]:
    """The total that opens a section, with its year."""
    return re.compile(
        r"((?:19|20)\d\d)年度?(?:本(?:部门|单位))?(?:财政拨款|一般公共预算|“三公”经费)?(?:收入|支出|收、支|收支|决算)"
        r"[^\W\d_]{0,6}?(?:总计|合计|(?:(?:年初|全年)?预算|决算)数?[为是])"
    )


@cache
def _stock() -> re.Pattern[str]:
    """What there is at the end of a year."""
    return re.compile(
        r"截[至止]到?((?:19|20)\d\d)年(?:12月31日|年?[底末])[^。;\n\d]{0,20}(?:共有|实有|拥有|占用|保有|编制|在职|在编|在岗)"
    )


@cache
def _budget_heading() -> re.Pattern[str]:
    return re.compile(r"((?:19|20)\d\d)年度?[^,。;\n]{0,24}预算")


def check(paper: Workpaper) -> Iterator[Draft]:
    text = paper.flow.text
    for found in _BROKEN.finditer(text):
        if found.start() and (text[found.start() - 1].isdigit() or text[found.start() - 1] in ".,"):
            continue
        span = paper.flow.source(*found.span())
        yield Draft([span], f"年份缺位：“{found[0]}”", f"a year with a digit missing: {found[0]}")
    outline = paper.outline
    if outline.fiscal_year is None or not outline.year_from_title:
        return
    if outline.kind in _KINDS and "截" in text:
        yield from _stocks(paper, outline.fiscal_year)
    for start, end, pattern in _places(paper):
        draft = _stale(paper, start, min(end, start + _READ), pattern, outline.fiscal_year)
        if draft is not None:
            yield draft


def _places(paper: Workpaper) -> Iterator[tuple[int, int, re.Pattern[str]]]:
    """Where the report's own year belongs: headings, the opening, and the first words of a section."""
    outline, flow = paper.outline, paper.flow
    if outline.kind == "budget":
        for heading in outline.headings:
            if not any(word in heading.title for word in _EXECUTED):
                yield heading.start, heading.end, _budget_heading()
    if outline.kind not in _KINDS:
        return
    first = outline.entries[0].start if outline.entries else len(flow.text)
    leads = [(start, end) for start, end in flow.paragraphs[:6] if outline.title_end <= start < first]
    for start, end in leads[:_LEAD_PARAGRAPHS]:
        yield start, end, _subject()
    for heading in outline.headings:
        yield heading.start, heading.end, _subject()
        body = heading.body_start + (flow.text[heading.body_start : heading.body_start + 1] == "\n")
        if _own_total().match(flow.text, body, heading.body_end):
            yield body, heading.body_end, _own_total()


def _stocks(paper: Workpaper, year: int) -> Iterator[Draft]:
    """Stocks at the end of the year before, where the report's own year is not named beside them."""
    text = paper.flow.text
    for found in _stock().finditer(text):
        stop = text.find("。", found.end(), found.end() + _READ)
        sentence = text[found.start() : stop if stop >= 0 else found.end() + _READ]
        if int(found[1]) != year - 1 or str(year) in sentence or any(word in sentence for word in _CARRIED):
            continue
        yield Draft(
            [paper.flow.source(*found.span())],
            f"年末存量写的是{found[1]}年，报告的年度是{year}年度",
            f"a stock at the end of {found[1]}, the report is for {year}",
        )


def _stale(paper: Workpaper, start: int, end: int, pattern: re.Pattern[str], year: int) -> Draft | None:
    """The report's subject with another year, where its own is not named beside it."""
    text = paper.flow.text
    if str(year) in text[start:end]:
        return None
    for found in pattern.finditer(text, start, end):
        if int(found[1]) > year and any(word in text[start:end] for word in _AHEAD):
            continue
        if int(found[1]) == year or _COMPARED.search(text, max(start, found.start() - 2), found.start()):
            continue
        return Draft(
            [paper.flow.source(*found.span())],
            f"此处写的是{found[1]}年度，报告的年度是{year}年度",
            f"this speaks of {found[1]}, the report is for {year}",
        )
    return None
