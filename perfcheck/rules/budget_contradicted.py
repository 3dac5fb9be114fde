"""决算与预算的大小说反

检查什么
    写“决算数大于（小于）预算数”“短收”的，与前面的预算数、决算数和完成预算的百分比是否相合。

为什么要紧
    说明原因的一句套用了上年文字，或者完成率写错，二者必有一处需要更正。

反例
    完成年初预算的120%，接着写“决算数小于年初预算数的主要原因”。

正例
    完成率超过100%，写“大于”；一处说年初预算，一处说全年预算，不作比较。

依据
    《预算法》要求决算真实、准确、完整，并按预算数、调整预算数、决算数分别列出。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from perfcheck.rules.base import Draft

if TYPE_CHECKING:
    from perfcheck.model.workpaper import Workpaper
    from perfcheck.rules.base import Severity

CODE = "PC404"
NAME = "budget-contradicted"
SEVERITY: Severity = "warning"
SINCE = "0.1.0"
STATUS = "preview"
BASIS = ("L02", "P04")

INVALID = (
    "公务接待费年初预算为10.00万元，支出决算为12.00万元，完成年初预算的120%，决算数小于年初预算数的主要原因是厉行节约。",
    "培训费支出决算完成年初预算的80%。决算数大于年初预算数的主要原因是班次增加。",
    "全年非税收入完成预算的104.5%，短收6万元。",
)
VALID = (
    "公务接待费年初预算为10.00万元，支出决算为12.00万元，完成年初预算的120%，决算数大于年初预算数的主要原因是批次增加。",
    "培训费支出决算完成全年预算的98%，决算数大于年初预算数的主要原因是年中追加。",
    "会议费完成预算的104%；其中，区级会议费决算数小于预算数。",
)

ENGLISH = """Accounts and budget compared the wrong way round

What it checks
    Whether words that compare the accounts with the budget agree with both amounts and with the rate.

Why it matters
    The explanation was copied from another year, or the rate is wrong: one of them must be mended.

Fails
    120 % of the initial budget was spent, and the reason for spending less than budgeted follows.

Passes
    Above 100 % it says more; the initial budget in one place and the full-year budget in the other.

Basis
    The Budget Law asks that accounts be true, and list the budget, the adjusted budget and the accounts.
"""

_UP, _DOWN = "大于|高于|超过|超出|多于", "小于|低于|少于"
_FAR = 160
_MOST = 5000
_BETWEEN = 80
_BREAKS = ("其中", "预算", "决算", "\t", "|")


@cache
def _said() -> re.Pattern[str]:
    return re.compile(
        rf"决算数?({_UP}|{_DOWN})了?(年初|全年|调整)?[后数]?预算(?:数|金额)?|(短收|欠收)(?=\d|[,。;])"
    )


@cache
def _rate() -> re.Pattern[str]:
    return re.compile(r"(?:完成|为)(年初|全年|调整)?后?预算数?的?(\d{1,4}(?:[.]\d{1,4})?)%")


@cache
def _pair() -> re.Pattern[str]:
    amount = r"为?([\d,.]{1,16})(万元|亿元|元)"
    return re.compile(rf"(年初|全年|调整)?后?预算数?{amount},(?:支出)?决算数?{amount}")


def check(paper: Workpaper) -> Iterator[Draft]:
    text = paper.flow.text
    if "决算" not in text and "短收" not in text:
        return
    for said in islice(_said().finditer(text), _MOST):
        draft = _contradicted(paper, said)
        if draft is not None:
            yield draft


def _contradicted(paper: Workpaper, said: re.Match[str]) -> Draft | None:
    text = paper.flow.text
    first, _ = paper.flow.paragraphs[paper.flow.paragraph_at(said.start())]
    start = max(first, said.start() - _FAR)
    clause = max(text.rfind(stop, start, said.start()) for stop in ",。;:") + 1
    if "收入" in text[max(clause, start) : said.start()] and said[1]:
        return None
    direction = 1 if said[1] and re.fullmatch(_UP, said[1]) else -1
    evidence = [
        (found, stage, sign)
        for pattern, reader in ((_rate(), _of_rate), (_pair(), _of_pair))
        if (found := _last(pattern, text, start, said.start()))
        for stage, sign in (reader(found),)
        if not (stage and said[2] and stage != said[2])
    ]
    if not evidence or any(sign != -direction for _, _, sign in evidence):
        return None
    nearest = max((found for found, _, _ in evidence), key=lambda found: found.end())
    between = text[nearest.end() : said.start()]
    if len(between) > _BETWEEN or any(word in between for word in _BREAKS):
        return None
    return Draft(
        [paper.flow.source(*said.span()), paper.flow.source(*nearest.span())],
        f"前面写“{nearest[0]}”，这里说“{said[0]}”，二者相反",
        f"“{nearest[0]}” before, and “{said[0]}” here: one says more than budgeted, the other less",
    )


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text, start, end))), None)


def _of_rate(found: re.Match[str]) -> tuple[str, int]:
    rate = Decimal(found[2])
    return found[1] or "", (rate > 100) - (rate < 100)


def _of_pair(found: re.Match[str]) -> tuple[str, int]:
    """The stage of the budget, and whether the accounts are above it; 0 where that cannot be said."""
    try:
        budget, accounts = (Decimal(found[group].replace(",", "")) for group in (2, 4))
    except ArithmeticError:
        return found[1] or "", 0
    if found[3] != found[5]:
        return found[1] or "", 0
    return found[1] or "", (accounts > budget) - (accounts < budget)
