"""Shares: a part in percent of a base that is named, meant, or the whole list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import chain

from perfcheck.check import may_ratio
from perfcheck.model.figure import Figure
from perfcheck.model.statement import LooseShares, Ratio, Statement
from perfcheck.model.tie import Leg, Tie
from perfcheck.read import labels
from perfcheck.read.lead import OF_CHANGE
from perfcheck.read.marker import han_ordinal
from perfcheck.relate.net import Group, Net
from perfcheck.relate.readings import comparable, totals_before
from perfcheck.relate.slips import misprinted
from perfcheck.relate.strength import shares_make_whole

_HUNDRED = Decimal(100)
_NEAR = 12
_SAID_BEFORE = 30
_HOW_MANY = re.compile(r"([二三四五六七八九十]|\d{1,2})(?:大?类|项|种|个|部分|级|方面)")


def relate_shares(net: Net) -> None:
    """Enter every share whose base the text gives; a failing one only where the base is certain."""
    stated = [
        (statement, ratio)
        for statement in net.statements
        for ratio in statement.ratios
        if ratio.kind == "share" and ratio.percent.stated and statement.figure.stated
        if not OF_CHANGE.fullmatch(ratio.base_text)
    ]
    for statement, ratio in [pair for pair in stated if not _holds(net, *pair)]:
        _fails(net, statement, ratio)
    _hundreds(net)
    _loose(net)


def _holds(net: Net, part: Statement, ratio: Ratio) -> bool:
    """Enter the share with a base that it holds against, or with the base printed beside it."""
    if ratio.base is not None:
        net.enter(_share(net, part, ratio, [ratio.base]))
        return True
    sure = _sure_bases(net, part, ratio)
    possible = _possible_bases(net, part, ratio) if part.figure.value else iter(())
    if sure:
        admits = _admits(net, part, ratio, sure[0])
        possible = (base for base in possible if admits(base))
    for base in chain(sure, possible):
        if may_ratio(ratio.percent, part.figure, base.figure):
            net.enter(_share(net, part, ratio, [base.figure]))
            return True
    return _of_another(net, part, ratio, labels.core(ratio.base_text))


def _admits(net: Net, part: Statement, ratio: Ratio, sure: Statement) -> Callable[[Statement], bool]:
    """Which bases the words still allow beside the sure one.

    A named base: what is so named. An unnamed one: what all other shares of the list are of; where
    these are of no one base, what stands beside the part or its total, and the totals around it.
    """
    if not labels.is_generic(ratio.base_text):
        named = labels.core(ratio.base_text)
        return lambda base: labels.related(named, base.core)
    label = labels.clean(ratio.base_text)
    if label and label == sure.label:
        return lambda base: base.label == label
    kin = _kin(net, part)
    if kin and _all_of(kin, sure):
        return lambda base: label != "" and base.label == label
    beside = {part.paragraph, sure.paragraph}
    around = {id(total) for total in _enclosing(net, sure)}
    return lambda base: (
        base.paragraph in beside
        or id(base) in around
        or (bool(kin) and _all_of(kin, base))
        or _shares_of(sure, base)
    )


def _shares_of(total: Statement, base: Statement) -> bool:
    """Whether the total itself is said to be a share of that base: its parts may be shares of it too."""
    shares = [ratio for ratio in total.ratios if ratio.kind == "share"]
    return any(may_ratio(ratio.percent, total.figure, base.figure) for ratio in shares)


def _kin(net: Net, part: Statement) -> list[tuple[Statement, Ratio]]:
    """The other parts of the list with shares of a base that they do not print either."""
    group = net.group_of(part)
    others = [one for one in group.parts if one is not part] if group else []
    shares = [(one, ratio) for one in others for ratio in one.ratios if ratio.kind == "share"]
    return [
        (one, ratio) for one, ratio in shares if ratio.base is None and labels.is_generic(ratio.base_text)
    ]


def _all_of(kin: list[tuple[Statement, Ratio]], base: Statement) -> bool:
    return all(may_ratio(ratio.percent, one.figure, base.figure) for one, ratio in kin)


def _enclosing(net: Net, total: Statement) -> Iterator[Statement]:
    """The total that a total is a part of, and so on outwards."""
    seen: list[Statement] = []
    while (group := net.group_of(total)) is not None and group.total not in seen:
        total = group.total
        seen.append(total)
        yield total


def _fails(net: Net, part: Statement, ratio: Ratio) -> None:
    """No single base fits: the sum of its siblings may; else the base that is certain convicts."""
    siblings, odd = _siblings(net, part, ratio)
    whole = _share(net, part, ratio, [s.figure for s in siblings]) if siblings else None
    sure = _sure_bases(net, part, ratio)
    if whole is not None and whole.holds:
        net.enter(whole)
    elif sure:
        net.enter(_share(net, part, ratio, [_base_of_kin(net, part) or sure[0].figure]))
    elif whole is not None and odd:
        net.enter(whole)
    else:
        _near_miss(net, part, ratio, siblings)


def _base_of_kin(net: Net, part: Statement) -> Figure | None:
    """The base that another share of the same list was found to hold against."""
    group = net.group_of(part)
    kin = {id(r.percent) for p in group.parts for r in p.ratios} if group else set()
    found = (
        t
        for t in net.ties
        if t.kind == "share" and t.holds and id(t.legs[0].figure) in kin and len(t.legs) == 3
    )
    return next((tie.legs[2].figure for tie in found), None)


def _near_miss(net: Net, part: Statement, ratio: Ratio, siblings: list[Statement]) -> None:
    """A base that is only likely convicts where the percent is off as a misprint is."""
    named = not labels.is_generic(ratio.base_text)
    likely = [s for s in _possible_bases(net, part, ratio) if named and s.index < part.index][:2]
    bases = [[base.figure] for base in likely] + ([[s.figure for s in siblings]] if siblings else [])
    for base in bases:
        tie = _share(net, part, ratio, base, committed=False)
        if tie.verdict == "fails" and tie.computed is not None and misprinted(ratio.percent, tie.computed):
            net.enter(tie)
            return


def _of_another(net: Net, part: Statement, ratio: Ratio, named: str) -> bool:
    """The share of another figure of the sentence, counted as its base is: 470个村…，占全市村总数的…"""
    if not named:
        return False
    for other in reversed(net.statements[max(part.index - 4, 0) : part.index]):
        if other.sentence != part.sentence:
            return False
        for base in net.named(named, other):
            if comparable(part, base):
                return False
            if comparable(other, base) and may_ratio(ratio.percent, other.figure, base.figure):
                net.enter(_share(net, other, ratio, [base.figure]))
                return True
    return False


def _share(
    net: Net, part: Statement, ratio: Ratio, bases: Sequence[Figure], *, committed: bool = True
) -> Tie:
    legs = [Leg("percent", ratio.percent), Leg("part", part.figure), *(Leg("base", base) for base in bases)]
    return net.tie("share", legs, committed=committed)


def _sure_bases(net: Net, part: Statement, ratio: Ratio) -> list[Statement]:
    """Bases the wording commits to: the total of the part's own list, or the one figure so named."""
    group = net.group_of(part)
    named = labels.core(ratio.base_text)
    if labels.is_generic(ratio.base_text):
        sure = group and (group.holds or group.strength == 2 or shares_make_whole(group.parts))
        if group and (sure or ((kin := _kin(net, part)) and _all_of(kin, group.total))):
            return [group.total]
        return []
    if group and labels.related(named, group.total.core) and group.strength:
        return [group.total]
    exact = [s for s in net.near(named, part) if s.index < part.index and comparable(part, s)]
    exact = [s for s in exact if s.paragraph == part.paragraph] or exact
    values = {s.figure.base_value for s in exact}
    return exact[-1:] if len(values) == 1 else []


