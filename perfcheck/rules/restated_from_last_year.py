"""上年数与上年报告公布的不一致

检查什么
    给出上年报告（--previous）时，本年报告写出的上年数、比较的基数、由增减推算的上年数，
    是否与上年报告公布的同名、同阶段、同口径的数一致。名称对不上的列出，不猜。

为什么要紧
    上年数公布后不应无故改变。改变而不说明口径，增减幅度便没有意义，也常是抄错年份、抄错项目。

反例
    上年报告公布公务接待费12.40万元；本年写“上年公务接待费14.20万元”。

正例
    上年数与公布的一致；位数不同的，舍入后一致。

依据
    《预算法》要求决算真实、准确、完整。
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from perfcheck.rules.base import Draft
from perfcheck.rules.wording import amount, printed

if TYPE_CHECKING:
    from perfcheck.model.previous import Comparison
    from perfcheck.model.workpaper import Workpaper
    from perfcheck.rules.base import Severity

CODE = "PC204"
NAME = "restated-from-last-year"
SEVERITY: Severity = "error"
SINCE = "0.1.0"
BASIS = ("L02", "L08")
ENGINE = True

PREVIOUS = "2022年度部门决算说明\n2022年公务接待费支出12.40万元。"
INVALID = ("2023年度部门决算说明\n2023年公务接待费支出11.00万元，上年公务接待费支出14.20万元。",)
VALID = (
    "2023年度部门决算说明\n2023年公务接待费支出11.00万元，上年公务接待费支出12.40万元。",
    "2023年度部门决算说明\n2023年公务接待费支出11.00万元，比上年减少1.40万元，下降11.29%。",
)

ENGLISH = """Last year's figure is not the one published last year

What it checks
    With last year's filing given (--previous): whether last year's figures, bases of comparison
    and the prior values that changes imply are those that last year's filing published under the
    same name, stage and scope. Names without a counterpart are listed, not guessed.

Why it matters
    What was published does not change by itself. A change without a word on the basis empties
    every comparison, and is often a line or a year copied by mistake.

Fails
    Last year's filing has 12.40 for official receptions, this year's says it was 14.20.

Passes
    The figures agree, rounded to the coarser of the two.

Basis
    The Budget Law asks that accounts be true, accurate and complete.
"""


def check(paper: Workpaper) -> Iterator[Draft]:
    if paper.previous is None:
        return
    failed: dict[int, list[Comparison]] = {}
    for comparison in paper.previous.comparisons:
        if comparison.tie.verdict == "fails":
            failed.setdefault(id(comparison.published), []).append(comparison)
    for group in failed.values():
        yield _draft(sorted(group, key=lambda comparison: not comparison.claim.firm))


def _draft(group: list[Comparison]) -> Draft:
    """One finding for one figure of last year, however often this year's filing departs from it."""
    lead = group[0]
    claim, published = lead.claim, lead.published
    said = amount(claim.said, published, decimals=max(published.decimals, claim.figures[-1].decimals))
    gap = amount(abs(claim.said - published.base_value), published)
    zh, en = {
        "printed": ("文中写上年为", "last year's figure is given as"),
        "base": ("文中比较的基数为", "the base of comparison is given as"),
        "unchanged": ("文中与上年持平，即上年为", "said to be unchanged, so that last year's is"),
    }.get(claim.kind, ("按增减推算上年为", "by its change, last year's comes to"))
    spans = [(figure.start, figure.end) for one in group for figure in one.claim.figures]
    return Draft(
        list(dict.fromkeys(spans)),
        f"{claim.label}：{zh} {said}，上年报告公布为 {printed(published)}，差 {gap}",
        f"{claim.label}: {en} {said}, last year's filing has {printed(published)}, {gap} apart",
        "error" if claim.firm else "warning",
        previous=[(published.start, published.end)],
        facts=[claim.core, published.text, *(f.text for f in claim.figures)],
    )
