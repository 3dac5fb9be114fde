"""One printed quantity: the literal, its exact meaning, and its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(slots=True, eq=False)
class Figure:
    """A quantity as printed.

    at, until           the whole literal with unit and qualifier, in the flow's text (what the grammar reads)
    num_at, num_until   the numeral alone, in the flow's text; of a range both ends and what joins them
    numeral             as printed
    value               in the printed unit, signed; of a range the upper end
    unit                as printed, in one spelling (万元, %, 个百分点, 人); '' where none is printed
    factor              base units in one printed unit (10000 for 万元)
    base_unit           元, %, 人 …
    dimension           what may be added to what: money, percent, point, people, score, length, count:辆 …;
                        bare without a unit, fraction for 三分之一, rate for 元/人, named for a number
                        inside a name (“四个一”)
    decimals            digits printed after the point; negative where the last digit is tens (三成)
    qualifier           约, 余, 以上 …; None where the figure is stated plainly
    low, high           bounds in base units of a range or threshold; None is open
    ranged              whether it prints two ends
    exact               a point and not an interval: counts, scores, 元 with two decimals
    text                the whole literal as the flow has it
    start, end          the whole literal in the document's text
    num_start, num_end  the numeral alone in the document's text
    index               its place among the document's figures
    table               number of the table that it stands in, -1 in prose; its places in the flow are then
                        where the table stands
    quanta              kept by check/: the figure as integers; None until worked out
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
    text: str = ""
    start: int = -1
    end: int = -1
    num_start: int = -1
    num_end: int = -1
    index: int = -1
    table: int = -1
    quanta: tuple[int, int, int] | None = field(default=None, init=False, repr=False)

    @property
    def base_value(self) -> Decimal:
        return self.value * self.factor

    @property
    def stated(self) -> bool:
        """Whether the figure states a value, rather than bounding one (约, 以上, a range)."""
        return self.qualifier is None and not self.ranged
