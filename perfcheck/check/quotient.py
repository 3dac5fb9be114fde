"""Shares, rates, growth and averages: a stated quotient against the figures it divides."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.check.formula import average_formula, growth_formula, share_formula
from perfcheck.check.values import base_value, common_factor, cut_interval, interval
from perfcheck.number.interval import EXACT, Interval, growth_from_change, ratio, total
from perfcheck.number.units import BARE, addable

if TYPE_CHECKING:
    from perfcheck.model.tie import Leg, Tie

_HUNDRED = Decimal(100)
_ONE = Decimal(1)
_WIDE = Decimal(10)
_PLACES = 6
_CENT = Decimal("0.01")
PERCENTS = frozenset(("percent", "point", "bare"))


def judge_share(tie: Tie) -> None:
    """A percent of a base: percent, then part legs, then base legs; several of one role add up."""
    percent = tie.legs[0]
    bases = [leg for leg in tie.legs[1:] if leg.role == "base"]
    parts = [leg for leg in tie.legs[1:] if leg.role != "base"]
    factor = _amounts(tie, parts + bases)
    if factor is None or not parts or not bases:
        tie.reason = tie.reason or "incomplete"
        return
    top, bottom = _sum(parts, factor), _sum(bases, factor)
    found = ratio(
        total([_weighed(leg, factor) for leg in parts]), total([_weighed(leg, factor) for leg in bases])
    )
    if found is None:
        tie.reason = "base-zero"
    _settle(tie, percent, EXACT.divide(top, bottom) if bottom else None, found)
    tie.formula = share_formula(tie, parts, bases)


def judge_growth(tie: Tie) -> None:
    """A growth rate against any two of current, prior and change, seen as one pair."""
    legs = {leg.role: leg for leg in reversed(tie.legs[1:])}
    pair = [leg for role in ("current", "prior", "change") if (leg := legs.get(role))][:2]
    factor = _amounts(tie, pair)
    if factor is None or len(pair) < 2:
        tie.reason = tie.reason or "incomplete"
        return
    one, other = pair
    value, again = _signed(one, factor), _signed(other, factor)
    first, second = _weighed(one, factor), _weighed(other, factor)
    found: Interval | None
    if "prior" not in legs:
        moved, base = again, EXACT.subtract(value, again)
        found = growth_from_change(first, second)
    elif "current" in legs:
        moved, base = EXACT.subtract(value, again), again
        found = ratio(first, second)
        found = found + Interval(-_ONE, -_ONE) if found else None
    else:
        moved, base = again, value
        found = ratio(second, first)
    if found is None:
        tie.reason = "base-zero"
    _settle(tie, tie.legs[0], EXACT.divide(moved, base) if base else None, found)
    tie.formula = growth_formula(tie, one, other)


def judge_average(tie: Tie) -> None:
    """A stated average against its total and the number that shares it."""
    if len(tie.legs) < 3:
        tie.reason = "incomplete"
        return
    stated, whole, number = tie.legs[0], tie.legs[1], tie.legs[2]
    alike = stated.figure.dimension == "rate" or addable(stated.figure.dimension, whole.figure.dimension)
    if not alike:
        tie.reason = "units-differ"
        return
    factor = whole.figure.factor if whole.figure.dimension != BARE else stated.figure.factor
    divisor = base_value(number.figure)
    if not divisor:
        tie.reason = "base-zero"
        return
    computed = EXACT.divide(base_value(whole.figure, factor), divisor)
    found = ratio(interval(whole.figure, factor), interval(number.figure))
    if found is None:
        tie.reason = "base-zero"
        return
    said = interval(stated.figure, factor, rounded=True)
    _decide(tie, computed, found, said, cut_interval(stated.figure, factor, rounded=True))
    tie.computed = _shown(computed, stated.figure.decimals)
    tie.residual = EXACT.subtract(base_value(stated.figure, factor), tie.computed)
    tie.formula = average_formula(tie, factor)


def _amounts(tie: Tie, legs: list[Leg]) -> Decimal | None:
    """The factor for amounts that print no unit; None, with the reason, where units differ."""
    factor = common_factor([leg.figure for leg in legs])
    if factor is None:
        tie.reason = "units-differ"
    return factor


def _settle(tie: Tie, percent: Leg, computed: Decimal | None, found: Interval | None) -> None:
    """Compare a quotient and its interval with the stated percent, in percent points."""
    if computed is None or found is None:
        return
    figure = percent.figure
    size = _ONE if figure.dimension in PERCENTS else _HUNDRED
    sign = Decimal(percent.weight)
    said = interval(figure, rounded=True).scale(size * sign)
    off = cut_interval(figure, rounded=True).scale(size * sign)
    computed, found = EXACT.multiply(computed, _HUNDRED), found.scale(_HUNDRED)
    _decide(tie, computed, found, said, off)
    tie.computed = _shown(computed, figure.decimals)
    stated = EXACT.multiply(base_value(figure), size * sign)
    tie.residual = EXACT.subtract(stated, tie.computed)
    if tie.holds and found.width > max(_WIDE, EXACT.divide(abs(stated), 2)):
        wide = found.width.is_finite()
        tie.reason = f"weak:{found.width.quantize(_CENT, context=EXACT)}" if wide else "weak"


def _decide(tie: Tie, computed: Decimal, found: Interval, said: Interval, off: Interval) -> None:
    if computed in said:
        tie.verdict = "exact"
    elif found.meets(said):
        tie.verdict = "rounding"
    elif found.meets(off):
        tie.verdict = "truncation"
    else:
        tie.verdict = "fails"


def _shown(value: Decimal, decimals: int) -> Decimal:
    """A quotient cut to places enough to see every rounding of it."""
    places = max(_PLACES, decimals + 4)
    return value.quantize(Decimal(1).scaleb(-places), context=EXACT)


def _weighed(leg: Leg, factor: Decimal) -> Interval:
    found = interval(leg.figure, factor)
    return found if leg.weight == 1 else found.scale(leg.weight)


def _signed(leg: Leg, factor: Decimal) -> Decimal:
    return EXACT.multiply(base_value(leg.figure, factor), leg.weight)


def _sum(legs: list[Leg], factor: Decimal) -> Decimal:
    value = Decimal(0)
    for leg in legs:
        value = EXACT.add(value, _signed(leg, factor))
    return value
