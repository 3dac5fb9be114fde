"""Figures said beside a thing's own: as columns of a list, and with what the two differ by.

甲支出5万元，年初预算6万元，差额1万元；乙支出4万元，年初预算4万元 …
"""

from __future__ import annotations

from itertools import takewhile

from perfcheck.model.statement import Statement
from perfcheck.model.tie import Leg
from perfcheck.relate.fitting import adding_up, enter
from perfcheck.relate.net import Group, Net

_KINDS = ("budget", "prior")
_REACH = 4


def relate_sides(net: Net) -> None:
    """Enter the budgets and last year's figures that a total and all its parts print beside their own.

    Differences are entered with the two figures before them. The list is that of the figures
    themselves, so a column that does not add up is told as a warning: the wording speaks of the
    list once, and of each column by its place only.
    """
    for group in list(net.groups):
        if group.holds and group.strength:
            for kind in _KINDS:
                _column(net, group, kind)
    for statement in net.statements:
        if statement.beside == "gap" and statement.figure.stated:
            _gap(net, statement)


def _column(net: Net, group: Group, kind: str) -> None:
    total = _beside(net, group.total, kind)
    parts = [said for part in group.parts if (said := _beside(net, part, kind)) is not None]
    if total is not None and len(parts) == len(group.parts) > 1:
        enter(net, adding_up(net, total, parts) or Group(total, parts, 1))


def _beside(net: Net, statement: Statement, kind: str) -> Statement | None:
    """The figure of this kind said right after the statement's own."""
    following = net.statements[statement.index + 1 : statement.index + 1 + _REACH]
    return next((s for s in takewhile(lambda s: s.beside, following) if s.beside == kind), None)


def _gap(net: Net, gap: Statement) -> None:
    """The difference of the two figures right before it, whichever of them is larger."""
    one, other = net.statements[gap.index - 2], net.statements[gap.index - 1]
    if other.beside not in _KINDS or one.beside:
        return
    both = [Leg("current", one.figure), Leg("prior", other.figure, -1)]
    ties = [
        net.tie("delta", [Leg("difference", gap.figure, sign), *both], committed=False) for sign in (1, -1)
    ]
    larger = one.figure.base_value >= other.figure.base_value
    net.enter(next((tie for tie in ties if tie.holds), ties[0 if larger else 1]))
