"""JUnit XML is valid, counts rightly, and says of every relation whether it was checked."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from lxml import etree

from perfcheck.model.filing import Filing
from perfcheck.model.shape import Shape
from perfcheck.write import Style
from perfcheck.write.junit import Writer
from tests.write.reports import CLEAN_TEXT, faulty, hostile, report_of, written

SCHEMA = etree.XMLSchema(etree.parse(str(Path(__file__).with_name("junit.xsd"))))


def suites(*reports: tuple[Shape, Filing], style: Style | None = None) -> list[etree._Element]:
    root = etree.fromstring(written("junit", *reports, style=style).encode("utf-8"))
    SCHEMA.assertValid(root)
    return root.findall("testsuite")


def test_every_file_is_valid() -> None:
    assert suites(style=Style(several=True)) == []
    clean = report_of(CLEAN_TEXT, "b.txt", "b.txt")
    assert len(suites(faulty(), clean)) == 2
    assert len(suites(hostile())) == 1


def test_findings_that_fail_the_run_are_failures_and_the_others_are_skipped() -> None:
    shape, filing = faulty()
    counts = shape["summary"]["findings"]
    error = suites((shape, filing))[0]
    assert error.get("failures") == str(counts["error"])
    assert error.get("skipped") == str(counts["warning"])
    warning = suites((shape, filing), style=Style(fail_on="warning"))[0]
    assert warning.get("failures") == str(counts["error"] + counts["warning"])
    assert suites((shape, filing), style=Style(fail_on="never"))[0].get("failures") == "0"
    message = error.findall("testcase/failure")[0]
    assert message.get("message") == shape["findings"][0]["message"]
    assert "第 7 行" in (message.text or "")


def test_a_relation_that_holds_is_a_passed_case_and_one_not_decided_is_skipped() -> None:
    shape, filing = report_of(CLEAN_TEXT)
    suite = suites((shape, filing))[0]
    assert [case.get("name") for case in suite] == ["sum 80.30 + 40.20 = 120.50"]
    assert len(suite[0]) == 0
    shape["relations"][0] |= {"verdict": "undecided", "reason": "base-zero"}
    suite = suites((shape, filing))[0]
    assert "基数为零" in (suite[0][0].text or "")
    assert suite.get("skipped") == "1"


def test_cases_of_one_name_are_told_apart() -> None:
    shape, filing = report_of(CLEAN_TEXT)
    shape["relations"] += [relation | {"id": "r9"} for relation in shape["relations"]]
    names = [case.get("name") for case in suites((shape, filing))[0]]
    assert names == ["sum 80.30 + 40.20 = 120.50", "sum 80.30 + 40.20 = 120.50 (2)"]


def test_an_accepted_finding_is_skipped_with_its_reason() -> None:
    shape, filing = faulty()
    held = {"fingerprint": "x", "reason": "已核实", "who": None, "until": None}
    finding = shape["findings"].pop(0)
    shape["accepted"] = [{"finding": finding, "acceptance": held}]
    texts = [case.findtext("skipped") or "" for case in suites((shape, filing))[0]]
    assert f"已核实 · {finding['message']}" in texts


def test_an_input_that_cannot_be_read_is_an_error() -> None:
    sink = io.StringIO()
    writer = Writer(sink, Style(several=True))
    writer.unreadable("x.txt", "x.txt：找不到这个文件")
    writer.close()
    root = etree.fromstring(sink.getvalue().encode())
    SCHEMA.assertValid(root)
    assert root[0].get("errors") == "1"
    assert root.find(".//error").get("message") == "x.txt：找不到这个文件"  # type: ignore[union-attr]


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1"])
def test_a_console_without_utf_8_gets_references(encoding: str) -> None:
    sink = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    writer = Writer(sink, Style())
    writer.report(*faulty())
    writer.close()
    sink.flush()
    assert isinstance(sink.buffer, io.BytesIO)
    root = etree.fromstring(sink.buffer.getvalue())
    assert "本局直属单位" in str(root[0][0].get("name"))
