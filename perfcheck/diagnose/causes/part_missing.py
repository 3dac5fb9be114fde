"""A part is missing from a list: what lacks is a figure of the text, or the share that the others leave."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.diagnose.repairs import Case, Repair, Story
from perfcheck.diagnose.solve import shown
from perfcheck.relate.identities import lacking

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure
    from perfcheck.model.tie import Tie

KIND = "part-missing"
ORDER = 15
_HUNDRED = Decimal(100)
_NEAR = 60
_TELLING = 3


def propose(case: Case) -> Iterator[Repair]:
    """The sums of the fault with what they lack added."""
    for tie in case.fault.ties:
        if tie.kind != "sum" or tie.whole is not None or not tie.residual or len(tie.legs) < 3:
            continue
        total = tie.legs[0].figure
        if tie.residual * (1 if total.value > 0 else -1) <= 0:
            continue
        gap = tie.residual / total.factor
        if found := _elsewhere(case, tie, tie.residual):
            words = (f"缺{found[0]}{found[1]}", f"{found[0]} {found[1]} is not among the parts")
            yield _repair(case, tie, gap, words)
        elif share := _share_left(case, tie, gap):
            words = (f"各项占比只有{share}%", f"the shares of the parts make {share}% only")
            yield _repair(case, tie, gap, words)
        elif name := _by_definition(case, tie):
            yield _repair(case, tie, gap, (f"按定义还有{name}", f"by definition there is {name} as well"))


def _repair(case: Case, tie: Tie, gap: Decimal, words: tuple[str, str]) -> Repair:
    total = tie.legs[0].figure
    computed = (tie.computed or Decimal(0)) / total.factor
    said = f"{shown(computed)} + {shown(gap)} = {total.numeral}"
    story = Story(
        KIND,
        f"可能漏列一项{shown(gap)}：{words[0]}",
        f"a part of {shown(gap)} may be missing: {words[1]}",
        ORDER,
        said,
    )
    # What lacks has to be added to every sum of the fault that lacks as much.
    same = {one for one in case.fault.ties if one.kind == "sum" and one.residual == tie.residual}
    repair = Repair({}, said, story=story, mended=same | {tie})
    repair.unmended = sum(one not in repair.mended for one in case.fault.ties)
    return repair


def _elsewhere(case: Case, tie: Tie, gap: Decimal) -> tuple[str, str] | None:
    """A figure near the list that is just what it lacks."""
    place = case.evidence.place(tie.legs[-1].figure)
    if place is None or len(gap.normalize().as_tuple().digits) < _TELLING:
        return None
    mine = {leg.figure for leg in tie.legs}
    at, statements = place.statement.index, case.evidence.paper.statements
    for other in statements[max(at - _NEAR, 0) : at + _NEAR]:
        figure = other.figure
        same = figure.base_value == gap and figure.dimension == tie.legs[0].figure.dimension
        if same and figure not in mine and other.kind == "amount" and figure.stated:
            return other.core or other.label, figure.numeral
    return None


def _by_definition(case: Case, tie: Tie) -> str:
    """The one part that the listed ones lack to be all that makes up the total; '' where it is not one."""
    places = [case.evidence.place(leg.figure) for leg in tie.legs]
    cores = [place.statement.core for place in places if place is not None]
    if len(cores) < len(places):
        return ""
    return next(iter(lacking(cores[0], tuple(cores[1:]), case.evidence.paper.config.identities)), "")


def _share_left(case: Case, tie: Tie, gap: Decimal) -> str:
    """The shares of the parts, added, where they lack as much of a hundred as the parts do of the total."""
    shares: list[Figure] = []
    for leg in tie.legs[1:]:
        place = case.evidence.place(leg.figure)
        ratios = place.statement.ratios if place is not None else []
        share = next((ratio.percent for ratio in ratios if ratio.kind == "share"), None)
        if share is None or not share.stated:
            return ""
        shares.append(share)
    added = sum((share.value for share in shares), Decimal(0))
    slack = sum((Decimal(1).scaleb(-share.decimals) for share in shares), Decimal(0))
    lacking = gap * _HUNDRED / tie.legs[0].figure.value
    return shown(added) if abs(added + lacking - _HUNDRED) <= slack and lacking > slack else ""
