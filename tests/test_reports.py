"""The full reports of fixtures/reports give the relations, findings and line items beside them.

`NAME.expected.toml` has `relations`, `findings`, `silent` and `quiet` in the words of the literate
cases, and `items` as rows `label | amount | share | change | growth | budget`, indented by two
spaces a level. Each tree of `items` must stand in the report just so; where `items_complete` is
true the report must have no other line items.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

import perfcheck
from tests.literate import FIXTURES, complaints

if TYPE_CHECKING:
    from pathlib import Path

    from perfcheck.model.report import LineItem, Report

REPORTS = sorted((FIXTURES / "reports").glob("*.txt"))
COLUMNS = 6


class Row(NamedTuple):
    """A line item as tabulated: depth from 0, label, and the numerals of its cells ('' where empty)."""

    depth: int
    label: str
    cells: tuple[str, ...]


def expected(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.with_suffix(".expected.toml").read_text(encoding="utf-8"))


def expected_rows(path: Path) -> list[Row]:
    rows = []
    for line in expected(path)["items"]:
        label, *cells = line.split("|")
        padded = [cell.strip() for cell in cells] + [""] * COLUMNS
        depth = (len(label) - len(label.lstrip())) // 2
        rows.append(Row(depth, label.strip(), tuple(padded[: COLUMNS - 1])))
    return rows


def found_rows(report: Report) -> list[Row]:
    values = {quantity.id: quantity.value for quantity in report.quantities}
    parents = {item.id: item.parent for item in report.items}

    def depth(item: LineItem) -> int:
        at, above = 0, item.parent
        while above:
            at, above = at + 1, parents[above]
        return at

    def cells(item: LineItem) -> tuple[str, ...]:
        ids = (item.amount, item.share, item.change, item.growth, item.budget)
        return tuple(values[i].lstrip("-") if i else "" for i in ids)

    return [Row(depth(item), item.label, cells(item)) for item in report.items]


def trees(rows: list[Row]) -> list[list[Row]]:
    """The rows cut before every root."""
    cut: list[list[Row]] = []
    for row in rows:
        if row.depth == 0 or not cut:
            cut.append([])
        cut[-1].append(row)
    return cut


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_full_report_gives_the_relations_that_a_person_would_draw_from_it(path: Path) -> None:
    missing = complaints(expected(path)["relations"], perfcheck.check_file(str(path)))
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_full_report_gives_the_findings_that_an_auditor_would_write(path: Path) -> None:
    want, report = expected(path), perfcheck.check_file(str(path))
    lines = [f"finding: {line}" for line in want["findings"]]
    lines += [f"no finding: {line}" for line in want.get("silent", [])]
    lines += [f"quiet {line}" for line in want.get("quiet", [])]
    missing = complaints(lines, report)
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_full_report_has_no_error_that_is_not_expected(path: Path) -> None:
    want, report = expected(path), perfcheck.check_file(str(path))
    errors = [finding for finding in report.findings if finding.severity == "error"]
    assert len(errors) == want["errors"], "\n".join(f"{f.name} {f.message}" for f in errors)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_the_line_items_are_as_a_person_would_tabulate_them(path: Path) -> None:
    found = trees(found_rows(perfcheck.check_file(str(path))))
    wanted = trees(expected_rows(path))
    for tree in wanted:
        assert tree in found
    if expected(path).get("items_complete"):
        assert found == wanted
