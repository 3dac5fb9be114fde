"""Last year's text left in: the parts add up to the total that the text implies for last year."""

from __future__ import annotations

from decimal import Decimal

from perfcheck.model.statement import Change, Statement
from perfcheck.model.tie import Fault, Hint
from perfcheck.model.workpaper import Workpaper

KIND = "last-years-text"
ORDER = 1


def whole(paper: Workpaper, fault: Fault) -> Hint | None:
    """A sum whose parts make the prior of its total, by a change stated anywhere for that total."""
    lead = fault.lead
    if lead.kind != "sum" or lead.computed is None or lead.whole is not None:
        return None
    total = lead.legs[0].figure
    for statement in paper.statements:
        if statement.figure.base_value != total.base_value or statement.kind != "amount":
            continue
        for change in statement.changes:
            prior = _prior(statement, change)
            if prior is not None and abs(prior - lead.computed) <= _slack(statement):
                return _hint(statement, change, prior)
    return None


def _prior(statement: Statement, change: Change) -> Decimal | None:
    if change.against != "prior" or change.amount is None or not change.amount.stated:
        return None
    return statement.figure.base_value - change.signed * change.amount.base_value


def _slack(statement: Statement) -> Decimal:
    figure = statement.figure
    return figure.factor.scaleb(-figure.decimals)


def _hint(statement: Statement, change: Change, prior: Decimal) -> Hint:
    figure, amount = statement.figure, change.amount
    assert amount is not None
    value = prior / figure.factor
    sign = "−" if change.signed > 0 else "+"
    sum_of_parts = f"{value.quantize(Decimal(1).scaleb(-figure.decimals)):f}"
    return Hint(
        "last-years-text",
        {
            "zh": f"各项相加正好是上年的总数{sum_of_parts}{figure.unit}，明细可能仍是上年的文字",
            "en": f"the parts add up to last year's total, {sum_of_parts}{figure.unit}:"
            " the breakdown may be last year's",
        },
        f"{figure.numeral} {sign} {amount.numeral} = {sum_of_parts}",
    )
