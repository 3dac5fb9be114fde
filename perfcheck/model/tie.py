"""A tie (勾稽关系): figures that the text relates, the verdict on them, and faults that share a cause.

A tie becomes a public `Relation`; a fault becomes one `Finding`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure

HOLDS = frozenset({"exact", "rounding", "truncation"})


@dataclass(slots=True, eq=False)
class Leg:
    """A figure's part in a tie: its role (total, part, base, current, percent …) and weight."""

    role: str
    figure: Figure
    weight: int = 1


@dataclass(slots=True, eq=False)
class Tie:
    """Figures that the text relates.

    kind       as in the public contract: sum share growth delta rate average count equal order
    legs       the figures; the first leg is the stated one (total, percent, difference …)
    names      listed names, of a count
    whole      a total that is known and not printed: the hundred percent that shares make
    committed  whether the wording commits to this reading: only then a failure is an error
    verdict, computed, residual, reason, formula   filled in by check/; values in base units
    """

    kind: str
    legs: list[Leg]
    committed: bool = True
    names: tuple[str, ...] = ()
    whole: Decimal | None = None
    verdict: str = "undecided"
    computed: Decimal | None = None
    residual: Decimal | None = None
    reason: str = ""
    formula: str = ""
    index: int = -1

    @property
    def holds(self) -> bool:
        return self.verdict in HOLDS


@dataclass(slots=True, eq=False)
class Hint:
    """A probable cause with its arithmetic; suggestions are (figure, value in its printed unit)."""

    kind: str
    explanation: dict[str, str]
    arithmetic: str
    suggestions: list[tuple[Figure, Decimal]] = field(default_factory=list)
    certain: bool = False


@dataclass(slots=True, eq=False)
class Fault:
    """Failed ties that share a cause; `lead` is the one that names the finding."""

    lead: Tie
    ties: list[Tie]
    hint: Hint | None = None
