"""The last part was made up so that the sum comes out: a part before it is wrong by as much."""

from __future__ import annotations

from collections.abc import Iterator

from perfcheck.diagnose.causes import Said
from perfcheck.diagnose.repairs import Case, Repair, Story, repairs_of
from perfcheck.diagnose.solve import shown
from perfcheck.model.figure import Figure
from perfcheck.model.tie import Tie

KIND = "plugged-part"
ORDER = 16
_MOST_PARTS = 10


def propose(case: Case) -> Iterator[Repair]:
    """The last part of a sum that holds set right, and another of its parts by as much the other way."""
    for figure in case.figures:
        for tie in case.evidence.sound.get(figure, ()):
            if not _last_of(tie, figure) or not any(
                leg.figure in case.evidence.failed for leg in tie.legs[1:-1]
            ):
                continue
            for single in list(repairs_of(case.evidence, figure, case.fault.ties))[:2]:
                yield from _pairs(case, tie, figure, single)


def _last_of(tie: Tie, figure: Figure) -> bool:
    return tie.kind == "sum" and tie.whole is None and len(tie.legs) > 2 and tie.legs[-1].figure is figure


def _pairs(case: Case, tie: Tie, last: Figure, single: Repair) -> Iterator[Repair]:
    gap = (last.value - single.values[last]) * last.factor
    for leg in tie.legs[1:-1][:_MOST_PARTS]:
        other = leg.figure
        if case.evidence.left <= 0 or other.factor != last.factor or other not in case.evidence.failed:
            continue
        value = other.value + gap / other.factor
        if value < 0:
            continue
        repair = case.try_out(
            Repair(
                {other: value, last: single.values[last]}, f"{single.arithmetic}；{_terms(tie, value, other)}"
            )
        )
        if not repair.unmended and not repair.broken:
            repair.story = _story(last, other, repair)
            yield repair


def _terms(tie: Tie, value: object, other: Figure) -> str:
    return f"{other.numeral} → {value}"


def _story(last: Figure, other: Figure, repair: Repair) -> Story:
    now, then = shown(repair.values[other]), shown(repair.values[last])
    return Story(
        KIND,
        f"末项{last.numeral}可能是为凑合计倒挤出来的：{other.numeral}应为{now}，末项应为{then}",
        f"the last part {last.numeral} may have been made up to fit the total: {other.numeral}"
        f" should be {now} and the last part {then}",
        ORDER,
        repair.arithmetic,
    )


def explain(case: Case, repair: Repair) -> Said | None:
    """The last part of the one sum that the repair would break."""
    figure = repair.alone
    if figure is None or len(repair.broken) != 1 or not _last_of(repair.broken[0], figure):
        return None
    return (
        f"末项{figure.numeral}可能是为凑合计倒挤出来的，合计中另有一项也不对",
        f"the last part {figure.numeral} may have been made up to fit the total, in which another is wrong",
        "",
    )
