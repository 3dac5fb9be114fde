"""Rates and averages: a quotient of two figures that the text names by its word.

A rate's word says what is divided (整改率: what is 整改; 执行率: what is spent of the
budget). Its base is one of the figures before it; only a printed base, or the only pair
the words allow, can convict.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from perfcheck.check import may_ratio
from perfcheck.knowledge import load
from perfcheck.model.figure import Figure
from perfcheck.model.statement import Ratio, Statement
from perfcheck.model.tie import Leg, Tie
from perfcheck.read.lead import OF_BUDGET
from perfcheck.relate.net import Net
from perfcheck.relate.readings import alike

_FULL = 100
_OUGHT = ("应", "应当", "需", "须")
_WHEN = re.compile(r"(?:年度|全年|年初|本年|当年)")
_TAILS = ("值", "数", "总数", "总额", "金额", "人数", "任务", "为")
_NEAR, _AFTER = 10, 3


def relate_rates(net: Net) -> None:
    """Enter every rate whose numerator and base the text gives."""
    for statement in net.statements:
        for ratio in statement.ratios:
            if ratio.kind == "rate" and ratio.percent.stated:
                _relate(net, statement, ratio)


def _relate(net: Net, statement: Statement, ratio: Ratio) -> None:
    if ratio.base is not None:
        net.enter(_tie(net, ratio, statement.figure, [ratio.base], committed=True))
        return
    part_words, base_words = _words(ratio.name)
    if _of_plan_beside(net, statement, ratio, base_words):
        return
    last = statement.index + (1 if ratio.at > statement.start else _AFTER)
    before = [s for s in net.statements[max(statement.index - _NEAR, 0) : last] if s.figure.stated]
    before = [
        s
        for s in before
        if s.sentence <= statement.sentence and statement.paragraph - s.paragraph <= 1 and not s.aside
    ]
    own = ratio.name == OF_BUDGET
    pairs = [pair for pair in _pairs(net, before, part_words, base_words) if not own or pair[0] is statement]
    likely = [(part, base) for part, base in pairs if may_ratio(ratio.percent, part.figure, base.figure)]
    ties = [_tie(net, ratio, part.figure, [base.figure], committed=False) for part, base in likely]
    if ties:
        net.enter(next((tie for tie in ties if tie.verdict in ("exact", "rounding")), ties[0]))
        return
    if _of_remainder(net, ratio, before):
        return
    sure = [
        (part, base)
        for part, base in pairs
        if part.sentence == base.sentence == statement.sentence
        and "。" not in net.flow.text[statement.figure.until : ratio.at]
        and _is_base(net, base, base_words)
        and (not own or base.index == part.index - 1)
        and _says(net, part, part_words)
    ]
    sure = [pair for pair in sure if _bare(pair[1]) in base_words] or sure
    sure = [pair for pair in sure if not _capped(ratio, *pair)]
    if len(sure) == 1 and (not sure[0][0].core or sure[0][0].core != sure[0][1].core):
        net.enter(_tie(net, ratio, sure[0][0].figure, [sure[0][1].figure], committed=True))


def _capped(ratio: Ratio, part: Statement, base: Statement) -> bool:
    """Whether more was done than planned and counts as 100 %, as self-assessments have it."""
    more = part.figure.base_value > base.figure.base_value
    return more and ratio.percent.value == _FULL and part.figure.dimension != "money"


def _of_plan_beside(net: Net, statement: Statement, ratio: Ratio, base_words: tuple[str, ...]) -> bool:
    """支出50万元，年初预算60万元，完成预算的83.33%: the rate is of the budget said beside the figure.

    A budget said after the percent bears it out as well, and convicts nothing.
    """
    following = net.statements[statement.index + 1 : statement.index + 1 + _AFTER]
    said = [s for s in takewhile(lambda s: s.beside, following) if s.beside == "budget"]
    if not said or not any("预算".endswith(word) or word.endswith("预算") for word in base_words):
        return False
    plans = [s for s in said if s.end <= ratio.at]
    if not plans:
        after = (_tie(net, ratio, statement.figure, [s.figure], committed=False) for s in said)
        return net.first_holding(after) is not None
    ties = [_tie(net, ratio, statement.figure, [s.figure], committed=len(plans) == 1) for s in plans]
    net.enter(next((tie for tie in ties if tie.holds), ties[-1]))
    return True


def _tie(net: Net, ratio: Ratio, part: Figure, bases: list[Figure], *, committed: bool) -> Tie:
    legs = [Leg("percent", ratio.percent), Leg("part", part), *(Leg("base", base) for base in bases)]
    return net.tie("rate", legs, committed=committed)


def _of_remainder(net: Net, ratio: Ratio, before: list[Statement]) -> bool:
    """核减 of what was submitted: the base may be what was left and what was cut, together."""
    if "减" not in ratio.name or len(before) < 2:
        return False
    left, cut = before[-2], before[-1]
    if not alike(left, cut):
        return False
    legs = [
        Leg("percent", ratio.percent),
        Leg("part", cut.figure),
        Leg("base", left.figure),
        Leg("base", cut.figure),
    ]
    tie = net.tie("rate", legs, committed=False)
    if tie.holds:
        net.enter(tie)
    return tie.holds


@cache
def _named_rates() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    table = {}
    for entry in load("identities")["rate"]:
        for name in entry["names"]:
            table[name] = (tuple(entry["part"]), tuple(entry["base"]))
    return table


def _words(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a rate's numerator and of its base; a rate not listed names its numerator itself."""
    known = [key for key in _named_rates() if name.endswith(key)]
    if known:
        return _named_rates()[max(known, key=len)]
    stem = name.removesuffix("率")
    return ((stem[-2:],) if len(stem) >= 2 else ()), ()


def _is_base(net: Net, statement: Statement, words: tuple[str, ...]) -> bool:
    """Whether the label begins or ends with a word for what a rate divides by: 预算, 预算数, 计划改造…"""
    if net.flow.text.startswith(_OUGHT, statement.start):
        return True
    if statement.figure.dimension != "money" and words:
        opening = _WHEN.match(net.flow.text, statement.start)
        if net.flow.text.startswith(words, opening.end() if opening else statement.start):
            return True
    return _bare(statement).endswith(words)


def _bare(statement: Statement) -> str:
    """The label without the words for an amount at its end."""
    label = statement.label
    for tail in _TAILS:
        label = label.removesuffix(tail)
    return label


def _says(net: Net, statement: Statement, words: tuple[str, ...]) -> bool:
    lead = net.flow.text[statement.start : statement.figure.at]
    return any(word in lead for word in words)


def _pairs(
    net: Net, before: list[Statement], part_words: tuple[str, ...], base_words: tuple[str, ...]
) -> Iterator[tuple[Statement, Statement]]:
    """Numerator and base, the nearest numerator that its word fits first."""
    for part in reversed(before):
        if not part.figure.value or not _says(net, part, part_words):
            continue
        for base in reversed(before):
            if base is part or not alike(part, base) or base.sentence < part.sentence - 1:
                continue
            if not base_words or _is_base(net, base, base_words) or base.index < part.index:
                yield part, base
