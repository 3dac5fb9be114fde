"""所述原因与变动方向相反

检查什么
    说明增减原因的话与变动的方向是否相合：增加而原因是减少，减少而原因是增加，持平而说明增减的原因。

为什么要紧
    原因往往沿用上年文字，而数字已经变了；方向或原因必有一处需要核实。

反例
    比上年增加2万元，主要原因是厉行节约、压减开支；与上年持平，主要原因是接待批次减少。

正例
    增减原因与方向一致；原因里有增有减；原因牵涉上年基数、口径调整、退休、结转，不作判断。

依据
    地方预决算公开操作规程要求说明增减变化的原因；原因与数字相反，等于没有说明。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from perfcheck.rules.base import Draft, quoted, together

if TYPE_CHECKING:
    from perfcheck.model.workpaper import Workpaper
    from perfcheck.rules.base import Severity

CODE = "PC405"
NAME = "reason-contradicted"
SEVERITY: Severity = "note"
SINCE = "0.1.0"
STATUS = "preview"
BASIS = ("P04", "L02")

INVALID = (
    "公务接待费比上年增加2.00万元，主要原因是厉行节约，压减开支。",
    "差旅费比上年减少3.00万元，下降12%，主要原因是出差人次增加。",
    "公务用车运行维护费与上年持平，主要原因是用车次数减少。",
    "培训费较上年增加0万元。主要原因：培训班次增加。",
)
VALID = (
    "公务接待费比上年增加2.00万元，主要原因是接待批次增加。",
    "差旅费比上年增加3.00万元，主要原因是上年受疫情影响出差减少。",
    "人员经费比上年减少3.00万元，主要原因是退休人员增加。",
    "公用经费与上年持平，主要原因是严格控制支出。",
    "支出比上年增加1.00万元，主要原因是人员经费增加，项目支出减少。",
)

ENGLISH = """The reason contradicts the change

What it checks
    Whether the reason given for a change fits its direction: up because of less, down because of more,
    unchanged with a reason for change.

Why it matters
    Reasons are kept from last year while figures change; one of the two needs verifying.

Fails
    2 more than last year, because spending was cut; unchanged, because there were fewer guests.

Passes
    They agree; the reason names both directions; it speaks of last year, of another basis of counting,
    of retirement or of balances: not judged.

Basis
    The procedure for publishing budgets and accounts asks for the reasons of changes.
"""

_HEAD, _TAIL, _SHORT_HEAD = 100, 80, 10
_MOST = 5000
_SKIPPED_LABELS = (
    "结余",
    "结转",
    "余额",
    "利润",
    "亏损",
    "执行率",
    "占比",
    "比重",
    "债务",
    "负债",
    "退税",
    "基本持平",
)
# What a reason may speak of and still fit: last year's base, other ways of counting, what is not.
_LEAVES_ROOM = (
    r"[上去前往]年|同期|年[初度]|追加|调整|口径|[转列划][入列转]|[退离]休|调出|去世|抚恤|一次性|退税|减免"
    r"|结[余转]|未|没有|无|不(?!必要)|视频|[线网]上|自[筹有]"
)
_SAID = {1: ("增加", "an increase"), -1: ("减少", "a decrease"), 0: ("没有变动", "no change")}


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(r"原因(?:主要)?(?:是|为|系|:)+|主要(?:是|系)?(?:由于|因为)|主要是")


@cache
def _direction() -> re.Pattern[str]:
    return re.compile(
        r"(?P<flat>持平|无增减|无变化|没有变化|无变动|没有增减)"
        r"|(?:(?P<up>增加|增长|上升|提高|增|大于|高于)|(?P<down>减少|下降|降低|减|小于|低于))"
        r"[了额数幅为度约]{0,3}(?P<number>\d[\d.,]{0,16})?"
    )


@cache
def _cause() -> re.Pattern[str]:
    return re.compile(
        r"(?P<up>增加|增多|新增|上涨|增资|调资|标准提高|扩大)|(?P<down>减少|下降|压减|压缩|缩减)"
        r"|(?P<thrift>厉行节约|从严控制|严格控制|严控|过紧日子|节约)"
    )


@cache
def _room() -> re.Pattern[str]:
    return re.compile(_LEAVES_ROOM)


def check(paper: Workpaper) -> Iterator[Draft]:
    yield from together(_drafts(paper), "共有 {} 处原因与变动方向相反", "{} reasons contradict their changes")


def _drafts(paper: Workpaper) -> Iterator[Draft]:
    text = paper.flow.text
    if "原因" not in text and "主要" not in text:
        return
    for opener in islice(_opener().finditer(text), _MOST):
        reason = _reason(text, opener.end())
        change = _change_before(text, opener.start()) if reason else None
        if change is None or not _contradicts(change, reason):
            continue
        end = opener.end() + len(reason)
        words = quoted(paper, opener.end(), end)
        yield Draft(
            [paper.flow.source(opener.start(), end)],
            f"前面说{_SAID[change][0]}，所述原因却是“{words}”，宜核实",
            f"{_SAID[change][1]} is explained by “{words}”: verify",
        )


def _change_before(text: str, at: int) -> int | None:
    """The one direction that the sentence before a reason states; None where it is not one."""
    lowest = max(at - _HEAD, 0)
    start = max(text.rfind(stop, lowest, at) for stop in "。;\n") + 1
    if start and at - start <= _SHORT_HEAD and text[start - 1] != "\n":
        start = max(text.rfind(stop, lowest, start - 1) for stop in "。;\n") + 1
    head = text[max(start, lowest) : at]
    if any(word in head for word in _SKIPPED_LABELS):
        return None
    directions = {_sign(found) for found in _direction().finditer(head)}
    return directions.pop() if len(directions) == 1 else None


def _sign(found: re.Match[str]) -> int:
    number = found["number"]
    if found["flat"] or (number and not number.strip("0.,")):
        return 0
    return 1 if found["up"] else -1


def _reason(text: str, at: int) -> str:
    """What is given as the reason, up to the end of its sentence; '' where it cannot be judged."""
    ends = [end for stop in "。;\n" if (end := text.find(stop, at, at + _TAIL)) >= 0]
    reason = text[at : min(ends)] if ends else ""
    return reason if _cause().search(reason) and not _room().search(reason) else ""


def _contradicts(change: int, reason: str) -> bool:
    kinds = {found.lastgroup for found in _cause().finditer(reason)}
    first = _cause().search(reason.partition(",")[0]) is not None
    if not first or len(kinds - {"thrift"}) > 1:
        return False
    if change > 0:
        return "up" not in kinds
    return kinds == {"up"} if change < 0 else kinds <= {"up", "down"}
