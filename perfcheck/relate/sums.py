"""Totals and their parts, where the text opens a list: 其中, brackets, rows and numbered items."""

from __future__ import annotations

from perfcheck.model.statement import Statement
from perfcheck.model.tie import Leg
from perfcheck.read.lexicon import words
from perfcheck.relate.fitting import adding_up, enter, fitting, significant, whole_fitting
from perfcheck.relate.identities import complete
from perfcheck.relate.net import Group, Net
from perfcheck.relate.readings import (
    comparable,
    item_heads,
    may_open,
    natural_end,
    totals_before,
    without_split,
)
from perfcheck.relate.strength import bounded, by_shares, levels, shared_base, strength

_OPENERS = ("closed", "whole", "made", "views", "colon", "within", "open")
_FAR, _ROW_BACK, _ROW, _ITEMS_BACK = 30, 20, 30, 8
_COLUMNS_BACK, _MEASURE, _OF_ONE = 6, 4, 2


def relate_sums(net: Net) -> None:
    """Enter every list that the text opens, with the reading of its parts that fits best."""
    for at, statement in enumerate(net.statements):
        if statement.aside or not statement.figure.stated or statement.kind == "change":
            continue
        if statement.lead in _OPENERS:
            _opened(net, at)
        elif statement.owner is not None and net.statements[at - 1] is statement.owner:
            _bracketed(net, at)
        elif statement.vector >= 0 and net.statements[at - 1].vector != statement.vector:
            _row(net, at)
        elif statement.head and statement.rank >= 3:
            _items(net, at)


def _opened(net: Net, at: int) -> None:
    """A list after 其中, 即, 分别为, a colon …"""
    totals = list(totals_before(net.statements, at))
    group = fitting(net, totals, map(bounded, net.lists(at)))
    if group is None and (named := _named_base(net, at)):
        group = fitting(net, named, map(bounded, net.lists(at)))
        totals = [*named, *totals]
    if group:
        enter(net, group)
    columns = _columns(net, at, totals) if group is None or _leaves_gaps(group) else []
    for column in columns:
        if group is None or column.total is not group.total:
            enter(net, column)
    if group or columns:
        return
    first = net.statements[at]
    likeliest = _likeliest(net, at, totals[0]) if totals else []
    sure = first.lead in ("closed", "whole", "made") and likeliest and _whole(net, totals[0], likeliest)
    if not sure and (group := _split_again(net, first)):
        enter(net, group)
    elif totals and (first.lead != "colon" or len(likeliest) > 2):
        _convict(net, totals, likeliest, first.lead)


def _named_base(net: Net, at: int) -> list[Statement]:
    """What the parts of the list are shares of by name, where shares say that they are all of it."""
    parts = next((found for found in map(by_shares, net.lists(at)) if found), [])
    base = shared_base(parts)
    return [s for s in net.named(base, parts[0]) if comparable(parts[0], s)][:1] if base else []


def _leaves_gaps(group: Group) -> bool:
    """Whether figures stand between the parts that are none of them."""
    first, last = group.parts[0], group.parts[-1]
    return last.index - first.index >= len(group.parts)


def _columns(net: Net, at: int, totals: list[Statement]) -> list[Group]:
    """其中，甲资产…、负债…；乙资产…、负债…: the measures side by side that add up, each to its own total."""
    first = net.statements[at]
    listed = next(net.lists(at))
    back = [s for s in net.statements[max(at - _COLUMNS_BACK, 0) : at] if first.paragraph - s.paragraph <= 1]
    pairs = [(total, _measured(listed, total)) for total in {id(s): s for s in [*totals, *back]}.values()]
    wide = _width(listed)
    if wide > 1:
        pairs += [(total, listed[place::wide]) for place, total in enumerate(back[-wide:])]
    found: list[Group] = []
    for total, column in pairs:
        whole = 1 < len(column) < len(listed) and comparable(first, total)
        new = whole and not any(group.total is total for group in found)
        if new and (group := adding_up(net, total, column)):
            found.append(group)
    if found and wide > 1:
        items = len(found[0].parts)
        if any(listed[place::wide][:items] == found[0].parts for place in range(wide)):
            _columns_beside(net, back[-wide:], listed[: items * wide], [group.total for group in found])
    return found


def _columns_beside(
    net: Net, totals: list[Statement], listed: list[Statement], found: list[Statement]
) -> None:
    """Where one measure adds up, its items are all there: another measure of them should add up as well.

    It may have an item that is nothing in the first, so that one that does not is a warning.
    """
    for place, total in enumerate(totals):
        column = listed[place :: len(totals)]
        measured = all(part.core[-_OF_ONE:] == total.core[-_OF_ONE:] != "" for part in column)
        known = total in found or net.splits(total, holding=True)
        added = not any(word in total.label for word in words("never_added"))
        if measured and added and not known and comparable(total, column[0]):
            enter(net, Group(total, column, 1))


def _measured(listed: list[Statement], total: Statement) -> list[Statement]:
    """The parts whose labels end as the total's does."""
    return [part for part in listed if part.label[-_MEASURE:] == total.label[-_MEASURE:]]


def _width(listed: list[Statement]) -> int:
    """How many figures each item of the list has, where all have the same number; 0 where not."""
    widths, width = set(), 0
    for part in listed:
        if part.rank >= 3 and width:
            widths.add(width)
            width = 0
        width += 1
    return width if widths <= {width} else 0


def _whole(net: Net, total: Statement, parts: list[Statement]) -> bool:
    return complete(total.core, [part.core for part in parts], net.own)


