"""Choosing the reading of a list that adds up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from perfcheck.check import may_sum, sum_prefixes
from perfcheck.model.statement import Statement
from perfcheck.relate.net import Group, Net, sum_legs

_TELLING = 3


def fitting(totals: Sequence[Statement], lists: Iterable[list[Statement]]) -> Group | None:
    """The first reading that adds up: the longest opening stretch of a list that makes a total."""
    for parts in lists:
        for total in totals:
            for count in reversed(sum_prefixes(total.figure, [part.figure for part in parts])):
                if count > 1 and not _again(total, parts[:count]):
                    return Group(total, parts[:count], 2)
    return None


def whole_fitting(totals: Sequence[Statement], parts: list[Statement]) -> Group | None:
    """The total that the parts make all together, or None."""
    return next((Group(total, parts, 2) for total in totals if may_add_up(total, parts)), None)


def may_add_up(total: Statement, parts: Sequence[Statement]) -> bool:
    """Whether the parts may make the total, none of them being the total over again beside others."""
    return may_sum(total.figure, [part.figure for part in parts]) and not _again(total, parts)


def _again(total: Statement, parts: Sequence[Statement]) -> bool:
    """Whether one of the parts is the total over again, beside others that are not nothing."""
    others = [part for part in parts if part.figure.base_value != total.figure.base_value]
    return len(others) < len(parts) and any(part.figure.value != 0 for part in others)


def enter(net: Net, group: Group) -> Group:
    """Judge the group's sum and enter it; one that fails only where the wording commits at all."""
    group.tie = net.tie("sum", sum_legs(group.total, group.parts), committed=group.strength == 2)
    if group.tie.holds or group.strength:
        net.enter(group.tie)
    net.group(group)
    return group


def significant(total: Statement) -> bool:
    """Whether the figure has digits enough that a match is no accident."""
    return len(total.figure.numeral.replace(".", "").replace(",", "").strip("0")) >= _TELLING
