"""One printed quantity: the literal, its place and its exact meaning."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(slots=True, eq=False)
class Figure:
    """A quantity as printed.

    start, end          the whole literal with unit and qualifier, in the document's text
    num_start, num_end  the numeral alone, in the document's text
    at, until           the whole literal in the flow's text (what the grammar reads)
    value               in the printed unit, signed
    unit                as printed, in one spelling (万元, %, 个百分点, 人); '' where none is printed
    factor              base units in one printed unit (10000 for 万元)
    base_unit           元, %, 人 …
    dimension           what may be added to what: money, percent, point, people, count, length …
    decimals            digits printed after the point
    qualifier           约, 余, 以上 …; None where the figure is stated plainly
    low, high           bounds in base units of a range or threshold; None is open
    exact               a point and not an interval: counts, scores, 元 with two decimals
    quanta              kept by check/: the figure as integers; None until worked out
    """

    start: int
    end: int
    num_start: int
    num_end: int
    at: int
    until: int
    text: str
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
    index: int = -1
    quanta: tuple[int, int, int] | None = field(default=None, init=False, repr=False)

    @property
    def base_value(self) -> Decimal:
        return self.value * self.factor

    @property
    def stated(self) -> bool:
        """Whether the figure states a value, rather than bounding one (约, 以上, a range)."""
        return self.qualifier is None and not self.ranged
