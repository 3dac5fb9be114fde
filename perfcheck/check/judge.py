"""The verdict on one tie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.check.additive import judge_sum
from perfcheck.check.discrete import judge_count, judge_equal, judge_order
from perfcheck.check.quotient import judge_average, judge_growth, judge_share
from perfcheck.check.values import loose

if TYPE_CHECKING:
    from perfcheck.model.tie import Tie

_KINDS = {
    "sum": judge_sum,
    "delta": judge_sum,
    "share": judge_share,
    "rate": judge_share,
    "growth": judge_growth,
    "average": judge_average,
    "count": judge_count,
    "equal": judge_equal,
    "order": judge_order,
}


def judge(tie: Tie) -> None:
    """Fill verdict, computed, residual, reason and formula of the tie.

    `computed` and `residual` (stated − computed) are in base units, in percent for percents.
    reason is '' or one of: approximate (a figure only bounds its value), base-zero, units-differ,
    unit-missing (would fail, but a figure prints no unit), incomplete (a leg is missing),
    weak:W (cannot well fail: what was computed is W base units or percent points wide).
    Raises KeyError for a kind that is none of the contract's.
    """
    tie.verdict, tie.computed, tie.residual, tie.reason, tie.formula = "undecided", None, None, "", ""
    _KINDS[tie.kind](tie)
    if tie.verdict != "fails" and not tie.holds:
        return
    if not all(leg.figure.stated for leg in tie.legs):
        if tie.verdict == "fails":
            tie.verdict = "undecided"
        tie.reason = "approximate"
    elif tie.verdict == "fails" and _unit_missing(tie):
        tie.verdict, tie.reason = "undecided", "unit-missing"


def _unit_missing(tie: Tie) -> bool:
    """Whether some of the amounts print a unit and others none."""
    legs = tie.legs[1:] if tie.kind in ("share", "rate", "growth") else tie.legs
    if tie.kind in ("count", "average"):
        return False
    bare = sum(loose(leg.figure) for leg in legs)
    return 0 < bare < len(legs)
