"""The word for a direction is the wrong one: 增加 for 减少."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.diagnose.repairs import Case, Repair, Story
from perfcheck.diagnose.solve import shown

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure
    from perfcheck.model.statement import Change
    from perfcheck.model.tie import Tie

KIND = "direction-reversed"
ORDER = 3
SLIGHT = 45
_FEW = 5
_UP, _DOWN = ("增加", "an increase"), ("减少", "a decrease")


def propose(case: Case) -> Iterator[Repair]:
    """Each change of the fault turned round, its amount and its percent together."""
    seen: set[int] = set()
    for figure in case.figures:
        place = case.evidence.place(figure)
        change = place.change if place is not None else None
        if place is None or change is None or not change.direction or id(change) in seen:
            continue
        if figure is change.base:
            continue
        seen.add(id(change))
        own = place.statement.figure if place.statement.kind == "change" else None
        turned = [one for one in (change.amount, change.rate, own) if one is not None]
        repair = case.try_out(Repair({}, turned=frozenset(turned)))
        if repair.mended:
            repair.story = _story(change, turned[0], ORDER if all(map(_telling, repair.mended)) else SLIGHT)
            repair.arithmetic = repair.story.arithmetic
            yield repair


def _telling(tie: Tie) -> bool:
    """Whether the direction matters: by more than a few of the last digit of a percent."""
    figure = tie.legs[0].figure
    last = Decimal(1).scaleb(-figure.decimals) * figure.factor
    return tie.kind != "growth" or abs(tie.residual or Decimal(0)) > last * _FEW


def _story(change: Change, figure: Figure, order: int) -> Story:
    was, now = (_UP, _DOWN) if change.signed > 0 else (_DOWN, _UP)
    size = shown(abs(figure.value)) + figure.unit
    return Story(
        KIND,
        f"方向词可能写反：“{was[0]}{size}”应为“{now[0]}{size}”",
        f"the direction may be reversed: {was[1]} of {size} should be {now[1]}",
        order,
        f"{'+' if change.signed > 0 else '−'}{size} → {'−' if change.signed > 0 else '+'}{size}",
    )
