"""How a case is scored.

    caught    of the relations that do not hold, those on which an error or a warning rests
    clean     of the errors that rest on a relation, those that name a labelled fault, or whose
              rule the label expects
    quiet     of the cases, those in which no warning that rests on a relation is out of place
    covered   of the relations that hold, those that the report states with all their figures, at
              most two more, and a verdict that holds
    flagged   of the labelled rules, those that report something

A finding names a fault where one of its failing relations shares two figures with the label and
has at most two that the label has not. Restatements and orders count as faults but not as covered.
A crash misses the whole case.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from decimal import Decimal, InvalidOperation

from benchmarks.accuracy.labels import Label, Labelled
from perfcheck.model.report import Finding, Relation, Report

ARITHMETIC = frozenset({"sum", "share", "growth", "delta", "rate", "average", "count"})
PERCENTS = frozenset({"share", "growth", "rate"})
HOLDS = frozenset({"exact", "rounding", "truncation"})
MEASURES = {
    "caught": "faults",
    "clean": "errors",
    "quiet": "cases",
    "covered": "true",
    "flagged": "flags",
}
_SURPLUS = 2
_HAN = {char: str(digit) for digit, char in enumerate("零一二三四五六七八九十")} | {"两": "2", "〇": "0"}

Tally = Counter[str]


def numeral(text: str) -> str:
    """A numeral in one spelling: no separators, no percent sign, no sign, no zeros at its end."""
    bare = "".join(unicodedata.normalize("NFKC", text).split()).strip("%").replace(",", "")
    try:
        return format(abs(Decimal(bare)).normalize(), "f")
    except InvalidOperation:
        return _HAN.get(bare, bare)


def score(case: Labelled, report: Report | None) -> tuple[Tally, dict[str, Tally], list[str]]:
    """The tally of one case, the same by kind of relation, and what was missed, in words."""
    marks = _Marks(case, report)
    marks.faults()
    marks.alarms()
    marks.true()
    marks.flags()
    return marks.tally, marks.kinds, marks.missed


class _Marks:
    """One case while it is scored."""

    def __init__(self, case: Labelled, report: Report | None) -> None:
        self.case = case
        self.relations = {r.id: r for r in report.relations} if report else {}
        found = report.findings if report else ()
        self.serious = [f for f in found if f.severity in ("error", "warning")]
        self.names = {f.name for f in found}
        self.crashed = report is None
        self.tally: Tally = Counter(cases=1, crashed=int(self.crashed))
        self.kinds: dict[str, Tally] = {}
        self.missed: list[str] = []

    def faults(self) -> None:
        for label in self._certain(holds=False):
            caught = any(_names(label, r) for f in self.serious for r in self._failing(f))
            self._count(label, "faults", "caught", done=caught)

    def true(self) -> None:
        for label in self._certain(holds=True):
            if label.kind in ARITHMETIC:
                seen = any(r.verdict in HOLDS and _states(label, r) for r in self.relations.values())
                self._count(label, "true", "covered", done=seen)

    def alarms(self) -> None:
        noisy = self.crashed
        for finding in self.serious:
            failing = self._failing(finding)
            if not finding.relations:
                continue
            good = self._allowed(finding, failing)
            if finding.severity == "error":
                self.tally.update(errors=1, clean=int(good))
            noisy = noisy or (finding.severity == "warning" and not good)
            if not good:
                self.missed.append(f"alarm {finding.severity} {finding.name}: {finding.message}")
        self.tally["quiet"] = int(not noisy)

    def flags(self) -> None:
        for name in self.case.flags:
            self.tally.update(flags=1, flagged=int(name in self.names))
            if name not in self.names:
                self.missed.append(f"not flagged: {name}")

    def _certain(self, *, holds: bool) -> list[Label]:
        return [label for label in self.case.relations if label.holds == holds and not label.uncertain]

    def _failing(self, finding: Finding) -> list[Relation]:
        return [r for name in finding.relations if (r := self.relations[name]).verdict not in HOLDS]

    def _allowed(self, finding: Finding, failing: list[Relation]) -> bool:
        fits = [g for g in self.case.relations if not g.holds and any(_names(g, r) for r in failing)]
        hushed = any(_spelled(row) <= _figures(r) for row in self.case.quiet for r in failing)
        if finding.name in self.case.flags:
            return not hushed
        return not hushed and any(g.at_most in ("error", finding.severity) for g in fits)

    def _count(self, label: Label, of: str, what: str, *, done: bool) -> None:
        kind = self.kinds.setdefault(label.kind, Counter())
        for tally in (self.tally, kind):
            tally.update({of: 1, what: int(done)})
        if not done:
            self.missed.append(f"not {what}: {label.kind} {' '.join(label.figures)}")


def _spelled(figures: tuple[str, ...]) -> Counter[str]:
    return Counter(numeral(figure) for figure in figures)


def _figures(relation: Relation) -> Counter[str]:
    return Counter(numeral(term.text) for term in relation.terms)


def _names(label: Label, relation: Relation) -> bool:
    want, have = _spelled(label.figures), _figures(relation)
    return (want & have).total() >= min(2, want.total()) and (have - want).total() <= _SURPLUS


def _states(label: Label, relation: Relation) -> bool:
    want, have = _spelled(label.figures), _figures(relation)
    # Current, base and change are all printed: any two of them make the percent.
    spare = int(label.kind in PERCENTS and len(label.figures) > 2 and numeral(label.figures[-1]) in have)
    return (want - have).total() <= spare and (have - want).total() <= _SURPLUS
