"""Errors of a percent: of another base, not times 100, turned over, cut off, forced to a hundred."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import ROUND_DOWN, Decimal

from benchmarks.injection_edits import HUNDRED, Made, Make, lists_of, printed
from perfcheck.model.tie import Tie
from perfcheck.model.workpaper import Workpaper


def base(paper: Workpaper, rng: random.Random) -> Made | None:
    """A growth on this year's amount, a share of another total, a rate of the first budget."""
    ties = [t for t in paper.ties if t.kind in ("growth", "share", "rate") and t.holds]
    for tie in rng.sample(ties, len(ties)):
        percent = tie.legs[0].figure
        value = _on_another_base(paper, tie, rng)
        if value is not None and value < 1000:
            edit = printed(percent, value)
            if Decimal(edit[2]) != percent.value:
                return {percent: Decimal(edit[2])}, [edit]
    return None


def _on_another_base(paper: Workpaper, tie: Tie, rng: random.Random) -> Decimal | None:
    legs = {leg.role: leg.figure for leg in tie.legs}
    if tie.kind == "growth":
        if "current" not in legs or not legs["current"].value:
            return None
        current = legs["current"].base_value
        moved = legs["change"].base_value if "change" in legs else abs(current - legs["prior"].base_value)
        return moved * HUNDRED / current
    part, base = tie.legs[1].figure, tie.legs[2].figure
    statements = paper.statements
    if tie.kind == "rate":
        others = [
            s.figure for s in statements if s.stage == "initial" and abs(s.figure.index - part.index) < 6
        ]
    else:
        others = [t.legs[0].figure for t in lists_of(paper) if t.legs[0].figure.value > base.value]
    others = [
        f for f in others if f.value not in (0, base.value, part.value) and f.dimension == base.dimension
    ]
    return part.base_value * HUNDRED / rng.choice(others).base_value if others else None


def percent(change: Callable[[Tie], Decimal | None], kinds: tuple[str, ...]) -> Make:
    """The injection of another percent in place of the right one."""

    def make(paper: Workpaper, rng: random.Random) -> Made | None:
        ties = [t for t in paper.ties if t.kind in kinds and t.holds and t.legs[0].figure.unit == "%"]
        for tie in rng.sample(ties, len(ties)):
            value = change(tie)
            if value is not None:
                edit = printed(tie.legs[0].figure, value)
                if Decimal(edit[2]) != tie.legs[0].figure.value and Decimal(edit[2]):
                    return {tie.legs[0].figure: Decimal(edit[2])}, [edit]
        return None

    return make


def turned(tie: Tie) -> Decimal | None:
    part, base = tie.legs[1].figure, tie.legs[2].figure
    value = base.base_value * HUNDRED / part.base_value if part.value else None
    return value if value is not None and value < 10000 and base.base_value > part.base_value else None


def cut(tie: Tie) -> Decimal | None:
    if tie.computed is None:
        return None
    figure = tie.legs[0].figure
    return abs(tie.computed).quantize(Decimal(1).scaleb(-figure.decimals), rounding=ROUND_DOWN)


def forced(paper: Workpaper, rng: random.Random) -> Made | None:
    """The last share made 100 less the others, where rounding leaves 99.99 or 100.01."""
    for tie in paper.ties:
        if tie.kind == "sum" and tie.whole == HUNDRED and tie.residual:
            last = tie.legs[-1].figure
            return {last: last.value + tie.residual}, [printed(last, last.value + tie.residual)]
    return None
