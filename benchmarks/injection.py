"""Errors put into consistent reports, one at a time, and what perfcheck makes of them.

    python -m benchmarks.injection [--reports 120] [--show CAUSE]

An error counts as decidable where brute force over single figures finds exactly one whose value,
some value, mends every relation of the clean report that the error broke and breaks none. For
those the table shows how often it was detected, the wrong figure ranked first, the cause named and
the value restored. Where nothing or several do, no innocent figure may be called certain.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from benchmarks.injection_errors import CAUSES, Injection, injections, related
from benchmarks.injection_reports import report
from perfcheck.check import judge
from perfcheck.diagnose import diagnose
from perfcheck.diagnose.cut_off import cut_off
from perfcheck.diagnose.evidence import Evidence, with_value
from perfcheck.diagnose.solve import need
from perfcheck.model.figure import Figure
from perfcheck.model.tie import Fault, Leg, Tie
from perfcheck.model.workpaper import Workpaper

FIXTURES = Path(__file__).parents[1] / "fixtures" / "reports"
CLEAN = ("hewan-water-final-2023.txt",)
STEPS = 60
ALSO = {"unit-slip": {"unit"}, "not-times-100": {"decimal-moved"}}
WHOLE = frozenset(("last-years-text", "part-missing", "counted-twice"))
COLUMNS = (
    "cause",
    "cases",
    "decidable",
    "detected",
    "first",
    "named",
    "restored",
    "| else",
    "detected",
    "first",
    "named",
    "innocent",
)


def main() -> None:
    ask = argparse.ArgumentParser(prog="python -m benchmarks.injection", description=__doc__)
    ask.add_argument("--reports", type=int, default=120, help="how many reports to make up")
    ask.add_argument("--show", metavar="CAUSE", help="print every miss of one cause")
    said = ask.parse_args()
    loud = [text for text in reports(said.reports) if noisy(text)]
    print(f"untouched reports: {said.reports + len(CLEAN)}, with a finding of severity error: {len(loud)}")
    tallies = run(said.reports, said.show)
    print(*(f"{name:>9}" if at else f"{name:20}" for at, name in enumerate(COLUMNS)))
    total: Counter[str] = Counter()
    for cause in CAUSES:
        total += tallies[cause]
        print(_row(cause, tallies[cause]))
    print(_row("all", total))


def reports(count: int) -> Iterator[str]:
    """The project's own clean reports, and made-up ones."""
    yield from ((FIXTURES / name).read_text("utf-8") for name in CLEAN)
    yield from map(report, range(count))


def noisy(text: str) -> bool:
    """Whether an untouched report has a finding of severity error."""
    import perfcheck

    return not perfcheck.check_text(text).ok


def run(count: int, show: str | None = None) -> dict[str, Counter[str]]:
    """Tallies by cause over so many made-up reports."""
    tallies: dict[str, Counter[str]] = {cause: Counter() for cause in CAUSES}
    for seed, text in enumerate(reports(count)):
        rng = random.Random(seed)
        paper = related(text)
        for made in injections(text, paper, rng):
            judged = score(paper, made)
            if judged:
                tallies[made.cause].update(judged)
                if made.cause == show:
                    _explain(seed, made, judged)
    return tallies


def score(clean: Workpaper, made: Injection) -> Counter[str]:
    """What perfcheck makes of one error; empty where the error breaks no relation."""
    broken, alone = brute_force(clean, made)
    if not broken and made.cause not in WHOLE and made.cause != "cut-off":
        return Counter()
    paper = related(made.text)
    diagnose(paper)
    side = "one" if alone == [next(iter(made.wrong))] and len(made.wrong) == 1 else "else"
    if made.cause in WHOLE:
        side = "else"
    tally = Counter({"cases": 1, side: 1})
    if made.cause == "cut-off":
        return tally + _cut(paper, clean, made, side)
    faults = [fault for fault in paper.faults if _touches(fault, clean, made)]
    tally[f"{side} detected"] = bool(faults)
    tally[f"{side} first"] = any(_first(fault, clean, made) for fault in faults)
    names = {made.cause} | ALSO.get(made.cause, set())
    tally[f"{side} named"] = any(fault.hint is not None and fault.hint.kind in names for fault in faults)
    tally[f"{side} restored"] = any(_restored(fault, clean, made) for fault in faults)
    tally["innocent"] = any(_blames_innocent(fault, made) for fault in paper.faults)
    return tally


def _cut(paper: Workpaper, clean: Workpaper, made: Injection, side: str) -> Counter[str]:
    """What is said of a figure cut off: a note, unless rounding elsewhere makes it hold."""
    place = _at(made, next(iter(made.wrong)))
    ties = [
        tie for tie in paper.ties if tie.legs[0].figure.num_start == place and tie.verdict == "truncation"
    ]
    hints = [hint for tie in ties if (hint := cut_off(tie)) is not None]
    found = Counter({f"{side} detected": len(ties[:1]), f"{side} named": len(hints[:1])})
    found[f"{side} first"] = any(hint.suggestions for hint in hints)
    return found


