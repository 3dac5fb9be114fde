"""Numbers, percents, amounts and ranges of outside suites: `python -m benchmarks.conformance SUITE.jsonl`.

A line of a suite is one case, a JSON object:

    {"id": "a#1", "text": "共计五千元", "kind": "money", "scope": "core",
     "expected": [{"surface": "五千元", "value": "5000", "kind": "money"}]}

id         names the case
text       what is read
kind       number, percent, percentage_point, money, range, money_range … : the row of the table
scope      core: must be read; edge: good to read; out (or irrelevant): not tried. `relevance` is the
           same by another name. Default: core.
note       why a case is out of scope, or an edge; the cases that are out are counted by it
expected   value: a decimal string, or a range "[low,high]" or "(low,)", whose brackets are not held
           against the reading; kind: percent and percentage_point want that unit as well

A case is read when every expected value is among the quantities of the text: in the printed unit or
in the base unit, a range by its two bounds. What else is read in the text does not count against it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import perfcheck
from perfcheck.errors import PerfcheckError
from perfcheck.model.report import Quantity

_PERCENTS = {"percent": ("%",), "percentage_point": ("个百分点", "百分点", "%")}
# Kinds that are no quantity of a report, whatever a suite thinks of them.
_OTHER_KINDS = {
    "ordinal": "a place in an order (第三名) is not a quantity",
    "digits": "digits read one by one (a telephone number) are a name, not a quantity",
}
_NO_REASON = "out of scope, and the suite does not say why"


@dataclass(slots=True)
class Tally:
    """Counts by (scope, kind), why cases were left out, and the cases that were not read."""

    tried: Counter[tuple[str, str]] = field(default_factory=Counter)
    right: Counter[tuple[str, str]] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[dict[str, Any], list[str]]] = field(default_factory=list)

    def add(self, case: dict[str, Any]) -> None:
        """Try one case, or count why it is not tried."""
        reason = out_of_scope(case)
        if reason:
            self.left_out[reason] += 1
            return
        key = (_scope(case), case["kind"])
        self.tried[key] += 1
        missed = unread(case)
        if missed:
            self.missed.append((case, missed))
        else:
            self.right[key] += 1


def out_of_scope(case: dict[str, Any]) -> str:
    """Why a case is not tried; empty if it is."""
    if case["kind"] in _OTHER_KINDS:
        return _OTHER_KINDS[case["kind"]]
    if _scope(case) in ("out", "irrelevant"):
        return str(case.get("note") or _NO_REASON)
    return ""


def unread(case: dict[str, Any]) -> list[str]:
    """The expected values that are not read from the case's text, each with the words it stands in."""
    try:
        quantities = perfcheck.check_text(case["text"]).quantities
    except PerfcheckError as error:
        return [error.en]
    except Exception as error:
        return [f"{type(error).__name__}: {error}"]
    missed = (each for each in case["expected"] if not _read(each, quantities))
    return [f"{each.get('surface', '')} = {each['value']}" for each in missed]


def _read(expected: dict[str, str], quantities: Iterable[Quantity]) -> bool:
    wanted = expected["value"]
    if wanted[:1] in ("[", "("):
        low, high = (_number(end) for end in wanted[1:-1].split(","))
        return any(_bounds(quantity) == (low, high) for quantity in quantities)
    units = _PERCENTS.get(expected.get("kind", ""), ("",))
    return any(
        _number(wanted) in _values(quantity) and (quantity.unit or "").startswith(units)
        for quantity in quantities
    )


def _values(quantity: Quantity) -> set[Decimal]:
    numbers = (_number(quantity.value), _number(quantity.base_value))
    return {number for number in numbers if number is not None}


def _bounds(quantity: Quantity) -> tuple[Decimal | None, Decimal | None]:
    return (_number(quantity.bounds[0]), _number(quantity.bounds[1])) if quantity.bounds else (None, None)


def _number(text: str | None) -> Decimal | None:
    try:
        return Decimal(text.strip()) if text and text.strip() else None
    except InvalidOperation:
        return None


def _scope(case: dict[str, Any]) -> str:
    return str(case.get("scope") or case.get("relevance") or "core")


def cases(path: Path) -> Iterator[dict[str, Any]]:
    """The cases of a suite; a line that is not one is named."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            case = json.loads(line)
            case["text"], case["kind"], [each["value"] for each in case["expected"]]
        except (ValueError, KeyError, TypeError) as error:
            sys.exit(f"{path}, line {number}: not a case ({error!r}); see benchmarks/conformance.py")
        yield {"id": f"line {number}", **case}


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.conformance",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("suites", nargs="+", type=Path, metavar="SUITE", help="JSON lines")
    parser.add_argument("--missed", action="store_true", help="print every case that was not read")
    parser.add_argument("--out", type=int, default=12, metavar="N", help="reasons out of scope to print (12)")
    said = parser.parse_args()
    tally = Tally()
    for case in (case for suite in said.suites for case in cases(suite)):
        tally.add(case)
    _print(tally, said.missed, said.out)
    return 1 if any(case for case, _ in tally.missed if _scope(case) == "core") else 0


def _print(tally: Tally, missed: bool, reasons: int) -> None:
    for key in sorted(tally.tried):
        print(f"{key[0]:6} {key[1]:18} {tally.right[key]:5} of {tally.tried[key]:5}")
    print(f"out of scope: {tally.left_out.total()}")
    for reason, count in tally.left_out.most_common(reasons):
        print(f"  {count:5}  {reason}")
    for case, unseen in tally.missed if missed else []:
        print(f"{case['id']}  {case['text']}  not read: {'; '.join(unseen)}")


if __name__ == "__main__":
    sys.exit(main())
