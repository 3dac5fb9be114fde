"""The books of a made-up department: amounts of two years that add up before a word is written."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.generator.page import Style


@dataclass(frozen=True, slots=True)
class Line:
    """One item of the books: this year, last year, and the budget of this year."""

    name: str
    now: Decimal
    before: Decimal
    budget: Decimal
    parts: tuple[Line, ...] = ()

    @property
    def change(self) -> Decimal:
        return self.now - self.before


@dataclass(slots=True)
class Books:
    """Makes lines in the unit and precision of one report."""

    rng: random.Random
    style: Style
    scale: Decimal = field(init=False)

    def __post_init__(self) -> None:
        self.scale = {"万元": Decimal(1), "元": Decimal(10_000), "亿元": Decimal("0.001")}[self.style.unit]

    def amount(self, low: int, high: int) -> Decimal:
        """An amount between bounds that are given in 万元."""
        exact = Decimal(self.rng.randrange(low * 1000, high * 1000)) / 1000 * self.scale
        return self._kept(exact)

    def _kept(self, value: Decimal) -> Decimal:
        quantum = Decimal(1).scaleb(-(self.style.digits + self.style.finer))
        return value.quantize(quantum, rounding=ROUND_HALF_UP)

    def near(self, value: Decimal, low: int, high: int) -> Decimal:
        """Some percent of an amount, never the amount itself and never nothing."""
        made = self._kept(value * self.rng.randrange(low, high) / 100)
        step = Decimal(1).scaleb(-self.style.digits)
        return made if abs(made - value) > step and made > step else value + 7 * step

    def line(self, name: str, low: int, high: int) -> Line:
        now = self.amount(low, high)
        return Line(name, now, self.near(now, 72, 131), self.near(now, 101, 118))

    def total(self, name: str, parts: list[Line]) -> Line:
        """A line that its parts make up."""
        zero = Decimal(0)
        return Line(
            name,
            sum((part.now for part in parts), zero),
            sum((part.before for part in parts), zero),
            sum((part.budget for part in parts), zero),
            tuple(parts),
        )

    def split(self, name: str, names: list[str], low: int, high: int) -> Line:
        return self.total(name, [self.line(part, low, high) for part in names])

    def some(self, names: list[str], least: int, most: int) -> list[str]:
        """A few of the names, in their order."""
        count = self.rng.randrange(least, min(most, len(names)) + 1)
        chosen = set(self.rng.sample(names, count))
        return [name for name in names if name in chosen]
