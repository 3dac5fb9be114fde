"""What relating tables shares: ties over entries, and how far a structure is borne out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from perfcheck.check import may_sum
from perfcheck.model.figure import Figure
from perfcheck.model.table import Column, Entry, Line, Panel, Sheet
from perfcheck.model.tie import Leg, Tie
from perfcheck.relate.net import Net

_HALF, _TWICE = 2, 2


@dataclass(slots=True)
class Books:
    """The sheets of a filing, and where their ties go."""

    net: Net
    sheets: list[Sheet]
    year: int | None = None
    seen: int = 0
    sums: dict[Figure, list[Tie]] = field(default_factory=lambda: defaultdict(list))

    def sum(
        self, total: Entry, parts: Sequence[Entry], *, role: str = "total", committed: bool = True
    ) -> Tie:
        """A judged total over its parts, not yet entered."""
        legs = [Leg(role, total.figure), *(Leg("part", part.figure) for part in parts)]
        return self.net.tie("sum", legs, committed=committed)

    def enter(self, tie: Tie) -> None:
        self.net.enter(tie)

    def sums_of(self, figure: Figure) -> list[Tie]:
        """The sums entered so far in which the figure stands."""
        while self.seen < len(self.net.ties):
            tie = self.net.ties[self.seen]
            self.seen += 1
            if tie.kind == "sum":
                for leg in tie.legs:
                    self.sums[leg.figure].append(tie)
        return self.sums.get(figure, [])

    def undecided(self, tie: Tie, reason: str) -> None:
        """Enter a tie that nothing can be said of."""
        tie.verdict, tie.reason = "undecided", reason
        self.net.enter(tie)


@dataclass(slots=True, eq=False)
class Reading:
    """One way to read what makes up a total: lines (or columns), and how it bears up.

    sure      whether it is so by definition
    support   how often it holds of several figures that are not nothing; weak: of one
    failures  how often it does not hold
    """

    parts: tuple[Line, ...] | tuple[Column, ...]
    sure: bool = False
    support: int = 0
    weak: int = 0
    failures: int = 0

    @property
    def settled(self) -> bool:
        """Whether it holds so often that it is how the table is meant."""
        return self.support > 0 or self.weak > 1


Parts = Callable[[Reading], "tuple[list[Entry], bool]"]


def holds(total: Entry, parts: Sequence[Entry]) -> bool:
    """Whether the parts may add up to the total; parts that are blank are nothing."""
    return may_sum(total.figure, [part.figure for part in parts])


def weigh(reading: Reading, total: Entry, parts: Sequence[Entry]) -> None:
    """Count what one total says of a reading; where no part is printed it says nothing."""
    if not parts or not total.figure.stated:
        return
    filled = sum(1 for part in parts if part.figure.value)
    if not holds(total, parts):
        reading.failures += 1
    elif filled > 1:
        reading.support += 1
    elif filled:
        reading.weak += 1


def near(total: Entry, parts: Sequence[Entry]) -> bool:
    """Whether the parts make at least half of the total and at most twice of it."""
    whole = abs(total.figure.base_value)
    added = abs(sum((part.figure.base_value for part in parts), total.figure.base_value * 0))
    return added * _HALF >= whole and added <= whole * _TWICE


def values(panel: Panel, roles: frozenset[str]) -> list[Column]:
    """The panel's columns of these roles whose figures add up."""
    return [column for column in panel.columns if column.role in roles and column.adds]
