"""Changes: growth rates and differences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perfcheck.check import may_grow
from perfcheck.model.figure import Figure
from perfcheck.model.statement import Change, Statement
from perfcheck.model.tie import Leg, Tie
from perfcheck.number.units import addable
from perfcheck.read.beside import opens_comparison
from perfcheck.read.binding import RISEN_FROM
from perfcheck.read.lexicon import YEAR
from perfcheck.relate.net import Net
from perfcheck.relate.readings import alike

_PLANNED = ("initial", "budget")
_SAID = 4
_LAST_YEAR = ("上年", "去年", "上年度", "上年同期")
_PAST = re.compile(r"上年|去年|上一年|原有|原来|基期|年初(?!预算)|期初|上期")
_SAID_OF = 14
_RISEN = re.compile(r",?(?:逐步|进一步)?[^\W\d_]{1,2}[高升长降低加少][到至为]|[升降增减]至")
_THAN = re.compile(
    r",?(?:同比|与|比|较|相比)(?:上年度?|去年|上一年度?|20\d\d年度?|年初|上期)(?:同期)?(?:决算)?的?"
)
_BY = re.compile(r"(?:相比)?,?(?:(?P<down>下降|降低|减少|回落)|提高|提升|上升|增加|增长)了?约?")
_MORE = re.compile(r",(?:同比|共|累计|净)?(?:(?P<down>下降|降低|减少|回落)|提高|提升|上升|增加|增长)了?约?")


def relate_changes(net: Net) -> None:
    """Enter the growth and the difference of every change whose figures the text gives."""
    for statement in net.statements:
        _of_two_years(net, statement)
        _base_first(net, statement)
    for statement in net.statements:
        for change in statement.changes:
            _difference(net, statement, change)
            _growth(net, statement, change)
    for figure in net.figures:
        if figure.dimension == "point" and figure.stated:
            _points(net, figure)


def _of_two_years(net: Net, base: Statement) -> None:
    """支出2023年为甲，2022年为乙，增长…: the change is of the figure before, and 乙 is its base."""
    current = net.statements[base.index - 1] if base.index else None
    if current is None or not base.changes or current.changes or base.rank > 2:
        return
    same = base.core in ("", current.core) and _year_before(base, current)
    beside = current.sentence == base.sentence and alike(current, base)
    if beside and (same or base.core in _LAST_YEAR) and all(c.base is None for c in base.changes):
        for change in base.changes:
            change.base = base.figure
        current.changes, base.changes = base.changes, []


def _base_first(net: Net, base: Statement) -> None:
    """较2022年的甲增加了乙，2023年支出为丙，增幅…: 甲 is the base, and the changes are 丙's."""
    current = net.statements[base.index + 1] if base.index + 1 < len(net.statements) else None
    if current is None or not base.changes or not opens_comparison(base):
        return
    if current.sentence == base.sentence and current.rank <= 2 and alike(base, current):
        for change in (*base.changes, *current.changes):
            change.base = change.base or base.figure
        current.changes, base.changes = [*base.changes, *current.changes], []


def _currents(net: Net, statement: Statement) -> Iterator[Statement]:
    """What a change may be a change of: its statement, the total of its list, one so named before."""
    if statement.kind == "amount":
        yield statement
        if group := net.group_of(statement):
            yield group.total
        return
    if statement.about is not None:
        yield statement.about
    yield from (
        s for s in net.named(statement.core, statement) if s.figure.dimension == statement.figure.dimension
    )


def _difference(net: Net, statement: Statement, change: Change) -> None:
    """Current − base = change, where all three are printed."""
    if change.amount is None or not change.amount.stated:
        return
    if change.base is not None:
        net.enter(_delta(net, change.amount, change.signed, statement.figure, change.base))
        return
    if change.against in _PLANNED:
        _beside_plan(net, statement, change, change.amount)
        return
    if change.against not in ("prior", ""):
        return
    for current in _currents(net, statement):
        priors = [s for s in net.near(current.core, current) if _year_before(s, current)]
        for prior in priors:
            tie = _delta(net, change.amount, change.signed, current.figure, prior.figure)
            if tie.holds:
                net.enter(tie)
                return


def _points(net: Net, points: Figure) -> None:
    """由91%提高到93%，提高2个百分点: what two percents printed right before differ by."""
    if points.index < 2:
        return
    first, second = net.figures[points.index - 2 : points.index]
    if not (first.dimension == second.dimension == "percent" and first.stated and second.stated):
        return
    text = net.flow.text
    before, between = text[max(first.at - _SAID_OF, 0) : first.at], text[first.until : second.at]
    after = text[second.until : points.at]
    if _THAN.fullmatch(between) and (by := _BY.fullmatch(after)):
        net.enter(_delta(net, points, -1 if by["down"] else 1, first, second))
    elif _RISEN.fullmatch(between) and RISEN_FROM.search(before) and (by := _MORE.fullmatch(after)):
        net.enter(_delta(net, points, -1 if by["down"] else 1, second, first))


