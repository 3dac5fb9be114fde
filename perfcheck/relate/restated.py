"""The same fact printed twice."""

from __future__ import annotations

from itertools import pairwise

from perfcheck.model.statement import Statement
from perfcheck.model.tie import Leg
from perfcheck.read.labels import is_generic
from perfcheck.relate.net import Net

_SHORTEST = 4


def relate_restated(net: Net) -> None:
    """Enter each pair of statements that name one thing, year, stage and parent."""
    parents = {id(part): group.total.core for group in net.groups for part in group.parts}
    for core, statements in net.by_core.items():
        if len(statements) < 2 or is_generic(core):
            continue
        rows: dict[tuple[str, ...], list[Statement]] = {}
        for statement in statements:
            if statement.kind == "amount" and statement.figure.stated and not statement.aside:
                key = (
                    statement.figure.dimension,
                    statement.period,
                    statement.stage,
                    parents.get(id(statement), ""),
                )
                rows.setdefault(key, []).append(statement)
        for row in rows.values():
            for one, other in pairwise(row):
                _pair(net, one, other)


def _pair(net: Net, one: Statement, other: Statement) -> None:
    tie = net.tie("equal", [Leg("stated", one.figure), Leg("restated", other.figure)], committed=False)
    if tie.holds or _unit_slipped(one, other) or _one_fact(one, other):
        net.enter(tie)


def _unit_slipped(one: Statement, other: Statement) -> bool:
    """The same numeral in 元 and in 万元."""
    return one.figure.value == other.figure.value != 0 and one.figure.factor != other.figure.factor


def _one_fact(one: Statement, other: Statement) -> bool:
    """Whether nothing but the figure tells the two apart: same full label, same year, a telling name."""
    return (
        one.label == other.label
        and len(one.core) >= _SHORTEST
        and one.figure.dimension == "money"
        and one.figure.unit == other.figure.unit
        and one.depth == other.depth == 0
        and not one.lead
        and not other.lead
        and one.marker == other.marker
        and one.period != ""
    )
