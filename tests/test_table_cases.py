"""Every literate case of fixtures/tables holds, one test a case; its tables are tables of the document."""

from __future__ import annotations

import pytest

from perfcheck.pipeline import check_document
from tests.literate import FIXTURES, Case, complaints, read_cases
from tests.tables import drawn

CASES = [case for path in sorted((FIXTURES / "tables").glob("*.md")) for case in read_cases(path)]


@pytest.mark.parametrize("case", CASES, ids=[f"{case.file}: {case.title}" for case in CASES])
def test_a_table_reads_as_its_case_says(case: Case) -> None:
    report = check_document(drawn(case.text))
    missing = complaints(case.expectations, report)
    assert not missing, "\n".join([case.text, *missing])


def test_no_two_cases_of_a_file_share_a_title() -> None:
    titles = [(case.file, case.title) for case in CASES]
    assert len(set(titles)) == len(titles)
