"""A part is counted twice: the parts exceed the total by just one of them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perfcheck.check import judge
from perfcheck.diagnose.repairs import Case, Repair, Story
from perfcheck.diagnose.solve import shown
from perfcheck.model.figure import Figure
from perfcheck.model.tie import Tie

KIND = "counted-twice"
ORDER = 14
_SURE = 3
_TELLING = 3


def propose(case: Case) -> Iterator[Repair]:
    """The sums of the fault without one of their parts."""
    for tie in case.fault.ties:
        if tie.kind != "sum" or tie.whole is not None or not tie.residual or len(tie.legs) < 3:
            continue
        for leg in tie.legs[1:]:
            close = abs(leg.figure.base_value + tie.residual) <= abs(tie.residual) / 100
            named = _named_again(case, tie, leg.figure)
            if leg.weight < 0 or not close or not (named or _digits(leg.figure.value) >= _TELLING):
                continue
            rest = Tie("sum", [other for other in tie.legs if other is not leg])
            judge(rest)
            if rest.holds:
                yield _repair(case, tie, leg.figure.numeral, _SURE if named else ORDER)
                break


def _repair(case: Case, tie: Tie, part: str, order: int) -> Repair:
    factor = tie.legs[0].figure.factor or Decimal(1)
    computed, total = (tie.computed or Decimal(0)) / factor, tie.legs[0].figure.numeral
    said = f"{shown(computed)} − {part} ≈ {total}"
    story = Story(
        KIND,
        f"有一项可能重复计入：不计{part}即与合计{total}相符",
        f"a part may be counted twice: without {part} the rest make {total}",
        order,
        said,
    )
    repair = Repair({}, said, story=story, mended={tie})
    repair.unmended = sum(other is not tie for other in case.fault.ties)
    return repair


def _named_again(case: Case, tie: Tie, figure: Figure) -> bool:
    """Whether the list has another part of that name and figure."""
    own = case.evidence.place(figure)
    others = [case.evidence.place(leg.figure) for leg in tie.legs[1:] if leg.figure is not figure]
    return own is not None and any(
        place.statement.core == own.statement.core and place.statement.figure.value == figure.value
        for place in others
        if place is not None
    )


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)
