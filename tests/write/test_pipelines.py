"""Outputs for pipelines and for comments on a change: concise, GitHub, GitLab, Markdown."""

from __future__ import annotations

import json
import re

import pytest

from perfcheck.model.shape import SEVERITIES
from perfcheck.write import Style
from perfcheck.write.markdown import LIMIT
from tests.write.reports import CLEAN_TEXT, faulty, report_of, written


def test_concise_is_a_line_a_finding_that_editors_can_follow() -> None:
    shape, filing = faulty()
    lines = written("concise", (shape, filing)).splitlines()
    assert len(lines) == len(shape["findings"])
    for line, finding in zip(lines, shape["findings"], strict=True):
        found = re.fullmatch(r"(.+):(\d+):(\d+): (error|warning|note) (PC\d+) (.+)", line)
        assert found is not None
        span = finding["spans"][0]
        assert found.groups() == (
            filing.path,
            str(span["line"]),
            str(span["column"]),
            finding["severity"],
            finding["rule"],
            finding["message"],
        )


def test_concise_names_the_page_where_lines_say_nothing() -> None:
    shape, filing = faulty()
    shape["findings"][0]["spans"][0]["page"] = 3
    assert " PC107 [p3] " in written("concise", (shape, filing)).splitlines()[0]


@pytest.mark.parametrize("format", ["concise", "github", "gitlab", "csv", "csv-relations"])
def test_a_place_in_a_filing_of_several_names_the_file_whose_lines_it_counts(format: str) -> None:
    shape, filing = faulty()
    filing.path = "局"
    for item in [*shape["findings"], *(term for tie in shape["relations"] for term in tie["terms"])]:
        for span in item.get("spans", [item.get("span")]):
            span["file"] = "附件1.xlsx"
    line = shape["findings"][0]["spans"][0]["line"]
    places = {
        "concise": f"局/附件1.xlsx:{line}:",
        "github": f"file=局/附件1.xlsx,line={line},",
        "gitlab": json.dumps({"path": "局/附件1.xlsx", "lines": {"begin": line}}, ensure_ascii=False),
        "csv": f"局/附件1.xlsx,{line},",
        "csv-relations": "局/附件1.xlsx,",
    }
    assert places[format] in written(format, (shape, filing))


def test_annotations_put_errors_first_and_escape_what_would_end_them() -> None:
    shape, filing = faulty()
    filing.path = "a,b:c%.txt"
    lines = written("github", (shape, filing)).splitlines()
    kinds = [line.split()[0].strip(":") for line in lines]
    assert kinds == sorted(kinds)
    assert len(kinds) == len(shape["findings"])
    assert lines[0].startswith(
        "::error file=a%2Cb%3Ac%25.txt,line=7,endLine=7,col=7,endColumn=9,title=PC107 "
    )
    assert "%0A" in lines[0]


def test_code_quality_issues_have_what_the_widget_needs() -> None:
    issues = json.loads(written("gitlab", faulty(), report_of(CLEAN_TEXT, "b.txt", "b.txt"), faulty()))
    for issue in issues:
        assert issue["description"]
        assert issue["check_name"].startswith("PC")
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["lines"]["begin"] >= 1
        assert not issue["location"]["path"].startswith(("/", "./"))
    shape = faulty()[0]
    assert len({issue["fingerprint"] for issue in issues}) == len(shape["findings"])
    assert json.loads(written("gitlab", style=Style(several=True))) == []


def test_the_same_fault_in_two_filings_is_two_issues() -> None:
    shape, filing = faulty()
    other_shape, other = faulty()
    other.path = "other.txt"
    issues = json.loads(written("gitlab", (shape, filing), (other_shape, other)))
    assert len({issue["fingerprint"] for issue in issues}) == 2 * len(shape["findings"])


def test_a_comment_shows_the_counts_and_each_finding_with_its_arithmetic() -> None:
    shape, filing = faulty()
    text = written("markdown", (shape, filing))
    assert text.startswith("<!-- perfcheck -->\n\n## perfcheck：🔴 错误 6，🟡 警告 6\n")
    assert text.count("### ") == len(shape["findings"])
    heads = re.findall(r"(?m)^### \S+ (\S+)", text)
    assert heads == ["错误"] * 6 + ["警告"] * 6
    assert "> 本局直属单位<strong>5个</strong>，即市公路站" in text
    assert "\n<strong>本局直属单位：列举 4 项，文中为 5 个</strong>\n" in text
    relations = {relation["id"]: relation["formula"] for relation in shape["relations"]}
    assert all(relations[name] in text for finding in shape["findings"] for name in finding["relations"])
    clean = written("markdown", report_of(CLEAN_TEXT), style=Style(lang="en"))
    assert clean.splitlines()[2] == "## perfcheck: nothing found"


def test_a_comment_never_grows_beyond_what_a_pull_request_takes() -> None:
    reports = [faulty() for _ in range(150)]
    text = written("markdown", *reports)
    assert len(text) <= LIMIT
    shown = text.count("\n### ")
    total = sum(len(shape["findings"]) for shape, _ in reports)
    assert f"另有 {total - shown} 条发现" in text
    assert "🟡" not in text[text.index("\n### ") :]
    assert text.count("<details>") == text.count("</details>")
    counts = [sum(shape["summary"]["findings"][key] for shape, _ in reports) for key in SEVERITIES]
    assert f"| **合计** | {counts[0]} | {counts[1]} | {counts[2]} |" in text


def test_the_terminal_names_pages_and_cells_where_there_are_any() -> None:
    shape, filing = faulty()
    shape["findings"][0]["spans"][0]["page"] = 3
    shape["findings"][1]["spans"][0]["cell"] = "收入表!B3"
    shape["findings"][2]["spans"][0] |= {"page": 2, "file": "附件.pdf"}
    shape["relations"][1] |= {"verdict": "undecided", "reason": "weak"}
    shape["relations"][1]["terms"][0]["span"]["page"] = 4
    shown = written("terminal", (shape, filing))
    for place in ("PC107 count-mismatch  第 3 页", "收入表!B3", "附件.pdf，第 2 页", "第 4 页：数字位数太少"):
        assert place in shown
    assert "第 11 行" in shown
