"""What a printed figure may have been before it was rounded, in base units."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.number.interval import EXACT, Interval, bounds, cut, point, printed
from perfcheck.number.units import BARE, addable

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure


_ONE = Decimal(1)


def loose(figure: Figure) -> bool:
    """Whether the figure prints no unit at all."""
    return figure.dimension == BARE and not figure.unit


def common_factor(figures: Sequence[Figure]) -> Decimal | None:
    """Base units in one of the figures that print no unit: that of the first that prints one.

    None where the figures measure different things.
    """
    first: Figure | None = None
    for figure in figures:
        if figure.dimension == BARE:
            continue
        if first is None:
            first = figure
        elif figure.dimension != first.dimension and not addable(first.dimension, figure.dimension):
            return None
    return first.factor if first else _ONE


def base_value(figure: Figure, factor: Decimal = _ONE) -> Decimal:
    """The value in base units; `factor` serves a figure without a unit."""
    return EXACT.multiply(figure.value, factor if loose(figure) else figure.factor)


def interval(figure: Figure, factor: Decimal = _ONE, *, rounded: bool = False) -> Interval:
    """The values that print as the figure does; `rounded` takes even a point as rounded."""
    if figure.ranged or (figure.qualifier is not None and figure.low != figure.high):
        return bounds(figure.low, figure.high)
    if not rounded and (figure.exact or _nothing(figure)):
        return point(base_value(figure, factor))
    return printed(figure.value, figure.decimals, factor if loose(figure) else figure.factor)


def _nothing(figure: Figure) -> bool:
    """A bare 0 says that there is nothing, at whatever precision its neighbours are printed."""
    return figure.value == 0 and figure.decimals == 0


def cut_interval(figure: Figure, factor: Decimal = _ONE, *, rounded: bool = False) -> Interval:
    """The values that print as the figure does when digits are cut off, not rounded."""
    if not figure.stated or (not rounded and (figure.exact or _nothing(figure))):
        return interval(figure, factor, rounded=rounded)
    return cut(figure.value, figure.decimals, factor if loose(figure) else figure.factor)


def last_digit(figure: Figure, factor: Decimal = _ONE) -> Decimal:
    """One unit of the last printed digit, in base units."""
    return EXACT.multiply(Decimal(1).scaleb(-figure.decimals), factor if loose(figure) else figure.factor)
