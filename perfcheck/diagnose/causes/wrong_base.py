"""A percent of the wrong base: this year for last year, the total for the subtotal, 年初 for 全年预算."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.check import may_ratio
from perfcheck.diagnose.causes import Said
from perfcheck.diagnose.repairs import Case, Repair, Story
from perfcheck.diagnose.solve import WORK, shown

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure
    from perfcheck.model.tie import Tie

KIND = "wrong-base"
ORDER = 10
_HUNDRED = Decimal(100)
_NEAR = 15
_TELLING = 3


def explain(case: Case, repair: Repair) -> Said | None:
    figure = repair.alone
    if figure is None or figure.dimension != "percent" or len(format(figure.value, "f")) <= _TELLING:
        return None
    for tie in case.evidence.failed.get(figure, ()):
        if tie.legs[0].figure is not figure:
            continue
        found = _of_this_year(tie, figure) if tie.kind == "growth" else _of_another(case, tie, figure)
        if found is not None:
            top, base = found
            return _words(figure, top, base, repair.values[figure])
    return None


def propose(case: Case) -> Iterator[Repair]:
    """Shares that make no hundred because one of them is of another total than its siblings are."""
    for tie in case.fault.ties:
        if tie.kind != "sum" or tie.whole != _HUNDRED:
            continue
        shares = [_share_of(case, leg.figure) for leg in tie.legs]
        total = _total_of([share.legs[1].figure for share in shares if share is not None], case)
        if total is None:
            continue
        odd = [share for share in shares if share is not None and share.legs[2].figure.value != total.value]
        if len(odd) == 1:
            yield from _set_right(case, tie, odd[0], total)


def _share_of(case: Case, percent: Figure) -> Tie | None:
    """The share, of one part and one base, that bears the percent out."""
    sound = case.evidence.sound.get(percent, ())
    return next((tie for tie in sound if tie.kind == "share" and len(tie.legs) == 3), None)


def _total_of(parts: list[Figure], case: Case) -> Figure | None:
    """The total of the sum that has all these parts."""
    for tie in case.evidence.sound.get(parts[0], ()) if len(parts) > 1 else ():
        own = {leg.figure for leg in tie.legs[1:]}
        if tie.kind == "sum" and tie.whole is None and own.issuperset(parts):
            return tie.legs[0].figure
    return None


def _set_right(case: Case, tie: Tie, share: Tie, total: Figure) -> Iterator[Repair]:
    percent, part, base = (leg.figure for leg in share.legs)
    if not total.base_value:
        return
    last = Decimal(1).scaleb(-percent.decimals)
    value = WORK.divide(part.base_value * _HUNDRED, total.base_value).quantize(last, context=WORK)
    repair = case.try_out(Repair({percent: value}, f"{part.numeral} ÷ {total.numeral} = {shown(value)}%"))
    # That the share holds against the other base is just what is wrong with it.
    repair.broken = [broken for broken in repair.broken if broken is not share]
    if tie in repair.mended:
        zh, en, said = _words(percent, part.numeral, base, value)
        repair.story = Story(KIND, zh, en, ORDER, said)
        yield repair


def _words(percent: Figure, top: str, base: Figure, value: Decimal) -> Said:
    was, now = shown(percent.value), shown(value)
    return (
        f"可能用错了基数：{was}%是以{base.numeral}为基数，应为{now}%",
        f"the base may be the wrong one: {was}% is of {base.numeral}, where {now}% is meant",
        f"{top} ÷ {base.numeral} ≈ {was}%",
    )


def _of_this_year(tie: Tie, figure: Figure) -> tuple[str, Figure] | None:
    """The change divided by this year's amount."""
    legs = {leg.role: leg for leg in tie.legs}
    current, prior, change = legs.get("current"), legs.get("prior"), legs.get("change")
    if current is None or not current.figure.value:
        return None
    if change is not None:
        moved, said = change.figure.base_value, change.figure.numeral
    elif prior is not None:
        moved = abs(current.figure.base_value - prior.figure.base_value)
        said = f"|{current.figure.numeral} − {prior.figure.numeral}|"
    else:
        return None
    found = moved * _HUNDRED / current.figure.base_value
    close = abs(found - figure.value) <= Decimal(1).scaleb(-figure.decimals)
    return (said, current.figure) if close else None


def _of_another(case: Case, tie: Tie, figure: Figure) -> tuple[str, Figure] | None:
    """The part divided by another figure that may be taken for its base."""
    if tie.kind not in ("share", "rate") or len(tie.legs) != 3:
        return None
    part, base = tie.legs[1].figure, tie.legs[2].figure
    for other in _bases(case, part):
        if other in (part, base) or other.value == base.value or other.dimension != base.dimension:
            continue
        if other.base_value > 0 and other.stated and may_ratio(figure, part, other):
            return part.numeral, other
    return None


def _bases(case: Case, part: Figure) -> Iterator[Figure]:
    """Figures near the part, then the totals and bases of the whole text."""
    figures = case.evidence.paper.figures
    near = figures[max(part.index - _NEAR, 0) : part.index + _NEAR]
    yield from (figure for figure in near if figure.dimension == part.dimension)
    for tie in case.evidence.paper.ties[: 20 * _NEAR]:
        if tie.kind == "sum" and tie.whole is None:
            yield tie.legs[0].figure
