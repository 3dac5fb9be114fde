"""The net of statements that relating works on, and the ties found so far."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from perfcheck.check import judge
from perfcheck.model.figure import Figure
from perfcheck.model.statement import Change, LooseShares, Statement
from perfcheck.model.tie import Leg, Tie
from perfcheck.read.flow import Flow
from perfcheck.read.labels import related
from perfcheck.read.outline import Outline
from perfcheck.relate.readings import lists_at

if TYPE_CHECKING:
    from perfcheck.config.identity import IdentityEntry

_WINDOW = 150


@dataclass(slots=True, eq=False)
class Group:
    """A total with its parts, and the tie that says whether they add up.

    `strength` is how far the wording commits to the list being whole: 2 it does, 1 it
    leaves room, 0 it leaves the list open.
    """

    total: Statement
    parts: list[Statement]
    strength: int
    tie: Tie | None = None

    @property
    def holds(self) -> bool:
        return self.tie is not None and self.tie.holds


@dataclass(slots=True)
class Net:
    """Statements in order, groups and ties as they are found; `own` are the user's identities."""

    flow: Flow
    figures: list[Figure]
    statements: list[Statement]
    loose: list[LooseShares] = field(default_factory=list)
    outline: Outline | None = None
    own: tuple[IdentityEntry, ...] = ()
    ties: list[Tie] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    known: set[tuple[str, tuple[int, ...]]] = field(default_factory=set)
    by_core: dict[str, list[Statement]] = field(default_factory=lambda: defaultdict(list))
    _by_total: dict[int, list[Group]] = field(default_factory=lambda: defaultdict(list))
    _by_part: dict[int, list[Group]] = field(default_factory=lambda: defaultdict(list))
    _about: dict[int, list[Change]] | None = None
    _lists: tuple[int, list[list[Statement]], Iterator[list[Statement]]] = (-1, [], iter(()))

    def __post_init__(self) -> None:
        for statement in self.statements:
            if statement.core:
                self.by_core[statement.core].append(statement)

    def tie(
        self, kind: str, legs: Sequence[Leg], *, committed: bool = True, names: tuple[str, ...] = ()
    ) -> Tie:
        """Judge a tie without entering it."""
        return self.judged(Tie(kind, list(legs), committed=committed, names=names))

    def judged(self, tie: Tie) -> Tie:
        judge(tie)
        return tie

    def enter(self, tie: Tie) -> Tie:
        """Enter a judged tie, once for the same figures."""
        key = (tie.kind, tuple(sorted(leg.figure.index for leg in tie.legs)))
        if key not in self.known:
            self.known.add(key)
            self.ties.append(tie)
        return tie

    def first_holding(self, candidates: Iterator[Tie]) -> Tie | None:
        """The first candidate that holds, entered; None where none does."""
        for tie in candidates:
            if tie.holds:
                return self.enter(tie)
        return None

    def group(self, group: Group) -> None:
        """Keep a group, to be found by its total and by its parts."""
        self.groups.append(group)
        self._by_total[id(group.total)].append(group)
        for part in group.parts:
            self._by_part[id(part)].append(group)

    def lists(self, at: int) -> Iterator[list[Statement]]:
        """`lists_at`, worked out as far as asked, and once for all who ask before another list is begun."""
        if self._lists[0] != at:
            self._lists = (at, [], lists_at(self.statements, at))
        _, known, rest = self._lists
        for place in count():
            if place == len(known):
                if (found := next(rest, None)) is None:
                    return
                known.append(found)
            yield known[place]

    def rank_between(self, one: Statement, other: Statement) -> int:
        """The rank of the strongest separator between two statements, whatever stands between them."""
        return max((s.rank for s in self.statements[one.index + 1 : other.index + 1]), default=0)

    def splits(self, total: Statement, *, holding: bool = False) -> list[Group]:
        """The groups that split up this total; only those that hold, if asked so."""
        return [group for group in self._by_total.get(id(total), ()) if group.holds or not holding]

    def group_of(self, statement: Statement) -> Group | None:
        """The group that the statement is a part of: one that holds, else the strongest."""
        found = self._by_part.get(id(statement))
        if not found:
            return None
        return max(found, key=lambda group: (group.holds, group.strength))

    def recent_groups(self, statement: Statement) -> Iterator[Group]:
        """Groups that hold, with a total shortly before the statement, the nearest first."""
        for earlier in reversed(self.statements[max(statement.index - _WINDOW, 0) : statement.index]):
            yield from self.splits(earlier, holding=True)

    def near(self, core: str, statement: Statement) -> list[Statement]:
        """Statements of exactly this core, within reach of another."""
        found = self.by_core.get(core, [])
        if len(found) <= _WINDOW:
            return found
        low = bisect_left(found, statement.index - _WINDOW, key=lambda s: s.index)
        return found[low : bisect_left(found, statement.index + _WINDOW, key=lambda s: s.index)]

    def about(self, statement: Statement) -> list[Change]:
        """The changes of a statement: its own, and those stated of it elsewhere."""
        if self._about is None:
            self._about = defaultdict(list)
            for other in self.statements:
                if other.about is not None:
                    self._about[id(other.about)].extend(other.changes)
        return [*statement.changes, *self._about.get(id(statement), ())]

    def named(self, name: str, near: Statement) -> list[Statement]:
        """Amounts that `name` may mean: of that very name first, then the nearest before `near`."""
        exact = [s for s in self.near(name, near) if s.kind == "amount"]
        window = self.statements[max(near.index - _WINDOW, 0) : near.index + _WINDOW]
        loose = [s for s in window if s.kind == "amount" and s.core != name and related(s.core, name)]
        order = sorted(exact, key=lambda s: _distance(s, near)) + sorted(
            loose, key=lambda s: _distance(s, near)
        )
        return [s for s in order if s is not near and s.figure.stated]


def _distance(statement: Statement, near: Statement) -> tuple[bool, int]:
    return (statement.index > near.index, abs(statement.index - near.index))


def sum_legs(total: Statement | Figure, parts: Sequence[Statement]) -> list[Leg]:
    """The legs of total = Σ parts."""
    figure = total.figure if isinstance(total, Statement) else total
    return [Leg("total", figure), *(Leg("part", part.figure) for part in parts)]
