"""Columns that measure one thing in several ways: budget, accounts, last year, change, rate, share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from perfcheck.model.table import Column, Entry, Line, Panel
from perfcheck.model.tie import Leg, Tie
from perfcheck.relate.tables.books import Books

_BUDGETS = ("adjusted", "budget", "initial")
_SURE = 2
_PAIRS = frozenset({"change", "growth", "rate", "share"})
Terms = tuple[tuple[str, Column, int], ...]


@dataclass(slots=True)
class _Way:
    """One way to work a column out: kind of tie and the columns it takes, by role and weight."""

    kind: str
    terms: Terms
    held: int = 0
    failed: int = 0
    named: bool = False


@dataclass(slots=True)
class _Group:
    """The columns of one name."""

    amounts: dict[str, Column] = field(default_factory=dict)
    others: list[Column] = field(default_factory=list)


def relate_measures(books: Books, panel: Panel) -> None:
    """Enter changes, growth, rates and shares, row by row."""
    groups = _groups(panel)
    for group in groups:
        for column in group.others:
            ways = list(_ways(column, group.amounts))
            if column.role == "share":
                _shares(books, panel, column, group, groups)
            elif ways:
                _relate(books, panel, column, ways)
        _adjusted(books, panel, group.amounts)
    _deducted(books, panel)


def _groups(panel: Panel) -> list[_Group]:
    """Columns by name; a percent without a name of its own goes with the amounts, if they have one name."""
    found: dict[tuple[str, ...], _Group] = defaultdict(_Group)
    years = sorted({column.period for column in panel.columns if column.period.isdigit()})
    for column in panel.columns:
        if column.role == "amount":
            found[column.name].amounts.setdefault(_key(column, years), column)
        elif column.role in _PAIRS:
            found[column.name].others.append(column)
    named = [group for group in found.values() if len(group.amounts) > 1]
    if len(named) == 1:
        for group in found.values():
            if not group.amounts:
                named[0].others.extend(group.others)
                group.others = []
    return list(found.values())


def _key(column: Column, years: Sequence[str]) -> str:
    """Which of the amounts of one name this is: prior, a stage of the budget, or the accounts."""
    if column.period == "prior" or (len(years) > 1 and column.period == years[-2]):
        return "prior"
    if column.period.isdigit() and len(years) > 1 and column.period != years[-1]:
        return column.period
    if column.stage in ("initial", "adjusted", "adjustment", "budget"):
        return column.stage
    return "final"


def _ways(column: Column, amounts: dict[str, Column]) -> Iterator[_Way]:
    """How the column may be worked out, the likeliest first."""
    now, prior = amounts.get("final"), amounts.get("prior")
    budgets = [amounts[stage] for stage in _BUDGETS if stage in amounts]
    bases = [*([prior] if prior is not None else []), *budgets]
    if column.role == "rate":
        if now is not None:
            for base in budgets:
                yield _Way("rate", (("part", now, 1), ("base", base, 1)), named=True)
        return
    current = now or (budgets[0] if prior is not None and budgets else None)
    if current is None:
        return
    for base in bases:
        if base is current:
            continue
        if column.role == "change":
            for sign in (1, -1):
                yield _Way("delta", (("current", current, sign), ("prior", base, -sign)), named=base is prior)
        elif column.role == "growth":
            yield _Way("growth", (("current", current, 1), ("prior", base, 1)), named=base is prior)


def _tie(books: Books, way: _Way, line: Line, stated: Entry) -> Tie | None:
    """The tie of one row; None where one of its cells is blank."""
    found = [(role, line.entries.get(column.at), weight) for role, column, weight in way.terms]
    if way.kind == "delta" and any(entry is not None for _, entry, _ in found):
        found = [one for one in found if one[1] is not None]
    legs = [Leg(role, entry.figure, weight) for role, entry, weight in found if entry is not None]
    if len(legs) < len(found) or not legs:
        return None
    role = "difference" if way.kind == "delta" else "percent"
    if way.kind == "rate" and not legs[-1].figure.value and not stated.figure.value:
        return None
    return books.net.tie(way.kind, [Leg(role, stated.figure), *legs])


def _relate(books: Books, panel: Panel, column: Column, ways: list[_Way]) -> None:
    rows = [line for line in panel.lines if column.at in line.entries]
    for way in ways:
        for line in rows:
            tie = _tie(books, way, line, line.entries[column.at])
            if tie is not None and any(leg.figure.value for leg in tie.legs):
                way.held += tie.holds
                way.failed += tie.verdict == "fails"
    best = max(ways, key=lambda way: way.held)
    if best.failed > best.held and not (best.named and best.failed == 1):
        best.named = best.named and best.held > 0
    for line in rows:
        _row(books, line, column, ways, best)


def _row(books: Books, line: Line, column: Column, ways: list[_Way], best: _Way) -> None:
    stated = line.entries[column.at]
    tie = _tie(books, best, line, stated)
    if tie is None:
        return
    if tie.verdict == "fails":
        others = (_tie(books, way, line, stated) for way in ways if way is not best)
        fits = next((other for other in others if other is not None and other.holds), None)
        if fits is not None and (best.held < _SURE or _unsigned(fits, tie)):
            tie = fits
        elif not (best.held or best.named):
            books.undecided(tie, "structure-open")
            return
        else:
            tie.committed = best.named or best.held >= _SURE
    books.enter(tie)


def _unsigned(one: Tie, other: Tie) -> bool:
    """Whether two ties take the same figures: a decrease whose sign stands in words beside it."""
    return one.kind == other.kind and {leg.figure for leg in one.legs} == {leg.figure for leg in other.legs}


def _adjusted(books: Books, panel: Panel, amounts: dict[str, Column]) -> None:
    """全年预算数 = 年初预算数 + 预算调整数."""
    whole, first, moved = (amounts.get(stage) for stage in ("adjusted", "initial", "adjustment"))
    if whole is None or first is None or moved is None:
        return
    for line in panel.lines:
        total = line.entries.get(whole.at)
        parts = [line.entries[column.at] for column in (first, moved) if column.at in line.entries]
        if total is not None and parts:
            books.enter(books.sum(total, parts))


def _deducted(books: Books, panel: Panel) -> None:
    """分值 = 得分 + 扣分."""
    roles = ("weight", "score", "deduction")
    found = {column.role: column for column in panel.columns if column.role in roles}
    if len(found) < len(roles):
        return
    for line in panel.lines:
        total = line.entries.get(found["weight"].at)
        parts = [
            line.entries[found[role].at] for role in ("score", "deduction") if found[role].at in line.entries
        ]
        if total is not None and found["score"].at in line.entries:
            books.enter(books.sum(total, parts))


def _shares(books: Books, panel: Panel, column: Column, group: _Group, groups: list[_Group]) -> None:
    """Each row's share of the total of a column: the column that most rows bear out."""
    totals = [line for line in panel.lines if line.total and not line.within]
    columns = [one for one in panel.columns if one.role == "amount" and one.adds]
    columns.sort(key=lambda one: (one not in group.amounts.values(), abs(one.at - column.at)))
    rows = [line for line in panel.lines if column.at in line.entries]
    best: list[Tie] = []
    most = 0
    for amount in columns[:8]:
        for total in totals[:1] + totals[-1:]:
            base = total.entries.get(amount.at)
            if base is None:
                continue
            ties = [_share(books, line, column, amount, base) for line in rows]
            made = [tie for tie in ties if tie is not None]
            held = sum(tie.holds for tie in made)
            if held > most:
                best, most = made, held
    if most > 1 or (most and len(best) == 1):
        for tie in best:
            tie.committed = most * 2 > len(best)
            books.enter(tie)


def _share(books: Books, line: Line, column: Column, amount: Column, base: Entry) -> Tie | None:
    part = line.entries.get(amount.at)
    if part is None:
        return None
    legs = [
        Leg("percent", line.entries[column.at].figure),
        Leg("part", part.figure),
        Leg("base", base.figure),
    ]
    return books.net.tie("share", legs)
