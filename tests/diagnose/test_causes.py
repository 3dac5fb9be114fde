"""Every case of fixtures/causes is explained as it says.

Beside the lines of a literate case there is one of its own:

    - cause: KIND 1 → 2, 3 → 4 certain     some finding has this cause, and its first suggestions
                                           are these; figures and `certain` may be left out
"""

from __future__ import annotations

from decimal import Decimal

import pytest

import perfcheck
from perfcheck.diagnose.causes import all_causes
from perfcheck.model.report import Cause, Report
from tests.literate import FIXTURES, Case, complaints, numeral, read_cases

CASES = [case for path in sorted((FIXTURES / "causes").glob("*.md")) for case in read_cases(path)]
UNFOUND = {"undecided", "one-figure", "cut-off", "unit"}


@pytest.mark.parametrize("case", CASES, ids=[f"{case.file}: {case.title}" for case in CASES])
def test_a_fault_is_explained_by_its_cause(case: Case) -> None:
    report = perfcheck.check_text(case.text)
    wanted = [line.removeprefix("cause:").strip() for line in case.expectations if line.startswith("cause:")]
    assert wanted
    causes = [finding.cause for finding in report.findings if finding.cause is not None]
    for line in wanted:
        assert any(fits(line, cause, report) for cause in causes), [line, *map(told, causes)]
    rest = [line for line in case.expectations if not line.startswith("cause:")]
    assert not complaints(rest, report)


def fits(line: str, cause: Cause, report: Report) -> bool:
    kind, _, rest = line.partition(" ")
    certain = rest.endswith("certain")
    pairs = [pair.split("→") for pair in rest.removesuffix("certain").split(",") if "→" in pair]
    texts = {quantity.id: numeral(quantity.value) for quantity in report.quantities}
    found = [(texts[one.quantity], Decimal(one.value)) for one in cause.suggestions]
    want = [(numeral(was), Decimal(now.strip())) for was, now in pairs]
    return cause.kind == kind and (not certain or cause.certain) and found[: len(want)] == want


def told(cause: Cause) -> str:
    values = [one.value for one in cause.suggestions]
    return f"{cause.kind} {values} {cause.certain} {cause.explanation}"


def test_every_cause_has_a_case() -> None:
    told_of = {line.split()[1] for case in CASES for line in case.expectations if line.startswith("cause:")}
    assert {cause.kind for cause in all_causes()} - told_of <= {"unit"}
    assert told_of <= {cause.kind for cause in all_causes()} | UNFOUND


def test_no_fault_costs_nothing_and_gives_no_cause() -> None:
    report = perfcheck.check_text("2023年支出合计30.00万元，其中：基本支出10.00万元，项目支出20.00万元。")
    assert report.ok
    assert all(finding.cause is None for finding in report.findings)