def _beside_plan(net: Net, statement: Statement, change: Change, amount: Figure) -> None:
    """年初预算…，支出…，比预算减少…: the budget said right before; of several, the one that fits."""
    if statement.kind != "amount" or statement.stage == "budget":
        return
    said = net.statements[max(statement.index - _SAID, 0) : statement.index]
    plans = [s for s in said if s.sentence == statement.sentence and s.stage == "budget"]
    plans = [plan for plan in plans if alike(statement, plan)]
    beside = len(plans) == 1 and plans[0].index == statement.index - 1
    for plan in plans:
        tie = _delta(net, amount, change.signed, statement.figure, plan.figure, committed=beside)
        if tie.holds or beside:
            net.enter(tie)
            return


def _delta(
    net: Net, amount: Figure, sign: int, current: Figure, prior: Figure, *, committed: bool = True
) -> Tie:
    legs = [Leg("difference", amount, sign), Leg("current", current), Leg("prior", prior, -1)]
    return net.tie("delta", legs, committed=committed)


def _year_before(prior: Statement, current: Statement) -> bool:
    if not (prior.period.isdecimal() and current.period.isdecimal()) or prior.scope != current.scope:
        return False
    return int(prior.period) == int(current.period) - 1


def _growth(net: Net, statement: Statement, change: Change) -> None:
    """Change ÷ prior = growth; the prior is printed, or the current less the change."""
    rate, amount = change.rate, change.amount
    if rate is None or not rate.stated:
        return
    if change.base is not None:
        other = (
            Leg("change", amount, change.signed) if amount is not None else Leg("current", statement.figure)
        )
        legs = [Leg("percent", rate, change.signed), Leg("prior", change.base), other]
        net.enter(net.tie("growth", legs))
        return
    if amount is not None and amount.stated and _names_base(net, statement, change):
        legs = [
            Leg("percent", rate, change.signed),
            Leg("prior", statement.figure),
            Leg("change", amount, change.signed),
        ]
        net.first_holding(iter([net.tie("growth", legs, committed=False)]))
    elif amount is not None and amount.stated:
        _growth_from_change(net, statement, change, rate, amount)
    else:
        _growth_from_prior(net, statement, change, rate)


def _growth_from_change(net: Net, statement: Statement, change: Change, rate: Figure, amount: Figure) -> None:
    first: Tie | None = None
    for current in _currents(net, statement):
        if not addable(current.figure.dimension, amount.dimension) or not current.figure.stated:
            continue
        if first is not None and not may_grow(rate, current.figure, change=amount, sign=change.signed):
            continue
        legs = [
            Leg("percent", rate, change.signed),
            Leg("current", current.figure),
            Leg("change", amount, change.signed),
        ]
        tie = net.tie("growth", legs, committed=statement.kind == "amount")
        if tie.holds:
            net.enter(tie)
            return
        first = first or tie
    meant = statement.kind == "amount" or (statement.about and statement.about.core == statement.core)
    if first is not None and meant and not _restated_base(net, statement, change):
        net.enter(first)


def _names_base(net: Net, statement: Statement, change: Change) -> bool:
    """上年…400万元，增加…; 2021年…，2022年增加…: the statement is what the change sets out from."""
    text = net.flow.text
    lead, between = text[statement.start : statement.figure.at], text[statement.end : change.at]
    later = re.search(YEAR, between)
    after = later is not None and statement.period.isdecimal() and later[0][:4] > statement.period
    return change.against == "" and (after or _PAST.search(lead) is not None)


def _restated_base(net: Net, statement: Statement, change: Change) -> bool:
    """同口径, 剔除…因素: the base was restated, and is not the printed current less the printed change."""
    said = net.flow.text[statement.start : change.at]
    return "口径" in said or "剔除" in said or "扣除" in said


def _growth_from_prior(net: Net, statement: Statement, change: Change, rate: Figure) -> None:
    for current in _currents(net, statement):
        for prior in net.near(current.core, current):
            if prior is current or not alike(current, prior) or prior.stage != current.stage:
                continue
            if not _year_before(prior, current):
                continue
            legs = [
                Leg("percent", rate, change.signed),
                Leg("current", current.figure),
                Leg("prior", prior.figure),
            ]
            tie = net.tie("growth", legs, committed=False)
            if tie.holds:
                net.enter(tie)
                return
