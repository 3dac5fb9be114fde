"""The published report: places, decimal strings and fingerprints."""

from __future__ import annotations

from decimal import Decimal

import pytest

import perfcheck
from perfcheck.config import Config
from perfcheck.errors import ConfigError, ReadError
from perfcheck.model.report import Report
from perfcheck.publish import plain

FAULT = "2022年支出合计120.50万元，其中：基本支出80.30万元，项目支出50.20万元。"


def finding(text: str, name: str = "sum-mismatch") -> perfcheck.Finding:
    return next(found for found in perfcheck.check_text(text).findings if found.name == name)


def all_spans(value: object) -> list[dict[str, object]]:
    if isinstance(value, dict):
        own = [value] if {"start", "end", "text"} <= set(value) else []
        return own + [span for inner in value.values() for span in all_spans(inner)]
    if isinstance(value, list):
        return [span for inner in value for span in all_spans(inner)]
    return []


def test_lines_and_columns_count_from_one_at_every_kind_of_line_end() -> None:
    report = perfcheck.check_text("甲\r\n乙\r丙\n  " + FAULT)
    spans = all_spans(report.model_dump(mode="json"))
    assert spans
    text = report.document.text
    for span in spans:
        start, end = span["start"], span["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert text[start:end] == span["text"]
    first = report.quantities[0].span
    assert (first.line, first.column) == (4, 3 + FAULT.index("120"))


@pytest.mark.parametrize(
    ("value", "printed"),
    [("3807800.00", "3807800"), ("1E+6", "1000000"), ("-0.0", "0"), ("12.50", "12.5"), ("1E-7", "0.0000001")],
)
def test_decimals_are_printed_plainly(value: str, printed: str) -> None:
    assert plain(Decimal(value)) == printed


def test_a_fingerprint_outlives_new_lines_above_and_tells_equals_apart() -> None:
    before = finding("一、支出情况\n" + FAULT)
    after = finding("摘要\n\n说明\n一、支出情况\n" + FAULT)
    assert before.fingerprint == after.fingerprint
    other = finding("一、支出情况\n" + FAULT.replace("50.20", "50.30"))
    assert other.fingerprint != before.fingerprint
    twice = perfcheck.check_text("一、支出情况\n支出12万元，，收入8万元。\n支出12万元，，收入8万元。\n")
    prints = [found.fingerprint for found in twice.findings]
    assert len(set(prints)) == len(prints)


def test_messages_are_in_the_language_of_the_settings() -> None:
    english = perfcheck.check_text(FAULT, config=Config(lang="en"))
    assert next(f for f in english.findings if f.name == "sum-mismatch").message.isascii() is not None
    assert english.findings[0].message != perfcheck.check_text(FAULT).findings[0].message


def test_the_summary_counts_what_is_in_the_report() -> None:
    report = perfcheck.check_text(FAULT)
    used = {term.quantity for relation in report.relations for term in relation.terms}
    assert report.summary.quantities == {"total": len(report.quantities), "used": len(used)}
    assert sum(report.summary.relations.values()) == len(report.relations)
    assert report.summary.findings["error"] == 1
    assert not report.ok


def test_a_report_can_be_read_back_from_its_json() -> None:
    report = perfcheck.check_text(FAULT)
    dumped = report.model_dump(mode="json")
    assert "text" not in dumped["document"]
    dumped["document"]["text"] = report.document.text
    assert Report.model_validate(dumped) == report


@pytest.mark.parametrize(
    "text",
    ["", " \n", "\x00", "\ud800", "。" * 9, "支出"],
    ids=["nothing", "blank", "a null", "half a character", "stops", "a word"],
)
def test_any_text_gives_a_report(text: str) -> None:
    assert perfcheck.check_text(text).summary.quantities["total"] == 0


def test_what_is_no_text_and_what_is_no_setting_is_refused() -> None:
    with pytest.raises(ReadError):
        perfcheck.check_text(b"12")  # type: ignore[arg-type]
    with pytest.raises(ConfigError):
        Config(lang="fr")  # type: ignore[arg-type]
    with pytest.raises(ConfigError):
        Config(profile="")
