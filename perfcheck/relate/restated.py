"""The same fact printed twice."""

from __future__ import annotations

from itertools import pairwise

from perfcheck.model.statement import Statement
from perfcheck.model.tie import Leg, Tie
from perfcheck.read.labels import is_generic
from perfcheck.relate.identities import concepts
from perfcheck.relate.net import Net

_HEAD = 4
_SCOPES = ("一般公共预算财政拨款", "一般公共预算", "财政拨款", "政府性基金预算")


def relate_restated(net: Net) -> None:
    """Enter each pair of statements that name one thing, year, stage and parent."""
    parents = {id(part): group.total.core for group in net.groups for part in group.parts}
    for core, statements in net.by_core.items():
        stated = [s for s in statements if s.kind == "amount" and s.figure.stated and not s.aside]
        if len(stated) < 2 or is_generic(core):
            continue
        for one, other in pairwise(stated):
            if _unit_slipped(one, other):
                net.enter(_equal(net, one, other))
        rows: dict[tuple[str, ...], list[Statement]] = {}
        for statement in stated:
            key = (statement.figure.dimension, statement.period, statement.stage, parents.get(id(statement), ""))
            rows.setdefault(key, []).append(statement)
        for row in rows.values():
            for one, other in pairwise(row):
                tie = _equal(net, one, other)
                if tie.holds or (len(row) == 2 and _one_fact(one, other)):
                    net.enter(tie)
    _one_concept(net)


def _equal(net: Net, one: Statement, other: Statement) -> Tie:
    return net.tie("equal", [Leg("stated", one.figure), Leg("restated", other.figure)], committed=False)


def _one_concept(net: Net) -> None:
    """Two names of one concept in one scope: 基本支出 as a share of 一般公共预算支出, and 一般公共预算基本支出."""
    for scope in _SCOPES:
        for narrow in net.statements:
            concept = narrow.core.removeprefix(scope)
            if narrow.core == concept or concept not in concepts() or narrow.rank < _HEAD:
                continue
            for wide in net.by_core.get(concept, ()):
                if wide.rank >= _HEAD and any(ratio.base_text.startswith(scope) for ratio in wide.ratios):
                    if wide.figure.stated and narrow.figure.stated and wide.stage in (narrow.stage, "budget"):
                        net.enter(_equal(net, wide, narrow))


def _unit_slipped(one: Statement, other: Statement) -> bool:
    """The same numeral in 元 and in 万元."""
    return one.figure.value == other.figure.value != 0 and one.figure.factor != other.figure.factor


def _one_fact(one: Statement, other: Statement) -> bool:
    """Whether nothing but the figure tells the two apart: heads of sentences on one concept of accounting."""
    return (
        one.core == other.core in concepts()
        and one.figure.dimension == "money"
        and one.depth == other.depth == 0
        and min(one.rank, other.rank) >= _HEAD
        and one.period != ""
    )