def _split_again(net: Net, first: Statement) -> Group | None:
    """The whole list makes a total named further back: one total split up once more, from another side."""
    back = [
        s for s in reversed(net.statements[max(first.index - _FAR, 0) : first.index]) if comparable(first, s)
    ]
    totals = [total for total in back if significant(total)]
    names = {total.core for total in back}
    for reading in net.lists(first.index):
        parts = reading[: natural_end(reading)]
        cores = [part.core for part in parts]
        if len(parts) < 2:
            continue
        if first.lead != "views" and not any(complete(name, cores, net.own) for name in names):
            continue
        if group := whole_fitting(net, totals, parts):
            return group
    return None


def _likeliest(net: Net, at: int, total: Statement) -> list[Statement]:
    """Of readings that do not add up: the one whole by definition, else the first of several parts."""
    readings = [by_shares(parts) or parts[: natural_end(parts)] for parts in net.lists(at)]
    defined = next((parts for parts in readings if _whole(net, total, parts)), None)
    likeliest = defined or next((parts for parts in readings if len(parts) > 1), readings[0])
    return without_split(likeliest) or likeliest


def _convict(net: Net, totals: list[Statement], parts: list[Statement], lead: str) -> None:
    """No reading adds up: enter the likeliest one as far as the wording commits to it."""
    total = totals[0]
    if len(parts) > 1 and (wider := _wider(net, totals, parts)):
        enter(net, Group(wider, parts, 1))
        return
    nothing = total.figure.value == 0 and parts[0].figure.value > 0
    if len(parts) < 2 or nothing:
        if lead in ("closed", "whole", "made") and total.kind == "amount":
            _single(net, totals, parts[0])
    elif not levels(total, parts):
        enter(net, Group(total, parts, strength(net, total, parts, lead)))


def _wider(net: Net, totals: list[Statement], parts: list[Statement]) -> Statement | None:
    """A total further back that the parts all but make, where the nearest is less than one of them."""
    largest = max(part.figure.base_value for part in parts)
    if totals[0].figure.base_value >= largest:
        return None
    wider = next((total for total in totals[1:] if total.figure.base_value >= largest), None)
    return wider if wider is not None and strength(net, wider, parts, "items") else None


def _single(net: Net, totals: list[Statement], part: Statement) -> None:
    """One part alone: it cannot be larger than the whole, whichever of the figures before it that is."""
    near = [total for total in totals if comparable(total, part) and total.sentence >= part.sentence - 1]
    if not near:
        return
    largest = max(near, key=lambda total: total.figure.base_value)
    total = near[0] if near[0].figure.base_value >= part.figure.base_value else largest
    beside = total.index == part.index - 1 and total.sentence == part.sentence
    money = total.figure.dimension == part.figure.dimension == "money"
    tie = net.tie(
        "order", [Leg("larger", total.figure), Leg("smaller", part.figure)], committed=beside and money
    )
    nothing = total.figure.value == 0 and total.figure.dimension == part.figure.dimension
    if tie.holds or (total.sentence == part.sentence and money) or nothing:
        net.enter(tie)


def _bracketed(net: Net, at: int) -> None:
    """A list in brackets right after its total, with no opener."""
    first = net.statements[at]
    owner = first.owner
    if owner is None or not comparable(owner, first):
        return
    if group := fitting(net, [owner], net.lists(at)):
        enter(net, group)
        return
    parts = next(net.lists(at))
    if _whole(net, owner, parts):
        enter(net, Group(owner, parts, 2))


def _row(net: Net, at: int) -> None:
    """A row of figures (分别为A、B和C): its total may be any figure named shortly before."""
    first = net.statements[at]
    parts = [s for s in net.statements[at : at + _ROW] if s.vector == first.vector]
    totals = [s for s in reversed(net.statements[max(at - _ROW_BACK, 0) : at]) if comparable(first, s)]
    if group := whole_fitting(
        net, [total for total in totals if len(parts) > 2 or significant(total)], parts
    ):
        enter(net, group)
    elif totals and len(parts) > 1 and _whole(net, totals[0], parts):
        enter(net, Group(totals[0], parts, 2))


def _items(net: Net, at: int) -> None:
    """Numbered items: the total is a figure named before the first of them."""
    first = net.statements[at]
    if not may_open(first) or not _opens_items(net, first):
        return
    heads = item_heads(net.statements, at)
    totals = [
        s
        for s in reversed(net.statements[max(at - _ITEMS_BACK, 0) : at])
        if comparable(first, s) and not s.depth
    ]
    if len(heads) < 2 or not totals:
        return
    if group := whole_fitting(net, totals, heads):
        enter(net, group)
    elif not _in_their_items(net, heads):
        return
    elif totals[0].index == first.index - 1 and (sure := strength(net, totals[0], heads, "items")):
        enter(net, Group(totals[0], heads, sure))
    elif _whole(net, totals[0], heads):
        enter(net, Group(totals[0], heads, 2))


def _in_their_items(net: Net, heads: list[Statement]) -> bool:
    """Whether each figure stands in the line that its number opens, and not in a section under it."""
    return all(h.marker is None or "\n" not in net.flow.text[h.marker[2] : h.start] for h in heads)


def _opens_items(net: Net, first: Statement) -> bool:
    """Whether the statement heads the first item of its run, not a later one."""
    previous = net.statements[first.index - 1].marker if first.index else None
    if previous is None or first.marker is None:
        return True
    return previous != first.marker and not (
        previous[0] == first.marker[0] and previous[1] + 1 == first.marker[1]
    )
