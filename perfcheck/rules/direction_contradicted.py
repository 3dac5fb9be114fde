"""方向词与数字相反

检查什么
    增加、减少、持平等方向词，与所比较的两个数是否相合。

为什么要紧
    方向写反，结论就反了；常见于套用上年文字而只改数字。

反例
    本年12万元、上年15万元，写作“增加”；写“持平”，又写明减少若干万元。

正例
    方向与数字一致；“基本持平”允许有小的变动。

依据
    《预算法》要求决算真实、准确、完整。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from perfcheck.rules.base import Draft, quoted, whole_quotes
from perfcheck.rules.wording import fault_drafts, printed

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure
    from perfcheck.model.statement import Change, Statement
    from perfcheck.model.workpaper import Workpaper
    from perfcheck.rules.base import Severity

CODE = "PC401"
NAME = "direction-contradicted"
SEVERITY: Severity = "warning"
SINCE = "0.1.0"
BASIS = ("L02",)
ENGINE = True

INVALID = (
    "公务接待费决算6.00万元，与上年5.20万元持平。",
    "本单位公务接待费支出12.00万元，比上年15.00万元增加3.00万元。",
    "2023年度会议费支出6.00万元，与上年持平，减少2.00万元。",
    "商品和服务支出较上年减少2.00万元，增长5%。",
)
VALID = (
    "本单位公务接待费支出12.00万元，比上年15.00万元减少3.00万元。",
    "2023年度会议费支出6.00万元，与上年持平，比年初预算减少2.00万元。",
)

ENGLISH = """The word for a direction contradicts the figures

What it checks
    Whether the word for a direction (up, down, unchanged) agrees with the figures compared.

Why it matters
    A wrong direction turns the conclusion round; last year's wording was kept with this year's figures.

Fails
    12 this year and 15 last year, called an increase; unchanged, and a decrease beside it.

Passes
    Word and figures agree; nearly unchanged leaves room.

Basis
    The Budget Law asks that accounts be true, accurate and complete.
"""

_WORDS = {1: ("增加", "up"), -1: ("减少", "down"), 0: ("持平", "unchanged")}
_NEAR, _NAMED = 14, 2


def check(paper: Workpaper) -> Iterator[Draft]:
    yield from fault_drafts(paper, NAME, SEVERITY)
    faulty = {leg.figure for fault in paper.faults for tie in fault.ties for leg in tie.legs}
    for statement in paper.statements:
        for change in statement.changes:
            if statement.figure in faulty or change.amount in faulty or change.base in faulty:
                continue
            draft = (
                _against_base(paper, statement, change)
                or _flat_yet_changed(statement, change)
                or _two_ways(paper, statement, change)
            )
            if draft is not None:
                yield draft


def _against_base(paper: Workpaper, statement: Statement, change: Change) -> Draft | None:
    now, base = statement.figure, change.base
    direction = _direction(statement, change)
    if base is None or direction is None or statement.kind != "amount":
        return None
    if not (now.stated and base.stated) or now.base_unit != base.base_unit:
        return None
    if "\n\n" in paper.flow.raw[now.end : base.start]:
        return None
    difference = now.base_value - base.base_value
    if abs(difference) <= _unit(now) + _unit(base):
        return None
    found = 1 if difference > 0 else -1
    if found == direction:
        return None
    said, true, label = _WORDS[direction], _WORDS[found], whole_quotes(statement.label)
    return Draft(
        [(now.start, now.end), (base.start, base.end)],
        f"{label}：文中说{said[0]}，而 {printed(now)} 与 {printed(base)} 相比是{true[0]}",
        f"{label}: said to be {said[1]}, yet {printed(now)} against {printed(base)} is {true[1]}",
    )


def _direction(statement: Statement, change: Change) -> int | None:
    """The direction said of a base, also right after it (与上年4万元持平); None where it leaves room."""
    if change.base is None or change.nearly:
        return None
    if change.direction is not None:
        return change.direction
    for other in statement.changes:
        follows = 0 <= other.at - change.base.until <= _NEAR
        if other is not change and follows and other.base is None and other.against == change.against:
            return None if other.nearly else other.direction
    return None


def _flat_yet_changed(statement: Statement, change: Change) -> Draft | None:
    """Said to be unchanged, and a change against the same year stated right beside it."""
    if change.direction != 0 or change.nearly:
        return None
    for other in statement.changes:
        amount = other.amount or other.rate
        if amount is None or not amount.value or not amount.stated or other.against != change.against:
            continue
        if abs(amount.at - change.at) > _NEAR or other.phrase not in ("", change.phrase):
            continue
        now = statement.figure
        return Draft(
            [(amount.start, amount.end), (now.start, now.end)],
            f"{whole_quotes(statement.label)}：文中说持平，又写明变动 {printed(amount)}",
            f"{statement.label}: said to be unchanged, yet a change of {printed(amount)} is stated",
        )
    return None


def _two_ways(paper: Workpaper, statement: Statement, change: Change) -> Draft | None:
    """One change said to go up in one word and down in the next (减少0.04万元，增长0.01%)."""
    amount = change.amount
    if amount is None or not amount.value or not amount.stated or not change.direction:
        return None
    if any(c is not change and c.amount and c.against == change.against for c in statement.changes):
        return None  # 分别增加甲、减少乙: of several things
    if statement.kind == "change" and len(statement.core) < _NAMED:
        return None
    label = whole_quotes(statement.label)
    for other in statement.changes:
        rate = other.rate
        if other.direction != -change.direction or rate is None or not rate.value or not rate.stated:
            continue
        if other.against != change.against or not 0 <= other.at - amount.until <= 1:
            continue
        one, two = _said(paper, change, amount), _said(paper, other, rate)
        return Draft(
            [(amount.start, amount.end), (rate.start, rate.end)],
            f"{label}：既写“{one}”，又写“{two}”，增减方向矛盾".lstrip("："),
            f"{label}: both “{one}” and “{two}” are stated: the directions contradict".lstrip(": "),
        )
    return None


def _said(paper: Workpaper, change: Change, figure: Figure) -> str:
    """The text's own word for a direction with its number (减少2.00万元)."""
    words = _direction_words().search(quoted(paper, max(figure.at - _NEAR, 0), figure.at))
    lead = words[0] if words else _WORDS[change.direction or 0][0]
    return f"{lead}{printed(figure).replace(' ', '')}"


@cache
def _direction_words() -> re.Pattern[str]:
    return re.compile(
        r"(?:增加|增长|上升|提高|上涨|增|减少|下降|降低|下滑|缩减|压减|减|降)[了额数幅为度约]{0,2}\Z"
    )


def _unit(figure: Figure) -> Decimal:
    return Decimal(0) if figure.exact else Decimal(1).scaleb(-figure.decimals) * figure.factor
