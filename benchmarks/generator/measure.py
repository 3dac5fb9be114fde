"""What perfcheck makes of generated reports: relations covered, and alarms where there is nothing wrong.

`python -m benchmarks.generator.measure --reports 2000` prints both, by kind and by wording;
`--show WORDING` prints sentences whose relation was not found, `--alarms` those called wrong.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from benchmarks.generator.page import Gold
from benchmarks.generator.report import Report, make

HOLDS = {"exact", "rounding", "truncation"}
PERCENTS = {"share", "growth", "rate"}
# A relation may take in a figure or two that the gold leaves out: the change beside both years.
SURPLUS = 2


@dataclass(slots=True)
class Tally:
    """Counts over many reports: by (kind, wording) what was stated and what was covered."""

    reports: int = 0
    stated: Counter[tuple[str, str]] = field(default_factory=Counter)
    covered: Counter[tuple[str, str]] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)
    alarmed: list[tuple[int, str, str]] = field(default_factory=list)
    unseen: list[tuple[int, str, str]] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        self.reports += other.reports
        for mine, others in (
            (self.stated, other.stated),
            (self.covered, other.covered),
            (self.alarms, other.alarms),
        ):
            mine.update(others)  # type: ignore[arg-type]
        self.alarmed += other.alarmed
        self.unseen += other.unseen


def measure(seed: int) -> Tally:
    """One report: which of its relations perfcheck states as holding, and every alarm it raises."""
    import perfcheck

    report = make(seed)
    checked = perfcheck.check_text(report.text)
    tally = Tally(reports=1)
    found: dict[int, list[frozenset[int]]] = {}
    for relation in checked.relations:
        if relation.verdict in HOLDS:
            starts = frozenset(term.span.start for term in relation.terms)
            for start in starts:
                found.setdefault(start, []).append(starts)
    for gold in report.gold:
        key = (gold.kind, gold.pattern)
        tally.stated[key] += 1
        if _covers(gold, found):
            tally.covered[key] += 1
        else:
            tally.unseen.append((seed, gold.pattern, _sentence(report, gold)))
    for finding in checked.findings:
        if finding.severity != "note":
            tally.alarms[f"{finding.severity} {finding.name}"] += 1
            tally.alarmed.append((seed, f"{finding.severity} {finding.name}", finding.message))
    return tally


def _covers(gold: Gold, found: dict[int, list[frozenset[int]]]) -> bool:
    """Whether a relation holds all the gold's figures, or all but one that the others make up."""
    wanted = frozenset(mark.start for mark in gold.marks)
    spare = 1 if gold.kind in PERCENTS and len(wanted) > 2 else 0
    candidates = {have for start in wanted for have in found.get(start, ())}
    return any(len(wanted - have) <= spare and len(have - wanted) <= SURPLUS for have in candidates)


def _sentence(report: Report, gold: Gold) -> str:
    start, end = min(m.start for m in gold.marks), max(m.end for m in gold.marks)
    return report.text[max(report.text.rfind("\n", 0, start), start - 60) : end + 12].replace("\n", "⏎")


def run(seeds: Iterable[int]) -> Tally:
    """All the reports of these seeds, on every processor."""
    tally = Tally()
    with ProcessPoolExecutor() as pool:
        for one in pool.map(measure, seeds, chunksize=8):
            tally.add(one)
    return tally


def table(tally: Tally) -> list[str]:
    """The figures, a row for each kind and each wording, worst first."""
    stated, covered = sum(tally.stated.values()), sum(tally.covered.values())
    rows = [
        f"{tally.reports} reports, {stated} relations, {100 * covered / stated:.2f} % covered",
        f"alarms: {dict(tally.alarms) or 'none'}",
    ]
    kinds: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for (kind, _), number in tally.stated.items():
        kinds[kind] += number
    for (kind, _), number in tally.covered.items():
        seen[kind] += number
    rows += [f"  {kind:8} {100 * seen[kind] / kinds[kind]:6.2f} % of {kinds[kind]}" for kind in sorted(kinds)]
    worst = sorted(tally.stated, key=lambda key: tally.covered[key] / tally.stated[key])
    rows += [
        f"  {100 * tally.covered[key] / tally.stated[key]:6.2f} % of {tally.stated[key]:6}  {' '.join(key)}"
        for key in worst
    ]
    return rows


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reports", type=int, default=200)
    ask.add_argument("--first", type=int, default=0)
    ask.add_argument("--show", default=None)
    ask.add_argument("--alarms", action="store_true")
    said = ask.parse_args()
    tally = run(range(said.first, said.first + said.reports))
    print("\n".join(table(tally)))
    if said.show is not None:
        print("\n".join(f"{seed} {name}: {text}" for seed, name, text in tally.unseen if said.show in name))
    if said.alarms:
        print("\n".join(f"{seed} {name}: {text}" for seed, name, text in tally.alarmed))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
