"""The made-up reports: reproducible, true to their own gold, and independent of what they test."""

from __future__ import annotations

import ast
from decimal import Decimal
from pathlib import Path

import pytest

from benchmarks.generator.measure import measure
from benchmarks.generator.page import Gold
from benchmarks.generator.report import Report, make

ROOM = Path(__file__).parents[2] / "benchmarks" / "generator"
SEEDS = range(40)
LEAST_COVERED = Decimal("0.99")


def values(report: Report, gold: Gold) -> list[Decimal]:
    return [Decimal(report.text[mark.start : mark.end].replace(",", "")) for mark in gold.marks]


def test_a_seed_gives_the_same_report_every_time() -> None:
    assert make(7) == make(7)
    assert make(7).text != make(8).text


def test_a_report_has_about_the_pages_asked_for() -> None:
    assert 20 * 700 <= len(make(3, pages=20).text) <= 25 * 700


@pytest.mark.parametrize("seed", SEEDS)
def test_every_sum_of_the_gold_adds_up_as_printed(seed: int) -> None:
    report = make(seed)
    for gold in report.gold:
        if gold.kind == "sum":
            whole, *parts = values(report, gold)
            printed = report.text[gold.marks[0].start : gold.marks[0].end]
            unit = Decimal(1).scaleb(-len(printed.partition(".")[2]))
            assert abs(whole - sum(parts)) <= unit * (len(parts) // 2), gold


@pytest.mark.parametrize("seed", SEEDS)
def test_every_share_of_the_gold_is_the_parts_percent_of_the_whole(seed: int) -> None:
    report = make(seed)
    for gold in report.gold:
        if gold.kind == "share":
            part, whole, percent = values(report, gold)
            # Printed figures are rounded before they are divided here.
            assert abs(part * 100 / whole - percent) < 1, gold


def test_nothing_but_the_measures_knows_perfcheck() -> None:
    for path in ROOM.glob("*.py"):
        names = {
            name.split(".")[0]
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in (
                [node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
            )
        }
        assert "perfcheck" not in names or path.name in ("measure.py", "injure.py")


@pytest.mark.parametrize("seed", [1, 2, 6, 9, 12])
def test_a_made_up_report_is_covered_and_raises_no_alarm(seed: int) -> None:
    tally = measure(seed)
    assert not tally.alarmed
    assert sum(tally.covered.values()) >= LEAST_COVERED * sum(tally.stated.values())
