"""Totals and their parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from perfcheck.check import may_sum
from perfcheck.knowledge import load
from perfcheck.model.statement import Statement
from perfcheck.model.tie import Leg
from perfcheck.read import labels
from perfcheck.read.lexicon import words
from perfcheck.relate.identities import complete
from perfcheck.relate.net import Group, Net, sum_legs
from perfcheck.relate.readings import comparable, item_heads, lists_at, natural_end, totals_before

_OPENERS = ("closed", "views", "colon", "within")
_NEARLY = Decimal("0.02")
_ROUGHLY = Decimal("0.05")
_HUNDRED = Decimal(100)
_FAR = 30


def relate_sums(net: Net) -> None:
    """Enter every total that the text splits up, with the reading of its parts that fits best."""
    statements = net.statements
    for at, statement in enumerate(statements):
        if statement.aside or not statement.figure.stated:
            continue
        if statement.lead in _OPENERS:
            _opened(net, at)
        elif statement.owner is not None and statements[at - 1] is statement.owner:
            _bracketed(net, at)
        elif statement.vector >= 0 and statements[at - 1].vector != statement.vector:
            _row(net, at)
        elif statement.head and statement.rank >= 3:
            _items(net, at)
        if _is_total(statement):
            _after_parts(net, at)
    for at, statement in enumerate(statements):
        if not statement.aside and statement.figure.stated and statement.kind == "amount":
            _implied(net, at)
    for statement in statements:
        if any(ratio.kind == "share" and ratio.base_text for ratio in statement.ratios):
            _of_one_base(net, statement)


def _opened(net: Net, at: int) -> None:
    """A list after 其中, 即, 分别为, a colon …"""
    totals = list(totals_before(net.statements, at))
    if group := _fitting(totals, lists_at(net.statements, at)):
        _enter(net, group)
        return
    first = net.statements[at]
    likeliest = _likeliest(net, at, totals[0]) if totals else []
    committed = first.lead == "closed" and likeliest and complete(totals[0].core, [p.core for p in likeliest])
    if not committed and (group := _split_again(net, first)):
        _enter(net, group)
        return
    if totals and first.lead in ("closed", "within", "views"):
        _convict(net, totals[0], likeliest, first.lead)


def _split_again(net: Net, first: Statement) -> Group | None:
    """The whole of the list makes a total named further back: a total split up once more, from another side."""
    back = [s for s in reversed(net.statements[max(first.index - _FAR, 0) : first.index]) if comparable(first, s)]
    for parts in lists_at(net.statements, first.index):
        whole = parts[: natural_end(parts)]
        if len(whole) < 2 or (first.lead != "views" and not any(complete(t.core, [p.core for p in whole]) for t in back)):
            continue
        group = _fitting([total for total in back if _significant(total)], iter([whole]))
        if group and len(group.parts) == len(whole):
            return group
    return None


def _significant(total: Statement) -> bool:
    return len(total.figure.numeral.replace(".", "").replace(",", "").strip("0")) >= 3


def _likeliest(net: Net, at: int, total: Statement) -> list[Statement]:
    """Of the readings that do not add up, the one that is whole by definition, else the first with several parts."""
    readings = [parts[: natural_end(parts)] for parts in lists_at(net.statements, at)]
    for parts in readings:
        if complete(total.core, [part.core for part in parts]):
            return parts
    return next((parts for parts in readings if len(parts) > 1), readings[0])


def _fitting(totals: Sequence[Statement], lists: Iterator[list[Statement]]) -> Group | None:
    """The first reading that adds up: the longest opening stretch of a list that makes a total."""
    for parts in lists:
        for total in totals:
            for count in range(len(parts), 1, -1):
                if _may_add_up(total, parts[:count]):
                    return Group(total, parts[:count], 2)
    return None


def _may_add_up(total: Statement, parts: Sequence[Statement]) -> bool:
    """Whether the parts may make the total, none of them being the total over again beside others."""
    if not may_sum(total.figure, [part.figure for part in parts]):
        return False
    others = [part for part in parts if part.figure.base_value != total.figure.base_value]
    return len(others) == len(parts) or all(part.figure.value == 0 for part in others)


def _enter(net: Net, group: Group) -> Group:
    group.tie = net.tie("sum", sum_legs(group.total, group.parts), committed=group.strength == 2)
    if group.tie.holds or group.strength:
        net.enter(group.tie)
        net.groups.append(group)
    return group


def _convict(net: Net, total: Statement, parts: list[Statement], lead: str) -> None:
    """No reading adds up: enter the likeliest one as far as the wording commits to it."""
    nothing = total.figure.value == 0 and parts and parts[0].figure.value > 0
    if len(parts) < 2 or nothing:
        if parts and lead == "closed" and total.kind == "amount":
            _single(net, total, parts[0])
        return
    if _levels(total, parts):
        return
    strength = _strength(net, total, parts, lead)
    group = Group(total, parts, strength)
    if strength:
        _enter(net, group)
    else:
        net.groups.append(group)


def _single(net: Net, total: Statement, part: Statement) -> None:
    """One part alone: it cannot be larger than the whole."""
    if not comparable(total, part):
        return
    tie = net.tie("order", [Leg("larger", total.figure), Leg("smaller", part.figure)], committed=False)
    one_breath = total.sentence == part.sentence and total.figure.dimension == "money"
    nothing = total.figure.value == 0 and total.figure.dimension == part.figure.dimension
    if tie.holds or one_breath or nothing:
        net.enter(tie)


def _levels(total: Statement, parts: list[Statement]) -> bool:
    """Whether the parts are levels of one hierarchy, or one of them is the total over again."""
    patterns = load("lexicon")["hierarchy"]["pattern"]
    if any(pattern in part.label for part in parts for pattern in patterns):
        return True
    return any(part.figure.base_value == total.figure.base_value for part in parts)


def _strength(net: Net, total: Statement, parts: list[Statement], lead: str) -> int:
    """How far the wording commits to the list being whole: see Group.strength."""
    whole = total.figure.base_value
    added = sum((part.figure.base_value for part in parts), Decimal(0))
    gap = abs(whole - added)
    if complete(total.core, [part.core for part in parts]) or shares_make_whole(parts):
        return 2
    if _left_open(net, parts[-1]):
        return 0
    if parts[-1].core.startswith(tuple(words("closure"))) and lead == "closed":
        return 2 if gap <= abs(whole) else 1
    if whole and gap <= abs(whole) * _NEARLY and len(parts) >= 4:
        return 1
    return 1 if _units_apart(total, parts) else 0


def _left_open(net: Net, last: Statement) -> bool:
    """Whether the list trails off in 等."""
    text = net.flow.text
    end = last.end
    while end < len(text) and text[end] not in "。;\n":
        end += 1
        if end - last.end > 30:
            break
    return "等" in text[last.end : end]


def _units_apart(total: Statement, parts: list[Statement]) -> bool:
    """The numerals add up and the units do not: a 万 was lost."""
    if total.figure.factor == parts[0].figure.factor:
        return False
    return total.figure.value == sum((part.figure.value for part in parts), Decimal(0))


def shares_make_whole(parts: Sequence[Statement]) -> bool:
    """Whether every part states a share and the shares total a hundred percent."""
    shares = [next((r.percent for r in part.ratios if r.kind == "share"), None) for part in parts]
    stated = [share.value for share in shares if share is not None]
    if len(stated) < len(parts) or len(stated) < 2:
        return False
    return abs(sum(stated, Decimal(0)) - _HUNDRED) <= Decimal("0.05") * len(stated)


def _bracketed(net: Net, at: int) -> None:
    """A list in brackets right after its total, with no opener."""
    first = net.statements[at]
    owner = first.owner
    if owner is None or not comparable(owner, first):
        return
    if group := _fitting([owner], lists_at(net.statements, at)):
        _enter(net, group)
        return
    parts = next(lists_at(net.statements, at))
    if complete(owner.core, [part.core for part in parts]):
        _enter(net, Group(owner, parts, 2))


def _row(net: Net, at: int) -> None:
    """A row of figures (分别为A、B和C): its total may be any figure named shortly before."""
    first = net.statements[at]
    parts = [s for s in net.statements[at : at + 30] if s.vector == first.vector]
    totals = [s for s in reversed(net.statements[max(at - 20, 0) : at]) if comparable(first, s)]
    if len(parts) >= 3 and (group := _fitting(totals, iter([parts]))) and len(group.parts) == len(parts):
        _enter(net, group)


def _items(net: Net, at: int) -> None:
    """Numbered items: the total is a figure named before the first of them."""
    first = net.statements[at]
    if first.marker is None or (at and net.statements[at - 1].marker == first.marker):
        return
    heads = item_heads(net.statements, at)
    previous = net.statements[at - 1].marker if at else None
    if len(heads) < 2 or (previous and previous[0] == first.marker[0] and previous[1] + 1 == first.marker[1]):
        return
    totals = [
        s for s in reversed(net.statements[max(at - 8, 0) : at]) if comparable(first, s) and s.depth == 0
    ]
    if group := _fitting(totals, iter([heads])):
        if len(group.parts) == len(heads):
            _enter(net, group)
    elif totals and complete(totals[0].core, [head.core for head in heads]):
        _enter(net, Group(totals[0], heads, 2))


def _is_total(statement: Statement) -> bool:
    label = statement.label
    return label.endswith(("合计", "共计", "总计")) or label.startswith(("合计", "共计", "共", "总计"))


def _after_parts(net: Net, at: int) -> None:
    """A total after its parts: 收入合计…, 共…"""
    total = net.statements[at]
    parts: list[Statement] = []
    for statement in reversed(net.statements[max(at - 30, 0) : at]):
        if statement.paragraph != total.paragraph or statement.depth < total.depth:
            return
        if statement.depth > total.depth or not comparable(total, statement):
            continue
        parts.insert(0, statement)
        if len(parts) > 1 and _may_add_up(total, parts):
            _enter(net, Group(total, [*_nil_before(net, parts[0]), *parts], 2))
            return


def _nil_before(net: Net, first: Statement) -> list[Statement]:
    """Items of nothing at the head of the list: they add nothing and belong to it."""
    before = net.statements[first.index - 1] if first.index else None
    nil = before is not None and before.figure.value == 0 and before.sentence == first.sentence
    return [before] if nil and before is not None and comparable(first, before) else []


def _implied(net: Net, at: int) -> None:
    """Parts that follow their total in one sentence without an opener."""
    total = net.statements[at]
    following = net.statements[at + 1 : at + 40]
    if not following or any(group.total is total for group in net.groups if group.holds):
        return
    parts: list[Statement] = []
    for statement in following:
        if statement.sentence != total.sentence or statement.depth < total.depth:
            break
        if statement.depth == total.depth and comparable(total, statement):
            parts.append(statement)
    parts = [part for part in parts if _like_units(total, part)]
    if len(parts) < 2:
        return
    if group := _fitting([total], _flat_readings(net, parts[0])):
        if _telling(total, group.parts, parts):
            _enter(net, group)
        return
    _suspect(net, total, parts)


def _of_one_base(net: Net, first: Statement) -> None:
    """Neighbours that state shares of one base are its parts, where they are whole by definition."""
    base = next(r.base_text for r in first.ratios if r.kind == "share" and r.base_text)
    if net.group_of(first) is not None:
        return
    following = [s for s in net.statements[first.index : first.index + 12] if s.marker == first.marker and not s.lead]
    sharing = [s.index for s in following if any(r.base_text == base for r in s.ratios)] or [first.index]
    parts = [s for s in following if s.index <= sharing[-1] and s.depth == first.depth and comparable(first, s)]
    cores = [part.core for part in parts]
    for total in net.named(labels.core(base), first):
        if len(parts) > 1 and total not in parts and comparable(first, total) and complete(total.core, cores):
            _enter(net, Group(total, parts, 2))
            return


def _flat_readings(net: Net, first: Statement) -> Iterator[list[Statement]]:
    for parts in lists_at(net.statements, first.index):
        yield [part for part in parts if part.sentence == first.sentence]


def _telling(total: Statement, chosen: list[Statement], sentence: list[Statement]) -> bool:
    """Whether the match is no accident of small numbers: three digits, or the whole sentence."""
    zeros = sum(1 for part in chosen if part.figure.value == 0)
    return (_significant(total) and zeros < len(chosen) - 1) or chosen[-1] is sentence[-1]


def _suspect(net: Net, total: Statement, parts: list[Statement]) -> None:
    """A total that says it is one (共…人), and parts of its own unit that nearly make it."""
    if any(group.total is total for group in net.groups) or any(part.lead for part in parts):
        return
    if complete(total.core, [part.core for part in parts]):
        _enter(net, Group(total, parts, 1))
        return
    first = net.flow.text[total.start : total.figure.at]
    whole, added = total.figure.base_value, sum((p.figure.base_value for p in parts), Decimal(0))
    says_total = any(word in first for word in ("共", "合计", "总计"))
    near = whole > added and whole - added <= whole * _ROUGHLY
    if says_total and near and parts[0].rank >= 2 and _same_unit(total, parts):
        _enter(net, Group(total, parts, 1))


def _like_units(total: Statement, part: Statement) -> bool:
    """Money with money, and other figures with their own unit or a person's."""
    one, other = total.figure, part.figure
    return one.unit == other.unit or one.dimension == other.dimension == "money" or "people" in (one.dimension, other.dimension)


def _same_unit(total: Statement, parts: list[Statement]) -> bool:
    return all(part.figure.unit == total.figure.unit for part in parts)
