"""Two figures stand in each other's place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from perfcheck.diagnose.repairs import Case, Repair, Story

if TYPE_CHECKING:
    from perfcheck.diagnose.evidence import Evidence
    from perfcheck.model.figure import Figure
    from perfcheck.model.tie import Tie

KIND = "exchanged"
ORDER = 6
_MOST = 12
_NEAR = 24


def propose(case: Case) -> Iterator[Repair]:
    """Pairs of the fault's figures, and of one of them with a neighbour, that mend it when exchanged."""
    mine = [figure for figure in case.figures if figure.stated][:_MOST]
    pairs = list(combinations(mine, 2))
    pairs += [(one, other) for one in mine for other in neighbours(case.evidence, one, case.fault.ties)]
    for one, other in pairs:
        if case.evidence.left <= 0:
            return
        if alike(one, other) and swappable(case.evidence, one, other, case.fault.ties):
            repair = case.try_out(exchange(one, other))
            if not repair.unmended:
                yield repair


def neighbours(evidence: Evidence, figure: Figure, ties: list[Tie]) -> Iterator[Figure]:
    """Figures near by that print what one of the ties needs of this one."""
    used = {leg.figure for tie in ties for leg in tie.legs}
    for tie in ties:
        found = evidence.need(tie, figure)
        if found is None:
            continue
        near = evidence.paper.figures[max(figure.index - _NEAR, 0) : figure.index + _NEAR]
        yield from (one for one in near if found.low <= one.value <= found.high and one not in used)


def swappable(evidence: Evidence, one: Figure, other: Figure, ties: list[Tie]) -> bool:
    """Whether each tie that uses only one of the two needs what the other prints."""
    for tie in ties:
        used = [figure for figure in (one, other) if any(leg.figure is figure for leg in tie.legs)]
        if len(used) != 1:
            continue
        found, value = evidence.need(tie, used[0]), (other if used[0] is one else one).value
        if found is None or not found.low <= value <= found.high:
            return False
    return True


def alike(one: Figure, other: Figure) -> bool:
    """Whether the two may be exchanged by a slip: one unit, two values, near each other."""
    same = one.unit == other.unit and one.value != other.value and one.decimals == other.decimals
    return same and abs(one.index - other.index) <= _NEAR and one.stated and other.stated


def exchange(one: Figure, other: Figure) -> Repair:
    """The two figures in each other's place."""
    words = f"{one.numeral} ↔ {other.numeral}"
    story = Story(
        KIND,
        f"两个数可能写反了位置：{one.numeral}与{other.numeral}互换即相符",
        f"two figures may stand in each other's place: {one.numeral} and {other.numeral} exchanged agree",
        ORDER,
        words,
    )
    return Repair({one: other.value, other: one.value}, words, story=story)
