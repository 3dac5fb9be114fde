"""Whether two figures differ as a slip of the pen makes them differ, and not as two quantities do.

A list that is not said to be whole may fall short of its total by anything. When it falls
short by one digit in the wrong place, of figures with digits enough, the gap itself speaks:
of all gaps so large, few are one digit and zeros (a digit mistyped) or nine times that (two
digits exchanged).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from perfcheck.model.figure import Figure

_LONG = 4
_NINES = frozenset(str(9 * n) for n in range(1, 10))


def slipped(total: Figure, added: Decimal, parts: Sequence[Figure]) -> bool:
    """Whether the gap between a total and what its parts add up to is that of one mistyped digit."""
    if not total.value:
        return False
    finest = min(_last_digit(figure) for figure in (total, *parts) if figure.value)
    return _is_slip(total.base_value - added, finest)


def mistyped(total: Figure, added: Decimal, parts: Sequence[Figure]) -> bool:
    """Whether one figure with a digit dropped or doubled, or its point moved, is all that is wrong."""
    gap = total.base_value - added
    needed = [(total, added / total.factor)]
    needed += [(part, (part.base_value + gap) / part.factor) for part in parts]
    return any(_one_slip(figure, value) for figure, value in needed)


def _one_slip(figure: Figure, value: Decimal) -> bool:
    """Whether the value, printed as the figure is, is the figure but for one digit or the point's place."""
    printed = f"{abs(figure.value):.{max(figure.decimals, 0)}f}".replace(".", "")
    meant = f"{abs(value):.{max(figure.decimals, 0)}f}".replace(".", "")
    if value <= 0 or figure.value <= 0 or max(len(printed), len(meant)) <= _LONG:
        return False
    if value in (figure.value * 10, figure.value / 10):
        return True
    short, long = sorted((printed, meant), key=len)
    if len(long) != len(short) + 1 or Decimal(meant).scaleb(-max(figure.decimals, 0)) != value:
        return False
    same = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[same:] == long[same + 1 :]


def misprinted(stated: Figure, computed: Decimal) -> bool:
    """Whether a percent and the one computed, as long, differ in one digit or in two exchanged."""
    one = f"{abs(stated.value):.{stated.decimals}f}"
    other = f"{abs(computed):.{stated.decimals}f}"
    if len(one) != len(other) or len(one.replace(".", "")) < _LONG - 1:
        return False
    apart = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(apart) == 1:
        return True
    swapped = len(apart) == 2 and one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]
    return swapped and apart[1] - apart[0] <= 2


def _is_slip(gap: Decimal, finest: Decimal) -> bool:
    steps = abs(gap) / finest
    if steps != steps.to_integral_value() or len(str(int(steps))) < _LONG:
        return False
    digits = str(int(steps)).rstrip("0")
    return len(digits) == 1 or digits in _NINES


def _last_digit(figure: Figure) -> Decimal:
    """The size of the last digit that is not a filling zero: round figures leave round gaps."""
    exponent = figure.value.normalize().as_tuple().exponent if figure.value else 0
    return figure.factor.scaleb(exponent if isinstance(exponent, int) else 0)
