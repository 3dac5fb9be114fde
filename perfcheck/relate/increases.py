"""Shares of a change: 较上年增加300万元，其中人员经费增加180万元，占增加额的60%."""

from __future__ import annotations

from collections.abc import Iterator

from perfcheck.model.figure import Figure
from perfcheck.model.statement import Ratio, Statement
from perfcheck.model.tie import Leg, Tie
from perfcheck.read.lead import OF_CHANGE
from perfcheck.relate.net import Net

_BACK = 12


def relate_increases(net: Net) -> None:
    """Enter each share of the change that a list splits up; a failing one where the list adds up."""
    shared = {id(tie.legs[0].figure) for tie in net.ties if tie.kind == "share"}
    for statement in net.statements:
        for ratio in statement.ratios:
            free = ratio.kind == "share" and ratio.base is None and id(ratio.percent) not in shared
            if free and OF_CHANGE.fullmatch(ratio.base_text):
                _relate(net, statement, ratio)


def _relate(net: Net, statement: Statement, ratio: Ratio) -> None:
    part = _moved(statement, ratio)
    if part is None:
        return
    whole = next(_split_up(net, part), None)
    if whole is not None:
        net.enter(_tie(net, ratio, part, whole, committed=True))
    else:
        ties = (_tie(net, ratio, part, base, committed=False) for base in _before(net, statement))
        net.first_holding(ties)


def _moved(statement: Statement, ratio: Ratio) -> Figure | None:
    """The change that the share is a share of the whole change."""
    amounts = [c.amount for c in statement.changes if c.amount is not None and c.amount.at < ratio.at]
    found = amounts[-1] if amounts else statement.figure if statement.kind == "change" else None
    return found if found is not None and found.stated and ratio.percent.stated else None


def _split_up(net: Net, part: Figure) -> Iterator[Figure]:
    """The change that this one and others beside it make up."""
    for tie in net.ties:
        total = tie.kind == "delta" and tie.legs[0].role == "total" and tie.holds
        if total and any(leg.figure is part for leg in tie.legs[1:]):
            yield tie.legs[0].figure


def _before(net: Net, statement: Statement) -> Iterator[Figure]:
    for earlier in reversed(net.statements[max(statement.index - _BACK, 0) : statement.index]):
        if earlier.paragraph != statement.paragraph:
            return
        yield from (c.amount for c in earlier.changes if c.amount is not None and c.amount.stated)


def _tie(net: Net, ratio: Ratio, part: Figure, base: Figure, *, committed: bool) -> Tie:
    legs = [Leg("percent", ratio.percent), Leg("part", part), Leg("base", base)]
    return net.tie("share", legs, committed=committed)
