"""Totals and their parts, where no word opens the list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from perfcheck.check import sum_prefixes
from perfcheck.model.statement import Statement
from perfcheck.read import labels
from perfcheck.read.lexicon import total_ends, total_words, words
from perfcheck.relate.fitting import adding_up, enter, fitting, may_begin, significant
from perfcheck.relate.identities import complete
from perfcheck.relate.net import Group, Net
from perfcheck.relate.readings import comparable, natural_end
from perfcheck.relate.rolled import rolled
from perfcheck.relate.slips import slipped

_ROUGHLY = Decimal("0.05")
_ADJUSTED = ("调整后预算", "调整预算")
_BARE_TOTAL = re.compile(
    r"(?:[一二三四五六七八九十两\d]{1,2}(?:年|项|类|者|部分))?(?:共计|合计|总计|累计|共)(?:投入|支出|安排|收入|完成)?(?:为|是)?"
)
_BACK, _FORWARD, _NEIGHBOURS, _NESTED_ENDS = 30, 40, 12, 3


def relate_implied(net: Net) -> None:
    """Enter totals after their parts, parts that follow their total, and parts that share one base."""
    plain = [s for s in net.statements if not s.aside and s.figure.stated and s.kind == "amount"]
    for statement in plain:
        if _is_total(net, statement) and not any(sign < 0 for _, sign in rolled(net, statement)):
            _after_parts(net, statement)
    for statement in plain:
        _following(net, statement)
    for statement in plain:
        if any(ratio.kind == "share" and ratio.base_text for ratio in statement.ratios):
            _of_one_base(net, statement)


def _is_total(net: Net, statement: Statement) -> bool:
    """收入合计…, 共12人: a label that ends in a word for a total, or begins with one."""
    lead = net.flow.text[statement.start : statement.figure.at]
    if statement.label.startswith(_ADJUSTED) or _BARE_TOTAL.fullmatch(lead):
        return True
    return statement.label.endswith(_closing_words()) or lead.startswith(total_words())


@cache
def _closing_words() -> tuple[str, ...]:
    return (*total_ends(), *total_words())


def _after_parts(net: Net, total: Statement) -> None:
    """A total after its parts: 收入合计…, 共…"""
    nested, listed = _before(net, total, nested=True), _before(net, total, nested=False)
    for parts in (nested, listed) if nested != listed else (listed,):
        for count in _worth_trying(net, total, parts):
            chosen = parts[-count:]
            start = parts[-count - 1] if count < len(parts) else None
            whole = [*_nil_before(net, chosen[0]), *chosen]
            if may_begin(net, start, chosen) and (group := adding_up(net, total, whole)):
                enter(net, group)
                return
    if not any(part.operator == "plus" for part in listed):
        listed = [part for part in listed if part.sentence == total.sentence]
    if len(listed) > 1 and (sure := _closes(net, total, listed)):
        enter(net, Group(total, listed, sure))


def _worth_trying(net: Net, total: Statement, parts: list[Statement]) -> Iterable[int]:
    """How many of the last parts may make up the total, an item of nothing before them or not."""
    figures, counts = [part.figure for part in reversed(parts)], range(2, len(parts) + 1)
    if any(figure.dimension != total.figure.dimension for figure in figures):
        return counts
    fitting = set(sum_prefixes(total.figure, figures))
    return [count for count in counts if count in fitting or _nil_before(net, parts[-count])]


def _before(net: Net, total: Statement, *, nested: bool) -> list[Statement]:
    """What stands before a total at its own depth in its paragraph; lists inside the list, or not."""
    parts: list[Statement] = []
    inside = False
    for statement in net.statements[max(total.index - _BACK, 0) : total.index]:
        if statement.paragraph != total.paragraph:
            parts.clear()
            continue
        inside = statement.lead in ("closed", "whole", "made", "open") or (
            inside and statement.rank < _NESTED_ENDS
        )
        if statement.label.endswith(total_ends()):
            parts.clear()
        elif statement.depth == total.depth and comparable(total, statement) and (nested or not inside):
            parts.append(statement)
    return parts


def _closes(net: Net, total: Statement, parts: list[Statement]) -> int:
    """How far the words commit to the total closing just this list: …9人、…2人、…1人，共13人."""
    if parts[-1].index != total.index - 1 or not all(_same_unit(total, part) for part in parts):
        return 0
    first_added = next((at for at, part in enumerate(parts) if part.operator == "plus"), 0)
    if first_added and (total.label.endswith(total_ends()) or total.label.startswith(_ADJUSTED)):
        del parts[: first_added - 1]
        return 2 if _same_flow(total, parts[0]) else 0
    lead = net.flow.text[total.start : total.figure.at]
    bare = lead in total_words() or _BARE_TOTAL.fullmatch(lead) is not None
    inner = {part.rank for part in parts[1:]}
    if bare and len(inner) == 1 and (inner == {1} or parts[0].rank > max(inner)):
        return 2
    if total.label.endswith(total_ends()) and inner == {2} and parts[0].rank > 2 and not parts[0].lead:
        return 1 if all(_of_its_time(total, part) for part in parts) else 0
    added = sum((part.figure.base_value for part in parts), Decimal(0))
    return 1 if len(parts) > 2 and slipped(total.figure, added, [part.figure for part in parts]) else 0


def _of_its_time(total: Statement, part: Statement) -> bool:
    """Whether a part may be of the total's year and stage: a budget is no part of what was spent."""
    years = {total.period, part.period} - {""}
    return len(years) < 2 and part.stage in (total.stage, "")


