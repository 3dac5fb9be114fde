"""The total of another line: it exceeds the one that is meant by just one more figure of the text."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.diagnose.causes import Said
from perfcheck.diagnose.repairs import Case, Repair
from perfcheck.diagnose.solve import shown

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure
    from perfcheck.model.statement import Statement

KIND = "another-total"
ORDER = 13
_NEAR = 60
_TELLING = 3


def explain(case: Case, repair: Repair) -> Said | None:
    figure = repair.alone
    if figure is None or figure.dimension != "money":
        return None
    value = repair.values[figure]
    gap = (figure.value - value) * figure.factor
    place = case.evidence.place(figure)
    if (
        gap <= 0
        or value <= 0
        or place is None
        or place.statement.figure is not figure
        or _digits(gap) < _telling(case, figure)
    ):
        return None
    statements = case.evidence.paper.statements
    at = max(place.statement.index - _NEAR, 0)
    mine = {leg.figure for tie in case.fault.ties if tie.kind == "sum" for leg in tie.legs}
    for other in statements[at : place.statement.index + _NEAR]:
        if other.figure.base_value == gap and other.figure not in mine and other.kind == "amount":
            return _said(figure, value, other)
    return None


def _said(figure: Figure, value: Decimal, other: Statement) -> Said:
    name, more = other.core or other.label, other.figure.numeral
    return (
        f"可能写成了另一行的合计：比应有的数{shown(value)}正好多出{name}{more}",
        f"it may be the total of another line: {more} ({name}) more than {shown(value)}, which is meant",
        f"{shown(value)} + {more} = {figure.numeral}",
    )


def _telling(case: Case, figure: Figure) -> int:
    """How many digits must agree before it is no chance: fewer where the figure is a total."""
    total = any(
        tie.legs[0].figure is figure and tie.kind == "sum" for tie in case.evidence.failed.get(figure, ())
    )
    return _TELLING if total else _TELLING + 1


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)
