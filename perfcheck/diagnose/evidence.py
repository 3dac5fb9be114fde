"""What the ties of a paper say of a figure, and what they would say of another value for it."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.check import judge
from perfcheck.diagnose.solve import Need, need
from perfcheck.model.figure import Figure
from perfcheck.model.tie import HOLDS, Leg, Tie

if TYPE_CHECKING:
    from perfcheck.model.statement import Change, Ratio, Statement
    from perfcheck.model.workpaper import Workpaper

_MOST_JUDGED = 1200
_LONG = 8
NOTHING: frozenset[Figure] = frozenset()


@dataclass(slots=True)
class Effect:
    """What becomes of the ties when figures change: the failed ones mended, the sound ones broken."""

    mended: set[Tie] = field(default_factory=set)
    broken: list[Tie] = field(default_factory=list)


@dataclass(slots=True)
class Place:
    """Where a figure stands: its statement, and the change or ratio of it that the figure is part of."""

    statement: Statement
    change: Change | None = None
    ratio: Ratio | None = None


class Evidence:
    """The ties of a paper by figure. `left` is the work that may still be done: it bounds the time."""

    def __init__(self, paper: Workpaper) -> None:
        self.paper = paper
        self.left = _MOST_JUDGED
        self.failed: dict[Figure, list[Tie]] = {}
        self.sound: dict[Figure, list[Tie]] = {}
        for tie in paper.ties:
            if tie.verdict == "fails" or tie.holds:
                table = self.failed if tie.verdict == "fails" else self.sound
                for figure in {leg.figure: None for leg in tie.legs}:
                    table.setdefault(figure, []).append(tie)
        self.needs: dict[tuple[Figure, Tie], Need | None] = {}
        self._places: dict[Figure, Place] | None = None

    def effect(self, values: Mapping[Figure, Decimal], turned: Set[Figure] = NOTHING) -> Effect:
        """The effect of other values (in printed units), and of turning the direction of figures round.

        What mends nothing is not asked what it breaks: sound ties come after the failed ones.
        """
        made = Effect()
        printed = {figure: with_value(figure, value) for figure, value in values.items()}
        for tie in self._touched([*values, *turned]):
            if tie.holds and not made.mended:
                break
            verdict = self._verdict(tie, printed, turned)
            if tie.verdict == "fails" and verdict in ("exact", "rounding", "truncation"):
                made.mended.add(tie)
            elif tie.holds and verdict == "fails" and not self._excused(tie, printed):
                made.broken.append(tie)
        return made

    def need(self, tie: Tie, figure: Figure) -> Need | None:
        """What the tie needs of the figure, worked out once."""
        key = (figure, tie)
        if key not in self.needs:
            self.needs[key] = need(tie, figure)
        return self.needs[key]

    def _touched(self, figures: list[Figure]) -> list[Tie]:
        found = {tie: None for figure in figures for tie in self.failed.get(figure, ())}
        found |= {tie: None for figure in figures for tie in self.sound.get(figure, ())}
        return list(found)

    def _verdict(self, tie: Tie, printed: Mapping[Figure, Figure], turned: Set[Figure]) -> str:
        self.left -= 1 + len(tie.legs) // _LONG
        legs = [
            Leg(
                leg.role,
                printed.get(leg.figure, leg.figure),
                -leg.weight if leg.figure in turned else leg.weight,
            )
            for leg in tie.legs
        ]
        changed = Tie(tie.kind, legs, names=tie.names, whole=tie.whole)
        judge(changed)
        return changed.verdict

    def _excused(self, tie: Tie, printed: Mapping[Figure, Figure]) -> bool:
        """Whether a tie that these values would break says little against them."""
        return self._borrowed(tie) or self._ends_sooner(tie, printed)

    def _borrowed(self, tie: Tie) -> bool:
        """Whether the percent hangs on an amount that the tie does not use: it fits this one by chance."""
        if tie.kind not in ("share", "growth"):
            return False
        place = self.place(tie.legs[0].figure)
        if place is None or place.statement.kind != "amount" or place.statement.figure is tie.legs[0].figure:
            return False
        return not any(leg.figure is place.statement.figure for leg in tie.legs)

    def _ends_sooner(self, tie: Tie, printed: Mapping[Figure, Figure]) -> bool:
        """Whether the list, read on beyond its sentence, holds with these values as far as its end."""
        if tie.kind != "sum" or tie.committed or tie.whole is not None:
            return False
        sentences = [place.statement.sentence for leg in tie.legs[1:] if (place := self.place(leg.figure))]
        count = sum(sentence == sentences[0] for sentence in sentences)
        if not 1 < count < len(tie.legs) - 1:
            return False
        return self._verdict(Tie("sum", tie.legs[: count + 1]), printed, NOTHING) in HOLDS

    def place(self, figure: Figure) -> Place | None:
        """Where the figure stands; None where no statement has it."""
        if self._places is None:
            self._places = _places(self.paper.statements)
        return self._places.get(figure)


def with_value(figure: Figure, value: Decimal) -> Figure:
    """The figure as it would be printed with another value."""
    exponent = value.as_tuple().exponent
    decimals = max(figure.decimals, -exponent if isinstance(exponent, int) else 0)
    exact = figure.exact and (figure.dimension != "money" or decimals >= figure.decimals)
    return replace(figure, numeral=format(value, "f"), value=value, decimals=decimals, exact=exact)


def _places(statements: list[Statement]) -> dict[Figure, Place]:
    places: dict[Figure, Place] = {}
    for statement in statements:
        for change in statement.changes:
            for figure in (change.amount, change.rate, change.base):
                if figure is not None:
                    places.setdefault(figure, Place(statement, change=change))
        for ratio in statement.ratios:
            places.setdefault(ratio.percent, Place(statement, ratio=ratio))
    for statement in statements:
        places[statement.figure] = Place(
            statement,
            change=statement.changes[0] if statement.kind == "change" and statement.changes else None,
        )
    return places
