"""What a filing says of last year, beside what last year's filing says."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure
    from perfcheck.model.tie import Tie
    from perfcheck.model.workpaper import Workpaper


@dataclass(slots=True, eq=False)
class Claim:
    """What a filing says of last year.

    kind      printed, base, change, growth or unchanged: how it says so
    label     what it is said of; `core` is what labels are compared by; `stage` as a statement's
    figures   of this filing, the telling one first
    said      the prior value, printed or worked out, in base units
    sign      of the change: +1 or -1
    firm      the figure itself is printed, and nothing near it speaks of another basis
    """

    kind: str
    label: str
    core: str
    stage: str
    figures: list[Figure]
    said: Decimal
    sign: int = 1
    firm: bool = False
    scopes: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Comparison:
    """A claim beside the figure published last year; the tie is of figures of both filings."""

    claim: Claim
    published: Figure
    tie: Tie


@dataclass(slots=True)
class LastYear:
    """The comparison with last year's filing; `unmatched` are claims and why nothing met them."""

    paper: Workpaper
    comparisons: list[Comparison] = field(default_factory=list)
    unmatched: list[tuple[Claim, str]] = field(default_factory=list)
