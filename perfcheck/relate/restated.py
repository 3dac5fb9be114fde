"""The same fact printed twice."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from perfcheck.model.figure import Figure
from perfcheck.model.statement import Statement
from perfcheck.model.tie import Leg, Tie
from perfcheck.read.labels import core as core_of
from perfcheck.read.labels import is_generic
from perfcheck.read.lexicon import YEAR
from perfcheck.relate.identities import concepts
from perfcheck.relate.net import Net
from perfcheck.relate.readings import comparable

_BOTH = re.compile(r"收(?:入)?[、和]?支(?:出)?(?:决算|预算)?总计")
_SIDE = re.compile(r"(?:收入|支出)(?:决算|预算)?(?:合计|总计)\Z")
_BALANCED = re.compile(r",(?:实现|做到|全年)?收支(?:平衡|相等|持平)")
_FUNDS = ("一般公共预算", "财政拨款", "政府性基金", "国有资本", "上年", "年初", "专户")
_HEAD, _TITLE, _TELLING, _REACH, _NAMED = 4, 3, 8, 30, 4
_SCOPES = ("一般公共预算财政拨款", "一般公共预算", "财政拨款", "政府性基金预算")


def relate_restated(net: Net) -> None:
    """Enter each pair of statements that name one thing, year, stage and parent."""
    parents = {id(part): group.total.core for group in net.groups for part in group.parts}
    for core, statements in net.by_core.items():
        stated = [s for s in statements if s.kind == "amount" and s.figure.stated and not s.aside]
        if len(stated) < 2 or not _names_something(core):
            continue
        for one, other in pairwise(stated):
            if _unit_slipped(one, other):
                net.enter(_equal(net, one, other))
        rows: dict[tuple[str, ...], list[Statement]] = {}
        for statement in stated:
            key = (
                statement.figure.dimension,
                statement.period,
                statement.stage,
                statement.scope,
                parents.get(id(statement), ""),
            )
            rows.setdefault(key, []).append(statement)
        for row in rows.values():
            for one, other in pairwise(row):
                tie = _equal(net, one, other)
                apart = one.sentence != other.sentence
                one_fact = apart and (tie.holds or (len(row) == 2 and _one_fact(net, one, other)))
                if tie.verdict == "exact" or one_fact:
                    net.enter(tie)
    _one_concept(net)
    _part_and_head(net, parents)
    _printed_bases(net)
    _books(net)


def _names_something(core: str) -> bool:
    """Whether a name can single a fact out: two characters of Chinese at least, and no generic word."""
    return (
        sum("\u4e00" <= char <= "\u9fff" for char in core) >= 2 and "*" not in core and not is_generic(core)
    )


def _equal(net: Net, one: Statement, other: Statement) -> Tie:
    return net.tie("equal", [Leg("stated", one.figure), Leg("restated", other.figure)], committed=False)


def _one_concept(net: Net) -> None:
    """One concept in one scope: 基本支出 that is a share of 一般公共预算支出, and 一般公共预算基本支出."""
    for scope in _SCOPES:
        for narrow in net.statements:
            concept = narrow.core.removeprefix(scope)
            if narrow.core == concept or concept not in concepts(net.own) or narrow.rank < _HEAD:
                continue
            for wide in net.near(concept, narrow):
                scoped = narrow.scope == wide.scope and any(
                    ratio.base_text.startswith(scope) for ratio in wide.ratios
                )
                stated = wide.figure.stated and narrow.figure.stated
                if wide.rank >= _HEAD and scoped and stated and wide.stage in (narrow.stage, "budget"):
                    net.enter(_equal(net, wide, narrow))


def _unit_slipped(one: Statement, other: Statement) -> bool:
    """The same numeral in 元 and in 万元."""
    return one.figure.value == other.figure.value != 0 and one.figure.factor != other.figure.factor


def _one_fact(net: Net, one: Statement, other: Statement) -> bool:
    """Whether nothing but the figure tells the two apart: heads of sentences that cannot mean two things."""
    heads = one.depth == other.depth == 0 and min(one.rank, other.rank) >= _HEAD
    if not heads or one.figure.dimension != "money" or _part_of(net, one, other) or _part_of(net, other, one):
        return False
    if len(one.core) >= _NAMED and one.core in concepts(net.own) and one.period != "":
        return True
    if one.paragraph < _TITLE < other.paragraph + _TITLE and _is_title(net, one):
        return True
    return (
        one.label == other.label and len(one.label) >= _TELLING and any(char.isdigit() for char in one.label)
    )


def _part_of(net: Net, part: Statement, total: Statement) -> bool:
    group = net.group_of(part)
    return group is not None and group.total is total


def _is_title(net: Net, statement: Statement) -> bool:
    """Whether the statement stands in a line without a stop, at the head of the text."""
    start, end = net.flow.paragraphs[min(statement.paragraph, len(net.flow.paragraphs) - 1)]
    line = net.flow.text[start:end]
    return statement.end <= end <= statement.end + 8 and not any(char in line for char in "。;,")


def _part_and_head(net: Net, parents: dict[int, str]) -> None:
    """A part of a list that adds up, and the same concept stated by itself for the same year and scope."""
    for core in concepts(net.own):
        if len(core) < _NAMED:
            continue
        stated = [s for s in net.by_core.get(core, ()) if s.kind == "amount" and s.figure.stated and s.period]
        if len({s.figure.base_value for s in stated}) != 2 or len(stated) != 2:
            continue
        if stated[0].scope != stated[1].scope:
            continue
        part, head = sorted(stated, key=lambda s: s.rank >= _HEAD)
        group = net.group_of(part)
        if group is None or not group.holds or head.rank < _HEAD or id(head) in parents:
            continue
        same = part.period == head.period and part.stage in (head.stage, "") and part.depth == head.depth == 0
        if same and _scopes(net, part, parents) == _scopes(net, head, parents):
            net.enter(_equal(net, part, head))


def _printed_bases(net: Net) -> None:
    """占总支出2067万元的65%: the base said beside its percent, and the one figure so named before."""
    for statement in net.statements:
        for ratio in statement.ratios:
            base, name = ratio.base, ratio.base_text
            if base is None or not base.stated or len(name) < _TITLE:
                continue
            near = [s for s in net.near(core_of(name), statement) if s.kind == "amount"]
            said = [s for s in near if re.sub(YEAR, "", s.label) == name]
            alike = [s for s in said if s.figure.stated and s.figure.dimension == base.dimension]
            year = statement.period
            alike = [s for s in alike if not year or s.period in (year, "")]
            values = {s.figure.base_value for s in alike}
            if len(values) == 1 or base.base_value in values:
                tie = _of_base(net, base, alike)
                if tie.holds or ratio.kind == "share":
                    net.enter(tie)


def _of_base(net: Net, base: Figure, said: list[Statement]) -> Tie:
    """The base and what it repeats: the statement of the same value, where there is one."""
    one = next((s for s in said if s.figure.base_value == base.base_value), said[-1])
    return net.tie("equal", [Leg("stated", one.figure), Leg("restated", base)], committed=False)


def _scopes(net: Net, statement: Statement, parents: dict[int, str]) -> frozenset[str]:
    """The funds that label, total and heading speak of."""
    heading = net.outline.heading_at(statement.start) if net.outline else None
    said = statement.label + parents.get(id(statement), "") + (heading.title if heading else "")
    return frozenset(scope for scope in _FUNDS if scope in said)


def _balanced(net: Net, side: Statement) -> bool:
    """…，收支平衡: the words right after both sides say that they are one figure."""
    return _BALANCED.match(net.flow.text, side.end) is not None


def _within_reach(sides: list[Statement], total: Statement) -> list[Statement]:
    low = bisect_left(sides, total.index - _REACH, key=lambda s: s.index)
    return sides[low : bisect_left(sides, total.index + _REACH, key=lambda s: s.index)]


def _books(net: Net) -> None:
    """收、支总计, 收入总计 and 支出总计 are one figure where the books balance; 合计 need not be."""
    wholes = [s for s in net.statements if ("合计" in s.label or "总计" in s.label) and s.figure.stated]
    both = [s for s in wholes if _BOTH.search(s.label)]
    sides = [s for s in wholes if _SIDE.search(s.label)]
    for total in both:
        for side in _within_reach(sides, total):
            if side is not total and comparable(total, side) and side.period in (total.period, ""):
                tie = _equal(net, total, side)
                if tie.holds:
                    net.enter(tie)
    for one, other in pairwise(sides):
        if other.index == one.index + 1 and _balanced(net, other):
            net.enter(net.tie("equal", [Leg("stated", one.figure), Leg("restated", other.figure)]))
        elif one.label.endswith("总计") and other.label.endswith("总计") and other.index - one.index <= 2:
            tie = _equal(net, one, other)
            if tie.holds:
                net.enter(tie)
