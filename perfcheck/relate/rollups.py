"""Roll-ups: a total's change against its parts' changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from perfcheck.check import may_sum
from perfcheck.model.figure import Figure
from perfcheck.model.statement import Change, Statement
from perfcheck.model.tie import Leg, Tie
from perfcheck.relate.identities import complete
from perfcheck.relate.net import Group, Net
from perfcheck.relate.readings import natural_end

_BACK = 14
_STAGES = ("预算", "决算", "执行")
_YEARS = re.compile(r"(?:19|20)\d\d")
Moved = tuple[Figure, int]


def relate_rollups(net: Net) -> None:
    """A total's change is the sum of its parts' changes, against one base."""
    for group in net.groups:
        for change in net.about(group.total):
            if change.amount is not None and change.amount.stated and group.total.kind == "amount":
                _rollup(net, group, change, change.amount)
    for at, statement in enumerate(net.statements):
        if statement.kind == "change" and (
            statement.lead in ("closed", "whole", "views", "colon") or statement.head
        ):
            _listed(net, at)


def _rollup(net: Net, group: Group, change: Change, amount: Figure) -> None:
    parts = [_matching(net, part, change) for part in group.parts]
    known = [part for part in parts if part is not None]
    moved = [(part.amount, part.signed) for part in known if part.amount is not None and part.amount.stated]
    if not moved or (len(moved) < 2 and len(known) < len(parts)):
        return
    tie = _tie(net, change, amount, moved, committed=group.holds and group.strength == 2)
    whole = len(known) == len(parts) and not any(part.nearly for part in (*known, change))
    if tie.holds or (whole and (group.holds or group.strength == 2)):
        net.enter(tie)


def _tie(net: Net, change: Change, amount: Figure, moved: Sequence[Moved], *, committed: bool) -> Tie:
    legs = [Leg("total", amount, change.signed), *(Leg("part", figure, sign) for figure, sign in moved)]
    return net.tie("delta", legs, committed=committed)


def _matching(net: Net, part: Statement, change: Change) -> Change | None:
    """The part's change against the same base as the total's."""
    for own in net.about(part):
        if own.direction == 0 and own.amount is None and own.against in (change.against, "prior", ""):
            return own
        if own.amount is not None and _one_base(own, change):
            return own
    return None


def _one_base(own: Change, change: Change) -> bool:
    """Whether two changes may be against one base: 比2014年预算 and 比2014年执行数 are not."""
    if own.against and change.against and own.against != change.against:
        return False
    if not own.phrase or not change.phrase:
        return True
    return _said_of_base(own.phrase) == _said_of_base(change.phrase)


def _said_of_base(phrase: str) -> tuple[object, ...]:
    return *(word in phrase for word in _STAGES), *_YEARS.findall(phrase)


def _listed(net: Net, at: int) -> None:
    """A list of changes alone: 主要变动原因如下：1.工资福利支出较上年增加…"""
    totals = list(_moved_before(net, at))
    for parts in net.lists(at):
        moved = [_moved(part) for part in parts]
        for _, change, amount in totals:
            for count in range(len(parts), 1, -1):
                if _may_move(amount, moved[:count], change.signed):
                    net.enter(_tie(net, change, amount, moved[:count], committed=False))
                    return
    parts = next(net.lists(at))
    parts = parts[: natural_end(parts)]
    if totals and len(parts) > 1:
        total, change, amount = totals[0]
        if complete(total.core, _cores(net, total, parts), net.own):
            net.enter(_tie(net, change, amount, [_moved(part) for part in parts], committed=False))


def _may_move(amount: Figure, moved: Sequence[Moved], sign: int) -> bool:
    return may_sum(amount, [figure for figure, _ in moved], [own * sign for _, own in moved])


def _moved(statement: Statement) -> Moved:
    return statement.figure, statement.changes[0].signed


def _moved_before(net: Net, at: int) -> Iterator[tuple[Statement, Change, Figure]]:
    """Statements shortly before whose change this list may split up, the nearest first."""
    first = net.statements[at]
    for statement in reversed(net.statements[max(at - _BACK, 0) : at]):
        for change in statement.changes:
            amount = change.amount
            if amount is not None and amount.stated and amount.dimension == first.figure.dimension:
                yield statement, change, amount


def _cores(net: Net, total: Statement, parts: Sequence[Statement]) -> list[str]:
    """The names of the parts that changed, and of the total's other parts that are nil."""
    nil = [part.core for group in net.splits(total) for part in group.parts if part.figure.value == 0]
    return [*(part.core for part in parts), *nil]
