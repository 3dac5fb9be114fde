"""Faults that one repair mends, all together and without breaking what holds, are one fault."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from perfcheck.diagnose.causes.exchanged import alike, exchange, neighbours, swappable
from perfcheck.diagnose.causes.plugged import propose as plugged
from perfcheck.diagnose.repairs import Case, Repair, repairs_of
from perfcheck.model.tie import Fault

if TYPE_CHECKING:
    from perfcheck.diagnose.evidence import Evidence
    from perfcheck.model.figure import Figure
    from perfcheck.model.tie import Tie

_MOST_FAULTS = 24
_MOST_FIGURES = 8
_LEADS = ("sum", "delta")


def join(evidence: Evidence, faults: list[Fault]) -> list[Fault]:
    """The faults, with those that share one repair made one; many faults are left as they are."""
    joined = [fault for fault in faults if fault.lead.kind != "order"]
    rest = [fault for fault in faults if fault.lead.kind == "order"]
    if len(joined) > _MOST_FAULTS:
        return faults
    reserve = evidence.left // 2
    while evidence.left > reserve and (pair := _pair(evidence, joined, reserve)) is not None:
        one, other = pair
        joined = [fault for fault in joined if fault is not one and fault is not other]
        joined.append(_merged(one, other))
    return sorted([*joined, *rest], key=lambda fault: fault.lead.index)


def _pair(evidence: Evidence, faults: list[Fault], reserve: int) -> tuple[Fault, Fault] | None:
    """Two faults that one repair mends: one figure's value first, then two exchanged."""
    pairs = list(combinations(faults, 2))
    for find in (_one_value, _two_places):
        for one, other in pairs:
            if evidence.left > reserve and any(
                _mends(evidence, repair, one, other) for repair in find(evidence, one, other)
            ):
                return one, other
    return None


def _mends(evidence: Evidence, repair: Repair, one: Fault, other: Fault) -> bool:
    effect = evidence.effect(repair.values, repair.turned)
    return not effect.broken and effect.mended.issuperset([*one.ties, *other.ties])


def _figures(fault: Fault) -> dict[Figure, None]:
    return {leg.figure: None for tie in fault.ties for leg in tie.legs if leg.figure.stated}


def _one_value(evidence: Evidence, one: Fault, other: Fault) -> Iterator[Repair]:
    theirs = _figures(other)
    for figure in _figures(one):
        if figure in theirs:
            yield from repairs_of(evidence, figure, [*one.ties, *other.ties])


def _two_places(evidence: Evidence, one: Fault, other: Fault) -> Iterator[Repair]:
    """Two figures exchanged, or a part and the last part plugged for it."""
    mine, theirs = list(_figures(one))[:_MOST_FIGURES], list(_figures(other))[:_MOST_FIGURES]
    ties = [*one.ties, *other.ties]
    evidence.left -= 1
    for first in mine:
        for second in theirs:
            if first is not second and alike(first, second) and swappable(evidence, first, second, ties):
                yield exchange(first, second)
    for first in mine:
        for second in neighbours(evidence, first, ties) if first in theirs else ():
            if alike(first, second):
                yield exchange(first, second)
    yield from plugged(Case(evidence, Fault(one.lead, ties)))


def _merged(one: Fault, other: Fault) -> Fault:
    ties: list[Tie] = sorted([*one.ties, *other.ties], key=lambda tie: tie.index)
    return Fault(min(one.lead, other.lead, key=_rank), ties)


def _rank(tie: Tie) -> tuple[bool, bool, int]:
    """A sum before a percent, and either before shares that do not make a hundred."""
    hundred = tie.whole is not None or tie.legs[0].role == "hundred"
    return hundred, tie.kind not in _LEADS, tie.index


def entangled(faults: list[Fault]) -> set[Fault]:
    """The faults that share a figure with another, or an amount that both print."""
    users: dict[tuple[str, Decimal], set[Fault]] = {}
    for fault in faults:
        for figure in _figures(fault):
            if figure.value:
                users.setdefault((figure.base_unit, figure.base_value), set()).add(fault)
    return {fault for group in users.values() if len(group) > 1 for fault in group}
