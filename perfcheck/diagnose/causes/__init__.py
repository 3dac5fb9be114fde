"""What may have gone wrong: one file a cause, found by being in this folder.

Each module has KIND (the public name), ORDER (how little it can be chance: below 20 hardly,
below 40 perhaps, from 40 on easily) and at least one of

    originals(figure) -> Iterator[Decimal]        what the figure may have been before the slip
    explain(case, repair) -> Said | None          whether the cause explains this repair of one figure
    propose(case) -> Iterator[Repair]             repairs that no single figure's value can express
    whole(paper, fault) -> Hint | None            an explanation of the fault that needs no repair

ZH and EN are the words of an `originals` cause, with {was} and {value}. A cause never changes a
verdict: it is a hint, shown as one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from perfcheck.diagnose.repairs import Case, Repair, Story
from perfcheck.diagnose.solve import shown

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure
    from perfcheck.model.tie import Fault, Hint
    from perfcheck.model.workpaper import Workpaper

Said = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Cause:
    """A cause as its module states it."""

    kind: str
    order: int
    zh: str
    en: str
    originals: Callable[[Figure], Iterator[Decimal]] | None
    explain: Callable[[Case, Repair], Said | None] | None
    propose: Callable[[Case], Iterator[Repair]] | None
    whole: Callable[[Workpaper, Fault], Hint | None] | None


@cache
def all_causes() -> tuple[Cause, ...]:
    """Every cause of this folder, the least accidental first."""
    found = (_cause(name.name) for name in iter_modules(__path__))
    return tuple(sorted((cause for cause in found if cause is not None), key=lambda cause: cause.order))


def _cause(name: str) -> Cause | None:
    module = import_module(f"{__name__}.{name}")
    if not hasattr(module, "KIND"):
        return None
    parts = ("originals", "explain", "propose", "whole")
    made = [getattr(module, part, None) for part in parts]
    return Cause(module.KIND, module.ORDER, getattr(module, "ZH", ""), getattr(module, "EN", ""), *made)


def slips(figure: Figure) -> dict[Decimal, Cause]:
    """Every value that the figure may have been before one slip, with the least accidental one."""
    return _slips(_Printed(figure.value, figure.decimals, figure.dimension, figure.factor))


@dataclass(frozen=True, slots=True)
class _Printed:
    """What slips depend on: all that figures printed alike have in common."""

    value: Decimal
    decimals: int
    dimension: str
    factor: Decimal


@lru_cache(maxsize=256)
def _slips(figure: _Printed) -> dict[Decimal, Cause]:
    known: dict[Decimal, Cause] = {}
    for cause in all_causes():
        if cause.originals is not None:
            for value in cause.originals(figure):  # type: ignore[arg-type]
                known.setdefault(value, cause)
    return known


def explained(case: Case, repair: Repair) -> Story | None:
    """The least accidental cause of a repair of one figure; None where none is known."""
    figure = repair.alone
    if figure is None:
        return repair.story
    slip = slips(figure).get(repair.values[figure])
    for cause in all_causes():
        if cause is slip:
            words = {"was": shown(figure.value), "value": shown(repair.values[figure])}
            return Story(cause.kind, cause.zh.format(**words), cause.en.format(**words), cause.order)
        if cause.explain is not None and (said := cause.explain(case, repair)) is not None:
            return Story(cause.kind, said[0], said[1], cause.order, said[2])
    return None


def proposed(case: Case) -> Iterator[Repair]:
    """The repairs that every cause proposes, tried out."""
    for cause in all_causes():
        if cause.propose is not None and case.evidence.left > 0:
            yield from cause.propose(case)
