"""A figure cut off where it should be rounded: 6.45% for 6.4564%."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

from perfcheck.model.tie import Hint

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure
    from perfcheck.model.tie import Tie

KIND = "cut-off"
_WORK = Context(prec=60, rounding=ROUND_HALF_UP)
_PERCENTS = frozenset(("percent", "point"))


def cut_off(tie: Tie) -> Hint | None:
    """The hint of a tie that holds only if a figure was cut off; None where none can be said."""
    stated = tie.legs[0].figure
    if tie.verdict != "truncation" or tie.computed is None:
        return None
    computed = tie.computed * tie.legs[0].weight
    value = _rounded(stated, computed)
    if value is None or value == stated.value:
        return Hint(
            KIND,
            {
                "zh": "可能有数是截断取数而未四舍五入",
                "en": "a figure may have been cut off, not rounded",
            },
            tie.formula,
        )
    return Hint(
        KIND,
        {
            "zh": f"可能是截断取数而未四舍五入：{stated.numeral}应为{value}",
            "en": f"the figure may have been cut off, not rounded: {stated.numeral} should be {value}",
        },
        tie.formula,
        [(stated, value)],
    )


def _rounded(stated: Figure, computed: Decimal) -> Decimal | None:
    """The computed value as the stated figure would print it, where it states a quotient."""
    if stated.dimension not in _PERCENTS or not stated.factor:
        return None
    shown = computed / stated.factor
    return shown.quantize(Decimal(1).scaleb(-stated.decimals), context=_WORK)
