"""What the percents beside changes say of last year: 94.22, up 44 %, was 214 before.

Where every change of a roll-up states its percent, last year's total and parts can be worked
out; a repair that makes them disagree has the printed percents against it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.check.values import interval
from perfcheck.diagnose.solve import shown
from perfcheck.number.interval import Interval, ratio, total

if TYPE_CHECKING:
    from perfcheck.diagnose.evidence import Evidence
    from perfcheck.diagnose.repairs import Repair
    from perfcheck.model.figure import Figure
    from perfcheck.model.tie import Leg, Tie

_HUNDRED = Decimal(100)


def against_percents(evidence: Evidence, tie: Tie, repair: Repair) -> tuple[str, str] | None:
    """The words for it, where the percents bear the printed changes out and the repair does not fit them."""
    figure = repair.alone
    if tie.kind != "delta" or tie.whole is not None or figure is None:
        return None
    rates = [_rate(evidence, leg.figure) for leg in tie.legs]
    if any(rate is None for rate in rates) or not _agree(tie.legs, rates, {}):
        return None
    if _agree(tie.legs, rates, repair.values):
        return None
    own = next((rate for leg, rate in zip(tie.legs, rates, strict=True) if leg.figure is figure), None)
    if own is None or not own.value:
        return None
    was = shown((figure.value / own.value * _HUNDRED).quantize(Decimal("0.1")))
    now = shown((repair.values[figure] / own.value * _HUNDRED).quantize(Decimal("0.1")))
    percent = f"{own.numeral.rstrip('%')}%"
    return (
        f"但与印出的百分比矛盾：按{percent}推算，上年为{was}，与各项推算的上年合计相符，改后为{now}，不再相符",
        f"but the printed percents contradict it: by {percent} last year was {was}, which fits last year's"
        f" total as the others give it, and {now} does not",
    )


def _rate(evidence: Evidence, figure: Figure) -> Figure | None:
    place = evidence.place(figure)
    rate = place.change.rate if place is not None and place.change is not None else None
    return rate if rate is not None and rate.stated and rate.value else None


def _agree(legs: list[Leg], rates: list[Figure | None], values: dict[Figure, Decimal]) -> bool:
    """Whether last year's total is the sum of last year's parts."""
    priors: list[Interval] = []
    for leg, rate in zip(legs, rates, strict=True):
        assert rate is not None
        size = interval(leg.figure)
        if leg.figure in values:
            shift = (values[leg.figure] - leg.figure.value) * leg.figure.factor
            size = Interval(size.low + shift, size.high + shift)
        found = ratio(size.scale(_HUNDRED), interval(rate))
        if found is None:
            return False
        priors.append(found)
    return priors[0].meets(total(priors[1:]))
