"""Choosing the reading of a list that adds up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from perfcheck.check import may_sum, sum_prefixes
from perfcheck.model.statement import Statement
from perfcheck.relate.net import Group, Net, sum_legs
from perfcheck.relate.readings import natural_end

_TELLING, _PARAGRAPH = 3, 5


def fitting(net: Net, totals: Sequence[Statement], lists: Iterable[list[Statement]]) -> Group | None:
    """The first reading that adds up: the longest opening stretch of a list that makes a total."""
    for parts in lists:
        for total in totals:
            for count in reversed(sum_prefixes(total.figure, [part.figure for part in parts])):
                chosen = parts[:count]
                if count < 2 or not (may_end(net, parts, count) or _exactly(total, chosen)):
                    continue
                if found := adding_up(net, total, chosen):
                    return found
    return None


def may_end(net: Net, parts: Sequence[Statement], count: int) -> bool:
    """Whether the list may end after `count` parts: not between two parts set side by side in one way."""
    if count == len(parts):
        return True
    following = parts[count]
    if _shares_end(parts[:count], following) or _opens_another(net, following):
        return True
    inner = max(net.rank_between(one, other) for one, other in pairwise(parts[:count]))
    outer = net.rank_between(parts[count - 1], following)
    return outer > inner or following.apart or bool(following.operator) or bool(following.lead)


def _shares_end(parts: Sequence[Statement], following: Statement) -> bool:
    """Whether all the parts state their shares, and what follows states none."""
    stated = [any(ratio.kind == "share" for ratio in part.ratios) for part in (*parts, following)]
    return all(stated[:-1]) and not stated[-1]


def _opens_another(net: Net, following: Statement) -> bool:
    """Whether a paragraph begins that splits up a figure of its own, or is another organisation's."""
    if following.rank < _PARAGRAPH:
        return False
    after = net.statements[following.index + 1 : following.index + 2]
    return any(s.lead and s.paragraph > following.paragraph for s in after)


def _exactly(total: Statement, parts: Sequence[Statement]) -> bool:
    """Whether figures with digits enough to be no accident add up to the last digit."""
    added = sum((part.figure.base_value for part in parts), Decimal(0))
    several = sum(1 for part in parts if part.figure.value) > 1
    exact = added == total.figure.base_value and total.figure.dimension == "money"
    return exact and several and significant(total)


def may_begin(net: Net, before: Statement | None, parts: Sequence[Statement]) -> bool:
    """Whether a list that a total closes may begin with these parts, after `before`."""
    first = parts[0]
    if before is None or before.paragraph != first.paragraph or before.figure.value == 0:
        return True
    if parts[1].operator == "plus" or before.figure.base_value == first.figure.base_value:
        return True
    inner = max(net.rank_between(one, other) for one, other in pairwise(parts))
    return net.rank_between(before, first) > inner or bool(first.lead) or bool(first.operator)


def whole_fitting(net: Net, totals: Sequence[Statement], parts: list[Statement]) -> Group | None:
    """The total that the parts make all together, or None."""
    return next((group for total in totals if (group := adding_up(net, total, parts))), None)


def adding_up(net: Net, total: Statement, parts: list[Statement]) -> Group | None:
    """The group of a total and parts that add up, none of them being the total over again beside others."""
    if not may_sum(total.figure, [part.figure for part in parts]) or _again(total, parts):
        return None
    # A list that goes on beyond its sentence is one reading of two: it vouches for no figure alone.
    tie = net.tie("sum", sum_legs(total, parts), committed=natural_end(parts) == len(parts))
    return Group(total, parts, 2, tie) if tie.holds else None


def _again(total: Statement, parts: Sequence[Statement]) -> bool:
    """Whether one of the parts is the total over again, beside others that are not nothing."""
    others = [part for part in parts if part.figure.base_value != total.figure.base_value]
    return len(others) < len(parts) and any(part.figure.value != 0 for part in others)


def enter(net: Net, group: Group) -> Group:
    """Enter the group's sum; a list that the wording leaves open and that falls short is undecided."""
    if group.tie is None:
        group.tie = net.tie("sum", sum_legs(group.total, group.parts), committed=group.strength == 2)
    if not group.tie.holds and not group.strength:
        group.tie.verdict, group.tie.reason = "undecided", "list-open"
    net.enter(group.tie)
    net.group(group)
    return group


def significant(total: Statement) -> bool:
    """Whether the figure has digits enough that a match is no accident."""
    return len(total.figure.numeral.replace(".", "").replace(",", "").strip("0")) >= _TELLING
