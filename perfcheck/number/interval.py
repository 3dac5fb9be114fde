"""Exact interval arithmetic over decimals: what a printed figure may have been before rounding."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal

EXACT = Context(prec=120)
_ZERO = Decimal(0)
_HALVES = {decimals: Decimal(5).scaleb(-decimals - 1) for decimals in range(9)}
INFINITY = Decimal("Infinity")


@dataclass(slots=True)
class Interval:
    """The values between `low` and `high`; an end that is open is not one of them."""

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False

    @property
    def width(self) -> Decimal:
        return EXACT.subtract(self.high, self.low)

    def __contains__(self, value: Decimal) -> bool:
        above = value > self.low or (value == self.low and not self.low_open)
        return above and (value < self.high or (value == self.high and not self.high_open))

    def __neg__(self) -> Interval:
        return Interval(EXACT.minus(self.high), EXACT.minus(self.low), self.high_open, self.low_open)

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            EXACT.add(self.low, other.low),
            EXACT.add(self.high, other.high),
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def scale(self, factor: Decimal | int) -> Interval:
        """Every value times `factor`, which may be negative but not zero."""
        size = abs(Decimal(factor))
        grown = Interval(
            EXACT.multiply(self.low, size), EXACT.multiply(self.high, size), self.low_open, self.high_open
        )
        return -grown if factor < 0 else grown

    @property
    def spans_zero(self) -> bool:
        """Whether zero lies inside or at an end: then it divides nothing."""
        return self.low <= 0 <= self.high

    def meets(self, other: Interval) -> bool:
        """Whether the two have a value in common; ends that only touch must both be closed."""
        return not (_apart(self, other) or _apart(other, self))


def _apart(lower: Interval, upper: Interval) -> bool:
    return lower.high < upper.low or (lower.high == upper.low and (lower.high_open or upper.low_open))


def point(value: Decimal) -> Interval:
    """The one value."""
    return Interval(value, value)


def bounds(low: Decimal | None, high: Decimal | None) -> Interval:
    """A range or threshold; None is unbounded."""
    return Interval(
        -INFINITY if low is None else low,
        INFINITY if high is None else high,
        low is None,
        high is None,
    )


def printed(value: Decimal, decimals: int, factor: Decimal = Decimal(1)) -> Interval:
    """What rounds to `value` at `decimals` places, in base units.

    [338.885, 338.895) for 338.89; mirrored for negatives; open on both sides at zero.
    """
    half = _HALVES.get(decimals) or Decimal(5).scaleb(-decimals - 1)
    low, high = EXACT.subtract(value, half), EXACT.add(value, half)
    if factor != 1:
        low, high = EXACT.multiply(low, factor), EXACT.multiply(high, factor)
    return Interval(low, high, value <= 0, value >= 0)


def cut(value: Decimal, decimals: int, factor: Decimal = Decimal(1)) -> Interval:
    """What is cut off to `value` at `decimals` places: [338.89, 338.90), mirrored for negatives."""
    unit = Decimal(1).scaleb(-decimals)
    low = EXACT.subtract(value, unit) if value <= 0 else value
    high = EXACT.add(value, unit) if value >= 0 else value
    return Interval(EXACT.multiply(low, factor), EXACT.multiply(high, factor), value <= 0, value >= 0)


def total(parts: list[Interval]) -> Interval:
    """The sum of any number of intervals; of none, zero."""
    if len(parts) == 1:
        return parts[0]
    low = high = _ZERO
    low_open = high_open = False
    for part in parts:
        low, high = EXACT.add(low, part.low), EXACT.add(high, part.high)
        low_open, high_open = low_open or part.low_open, high_open or part.high_open
    return Interval(low, high, low_open, high_open)


def ratio(numerator: Interval, base: Interval) -> Interval | None:
    """numerator ÷ base, taken independently; None where the base may be zero or has no bound."""
    if base.spans_zero or INFINITY in (base.high, -base.low):
        return None
    corners = [
        (EXACT.divide(top, bottom), top_open or (bottom_open and top != 0))
        for top, top_open in _ends(numerator)
        for bottom, bottom_open in _ends(base)
    ]
    return hull(corners)


def hull(corners: list[tuple[Decimal, bool]]) -> Interval:
    """The interval from the least to the greatest corner; an end is closed if any corner there is."""
    low = min(value for value, _ in corners)
    high = max(value for value, _ in corners)
    return Interval(
        low,
        high,
        all(is_open for value, is_open in corners if value == low),
        all(is_open for value, is_open in corners if value == high),
    )


def _ends(interval: Interval) -> tuple[tuple[Decimal, bool], tuple[Decimal, bool]]:
    return (interval.low, interval.low_open), (interval.high, interval.high_open)


def growth_from_change(current: Interval, change: Interval) -> Interval | None:
    """change ÷ (current − change) with both seen as one pair, as a fraction; None where the base may be 0.

    The quotient is monotone in each of the two while the base keeps its sign, so the corners bound it.
    """
    base = current + -change
    if base.spans_zero or INFINITY in (base.high, -base.low):
        return None
    return hull(
        [
            (EXACT.divide(moved, EXACT.subtract(now, moved)), now_open or moved_open)
            for now, now_open in _ends(current)
            for moved, moved_open in _ends(change)
        ]
    )
