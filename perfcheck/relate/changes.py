"""Changes: growth rates and differences."""

from __future__ import annotations

from collections.abc import Iterator

from perfcheck.check import may_grow
from perfcheck.model.figure import Figure
from perfcheck.model.statement import Change, Statement
from perfcheck.model.tie import Leg, Tie
from perfcheck.number.units import addable
from perfcheck.relate.net import Net
from perfcheck.relate.readings import comparable


def relate_changes(net: Net) -> None:
    """Enter the growth and the difference of every change whose figures the text gives."""
    for statement in net.statements:
        for change in statement.changes:
            _difference(net, statement, change)
            _growth(net, statement, change)


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
    if change.against not in ("prior", ""):
        return
    for current in _currents(net, statement):
        priors = [s for s in net.near(current.core, current) if _year_before(s, current)]
        for prior in priors:
            tie = _delta(net, change.amount, change.signed, current.figure, prior.figure)
            if tie.holds:
                net.enter(tie)
                return


def _delta(net: Net, amount: Figure, sign: int, current: Figure, prior: Figure) -> Tie:
    return net.tie(
        "delta", [Leg("difference", amount, sign), Leg("current", current), Leg("prior", prior, -1)]
    )


def _year_before(prior: Statement, current: Statement) -> bool:
    if not (prior.period.isdecimal() and current.period.isdecimal()):
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
    if amount is not None and amount.stated:
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


def _restated_base(net: Net, statement: Statement, change: Change) -> bool:
    """同口径, 剔除…因素: the base was restated, and is not the printed current less the printed change."""
    said = net.flow.text[statement.start : change.at]
    return "口径" in said or "剔除" in said or "扣除" in said


def _growth_from_prior(net: Net, statement: Statement, change: Change, rate: Figure) -> None:
    for current in _currents(net, statement):
        for prior in net.near(current.core, current):
            if prior is current or not comparable(current, prior) or prior.stage != current.stage:
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
