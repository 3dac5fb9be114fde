"""A figure as the scanner reads it from the flow's text, before it gets its place in the document."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(slots=True, eq=False)
class Literal:
    """One printed quantity; offsets are of the scanned text, half open.

    at, until           the whole literal with unit and qualifier
    num_at, num_until   the numeral alone; both ends of a range with what stands between
    numeral             text[num_at:num_until]
    value               in the printed unit, signed; of a range the upper end
    unit                as printed, in one spelling (万元, %, 个百分点, 人); '' where none is printed
    factor              base units in one printed unit
    base_unit           元, %, 人 …
    dimension           money, percent, point, people, score, length, count:辆 …; bare without a unit,
                        fraction for 三分之一, rate for 元/人, named for a number inside a name (“四个一”)
    decimals            digits printed after the point; negative where the last digit is tens (三成)
    qualifier           约, 余, 以上 … as printed; None where the figure is stated plainly
    low, high           bounds in base units of a range or threshold; None is open
    ranged              whether it prints two ends
    exact               a point and not an interval: counts, scores, 元 with two decimals
    """

    at: int
    until: int
    num_at: int
    num_until: int
    numeral: str
    value: Decimal
    unit: str
    factor: Decimal
    base_unit: str
    dimension: str
    decimals: int
    qualifier: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    ranged: bool = False
    exact: bool = False
