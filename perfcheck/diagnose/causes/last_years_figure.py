"""One figure is still last year's."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.diagnose.causes import Said
from perfcheck.diagnose.repairs import Case, Repair
from perfcheck.diagnose.solve import shown

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure
    from perfcheck.model.statement import Change

KIND = "last-years-figure"
ORDER = 4
_HUNDRED = Decimal(100)
_READ_FOR_ONE = 100


def explain(case: Case, repair: Repair) -> Said | None:
    figure = repair.alone
    if figure is None or figure.dimension in ("percent", "point"):
        return None
    place = case.evidence.place(figure)
    if place is None or place.statement.figure is not figure or place.statement.kind != "amount":
        return None
    value = repair.values[figure]
    for other in place.statement.changes:
        if other.against in ("prior", "") and (said := _prior(figure, value, other)):
            return _said(figure, value, said)
    core, was, now = place.statement.core, figure.base_value, value * figure.factor
    case.evidence.left -= len(case.evidence.paper.statements) // _READ_FOR_ONE
    for statement in case.evidence.paper.statements:
        own = statement.figure.base_value
        if own == now and statement.figure is not figure:
            for other in statement.changes:
                if other.against == "prior" and (said := _prior(figure, value, other)):
                    return _said(figure, value, said)
        same = core == statement.core != "" and own == was != 0
        if same and _year_before(statement.period, place.statement.period):
            return _said(figure, value, f"{statement.period} = {statement.figure.numeral}")
    return None


def _year_before(one: str, other: str) -> bool:
    return one.isdecimal() and other.isdecimal() and int(one) == int(other) - 1


def _prior(figure: Figure, value: Decimal, change: Change) -> str:
    """The arithmetic by which the printed figure is the year before's; '' where it is not."""
    last = Decimal(1).scaleb(-figure.decimals)
    if change.base is not None:
        same = change.base.base_value == figure.base_value and change.base is not figure
        return f"{change.base.numeral} = {figure.numeral}" if same else ""
    if change.amount is not None and change.amount.value:
        moved = change.amount.base_value / figure.factor * change.signed
        sign = "−" if change.signed > 0 else "+"
        close = abs(value - moved - figure.value) <= last
        return f"{shown(value)} {sign} {change.amount.numeral} = {shown(value - moved)}" if close else ""
    if change.rate is not None and change.rate.value and change.rate.decimals:
        grown = 1 + change.rate.base_value * change.signed / _HUNDRED
        if grown > 0:
            slack = value * Decimal(1).scaleb(-change.rate.decimals) / _HUNDRED
            close = abs(value / grown - figure.value) <= slack + last
            return f"{shown(value)} ÷ {shown(grown)} ≈ {figure.numeral}" if close else ""
    return ""


def _said(figure: Figure, value: Decimal, arithmetic: str) -> Said:
    return (
        f"可能仍是上年的数：{figure.numeral}正是上年数，本年应为{shown(value)}",
        f"the figure may still be last year's: {figure.numeral} is, where {shown(value)} is meant",
        arithmetic,
    )
