"""Shares, rates, growth and averages: a stated quotient against the figures it divides."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.check.formula import average_formula, growth_formula, share_formula
from perfcheck.check.quick import may_ratio
from perfcheck.check.values import base_value, common_factor, cut_interval, interval, last_digit
from perfcheck.number.interval import EXACT, Interval, growth_from_change, ratio, total
from perfcheck.number.units import BARE, addable

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure
    from perfcheck.model.tie import Leg, Tie

_HUNDRED = Decimal(100)
_ONE = Decimal(1)
_THOUSAND = Decimal(1000)
_WIDE = Decimal(10)
_MOST = 8
_MILLIONTH = Decimal("0.000001")
_CENT = Decimal("0.01")
PERCENTS = frozenset(("percent", "point", "bare"))


def judge_share(tie: Tie) -> None:
    """A percent of a base: percent, then part legs, then base legs; several of one role add up."""
    bases = [leg for leg in tie.legs[1:] if leg.role == "base"]
    parts = [leg for leg in tie.legs[1:] if leg.role != "base"]
    factor = _amounts(tie, tie.legs[1:])
    if factor is None or not parts or not bases:
        tie.reason = tie.reason or "incomplete"
        return

    def found() -> Interval | None:
        top = total([_weighed(leg, factor) for leg in parts])
        return ratio(top, total([_weighed(leg, factor) for leg in bases]))

    def may_hold() -> bool:
        plain = len(parts) == len(bases) == 1 and parts[0].weight == bases[0].weight == 1
        return not plain or may_ratio(tie.legs[0].figure, parts[0].figure, bases[0].figure)

    _settle(tie, _sum(parts, factor), _sum(bases, factor), factor, found, may_hold)
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
    if "prior" not in legs:
        moved, base = again, EXACT.subtract(value, again)
    elif "current" in legs:
        moved, base = EXACT.subtract(value, again), again
    else:
        moved, base = again, value
    _settle(tie, moved, base, factor, lambda: _growth(one, other, factor), lambda: True)
    tie.formula = growth_formula(tie, one, other)


def _growth(one: Leg, other: Leg, factor: Decimal) -> Interval | None:
    first, second = _weighed(one, factor), _weighed(other, factor)
    if one.role == "prior":
        return ratio(second, first)
    if other.role == "change":
        return growth_from_change(first, second)
    found = ratio(first, second)
    return found + Interval(-_ONE, -_ONE) if found else None


def judge_average(tie: Tie) -> None:
    """A stated average against its total and the number that shares it."""
    if len(tie.legs) < 3:
        tie.reason = "incomplete"
        return
    stated, whole, number = (leg.figure for leg in tie.legs[:3])
    if stated.dimension != "rate" and not addable(stated.dimension, whole.dimension):
        tie.reason = "units-differ"
        return
    factor = whole.factor if whole.dimension != BARE else stated.factor
    found = ratio(interval(whole, factor), interval(number))
    divisor = base_value(number)
    if found is None or not divisor:
        tie.reason = "base-zero"
        return
    computed = EXACT.divide(base_value(whole, factor), divisor)
    tie.verdict = _verdict(computed, found, stated, factor, _ONE)
    tie.computed = _shown(computed, stated.decimals)
    tie.residual = EXACT.subtract(base_value(stated, factor), tie.computed)
    tie.formula = average_formula(tie, factor)


def _amounts(tie: Tie, legs: list[Leg]) -> Decimal | None:
    """The factor for amounts that print no unit; None, with the reason, where units differ."""
    factor = common_factor([leg.figure for leg in legs])
    if factor is None:
        tie.reason = "units-differ"
    return factor


def _settle(
    tie: Tie,
    top: Decimal,
    bottom: Decimal,
    factor: Decimal,
    find: Callable[[], Interval | None],
    may_hold: Callable[[], bool],
) -> None:
    """Compare top ÷ bottom with the stated percent.

    `find` gives its whole interval where that matters, `may_hold` a cheap answer before it.
    """
    percent = tie.legs[0]
    figure = percent.figure
    size = _ONE if figure.dimension in PERCENTS else _HUNDRED
    if percent.weight < 0:
        size = -size
    found = None
    if not bottom or not _clear(tie, top, bottom, factor):
        found = find() if bottom else None
        if found is None:
            tie.reason = "base-zero"
            return
    computed = EXACT.divide(EXACT.multiply(top, _HUNDRED), bottom)
    said = interval(figure, rounded=True)
    if computed in (said if size == 1 else said.scale(size)):
        tie.verdict = "exact"
    elif found is None and percent.weight == 1 and figure.dimension in PERCENTS and not may_hold():
        tie.verdict = "fails"
    else:
        found = found or find()
        assert found is not None
        tie.verdict = _verdict(computed, found.scale(_HUNDRED), figure, _ONE, size)
    tie.computed = _shown(computed, figure.decimals)
    tie.residual = EXACT.subtract(EXACT.multiply(base_value(figure), size), tie.computed)
    if found and tie.holds:
        tie.reason = _weakness(found.scale(_HUNDRED).width, figure.value)


def _clear(tie: Tie, top: Decimal, bottom: Decimal, factor: Decimal) -> bool:
    """Whether the amounts have digits enough that rounding neither reaches zero nor makes room."""
    coarse = _ONE
    for leg in tie.legs[1:]:
        if not leg.figure.stated:
            return False
        coarse = EXACT.add(coarse, last_digit(leg.figure, factor))
    size = abs(bottom)
    return size > EXACT.multiply(coarse, _THOUSAND) and abs(top) < EXACT.multiply(size, _HUNDRED)


def _weakness(width: Decimal, stated: Decimal) -> str:
    if width <= max(_WIDE, EXACT.divide(abs(stated), 2)):
        return ""
    return f"weak:{width.quantize(_CENT, context=EXACT)}" if width.is_finite() else "weak"


def _verdict(computed: Decimal, found: Interval, stated: Figure, factor: Decimal, size: Decimal) -> str:
    """Of a computed quotient and its interval against the stated figure, `size` of it to a base unit."""
    said = interval(stated, factor, rounded=True).scale(size)
    if computed in said:
        return "exact"
    if found.meets(said):
        return "rounding"
    return "truncation" if found.meets(cut_interval(stated, factor, rounded=True).scale(size)) else "fails"


def _shown(value: Decimal, decimals: int) -> Decimal:
    """A quotient cut to places enough to see every rounding of it."""
    step = _MILLIONTH if decimals < 3 else Decimal(1).scaleb(-min(decimals, _MOST) - 4)
    return value.quantize(step, context=EXACT)


def _weighed(leg: Leg, factor: Decimal) -> Interval:
    found = interval(leg.figure, factor)
    return found if leg.weight == 1 else found.scale(leg.weight)


def _signed(leg: Leg, factor: Decimal) -> Decimal:
    value = base_value(leg.figure, factor)
    return value if leg.weight == 1 else EXACT.multiply(value, leg.weight)


def _sum(legs: list[Leg], factor: Decimal) -> Decimal:
    value = _signed(legs[0], factor)
    for leg in legs[1:]:
        value = EXACT.add(value, _signed(leg, factor))
    return value