def _possible_bases(net: Net, part: Statement, ratio: Ratio) -> Iterator[Statement]:
    group = net.group_of(part)
    if group:
        yield group.total
    if not labels.is_generic(ratio.base_text):
        yield from (s for s in net.named(labels.core(ratio.base_text), part) if comparable(part, s))
    if part.lead:
        yield from totals_before(net.statements, part.index)
    if labels.is_generic(ratio.base_text):
        before = net.statements[max(part.index - _NEAR, 0) : part.index]
        yield from (s for s in reversed(before) if comparable(part, s))
    yield from (group.total for group in net.recent_groups(part) if comparable(part, group.total))


def _siblings(net: Net, part: Statement, ratio: Ratio) -> tuple[list[Statement], bool]:
    """Neighbours with shares of the same base that together make it whole; or do but for one odd share."""
    rows = []
    for statement in net.statements[max(part.index - 2 * _NEAR, 0) : part.index + 2 * _NEAR]:
        own = next((r for r in statement.ratios if r.kind == "share"), None)
        if own and own.base_text == ratio.base_text and comparable(part, statement):
            rows.append((statement, own.percent.value))
    total = sum((value for _, value in rows), Decimal(0))
    if len(rows) > 1 and abs(total - _HUNDRED) <= Decimal("0.05") * len(rows):
        return [statement for statement, _ in rows], False
    rest = _all_but_one(rows)
    return rest, bool(rest)


