"""Only what an earlier report did not have counts as new; the earlier report is read with care."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import perfcheck
from perfcheck.earlier import read_earlier
from perfcheck.errors import ConfigError
from perfcheck.model.report import Report
from tests.cli.process import CLEAN_TEXT, FAULTY_TEXT, run, write

ANOTHER = "2022年收入合计90.00万元，其中：财政拨款收入60.00万元，其他收入20.00万元。\n"


def save(folder: Path, *names: str, to: str = "old.json") -> None:
    assert run(*names, "--output", f"json:{to}", "--fail-on", "never", cwd=folder).returncode == 0


def check(folder: Path, *arguments: str) -> tuple[int, Any]:
    ran = run(*arguments, "--diff-from", "old.json", "--format", "json", cwd=folder)
    return ran.returncode, json.loads(ran.stdout)


def test_what_was_there_before_is_known_and_does_not_fail(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", FAULTY_TEXT)
    save(tmp_path, "a.txt")
    write(tmp_path, "a.txt", "新加的一行，下面的都挪了位置。\n" + FAULTY_TEXT)
    status, report = check(tmp_path, "a.txt")
    assert status == 0
    assert report["findings"] == []
    assert [finding["name"] for finding in report["earlier"]["known"]] == ["sum-mismatch"]
    assert report["summary"]["findings"]["error"] == 0
    assert Report.model_json_schema()["properties"].keys() >= report.keys()


def test_a_new_finding_fails_and_one_that_is_gone_is_told(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", FAULTY_TEXT)
    save(tmp_path, "a.txt")
    write(tmp_path, "a.txt", FAULTY_TEXT + ANOTHER)
    status, report = check(tmp_path, "a.txt")
    assert (status, len(report["findings"]), len(report["earlier"]["known"])) == (1, 1, 1)
    write(tmp_path, "a.txt", CLEAN_TEXT)
    status, report = check(tmp_path, "a.txt")
    assert status == 0
    assert [finding["name"] for finding in report["earlier"]["gone"]] == ["sum-mismatch"]
    shown = run("a.txt", "--diff-from", "old.json", cwd=tmp_path).stdout.decode()
    assert "此前有而现在没有的发现：1 条" in shown


def test_one_filing_is_compared_with_one_whatever_their_names(tmp_path: Path) -> None:
    write(tmp_path, "v1.txt", FAULTY_TEXT)
    save(tmp_path, "v1.txt")
    write(tmp_path, "v2.txt", FAULTY_TEXT)
    assert check(tmp_path, "v2.txt")[0] == 0


def test_a_batch_knows_each_filing_apart(tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt", FAULTY_TEXT)
    write(tmp_path, "in/b.txt", CLEAN_TEXT)
    save(tmp_path, "in")
    write(tmp_path, "in/b.txt", FAULTY_TEXT + "b")
    status, batch = check(tmp_path, "in")
    assert status == 1
    assert [len(report["findings"]) for report in batch["reports"]] == [0, 1]
    assert check(tmp_path, "in/a.txt")[0] == 0
    assert check(tmp_path, "in/b.txt")[0] == 1


def test_a_filing_is_known_by_its_bytes_and_by_the_end_of_its_path(tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt", FAULTY_TEXT)
    write(tmp_path, "in/b.txt", CLEAN_TEXT)
    save(tmp_path, "in")
    write(tmp_path, "moved.txt", FAULTY_TEXT)
    write(tmp_path, "other.txt", ANOTHER)
    status, batch = check(tmp_path, "moved.txt", "other.txt")
    assert [len(report["earlier"]["known"]) for report in batch["reports"]] == [1, 0]
    assert status == 1
    write(tmp_path, "in/a.txt", FAULTY_TEXT + "改动\n")
    assert check(tmp_path, str(tmp_path / "in" / "a.txt"), "in/b.txt")[0] == 0


def test_findings_known_once_stay_known_and_accepted_ones_too(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", FAULTY_TEXT)
    save(tmp_path, "a.txt")
    run("a.txt", "--diff-from", "old.json", "--output", "json:newer.json", cwd=tmp_path)
    (tmp_path / "newer.json").replace(tmp_path / "old.json")
    assert check(tmp_path, "a.txt")[0] == 0
    run("accept", "a.txt", "--all", "--reason", "已核实", cwd=tmp_path)
    save(tmp_path, "a.txt")
    (tmp_path / "perfcheck-accepted.toml").unlink()
    assert check(tmp_path, "a.txt")[0] == 0


NO_REPORTS = {
    "nothing": "",
    "half": "{",
    "list": "[]",
    "number": "1",
    "null": "null",
    "bare": '{"schema_version": "1.0"}',
    "version": '{"schema_version": 1, "reports": []}',
    "entry": '{"schema_version": "1.0", "reports": [1]}',
    "object": '{"schema_version": "1.0", "reports": {}}',
    "name": '{"schema_version": "1.0", "source": {"name": 1, "sha256": ""}, "findings": []}',
    "finding": '{"schema_version": "1.0", "source": {"name": "", "sha256": ""}, "findings": [{}]}',
    "deep": "[" * 100_000,
    "bytes": "\x00\ud800",
}


@pytest.mark.parametrize("name", NO_REPORTS)
def test_a_file_that_is_no_report_is_one_line(tmp_path: Path, name: str) -> None:
    text = NO_REPORTS[name]
    path = tmp_path / "old.json"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(ConfigError) as raised:
        read_earlier(str(path))
    for line in (raised.value.zh, raised.value.en):
        assert "old.json" in line
        assert "\n" not in line


def test_a_file_that_is_missing_is_one_line_and_nothing_is_checked(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", FAULTY_TEXT)
    ran = run("a.txt", "--diff-from", "none.json", cwd=tmp_path)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.decode().count("\n") == 1


def test_outputs_tell_new_from_known(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", FAULTY_TEXT)
    save(tmp_path, "a.txt")
    write(tmp_path, "a.txt", FAULTY_TEXT + ANOTHER)

    def shown(name: str) -> str:
        return run("a.txt", "--diff-from", "old.json", "--format", name, cwd=tmp_path).stdout.decode()

    states = [each["baselineState"] for each in json.loads(shown("sarif"))["runs"][0]["results"]]
    assert states == ["new", "unchanged"]
    assert len(shown("concise").splitlines()) == 1
    assert 'failures="1"' in shown("junit")
    assert "此前已有的发现：1 条" in shown("markdown")
    assert ",known," in shown("csv")


def test_the_library_s_report_has_no_earlier_one() -> None:
    assert perfcheck.check_text(FAULTY_TEXT).earlier is None
