"""One fault, one finding: failed ties that one cause explains stand together."""

from __future__ import annotations

from perfcheck.model.figure import Figure
from perfcheck.model.tie import Fault, Leg, Tie

_LEADS = ("sum", "delta")
_APART = ("order", "equal")


def group_failures(ties: list[Tie]) -> list[Fault]:
    """Every failed tie in exactly one fault; sums take the shares of their parts with them."""
    failed = [tie for tie in ties if tie.verdict == "fails"]
    sound = {id(leg.figure) for tie in ties if tie.holds and tie.kind != "equal" for leg in tie.legs}
    users: dict[Figure, list[Tie]] = {}
    for tie in failed:
        for figure in {leg.figure: None for leg in tie.legs}:
            users.setdefault(figure, []).append(tie)
    faults = [Fault(group[0], group) for group in _units_of_tables(failed)]
    taken = {tie.index for fault in faults for tie in fault.ties}
    for tie in sorted(failed, key=lambda tie: (tie.kind not in _LEADS, tie.index)):
        if tie.index in taken:
            continue
        group = [tie] if tie.kind == "order" else _with_kin(tie, users, taken, sound)
        taken |= {member.index for member in group}
        faults.append(Fault(tie, group))
    return sorted(_with_orders(faults), key=lambda fault: fault.lead.index)


def _with_orders(faults: list[Fault]) -> list[Fault]:
    """In tables an amount that is wrong elsewhere too is also why it is too large or too small."""
    orders = [fault for fault in faults if fault.lead.kind == "order" and _in_table(fault.lead)]
    if not orders:
        return faults
    others = {id(leg.figure): fault for fault in faults if fault not in orders for leg in _legs(fault)}
    kept = [fault for fault in faults if fault not in orders]
    for fault in orders:
        other = next((others[id(leg.figure)] for leg in fault.lead.legs if id(leg.figure) in others), None)
        if other is None:
            kept.append(fault)
        else:
            other.ties.extend(fault.ties)
    return kept


def _in_table(tie: Tie) -> bool:
    figure = tie.legs[0].figure
    return figure.table >= 0 and figure.dimension == "money"


def _legs(fault: Fault) -> list[Leg]:
    return [leg for tie in fault.ties for leg in tie.legs]


def _units_of_tables(failed: list[Tie]) -> list[list[Tie]]:
    """Restatements whose digits agree and whose units do not, between one table and the prose."""
    found: dict[tuple[int, str, str], list[Tie]] = {}
    for tie in failed:
        if tie.kind == "equal":
            one, other = tie.legs[0].figure, tie.legs[1].figure
            if one.value == other.value and one.factor != other.factor and one.table != other.table:
                found.setdefault((max(one.table, other.table), one.unit, other.unit), []).append(tie)
    return [ties for ties in found.values() if len(ties) > 1]


def _with_kin(lead: Tie, users: dict[Figure, list[Tie]], taken: set[int], sound: set[int]) -> list[Tie]:
    """The lead, and in reading order the failed ties not yet taken that share its cause."""
    near = {tie.index: tie for leg in lead.legs for tie in users[leg.figure] if tie.index not in taken}
    kin = [near[index] for index in sorted(near) if near[index] is not lead]
    return [lead, *(tie for tie in kin if _share_of(lead, tie) or _suspect(lead, tie, sound))]


def _share_of(lead: Tie, tie: Tie) -> bool:
    """A share of the sum's total by one of its parts: it is wrong because the sum is."""
    if lead.kind != "sum" or tie.kind != "share" or lead.whole is not None:
        return False
    total, parts = lead.legs[0].figure, [leg.figure for leg in lead.legs[1:]]
    return tie.legs[2].figure is total and any(tie.legs[1].figure is part for part in parts)


def _suspect(lead: Tie, tie: Tie, sound: set[int]) -> bool:
    """Both use a figure that no sound tie vouches for."""
    if tie.kind in _APART or lead.kind in _APART or lead.whole is not None or tie.whole is not None:
        return False
    mine: list[Figure] = [leg.figure for leg in lead.legs if id(leg.figure) not in sound]
    return any(leg.figure is figure for leg in tie.legs for figure in mine)
