"""Reads literate cases: Markdown that shows a text and says what must be found in it.

A case is a heading `## …`, free words, the text as a quotation (`> …`), and a list:

    - sum 120.50 = 80.30 40.20: exact      a relation of that kind, with these figures and that verdict
                                           (a quotient is exact where the printed figures give it at
                                           its printed precision);
                                           a figure in round brackets may take part or not;
                                           `holds` is any verdict that holds, `a|b` is either
    - finding: sum-mismatch error 120.50   a finding; severity and words may be left out; the words are
                                           figures of its relations, or stand in its message, its
                                           quotations or its cause; `*` is any rule
    - no finding: sum-mismatch             that rule is silent (with words: silent about them)
    - no findings                          no error and no warning rests on a relation
    - quiet 924 1213                       no failing relation ties these figures together
    - quantity 3.8万元 = 38000 元 约        a figure is read with this value, base unit and qualifier
    - range 30至50万元 = 300000 500000      a figure is read with these bounds in its base unit (- is open)
    - not a figure 〔2019〕                  nothing in this stretch of the text is read as a figure
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from perfcheck.model.report import Finding, Quantity, Relation, Report

FIXTURES = Path(__file__).parent.parent / "fixtures"
HOLDS = frozenset({"exact", "rounding", "truncation"})
KINDS = frozenset({"sum", "share", "growth", "delta", "rate", "average", "count", "equal", "order"})
SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True)
class Case:
    """One literate case: where it stands, its text, and the lines that say what must be found."""

    file: str
    title: str
    text: str
    expectations: tuple[str, ...]


@dataclass(frozen=True)
class Tied:
    """What one line expects of a relation."""

    kinds: frozenset[str]
    figures: Counter[str]
    spare: Counter[str]
    verdicts: frozenset[str]


def cases() -> list[Case]:
    """Every literate case of the project, file by file."""
    return [case for path in sorted((FIXTURES / "cases").glob("*.md")) for case in read_cases(path)]


def read_cases(path: Path) -> list[Case]:
    """The cases of one file; a case without a text or without an expectation is a `ValueError`."""
    found = []
    for part in re.split(r"(?m)^## ", path.read_text(encoding="utf-8"))[1:]:
        title, *lines = part.splitlines()
        quoted = [line[2:] for line in lines if line.startswith(">")]
        expected = tuple(line[2:].strip() for line in lines if line.startswith("- "))
        if not quoted or not expected:
            raise ValueError(f"{path.name}: {title}: a case needs a text and an expectation")
        found.append(Case(path.stem, title.strip(), "\n".join(quoted), expected))
    return found


def numeral(text: str) -> str:
    """A numeral in one spelling: half-width, without separators, sign, brackets or percent words."""
    plain = unicodedata.normalize("NFKC", text).replace("百分之", "")
    return re.sub(r"[\s,%()+−-]|个?百分点|成$", "", plain)


def numerals(relation: Relation) -> Counter[str]:
    return Counter(numeral(term.text) for term in relation.terms)


def read_tied(line: str) -> Tied:
    """`sum 120.50 = 80.30 (40.20): exact` as a record."""
    claim, _, verdict = line.rpartition(":")
    kind, *words = claim.split()
    terms = [word for word in words if word not in ("=", "≤")]
    sure = Counter(numeral(word) for word in terms if not word.startswith("("))
    spare = Counter(numeral(word) for word in terms if word.startswith("("))
    verdicts = frozenset(HOLDS if verdict.strip() == "holds" else verdict.strip().split("|"))
    return Tied(frozenset(kind.split("|")), sure, spare, verdicts)


def states(relation: Relation, tied: Tied) -> bool:
    """Whether a relation has the kind, the verdict and the figures that are expected."""
    have = numerals(relation)
    return (
        relation.kind in tied.kinds
        and relation.verdict in tied.verdicts
        and tied.figures <= have
        and have - tied.figures <= tied.spare
    )


def unmet(line: str, report: Report) -> str | None:
    """Why the report does not do what the line expects; None where it does."""
    word = line.split(maxsplit=1)[0]
    if frozenset(word.split("|")) <= KINDS:
        return _unmet_relation(line, report)
    for opening, check in CHECKS.items():
        if line.startswith(opening):
            return check(line[len(opening) :].strip(), report)
    raise ValueError(f"an expectation that nobody can read: {line}")


def _unmet_relation(line: str, report: Report) -> str | None:
    tied = read_tied(line)
    if any(states(relation, tied) for relation in report.relations):
        return None
    near = sorted(report.relations, key=lambda r: -sum((numerals(r) & tied.figures).values()))[:4]
    return f"{line}; the nearest: " + ("; ".join(map(told, near)) or "no relation at all")


def _unmet_finding(line: str, report: Report) -> str | None:
    if any(matches(line, finding, report) for finding in report.findings):
        return None
    return f"finding: {line}; found: " + ("; ".join(f"{f.severity} {f.name}" for f in report.findings) or "-")


def _unmet_silence(line: str, report: Report) -> str | None:
    wrong = [finding for finding in report.findings if matches(line, finding, report)]
    return f"no finding: {line}; found: {wrong[0].message}" if wrong else None


def _unmet_calm(_: str, report: Report) -> str | None:
    loud = [f for f in report.findings if f.severity in ("error", "warning") and f.relations]
    return "no findings; found: " + "; ".join(f"{f.severity} {f.message}" for f in loud) if loud else None


def _unmet_quiet(line: str, report: Report) -> str | None:
    hushed = Counter(numeral(word) for word in line.split())
    for relation in report.relations:
        if relation.verdict == "fails" and hushed <= numerals(relation):
            return f"quiet {line}; but {told(relation)}"
    return None


def _unmet_quantity(line: str, report: Report) -> str | None:
    text, _, rest = line.partition(" = ")
    value, *more = rest.split()
    for quantity in spelled(text, report):
        if Decimal(quantity.base_value) != Decimal(value):
            continue
        if more[:1] and quantity.base_unit != more[0]:
            continue
        if more[1:] and quantity.qualifier != more[1]:
            continue
        return None
    return f"quantity {line}; read: " + ", ".join(
        f"{q.text} {q.base_value} {q.base_unit} {q.qualifier}" for q in report.quantities
    )


def _unmet_range(line: str, report: Report) -> str | None:
    text, _, ends = line.partition(" = ")
    want = [None if end == "-" else Decimal(end) for end in ends.split()]
    for quantity in spelled(text, report):
        if quantity.bounds and [None if b is None else Decimal(b) for b in quantity.bounds] == want:
            return None
    return f"range {line}; read: " + ", ".join(f"{q.text} {q.bounds}" for q in report.quantities)


def _unmet_no_figure(line: str, report: Report) -> str | None:
    text = report.document.text
    places = [(m.start(), m.end()) for m in re.finditer(re.escape(line), text)]
    if not places:
        raise ValueError(f"not in the text: {line}")
    read = [q.text for q in report.quantities for a, b in places if q.span.start < b and a < q.span.end]
    return f"not a figure {line}; read: {', '.join(read)}" if read else None


CHECKS: dict[str, Callable[[str, Report], str | None]] = {
    "finding:": _unmet_finding,
    "no finding:": _unmet_silence,
    "no findings": _unmet_calm,
    "quiet": _unmet_quiet,
    "quantity": _unmet_quantity,
    "range": _unmet_range,
    "not a figure": _unmet_no_figure,
}


def matches(line: str, finding: Finding, report: Report) -> bool:
    """Whether a finding has the rule's name, the severity and the words that a line gives."""
    name, *words = line.split()
    severities = words.pop(0).split("|") if words and words[0].split("|")[0] in SEVERITIES else SEVERITIES
    if name not in ("*", finding.name) or finding.severity not in severities:
        return False
    tied = [relation for relation in report.relations if relation.id in finding.relations]
    figures = {figure for relation in tied for figure in numerals(relation)}
    quoted = finding.message + "".join(span.text for span in finding.spans)
    if finding.cause:
        quoted += finding.cause.explanation + finding.cause.arithmetic
    return all(numeral(word) in figures or word in quoted for word in words)


def spelled(text: str, report: Report) -> Iterator[Quantity]:
    """The quantities whose printed text holds these characters, spaces aside."""
    bare = re.sub(r"\s", "", text)
    return (q for q in report.quantities if bare in re.sub(r"\s", "", q.text))


def told(relation: Relation) -> str:
    figures = " ".join(term.text for term in relation.terms)
    return f"{relation.kind} {figures}: {relation.verdict}"


def complaints(lines: Iterable[str], report: Report) -> list[str]:
    """Everything that the lines expect and the report does not do."""
    return [reason for line in lines if (reason := unmet(line, report))]
