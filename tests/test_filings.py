"""Made-up final accounts: nothing is found where all agrees, and a wrong cell is found."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from perfcheck.model.document import Document
from perfcheck.model.report import Quantity, Report
from perfcheck.pipeline import check_document
from tests.filings import bound, filing, said

SEEDS = range(16)


def loud(report: Report) -> list[str]:
    return [finding.message for finding in report.findings if finding.relations]


@pytest.mark.parametrize("seed", SEEDS)
def test_accounts_that_agree_to_the_cent_have_no_findings_however_they_are_laid_out(seed: int) -> None:
    report = check_document(bound(filing(seed), random.Random(seed), said(seed)))
    assert not loud(report)
    counts = report.summary.quantities
    assert counts["used"] > counts["total"] * 0.95


@pytest.mark.parametrize("seed", SEEDS)
def test_one_wrong_digit_of_a_tied_figure_in_table_or_prose_is_one_finding_that_names_it(seed: int) -> None:
    rng = random.Random(seed)
    document = bound(filing(seed), prose=said(seed))
    spoiled, at = spoil(document, check_document(document), rng)
    report = check_document(spoiled)
    ties = {relation.id: relation for relation in report.relations}
    blamed = {
        term.span.start
        for finding in report.findings
        for name in finding.relations
        for term in ties[name].terms
    }
    assert at in blamed
    assert len(loud(report)) == 1


def spoil(document: Document, report: Report, rng: random.Random) -> tuple[Document, int]:
    """The document with a digit before the point of one tied cell changed, and where that cell begins."""
    used = {term.quantity for relation in report.relations for term in relation.terms}
    cell: Quantity = rng.choice([q for q in report.quantities if q.id in used and "." in q.text])
    digits = [at for at, char in enumerate(cell.text.partition(".")[0]) if char.isdigit()]
    at = rng.choice(digits)
    digit = rng.choice([char for char in "123456789" if char != cell.text[at]])
    place = cell.span.start + at
    return replace(document, text=document.text[:place] + digit + document.text[place + 1 :]), cell.span.start


@pytest.mark.parametrize("seed", SEEDS[:4])
def test_every_figure_of_a_table_keeps_its_place_its_label_and_its_cell(seed: int) -> None:
    document = bound(filing(seed))
    report = check_document(document)
    tables = {table.id for table in report.document.tables}
    assert [q.span.start for q in report.quantities] == sorted(q.span.start for q in report.quantities)
    for quantity in report.quantities:
        if quantity.cell is not None:
            span = quantity.span
            assert document.text[span.start : span.end] == span.text == quantity.text
            assert quantity.cell.table in tables
            parts = (quantity.cell.row_label, quantity.cell.column_label)
            assert quantity.label == "·".join(part for part in parts if part)


def test_all_nine_tables_are_recognised_by_their_titles_in_any_order() -> None:
    tables = filing(5)
    random.Random(1).shuffle(tables)
    report = check_document(bound(tables))
    kinds = {table.title: table.kind for table in report.document.tables}
    assert kinds == {
        "收入支出决算总表": "overview",
        "收入决算表": "income",
        "支出决算表": "expenditure",
        "财政拨款收入支出决算总表": "grants",
        "一般公共预算财政拨款支出决算表": "general",
        "一般公共预算财政拨款基本支出决算表": "basic",
        "财政拨款三公经费支出决算表": "three-public",
        "政府性基金预算财政拨款收入支出决算表": "fund",
        "国有资本经营预算财政拨款收入支出决算表": "capital",
    }
    assert not loud(report)
