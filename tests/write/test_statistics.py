"""Statistics add findings up by rule and by filing; amounts are exact and each fault counts once."""

from __future__ import annotations

import json

import pytest

from perfcheck.model.report import Batch, Statistics
from perfcheck.write import Style, statistics
from perfcheck.write.statistics import Statistics as Adding
from perfcheck.write.statistics import money
from tests.write.reports import CLEAN_TEXT, report_of, written

OFF_BY_TEN = "一、支出情况\n2022年支出合计120.50万元，其中：基本支出80.30万元，项目支出50.20万元。\n"
OFF_BY_CENTS = "一、支出情况\n2022年支出合计1205.05元，其中：基本支出803.03元，项目支出402.01元。\n"


def added(*texts: str) -> dict[str, object]:
    adding = Adding()
    for number, text in enumerate(texts):
        adding.add(report_of(text, f"{number}.txt")[0])
    return Statistics.model_validate(adding.shape()).model_dump()


def test_the_filing_with_the_largest_amount_comes_first() -> None:
    found = added(OFF_BY_CENTS, OFF_BY_TEN, CLEAN_TEXT)
    assert [(each["name"], each["amount"]) for each in found["filings"]] == [  # type: ignore[attr-defined]
        ("1.txt", "100000"),
        ("0.txt", "0.01"),
        ("2.txt", "0"),
    ]
    assert found["amount"] == "100000.01"


def test_a_rule_counts_its_findings_and_the_filings_that_have_them() -> None:
    rule = added(OFF_BY_TEN, OFF_BY_TEN, CLEAN_TEXT)["rules"][0]  # type: ignore[index]
    assert (rule["rule"], rule["filings"], rule["amount"]) == ("PC101", 2, "200000")
    assert rule["findings"] == {"error": 2, "warning": 0, "note": 0}


def test_relations_that_share_a_fault_are_not_added_up() -> None:
    shape = report_of(OFF_BY_TEN)[0]
    relation = shape["relations"][0]
    shape["relations"].append(relation | {"id": "r99", "residual": "-30000"})
    shape["findings"][0]["relations"].append("r99")
    adding = Adding()
    adding.add(shape)
    assert adding.shape()["amount"] == "100000"


def test_warnings_and_percents_are_no_amounts_at_stake() -> None:
    shape = report_of(OFF_BY_TEN)[0]
    shape["findings"][0]["severity"] = "warning"
    adding = Adding()
    adding.add(shape)
    adding.add(report_of("2022年支出100.00万元，其中基本支出80.00万元，占70.00%。", "b.txt")[0])
    assert adding.shape()["amount"] == "0"


def test_only_so_many_filings_are_held_the_worst_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statistics, "MOST_FILINGS", 2)
    found = added(CLEAN_TEXT, OFF_BY_CENTS, CLEAN_TEXT, OFF_BY_TEN, CLEAN_TEXT)
    assert [each["name"] for each in found["filings"]] == ["3.txt", "1.txt"]  # type: ignore[attr-defined]
    assert found["filings_left_out"] == 3


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("0", "0 元"),
        ("0.01", "0.01 元"),
        ("9999.5", "9,999.5 元"),
        ("10000", "1 万元"),
        ("1234567.89", "123.456789 万元"),
        ("123456789012345678901", "12,345,678,901,234,567.8901 万元"),
    ],
)
def test_amounts_are_shown_exactly(amount: str, shown: str) -> None:
    assert money(amount) == shown


def test_statistics_stand_after_the_findings_and_in_the_batch() -> None:
    reports = (report_of(OFF_BY_TEN, "a.txt"), report_of(CLEAN_TEXT, "b.txt"))
    style = Style(several=True, statistics=True)
    shown = written("terminal", *reports, style=style)
    assert shown.index("合计：报告 2 份") < shown.index("统计：按规则") < shown.index("统计：按报告")
    assert "差额 10 万元" in shown
    batch = json.loads(written("json", *reports, style=style))
    assert batch["statistics"]["amount"] == "100000"
    assert set(batch) == set(Batch.model_json_schema(mode="serialization")["properties"])
    assert json.loads(written("json", *reports))["statistics"] is None


def test_a_run_without_findings_says_so() -> None:
    shown = written("terminal", report_of(CLEAN_TEXT), style=Style(statistics=True))
    assert shown.split("按规则")[1].split()[0] == "没有"
