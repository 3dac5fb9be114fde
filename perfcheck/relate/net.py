"""The net of statements that relating works on, and the ties found so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from perfcheck.check import judge
from perfcheck.model.figure import Figure
from perfcheck.model.statement import LooseShares, Statement
from perfcheck.model.tie import Leg, Tie
from perfcheck.read.flow import Flow
from perfcheck.read.labels import related


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
    """Statements in order, groups and ties as they are found."""

    flow: Flow
    figures: list[Figure]
    statements: list[Statement]
    loose: list[LooseShares] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    known: set[tuple[str, tuple[int, ...]]] = field(default_factory=set)
    by_core: dict[str, list[Statement]] = field(default_factory=lambda: defaultdict(list))

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

    def group_of(self, statement: Statement) -> Group | None:
        """The group that the statement is a part of: one that holds, else the strongest."""
        found = [group for group in self.groups if statement in group.parts]
        return max(found, key=lambda group: (group.holds, group.strength), default=None)

    def named(self, name: str, near: Statement) -> list[Statement]:
        """Amounts whose label may be meant by `name`, the nearest before `near` first, later ones last."""
        exact = [s for s in self.by_core.get(name, ()) if s.kind == "amount"]
        loose = [
            s
            for core, statements in self.by_core.items()
            if core != name and related(core, name)
            for s in statements
            if s.kind == "amount"
        ]
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