def brute_force(clean: Workpaper, made: Injection) -> tuple[list[Tie], list[Figure]]:
    """The clean relations that the error breaks, and each figure of which some value mends them all."""
    printed = {figure: with_value(figure, value) for figure, value in made.wrong.items()}
    original = {now: figure for figure, now in printed.items()}
    ties = []
    for tie in clean.ties:
        legs = [Leg(leg.role, printed.get(leg.figure, leg.figure), leg.weight) for leg in tie.legs]
        ties.append(Tie(tie.kind, legs, tie.committed, tie.names, tie.whole))
        judge(ties[-1])
    broken = [tie for tie in ties if tie.verdict == "fails"]
    stand: Any = SimpleNamespace(ties=ties, statements=[], figures=[])
    figures = {leg.figure: None for tie in broken for leg in tie.legs}
    alone = []
    for figure in figures:
        evidence = Evidence(stand)
        evidence.left = 10**9
        if any(_mends(evidence, figure, value, broken) for value in _values(figure, broken)):
            alone.append(original.get(figure, figure))
    return broken, alone


def _mends(evidence: Evidence, figure: Figure, value: Decimal, broken: list[Tie]) -> bool:
    effect = evidence.effect({figure: value})
    return not effect.broken and len(effect.mended) == len(broken)


def _values(figure: Figure, broken: list[Tie]) -> Iterator[Decimal]:
    """Every printable value within what the broken relations allow, on a grid where there are many."""
    step = Decimal(1).scaleb(-figure.decimals)
    for tie in broken:
        found = need(tie, figure)
        if found is None:
            return
        yield found.value.quantize(step)
        yield found.value
        stride = max(step, ((found.high - found.low) / STEPS).quantize(step))
        value = found.low.quantize(step)
        while value <= found.high:
            if value >= 0:
                yield value
            value += stride


def _at(made: Injection, figure: Figure) -> int:
    return made.place(figure.num_start)


def _touches(fault: Fault, clean: Workpaper, made: Injection) -> bool:
    """Whether a fault rests on the wrong figure; for lists that were cut or grew, on their total."""
    if made.cause in WHOLE:
        return True
    places = {_at(made, figure) for figure in made.wrong}
    return any(leg.figure.num_start in places for tie in fault.ties for leg in tie.legs)


def _first(fault: Fault, clean: Workpaper, made: Injection) -> bool:
    if fault.hint is None:
        return False
    if made.cause in WHOLE or made.cause == "direction-reversed":
        return fault.hint.kind == made.cause
    suggested = fault.hint.suggestions
    return bool(suggested) and suggested[0][0].num_start in {_at(made, figure) for figure in made.wrong}


def _restored(fault: Fault, clean: Workpaper, made: Injection) -> bool:
    if made.cause in WHOLE or made.cause == "direction-reversed":
        return _first(fault, clean, made)
    if fault.hint is None or not fault.hint.suggestions:
        return False
    wanted = {_at(made, figure): figure.base_value for figure in made.wrong}
    figure, value = fault.hint.suggestions[0]
    return wanted.get(figure.num_start) == value * figure.factor


def _blames_innocent(fault: Fault, made: Injection) -> bool:
    """Whether a figure that is as it was is called wrong for certain."""
    if fault.hint is None or not fault.hint.certain:
        return False
    guilty = {_at(made, figure) for figure in made.wrong}
    return any(figure.num_start not in guilty for figure, _ in fault.hint.suggestions)


def _row(cause: str, tally: Counter[str]) -> str:
    cells = [f"{cause:20}", f"{tally['cases']:9}"]
    for side in ("one", "else"):
        cells.append(f"{tally[side]:9}")
        for name in ("detected", "first", "named", *(("restored",) if side == "one" else ())):
            share = f"{100 * tally[f'{side} {name}'] / tally[side]:.1f}" if tally[side] else "-"
            cells.append(f"{share:>9}")
    return " ".join([*cells, f"{tally['innocent']:9}"])


def _explain(seed: int, made: Injection, judged: Counter[str]) -> None:
    side = "one" if judged["one"] else "else"
    missed = [n for n in ("detected", "first", "named", "restored") if not judged[f"{side} {n}"]]
    if not missed and not judged["innocent"]:
        return
    wrong = ", ".join(f"{figure.numeral} → {value}" for figure, value in made.wrong.items())
    print(f"seed {seed - len(CLEAN)} {side}: {wrong}; missed: {missed}; innocent: {judged['innocent']}")
    paper = related(made.text)
    diagnose(paper)
    for fault in paper.faults:
        print("   ", " | ".join(f"{tie.kind} {tie.formula}" for tie in fault.ties))
        if fault.hint is not None:
            print("       ", fault.hint.kind, fault.hint.explanation["zh"], fault.hint.certain)


if __name__ == "__main__":
    main()
