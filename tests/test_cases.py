"""Every literate case of fixtures/cases holds, one test a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import perfcheck
from tests.literate import KINDS, Case, cases, complaints, read_tied
from tests.promised import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[f"{case.file}: {case.title}" for case in CASES])
def test_a_literate_case_reads_as_it_says(case: Case) -> None:
    report = perfcheck.check_text(case.text)
    missing = complaints(case.expectations, report)
    assert not missing, "\n".join([case.text, *missing])


def relation_lines() -> Iterator[str]:
    return (
        line for case in CASES for line in case.expectations if frozenset(line.split()[0].split("|")) <= KINDS
    )


def test_no_two_cases_of_a_file_share_a_title() -> None:
    titles = [(case.file, case.title) for case in CASES]
    assert len(set(titles)) == len(titles)


def test_the_cases_cover_every_kind_of_relation_and_every_verdict() -> None:
    tied = [read_tied(line) for line in relation_lines()]
    assert {kind for one in tied for kind in one.kinds} == KINDS
    verdicts = {verdict for one in tied if len(one.verdicts) == 1 for verdict in one.verdicts}
    assert verdicts == {"exact", "rounding", "truncation", "fails", "undecided"}


@pytest.mark.parametrize("rule", RULES)
def test_the_cases_show_a_text_that_breaks_the_rule(rule: str) -> None:
    opening = f"finding: {rule}"
    assert any(line.split(" ", 2)[:2] == opening.split() for case in CASES for line in case.expectations)


@pytest.mark.parametrize("rule", RULES)
def test_the_cases_show_a_text_that_keeps_the_rule(rule: str) -> None:
    opening = f"no finding: {rule}"
    assert any((line + " ").startswith(opening + " ") for case in CASES for line in case.expectations)
