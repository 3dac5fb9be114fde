"""Nothing is reported without the exact place where it was printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import BaseModel

import perfcheck
from perfcheck.model.report import Span
from tests.generate import report_text
from tests.literate import FIXTURES, Case, cases

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from perfcheck.model.report import Report

CASES = cases()


def spans(value: object) -> Iterator[Span]:
    """Every span inside a report, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from spans(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from spans(part)


def misplaced(report: Report) -> list[Span]:
    """The spans whose text is not what stands there, or whose line and column are not theirs."""
    text = report.document.text
    wrong = []
    for span in spans(report):
        line = text.count("\n", 0, span.start) + 1
        column = span.start - (text.rfind("\n", 0, span.start) + 1) + 1
        right = text[span.start : span.end] == span.text and (span.line, span.column) == (line, column)
        if not right:
            wrong.append(span)
    return wrong


@pytest.mark.parametrize("path", sorted((FIXTURES / "reports").glob("*.txt")), ids=lambda path: path.stem)
def test_every_span_of_a_full_report_holds_the_text_it_says(path: Path) -> None:
    report = perfcheck.check_file(str(path))
    assert report.quantities
    assert not misplaced(report)


@pytest.mark.parametrize("case", CASES, ids=[f"{case.file}: {case.title}" for case in CASES])
def test_every_span_of_a_literate_case_holds_the_text_it_says(case: Case) -> None:
    assert not misplaced(perfcheck.check_text(case.text))


@pytest.mark.parametrize("block", range(0, 500, 50))
def test_every_span_of_a_generated_text_holds_the_text_it_says(block: int) -> None:
    for seed in range(block, block + 50):
        report = perfcheck.check_text(report_text(seed))
        assert not misplaced(report), f"seed {seed}"
        ids = {quantity.id for quantity in report.quantities}
        assert all(term.quantity in ids for relation in report.relations for term in relation.terms)


def test_the_generator_gives_the_same_text_for_the_same_seed() -> None:
    assert report_text(7) == report_text(7)
    assert len({report_text(seed) for seed in range(500)}) > 490


def test_a_figure_with_characters_of_no_width_in_it_is_read_whole() -> None:
    report = perfcheck.check_text(
        "维修费合计1\u200b20万元，其中：房屋维修7\u200d0万元，设备维修6\u20600万元。"
    )
    assert [str(quantity.value) for quantity in report.quantities] == ["120", "70", "60"]
    assert [finding.name for finding in report.findings] == ["sum-mismatch"]
    text = report.document.text
    assert all(text[q.span.start : q.span.end] == q.span.text for q in report.quantities)
