"""Writing a report figure by figure, and keeping beside it what must be found in it.

A `Page` grows by `put`: text with `{}` where figures stand. It gives back the marks of those
figures, and `tie` puts down that some of them are related: the gold relations.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

Amount = Decimal


@dataclass(frozen=True, slots=True)
class Mark:
    """A numeral in the text: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Gold:
    """A relation that the text states and that holds; `pattern` is the wording that states it."""

    kind: str
    pattern: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """How a report prints: unit of money, digits after the point, thousands, digits of a percent.

    `finer` is how many more digits the books have than what is printed, so that sums of printed
    figures may be off by rounding.
    """

    unit: str = "万元"
    digits: int = 2
    thousands: str = ""
    percent: int = 2
    finer: int = 0
    sign: str = "%"


@dataclass(slots=True)
class Page:
    """A report while it is written."""

    rng: random.Random
    style: Style
    year: int
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    gold: list[Gold] = field(default_factory=list)
    used: list[str] = field(default_factory=list)
    said: set[str] = field(default_factory=set)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    @property
    def unit(self) -> str:
        return self.style.unit

    def put(self, template: str, *figures: str) -> list[Mark]:
        """Write the template, one figure for each {} in it; the marks are in the same order."""
        texts = template.split("{}")
        if len(texts) != len(figures) + 1:
            raise ValueError(f"{len(figures)} figures for {template!r}")
        marks = []
        self._write(texts[0])
        for figure, after in zip(figures, texts[1:], strict=True):
            at = self.length
            self._write(figure)
            marks.append(Mark(at, self.length))
            self._write(after)
        return marks

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def line(self, text: str) -> None:
        """A line of its own, without figures that anything is said of."""
        if self.pieces and not self.pieces[-1].endswith("\n"):
            self._write("\n")
        self._write(text + "\n")

    def tie(self, kind: str, *marks: Mark) -> None:
        """Put down that these figures are related, in the wording now in use."""
        self.gold.append(Gold(kind, self.used[-1] if self.used else "", marks))

    @contextmanager
    def wording(self, name: str) -> Iterator[None]:
        """What is tied inside is counted under this wording."""
        self.used.append(name)
        try:
            yield
        finally:
            self.used.pop()

    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def unsaid(self, *names: str) -> str:
        """One of the names that this section has not used; '' where it has used them all."""
        left = [name for name in names if name not in self.said]
        name = self.rng.choice(left) if left else ""
        self.said.add(name)
        return name

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def money(self, amount: Amount) -> str:
        """An amount as this report prints it, without its unit."""
        return grouped(fixed(amount, self.style.digits), self.style.thousands)

    def percent(self, part: Amount, whole: Amount) -> str:
        """A ratio as this report prints percents, without the sign."""
        return fixed(part * 100 / whole, self.style.percent)


def fixed(value: Amount, digits: int) -> str:
    """A number with so many digits after the point, rounded as an accountant rounds."""
    return str(value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP))


def grouped(numeral: str, separator: str) -> str:
    """The numeral with thousands set apart; with '' as it is."""
    if not separator:
        return numeral
    whole, point, rest = numeral.partition(".")
    return f"{int(whole):,}".replace(",", separator) + point + rest


Wording = Callable[..., None]
"""A way of saying something: writes onto the page it is given and ties what it wrote."""


class Wordings:
    """The ways one subject can be said; each has a name, under which its relations are counted."""

    def __init__(self, subject: str) -> None:
        self.subject = subject
        self.all: list[tuple[str, Wording]] = []

    def __call__(self, function: Wording) -> Wording:
        self.all.append((f"{self.subject}: {function.__name__.strip('_').replace('_', ' ')}", function))
        return function

    def say(self, page: Page, *facts: object) -> None:
        """Say it in one of the ways."""
        name, function = page.rng.choice(self.all)
        with page.wording(name):
            function(page, *facts)
