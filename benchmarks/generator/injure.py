"""One wrong figure at a time in a consistent report: is it caught, and is nothing else called wrong?

`python -m benchmarks.generator.injure --reports 2000` spoils a few figures of each report, one by one,
and prints what was caught by error, by kind of relation and by wording; `--show` prints what was not.
A figure is spoilt only in ways that break what the text states beyond any rounding.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from decimal import Decimal

from benchmarks.generator.page import Gold, Mark
from benchmarks.generator.report import Report, make

HOLDS = {"exact", "rounding", "truncation"}
_TRIES = 20


def _swapped(rng: random.Random, numeral: str) -> str:
    """Two neighbouring digits change places."""
    at = rng.choice([i for i in range(len(numeral) - 1) if numeral[i : i + 2].isdigit()] or [0])
    return numeral[:at] + numeral[at : at + 2][::-1] + numeral[at + 2 :]


def _dropped(rng: random.Random, numeral: str) -> str:
    at = rng.choice([i for i, char in enumerate(numeral) if char.isdigit()])
    return numeral[:at] + numeral[at + 1 :]


def _doubled(rng: random.Random, numeral: str) -> str:
    at = rng.choice([i for i, char in enumerate(numeral) if char.isdigit()])
    return numeral[:at] + numeral[at] + numeral[at:]


def _mistyped(rng: random.Random, numeral: str) -> str:
    at = rng.choice([i for i, char in enumerate(numeral) if char.isdigit()])
    return numeral[:at] + rng.choice([d for d in "0123456789" if d != numeral[at]]) + numeral[at + 1 :]


def _point_moved(rng: random.Random, numeral: str) -> str:
    whole, point, rest = numeral.partition(".")
    if not point or len(whole) < 2:
        return numeral
    return f"{whole[:-1]}.{whole[-1]}{rest}"[: len(numeral)]


ERRORS: dict[str, Callable[[random.Random, str], str]] = {
    "digits swapped": _swapped,
    "digit dropped": _dropped,
    "digit doubled": _doubled,
    "digit mistyped": _mistyped,
    "point moved": _point_moved,
}


@dataclass(slots=True)
class Caught:
    """Counts of spoilt figures: how many there were and how many were caught, under each heading."""

    spoilt: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)
    alarms: int = 0
    missed: list[str] = field(default_factory=list)

    def add(self, other: Caught) -> None:
        self.spoilt.update(other.spoilt)
        self.caught.update(other.caught)
        self.alarms += other.alarms
        self.missed += other.missed


def injure(seed: int, each: int = 4) -> Caught:
    """Spoil `each` figures of one report, one at a time, and see what perfcheck says."""
    import perfcheck

    rng, report, tally = random.Random(seed + 1), make(seed), Caught()
    stated = [gold for gold in report.gold if gold.kind != "count" and len(gold.marks) > 1]
    for gold in rng.sample(stated, min(each, len(stated))):
        spoilt = _spoil(rng, report, gold)
        if spoilt is None:
            continue
        error, mark, numeral = spoilt
        text = report.text[: mark.start] + numeral + report.text[mark.end :]
        checked = perfcheck.check_text(text)
        blamed = _places(checked)
        found = mark.start in blamed
        tally.alarms += sum(1 for start in _errors(checked) if not _near(start, mark, gold, len(numeral)))
        for heading in ("all", f"error: {error}", f"kind: {gold.kind}", f"wording: {gold.pattern}"):
            tally.spoilt[heading] += 1
            tally.caught[heading] += found
        if not found:
            tally.missed.append(f"{seed} {error} {gold.pattern}: {_shown(report, gold, mark, numeral)}")
    return tally


def _spoil(rng: random.Random, report: Report, gold: Gold) -> tuple[str, Mark, str] | None:
    """An error, the figure that has it, and what is then printed; None where none breaks the relation."""
    for _ in range(_TRIES):
        error, mark = rng.choice(sorted(ERRORS)), rng.choice(gold.marks)
        printed = report.text[mark.start : mark.end]
        numeral = ERRORS[error](rng, printed)
        if _is_numeral(numeral) and _breaks(report, gold, mark, numeral):
            return error, mark, numeral
    return None


def _is_numeral(text: str) -> bool:
    """Whether it is printed as amounts are: thousands set apart in threes, no needless zero in front."""
    whole, _, rest = text.partition(".")
    groups = whole.split(",")
    plain = "".join(groups).isdigit() and (not rest or rest.isdigit()) and not text.endswith(".")
    threes = (
        all(len(group) == 3 for group in groups[1:])
        and len(groups[0]) > 0
        and (len(groups) == 1 or len(groups[0]) <= 3)
    )
    return plain and threes and (whole == "0" or not whole.startswith("0"))


def _breaks(report: Report, gold: Gold, mark: Mark, numeral: str) -> bool:
    """Whether the relation is wrong by more than twice what rounding could explain."""
    before = [_value(report.text[m.start : m.end]) for m in gold.marks]
    after = [_value(numeral) if m is mark else value for m, value in zip(gold.marks, before, strict=True)]
    own, other = before[gold.marks.index(mark)], _value(numeral)
    if own == other:
        return False
    if gold.kind in ("sum", "delta", "equal"):
        places = max(len(report.text[m.start : m.end].partition(".")[2]) for m in gold.marks)
        return abs(own - other) > Decimal(1).scaleb(-places) * (2 * len(gold.marks))
    return bool(after[0]) and abs(own - other) * 50 > max(own, other)


def _value(numeral: str) -> Decimal:
    return Decimal(numeral.replace(",", ""))


def _errors(checked: object) -> Iterable[int]:
    return [f.spans[0].start for f in checked.findings if f.severity == "error" and f.spans]  # type: ignore[attr-defined]


def _places(checked: object) -> set[int]:
    """Where the numerals stand that failing relations of errors and warnings hold."""
    relations = {relation.id: relation for relation in checked.relations}  # type: ignore[attr-defined]
    return {
        term.span.start
        for finding in checked.findings  # type: ignore[attr-defined]
        if finding.severity != "note"
        for name in finding.relations
        if relations[name].verdict not in HOLDS
        for term in relations[name].terms
    }


def _near(start: int, mark: Mark, gold: Gold, length: int) -> bool:
    """Whether an error stands about the spoilt figure: among the figures of its list, with some room."""
    room = 400
    return min(m.start for m in gold.marks) - room <= start <= max(m.end for m in gold.marks) + room + length


def _shown(report: Report, gold: Gold, mark: Mark, numeral: str) -> str:
    start, end = min(m.start for m in gold.marks), max(m.end for m in gold.marks)
    text = report.text[max(start - 30, 0) : mark.start] + f"【{numeral}】" + report.text[mark.end : end + 12]
    return text.replace("\n", "⏎")


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reports", type=int, default=200)
    ask.add_argument("--first", type=int, default=0)
    ask.add_argument("--show", action="store_true")
    said = ask.parse_args()
    tally = Caught()
    with ProcessPoolExecutor() as pool:
        for one in pool.map(injure, range(said.first, said.first + said.reports), chunksize=8):
            tally.add(one)
    for heading in sorted(tally.spoilt, key=lambda h: (h != "all", h)):
        of = tally.spoilt[heading]
        print(f"{100 * tally.caught[heading] / of:6.2f} % of {of:5}  {heading}")
    print(f"errors elsewhere: {tally.alarms}")
    if said.show:
        print("\n".join(tally.missed))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
