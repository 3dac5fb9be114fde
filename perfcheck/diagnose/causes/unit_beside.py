"""A unit slipped: 505元 where the parts are 17, 168 and 320万元, or 1.58元 beside 1.58万元."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from perfcheck.model.figure import Figure
from perfcheck.model.tie import Fault, Hint
from perfcheck.model.workpaper import Workpaper

KIND = "unit"
ORDER = 2


def whole(paper: Workpaper, fault: Fault) -> Hint | None:
    """The numerals agree and only the units do not."""
    lead = fault.lead
    first, others = lead.legs[0].figure, [leg.figure for leg in lead.legs[1:]]
    if lead.kind not in ("sum", "equal") or not others or lead.whole is not None:
        return None
    units = {other.unit for other in others}
    if len(units) != 1 or first.unit in units or first.dimension != "money":
        return None
    if first.value == 0 or first.value != sum((other.value for other in others), Decimal(0)):
        return None
    if lead.kind == "equal" and _stands(paper, first) > _stands(paper, others[0]):
        return _hint(others[0], first)
    return _hint(first, others[0])


def _stands(paper: Workpaper, figure: Figure) -> tuple[int, int]:
    """How well a figure's unit is borne out: by ties that hold, then by how usual it is in the text."""
    sound = sum(tie.holds and any(leg.figure is figure for leg in tie.legs) for tie in paper.ties)
    units = Counter(other.unit for other in paper.figures if other.dimension == "money")
    return sound, units[figure.unit]


def _hint(wrong: Figure, right: Figure) -> Hint:
    return Hint(
        KIND,
        {
            "zh": f"数字相合而单位不同：此处为{wrong.numeral}{wrong.unit}，他处单位为{right.unit}",
            "en": f"the digits agree and the units do not: {wrong.numeral}{wrong.unit} here,"
            f" {right.unit} elsewhere",
        },
        "",
        [(wrong, wrong.value * right.factor / wrong.factor)],
    )
