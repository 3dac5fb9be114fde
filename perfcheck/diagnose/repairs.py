"""Repairs: one figure, or a few, changed so that failed ties hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.diagnose.evidence import NOTHING, Effect
from perfcheck.diagnose.solve import WORK, shown

if TYPE_CHECKING:
    from perfcheck.diagnose.evidence import Evidence
    from perfcheck.diagnose.solve import Need
    from perfcheck.model.figure import Figure
    from perfcheck.model.tie import Fault, Tie

_MOST_FIGURES = 24
_MOST_VALUES = 3
_MOST_SLIPS = 2
WEAK = 40
HIT = 100


@dataclass(slots=True)
class Story:
    """How a figure came to be wrong. `order` is how little it can be chance: below 20 hardly,
    below 40 perhaps, from 40 on easily."""

    kind: str
    zh: str
    en: str
    order: int
    arithmetic: str = ""


@dataclass(slots=True, eq=False)
class Repair:
    """Other values (in printed units) for figures, or figures whose direction turns round.

    mended   failed ties that would then hold        unmended  those of the fault that would not
    broken   sound ties that would then fail         doubts    evidence beside the ties against it
    """

    values: dict[Figure, Decimal]
    arithmetic: str = ""
    turned: frozenset[Figure] = NOTHING
    story: Story | None = None
    mended: set[Tie] = field(default_factory=set)
    broken: list[Tie] = field(default_factory=list)
    unmended: int = 0
    doubts: list[tuple[str, str]] = field(default_factory=list)

    @property
    def wounds(self) -> int:
        """How much speaks against the repair: what stays failed, what it breaks, what contradicts it."""
        return self.unmended + len(self.broken) + len(self.doubts)

    @property
    def alone(self) -> Figure | None:
        """The one figure that the repair changes."""
        return next(iter(self.values)) if len(self.values) == 1 and not self.turned else None


@dataclass(slots=True)
class Case:
    """One fault under diagnosis."""

    evidence: Evidence
    fault: Fault

    @property
    def figures(self) -> list[Figure]:
        """The figures of the failed ties, each once."""
        return list({leg.figure: None for tie in self.fault.ties for leg in tie.legs})

    def try_out(self, repair: Repair) -> Repair:
        """The repair with its effect filled in."""
        return self.settle(repair, self.evidence.effect(repair.values, repair.turned))

    def settle(self, repair: Repair, effect: Effect) -> Repair:
        repair.mended, repair.broken = effect.mended, effect.broken
        repair.unmended = sum(tie not in effect.mended for tie in self.fault.ties)
        return repair


def single_repairs(case: Case) -> Iterator[Repair]:
    """For each figure of the fault the value that mends most of it and breaks least."""
    for figure in case.figures[:_MOST_FIGURES]:
        if not figure.stated or case.evidence.left <= 0:
            continue
        tried = [case.try_out(repair) for repair in repairs_of(case.evidence, figure, case.fault.ties)]
        if tried:
            yield min(tried, key=lambda repair: repair.wounds)


def repairs_of(evidence: Evidence, figure: Figure, ties: list[Tie]) -> Iterator[Repair]:
    """Values worth trying for a figure, from what the failed ties need of it, the likeliest first."""
    needs = [found for tie in ties if (found := evidence.need(tie, figure)) is not None]
    if not needs:
        return
    needs.sort(key=lambda one: one.high - one.low)
    tightest = needs[0]
    low = max(one.low for one in needs)
    high = min(one.high for one in needs)
    if low > high:
        low, high = tightest.low, tightest.high
    seen: set[Decimal] = {figure.value}
    for value in _values(figure, tightest, low, high)[:_MOST_VALUES]:
        if value not in seen and (value >= 0 or figure.value < 0):
            seen.add(value)
            yield Repair({figure: value}, _reworked(tightest, value))


def _reworked(found: Need, value: Decimal) -> str:
    """The arithmetic; where a value beside the computed one was taken, said so."""
    head, _, result = found.arithmetic.rpartition(" = ")
    unit = "%" if result.endswith("%") else ""
    same = result.rstrip("%") == shown(value) or abs(found.value - value) * 10**6 <= abs(value)
    return f"{head} = {shown(value)}{unit}" if same else f"{found.arithmetic} ≈ {shown(value)}{unit}"


def _values(figure: Figure, tightest: Need, low: Decimal, high: Decimal) -> list[Decimal]:
    """Slips that would do, the computed value as the figure would print it, the value in full.

    A slip beside the computed value is chance where room is wide: of a mistyped digit, and of
    any slip where the value is worked out exactly (the need is not free), only one that all but
    hits it counts.
    """
    from perfcheck.diagnose.causes import slips

    middle = tightest.value if low <= tightest.value <= high else (low + high) / 2
    near = middle.quantize(Decimal(1).scaleb(-figure.decimals), context=WORK)
    gap = abs(middle - figure.value)
    close = {
        value: abs(value - middle)
        for value, cause in slips(figure).items()
        if low <= value <= high
        and (value == near or (tightest.free and cause.order < WEAK) or abs(value - middle) * HIT <= gap)
    }
    fitting = [near] if near in close else sorted(close, key=lambda value: close[value])[:_MOST_SLIPS]
    exponent = middle.as_tuple().exponent
    finer = isinstance(exponent, int) and figure.decimals < -exponent <= figure.decimals + 4
    full = [middle] if finer and not tightest.free else []
    return [_plain(value) for value in (*fitting, *full, near)]


def _plain(value: Decimal) -> Decimal:
    """A value without zeros beyond its decimals: 154844.270 → 154844.27."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -2:
        shorter = value.normalize()
        inner = shorter.as_tuple().exponent
        if isinstance(inner, int):
            return shorter.quantize(Decimal(1).scaleb(min(inner, -2)))
    return value
