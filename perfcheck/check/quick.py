"""Cheap tests that no tie which holds can fail: for the search over candidate readings.

Figures become integers, in 10⁻¹² of a base unit, worked out once per figure. True means that
the tie may hold and is worth judging; False that it certainly does not hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.check.values import common_factor, loose
from perfcheck.number.interval import EXACT
from perfcheck.number.units import BARE, FRACTION

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure

_ONE = 10**12
_PERCENT = _ONE * 100
_QUANTUM = Decimal(_ONE)
_UNIT = Decimal(1)
_TIMES = frozenset((FRACTION, "multiple"))
Box = tuple[int, int]
Quanta = tuple[int, int, int]


def may_sum(total: Figure, parts: Sequence[Figure], weights: Sequence[int] | None = None) -> bool:
    """Whether the parts, each with its weight (1), can add up to the total."""
    factor = _factor((total, *parts))
    if factor is None:
        return False
    read = _quanta(total, factor)
    if read is None:
        return True
    gap, slack, size = read
    over, under = (size if gap <= 0 else 0), (size if gap >= 0 else 0)
    for index, part in enumerate(parts):
        found = _quanta(part, factor)
        if found is None:
            return True
        value, half, size = found
        if weights is not None:
            value *= weights[index]
        gap -= value
        slack += half
        if value >= 0:
            over += size
        if value <= 0:
            under += size
    return -slack <= gap <= slack or -under <= gap <= over


def sum_prefixes(total: Figure, parts: Sequence[Figure]) -> list[int]:
    """How many of the leading parts can add up to the total: every such number, in one pass."""
    factor = _factor((total, *parts))
    read = None if factor is None else _quanta(total, factor)
    if factor is None or read is None:
        return [] if factor is None else list(range(1, len(parts) + 1))
    gap, slack, size = read
    over, under = (size if gap <= 0 else 0), (size if gap >= 0 else 0)
    fitting: list[int] = []
    for count, part in enumerate(parts, 1):
        found = _quanta(part, factor)
        if found is None:
            return [*fitting, *range(count, len(parts) + 1)]
        value, half, size = found
        gap -= value
        slack += half
        over += size if value >= 0 else 0
        under += size if value <= 0 else 0
        if -slack <= gap <= slack or -under <= gap <= over:
            fitting.append(count)
    return fitting


def may_ratio(percent: Figure, numerator: Figure, base: Figure) -> bool:
    """Whether the numerator can be that percent of the base."""
    factor = _factor((numerator, base))
    if factor is None:
        return False
    top, bottom = _box(numerator, factor), _box(base, factor)
    said = _stated_box(percent, 1)
    if top is None or bottom is None or said is None:
        return True
    return _meets([(a, b) for a in top for b in bottom], said, _PERCENT)


def may_grow(
    percent: Figure,
    current: Figure | None = None,
    prior: Figure | None = None,
    change: Figure | None = None,
    *,
    sign: int = 1,
    change_sign: int | None = None,
) -> bool:
    """Whether the growth fits two of the three; `sign` is −1 for a decrease, and of the change too."""
    known = [figure for figure in (current, prior, change) if figure is not None]
    factor = _factor(known)
    if factor is None or len(known) < 2:
        return False
    said = _stated_box(percent, sign)
    first, second = _box(known[0], factor), _box(known[1], factor)
    if said is None or first is None or second is None:
        return True
    if current is not None and prior is not None:
        return _meets([(c - p, p) for c in first for p in second], said, _PERCENT)
    if (sign if change_sign is None else change_sign) < 0:
        second = (-second[1], -second[0])
    if prior is None:
        return _meets([(d, c - d) for c in first for d in second], said, _PERCENT)
    return _meets([(d, p) for p in first for d in second], said, _PERCENT)


def may_average(average: Figure, total: Figure, number: Figure) -> bool:
    """Whether the average can be the total shared by the number."""
    own = total.factor if total.dimension != BARE else average.factor
    whole, said = _box(total, own), _stated_box(average, 1, own)
    count = _box(number, _UNIT)
    if whole is None or said is None or count is None:
        return True
    return _meets([(a, b) for a in whole for b in count], said, _ONE)


def _meets(corners: list[Box], said: Box, scale: int) -> bool:
    """Whether a quotient between the corners lies in `said`; over a base that may be zero none does."""
    low, high = said
    positive = corners[0][1] > 0
    above = below = False
    for top, bottom in corners:
        if not bottom or (bottom > 0) != positive:
            return False
        value = top * scale if positive else -top * scale
        size = abs(bottom)
        above = above or value >= low * size
        below = below or value <= high * size
    return above and below


def _factor(figures: Sequence[Figure]) -> Decimal | None:
    """What `common_factor` gives, without its work where all figures are of one kind."""
    dimension = figures[0].dimension if figures else ""
    for figure in figures:
        if figure.dimension != dimension:
            return common_factor(figures)
    return _UNIT


def _quanta(figure: Figure, factor: Decimal = _UNIT) -> Quanta | None:
    """Value, half and whole of the last digit; the latter two are 0 for a point. None: only bounded."""
    if figure.qualifier is not None or figure.ranged:
        return None
    if factor is not _UNIT and factor != 1 and loose(figure):
        return _work_out(figure, factor)
    found = figure.quanta
    if found is None:
        found = figure.quanta = _work_out(figure, figure.factor)
    return found


def _work_out(figure: Figure, factor: Decimal, *, rounded: bool = False) -> Quanta:
    value = EXACT.multiply(EXACT.multiply(figure.value, factor), _QUANTUM)
    if not rounded and (figure.exact or (figure.value == 0 and figure.decimals == 0)):
        return int(value), 0, 0
    size = EXACT.multiply(EXACT.multiply(Decimal(1).scaleb(-figure.decimals), factor), _QUANTUM)
    spare = int(value) != value or int(size) % 2
    return int(value), int(size) // 2 + spare, int(size) + spare


def _box(figure: Figure, factor: Decimal) -> Box | None:
    found = _quanta(figure, factor)
    return (found[0] - found[1], found[0] + found[1]) if found else None


def _stated_box(figure: Figure, sign: int, factor: Decimal = _UNIT) -> Box | None:
    """The ends of a stated quotient, rounded or cut, in percent points where it is a percent."""
    found = None if figure.exact or not figure.value else _quanta(figure, factor)
    if found is None:
        if figure.qualifier is not None or figure.ranged:
            return None
        found = _work_out(figure, factor if loose(figure) else figure.factor, rounded=True)
    value, half, size = found
    low = value - (half if value > 0 else size) - 1
    high = value + (half if value < 0 else size) + 1
    if figure.dimension in _TIMES:
        low, high = low * 100, high * 100
    return (low, high) if sign > 0 else (-high, -low)