def _all_but_one(rows: list[tuple[Statement, Decimal]]) -> list[Statement]:
    """Three or more whose shares are right of their sum, all but one: that one is the misprint."""
    whole = sum((s.figure.base_value for s, _ in rows), Decimal(0))
    if len(rows) < 3 or not whole:
        return []
    right = sum(
        1 for s, value in rows if abs(s.figure.base_value / whole * _HUNDRED - value) <= Decimal("0.05")
    )
    return [statement for statement, _ in rows] if right == len(rows) - 1 else []


def _hundreds(net: Net) -> None:
    """The shares of all parts of a whole make a hundred percent."""
    for group in net.groups:
        if not group.holds or group.total.kind != "amount" or not group.total.figure.value:
            continue
        shares = [next((r for r in part.ratios if r.kind == "share"), None) for part in group.parts]
        stated = [share.percent for share in shares if share is not None and share.percent.stated]
        bases = {share.base_text for share in shares if share is not None and share.base is None}
        if len(stated) == len(group.parts) > 1 and len(bases) <= 1 and not _of_wider(net, group, stated):
            tie = Tie("sum", [Leg("part", figure) for figure in stated], whole=_HUNDRED)
            net.enter(net.judged(tie))


def _of_wider(net: Net, group: Group, shares: list[Figure]) -> bool:
    """Whether the shares are of something wider than the list's total: they make up the total's own share."""
    mine = {id(share) for share in shares}
    for tie in net.ties:
        if tie.kind == "share" and tie.holds and id(tie.legs[0].figure) in mine:
            return tie.legs[2].figure.base_value != group.total.figure.base_value
    own = next((r.percent for r in group.total.ratios if r.kind == "share"), None)
    return own is not None and own.value == sum((share.value for share in shares), Decimal(0))


def _loose(net: Net) -> None:
    """Shares without amounts make a hundred percent, or fail to where the text says they are all."""
    for loose in net.loose:
        stated = [figure for figure in loose.percents if figure.stated]
        said = len(stated) > 2 and stated[-1].value == _HUNDRED
        stated = stated[:-1] if said else stated
        if len(stated) < 2:
            continue
        legs = [Leg("part", figure) for figure in stated]
        printed = [Leg("hundred", loose.percents[-1])] if said else []
        tie = net.judged(Tie("sum", [*printed, *legs], whole=None if said else _HUNDRED))
        if tie.holds or said or _says_how_many(net, loose, len(stated)):
            net.enter(tie)


def _says_how_many(net: Net, loose: LooseShares, count: int) -> bool:
    """货物、工程、服务三类分别占…: the text says how many there are, and gives so many shares."""
    found = _HOW_MANY.findall(net.flow.text[max(loose.at - _SAID_BEFORE, 0) : loose.at])
    return any((int(said) if said.isdecimal() else han_ordinal(said)) == count for said in found)
