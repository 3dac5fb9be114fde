"""Sums and differences: Σ weight · figure = the stated one."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.check.formula import sum_formula
from perfcheck.check.quick import may_sum
from perfcheck.check.values import base_value, common_factor, cut_interval, interval
from perfcheck.number.interval import EXACT, Interval, point, total

if TYPE_CHECKING:
    from perfcheck.model.tie import Leg, Tie


def judge_sum(tie: Tie) -> None:
    """A total against its parts, or a difference against its terms; the first leg is the stated one.

    Where the tie knows its whole without its being printed (100 %), every leg is a part.
    """
    factor = common_factor([leg.figure for leg in tie.legs])
    parts = tie.legs if tie.whole is not None else tie.legs[1:]
    if factor is None or not parts:
        tie.reason = "units-differ" if factor is None else "incomplete"
        return
    stated = tie.legs[0]
    said = tie.whole if tie.whole is not None else _signed(stated, factor)
    computed = Decimal(0)
    for leg in parts:
        computed = EXACT.add(computed, _signed(leg, factor))
    tie.computed, tie.residual = computed, EXACT.subtract(said, computed)
    tie.verdict = "exact" if not tie.residual else "fails"
    if tie.residual and _may_hold(tie, parts):
        tie.verdict = _verdict(tie, parts, said, factor)
    tie.formula = sum_formula(tie, parts, factor)


def _may_hold(tie: Tie, parts: list[Leg]) -> bool:
    """Whether the sum is worth its intervals; most that do not hold are told by integers alone."""
    stated = tie.legs[0]
    if tie.whole is not None or stated.weight != 1:
        return True
    return may_sum(stated.figure, [leg.figure for leg in parts], [leg.weight for leg in parts])


def _verdict(tie: Tie, parts: list[Leg], said: Decimal, factor: Decimal) -> str:
    """Of a sum that is not exact."""
    stated = tie.legs[0]
    for verdict, read in (("rounding", interval), ("truncation", cut_interval)):
        goal = point(said) if tie.whole is not None else _weighed(stated, read(stated.figure, factor))
        if goal.meets(total([_weighed(leg, read(leg.figure, factor)) for leg in parts])):
            return verdict
    return "fails"


def _signed(leg: Leg, factor: Decimal) -> Decimal:
    return EXACT.multiply(base_value(leg.figure, factor), leg.weight)


def _weighed(leg: Leg, found: Interval) -> Interval:
    return found if leg.weight == 1 else found.scale(leg.weight)