def _same_flow(total: Statement, head: Statement) -> bool:
    """Whether income is added to income, in this sentence or the last."""
    flows = [[word in statement.label for word in ("收入", "支出")] for statement in (total, head)]
    return flows[0] == flows[1] and total.sentence - head.sentence <= 1


def _nil_before(net: Net, first: Statement) -> list[Statement]:
    """Items of nothing at the head of the list: they add nothing and belong to it."""
    before = net.statements[first.index - 1] if first.index else None
    if before is None or before.figure.value != 0 or before.sentence != first.sentence:
        return []
    return [before] if comparable(first, before) else []


def _following(net: Net, total: Statement) -> None:
    """Parts that follow their total in one sentence without an opener."""
    second = total.index + 2
    if second >= len(net.statements) or net.statements[second].sentence != total.sentence:
        return
    if net.splits(total, holding=True) or _crowded(net, total):
        return
    parts: list[Statement] = []
    for statement in net.statements[total.index + 1 : total.index + _FORWARD]:
        if statement.sentence != total.sentence or statement.depth < total.depth:
            break
        if statement.depth == total.depth and comparable(total, statement) and _like_units(total, statement):
            parts.append(statement)
    parts = [part for part in parts if not _siblings(net, total, part)]
    if len(parts) < 2:
        return
    nested = any(part.lead for part in parts)
    if group := fitting(net, [total], _readings(net, parts[0]) if nested else [parts]):
        if _telling(total, group.parts, parts):
            enter(net, group)
    else:
        _suspect(net, total, parts)


def _siblings(net: Net, one: Statement, other: Statement) -> bool:
    """Whether both are parts of one list that adds up: neither is then a part of the other."""
    group = net.group_of(one)
    return group is not None and group.holds and group is net.group_of(other)


def _crowded(net: Net, total: Statement) -> bool:
    """Whether the sentence runs on over more figures than any list without an opener has."""
    last = total.index + _FORWARD
    return last < len(net.statements) and net.statements[last].sentence == total.sentence


def _readings(net: Net, first: Statement) -> Iterator[list[Statement]]:
    for parts in net.lists(first.index):
        yield [part for part in parts if part.sentence == first.sentence]


def _telling(total: Statement, chosen: list[Statement], sentence: list[Statement]) -> bool:
    """Whether the match is no accident of small numbers: three digits, or the whole sentence."""
    zeros = sum(1 for part in chosen if part.figure.value == 0)
    return (significant(total) and zeros < len(chosen) - 1) or chosen[-1] is sentence[-1]


def _suspect(net: Net, total: Statement, parts: list[Statement]) -> None:
    """A total that says it is one (共…人), and parts of its own unit that nearly make it."""
    if net.splits(total) or any(part.lead for part in parts):
        return
    if complete(total.core, [part.core for part in parts], net.own):
        enter(net, Group(total, parts, 1))
        return
    parts = parts[: natural_end(parts)]
    lead = net.flow.text[total.start : total.figure.at]
    whole, added = total.figure.base_value, sum((p.figure.base_value for p in parts), Decimal(0))
    near = whole > added and whole - added <= whole * _ROUGHLY
    says_total = any(word in lead for word in total_words()) and parts[0].rank >= 2
    alike = len(parts) > 1 and all(_same_unit(total, part) for part in parts)
    free = net.group_of(total) is None and all(net.group_of(part) is None for part in parts)
    if (says_total and near and alike) or (free and _gap_speaks(total, parts, added)):
        enter(net, Group(total, parts, 1))


def _gap_speaks(total: Statement, parts: list[Statement], added: Decimal) -> bool:
    """Amounts side by side under a larger one that miss it by the slip of one digit."""
    money = all(part.figure.dimension == "money" and not part.operator for part in (total, *parts))
    if not money or len(parts) < 2 or any(part.figure.base_value > total.figure.base_value for part in parts):
        return False
    if any(word in part.label for part in parts for word in words("remainder")):
        return False
    return slipped(total.figure, added, [part.figure for part in parts])


def _of_one_base(net: Net, first: Statement) -> None:
    """Neighbours that state shares of one base are its parts, where they are whole by definition."""
    base = next(r.base_text for r in first.ratios if r.kind == "share" and r.base_text)
    if net.group_of(first) is not None:
        return
    near = net.statements[first.index : first.index + _NEIGHBOURS]
    following = [s for s in near if s.marker == first.marker and not s.lead]
    last = max(
        (s.index for s in following if any(r.base_text == base for r in s.ratios)), default=first.index
    )
    parts = [s for s in following if s.index <= last and s.depth == first.depth and comparable(first, s)]
    cores = [part.core for part in parts]
    for total in net.named(labels.core(base), first):
        if (
            len(parts) > 1
            and total not in parts
            and comparable(first, total)
            and complete(total.core, cores, net.own)
        ):
            enter(net, Group(total, parts, 2))
            return


def _like_units(total: Statement, part: Statement) -> bool:
    """Money with money, and other figures with their own unit or a person's."""
    one, other = total.figure, part.figure
    if one.unit == other.unit or one.dimension == other.dimension == "money":
        return True
    return "people" in (one.dimension, other.dimension)


def _same_unit(total: Statement, part: Statement) -> bool:
    return part.figure.unit == total.figure.unit
