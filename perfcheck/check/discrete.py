"""Counts, restatements and orders."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.check.formula import count_formula, pair_formula
from perfcheck.check.values import base_value, common_factor, cut_interval, interval, last_digit
from perfcheck.number.interval import EXACT

if TYPE_CHECKING:
    from perfcheck.model.tie import Tie


def judge_count(tie: Tie) -> None:
    """A stated number against the length of the list beside it."""
    figure = tie.legs[0].figure
    length = Decimal(len(tie.names))
    tie.computed = length
    tie.residual = EXACT.subtract(base_value(figure), length)
    if not tie.residual:
        tie.verdict = "exact"
    else:
        tie.verdict = "rounding" if not figure.stated and length in interval(figure) else "fails"
    tie.formula = count_formula(tie)


def judge_equal(tie: Tie) -> None:
    """One fact printed twice: equal at one precision, at two the finer rounds to the coarser."""
    one, other = tie.legs[0].figure, tie.legs[1].figure
    factor = common_factor((one, other))
    if factor is None:
        tie.reason = "units-differ"
        return
    said, again = base_value(one, factor), base_value(other, factor)
    tie.computed, tie.residual = again, EXACT.subtract(said, again)
    fine, coarse = (one, other) if last_digit(one, factor) < last_digit(other, factor) else (other, one)
    value = base_value(fine, factor)
    if said == again:
        tie.verdict = "exact"
    elif not said or not again:
        tie.verdict = "fails"
    elif not (fine.stated and coarse.stated):
        tie.verdict = "rounding" if interval(fine, factor).meets(interval(coarse, factor)) else "fails"
    elif last_digit(one, factor) == last_digit(other, factor):
        tie.verdict = "fails"
    elif value in interval(coarse, factor, rounded=True):
        tie.verdict = "rounding"
    elif value in cut_interval(coarse, factor, rounded=True):
        tie.verdict = "truncation"
    else:
        tie.verdict = "fails"
    tie.formula = pair_formula(tie, "=", "≠")


def judge_order(tie: Tie) -> None:
    """The larger against the smaller: holds if it can be at least as great."""
    larger, smaller = tie.legs[0].figure, tie.legs[1].figure
    factor = common_factor((larger, smaller))
    if factor is None:
        tie.reason = "units-differ"
        return
    tie.computed = base_value(smaller, factor)
    tie.residual = EXACT.subtract(base_value(larger, factor), tie.computed)
    above, below = interval(larger, factor), interval(smaller, factor)
    if tie.residual >= 0:
        tie.verdict = "exact"
    elif above.high > below.low:
        tie.verdict = "rounding"
    else:
        tie.verdict = "fails"
    tie.formula = pair_formula(tie, "≥", "<")
