"""Accepted findings: known by fingerprint, with a reason, and never more than was accepted."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

import perfcheck
from perfcheck.accept import Entry, add, apply, prune, read
from perfcheck.errors import ConfigError
from perfcheck.load import load_text
from perfcheck.model.shape import Shape
from perfcheck.pipeline import examine
from tests.cli.process import CLEAN_TEXT, FAULTY, FAULTY_TEXT, run, write

HEAD = "2022年度清溪乡部门决算说明\n一、支出情况\n"
FAULT = "2022年支出合计120.50万元，其中：基本支出80.30万元，项目支出50.20万元。"
OTHER = "全年公务接待费12.00万元，比上年15.00万元减少2.00万元。"
FILLER = "全年各项工作有序推进。"


def prints(text: str, name: str = "") -> list[str]:
    findings = perfcheck.check_text(text).findings
    return [finding.fingerprint for finding in findings if name in ("", finding.name)]


def accepted(text: str, *entries: Entry, today: date | None = None) -> Shape:
    shape = examine(load_text(text, "report.txt"))
    apply(shape, entries, today=today)
    return shape


def test_moving_a_paragraph_keeps_its_findings_accepted() -> None:
    before = prints(HEAD + FAULT + "\n" + FILLER + "\n" + OTHER + "\n")
    moved = prints(HEAD + OTHER + "\n\n\n" + FILLER + "\n" + FILLER + "\n" + FAULT + "\n")
    assert len(before) >= 2
    assert sorted(before) == sorted(moved)


def test_moving_the_paragraphs_of_a_real_report_changes_no_fingerprint() -> None:
    text = FAULTY.read_text("utf-8")
    before = prints(text)
    assert len(before) >= 3
    after = prints("\n\n\n" + text.replace("\n", "\n\n"))
    assert before == after


@pytest.mark.parametrize("figure", ["120.50", "80.30", "50.20"])
def test_a_changed_figure_makes_a_new_finding(figure: str) -> None:
    [old] = prints(HEAD + FAULT, "sum-mismatch")
    [new] = prints(HEAD + FAULT.replace(figure, figure[:-1] + "1"), "sum-mismatch")
    assert old != new


def test_every_figure_of_a_real_reports_findings_counts() -> None:
    report = perfcheck.check_text(FAULTY.read_text("utf-8"))
    text = report.document.text
    relations = {relation.id: relation for relation in report.relations}
    for finding in report.findings:
        terms = [term for name in finding.relations for term in relations[name].terms]
        for term in terms[:3]:
            digit = str((int(term.text[-1]) + 3) % 10) if term.text[-1].isdigit() else "7"
            changed = text[: term.span.end - 1] + digit + text[term.span.end :]
            assert finding.fingerprint not in prints(changed, finding.name)


def test_one_more_missing_thing_is_a_new_finding_even_without_a_place() -> None:
    many = "任务完成，，成效明显。"
    assert set(prints(HEAD + many * 30, "repeated-punctuation")).isdisjoint(
        prints(HEAD + many * 31, "repeated-punctuation")
    )


def test_what_is_accepted_leaves_the_findings_and_the_counts_and_stays_in_the_report() -> None:
    [fingerprint] = prints(HEAD + FAULT, "sum-mismatch")
    shape = accepted(HEAD + FAULT, Entry(fingerprint, "主管部门已批复", who="王科"))
    assert fingerprint not in [finding["fingerprint"] for finding in shape["findings"]]
    assert shape["summary"]["findings"]["error"] == 0
    [held] = shape["accepted"]
    assert held["finding"]["fingerprint"] == fingerprint
    assert held["acceptance"] == {
        "fingerprint": fingerprint,
        "reason": "主管部门已批复",
        "who": "王科",
        "until": None,
    }
    assert shape["stale"] == []


def test_an_equal_finding_that_is_new_is_not_swallowed() -> None:
    [old] = prints(HEAD + "支出12万元，，收入8万元。\n", "repeated-punctuation")
    shape = accepted(HEAD + "支出12万元，，收入8万元。\n支出12万元，，收入8万元。\n", Entry(old, "照录原文"))
    assert len(shape["accepted"]) == 1
    assert [f["name"] for f in shape["findings"]].count("repeated-punctuation") == 1


def test_an_entry_holds_on_its_last_day_and_not_after() -> None:
    [fingerprint] = prints(HEAD + FAULT, "sum-mismatch")
    entry = Entry(fingerprint, "待批复", until=date(2024, 6, 30))
    assert len(accepted(HEAD + FAULT, entry, today=date(2024, 6, 30))["accepted"]) == 1
    late = accepted(HEAD + FAULT, entry, today=date(2024, 7, 1))
    assert late["accepted"] == []
    assert fingerprint in [finding["fingerprint"] for finding in late["findings"]]
    assert [(s["acceptance"]["fingerprint"], s["why"]) for s in late["stale"]] == [(fingerprint, "expired")]


def test_an_entry_whose_finding_is_gone_is_stale_unless_its_rule_did_not_run() -> None:
    gone = Entry("0" * 16, "旧", rule="PC101 sum-mismatch")
    assert [s["why"] for s in accepted(HEAD, gone)["stale"]] == ["gone"]
    shape = examine(load_text(HEAD))
    apply(shape, [gone], silent=frozenset({"PC101"}))
    assert shape["stale"] == []


def test_an_entry_of_another_filing_in_the_folder_is_left_alone() -> None:
    [fingerprint] = prints(HEAD + FAULT, "sum-mismatch")
    shape = accepted(HEAD + FAULT, Entry(fingerprint, "旧", file="other.txt"))
    assert shape["accepted"] == shape["stale"] == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[[accepted]]\nfingerprint = "ab"\n', "reason"),
        ('[[accepted]]\nfingerprint = "ab"\nreason = " "\n', "reason"),
        ('[[accepted]]\nreason = "x"\n', "fingerprint"),
        ('[[accepted]]\nfingerprint = "ab"\nraeson = "x"\n', "reason"),
        ('[[acepted]]\nfingerprint = "ab"\nreason = "x"\n', "accepted"),
        ('[[accepted]]\nfingerprint = "ab"\nreason = "x"\nuntil = "soon"\n', "2026-12-31"),
        ('[[accepted]]\nfingerprint = "ab"\nreason = "x"\n' * 2, "ab"),
        ("[[accepted", "TOML"),
    ],
)
def test_a_wrong_entry_is_an_error_that_names_it(tmp_path: Path, content: str, said: str) -> None:
    path = write(tmp_path, "perfcheck-accepted.toml", content)
    with pytest.raises(ConfigError) as caught:
        read(path)
    assert str(path) in str(caught.value)
    assert said in str(caught.value)
    report = write(tmp_path, "report.txt", HEAD + FAULT)
    assert run(report).returncode == 2


def test_entries_are_added_replaced_and_taken_out_and_comments_stay(tmp_path: Path) -> None:
    path = write(
        tmp_path, "perfcheck-accepted.toml", "# 说明\n\n[[accepted]]\nfingerprint = 'aa'\nreason = '甲'\n"
    )
    add(str(path), [Entry("bb", 'a "b"\\\n', until=date(2030, 1, 2), file="x.txt")])
    add(str(path), [Entry("aa", "乙")])
    assert {e.fingerprint: e.reason for e in read(path)} == {"aa": "乙", "bb": 'a "b"\\\n'}
    assert "# 说明" in path.read_text("utf-8")
    prune(str(path), [e for e in read(path) if e.fingerprint == "aa"])
    assert [(e.fingerprint, e.until, e.file) for e in read(path)] == [("bb", date(2030, 1, 2), "x.txt")]


def test_accept_lists_accepts_one_or_all_and_wants_a_reason(tmp_path: Path) -> None:
    report = write(tmp_path, "report.txt", HEAD + FAULT + "\n" + OTHER + "\n")
    listed = [line.split()[0] for line in run("accept", report).stdout.decode().splitlines()]
    assert len(listed) >= 2
    assert run("accept", report, "--all").returncode == 2
    assert run("accept", report, "--fingerprint", "zzzz", "--reason", "x").returncode == 2
    assert not (tmp_path / "perfcheck-accepted.toml").exists()
    assert run("accept", report, "--fingerprint", listed[0][:8], "--reason", "已核").returncode == 0
    assert [line.split()[0] for line in run("accept", report).stdout.decode().splitlines()] == listed[1:]
    assert run("accept", report, "--all", "--reason", "已核", "--until", "2999-01-01").returncode == 0
    assert run(report, "--fail-on", "note").returncode == 0
    shape = json.loads(run(report, "--format", "json").stdout)
    assert shape["findings"] == []
    assert len(shape["accepted"]) == len(listed)
    report.write_text(HEAD + FAULT.replace("50.20", "50.30") + "\n" + OTHER + "\n", "utf-8")
    ran = run(report)
    assert ran.returncode == 1
    assert "不起作用的接受：1 条" in ran.stdout.decode()
    assert run("accept", report, "--prune").returncode == 0
    assert "不起作用" not in run(report).stdout.decode()


def test_the_library_accepts_what_it_is_told_to_and_nothing_else(tmp_path: Path) -> None:
    report = write(tmp_path, "report.txt", HEAD + FAULT)
    run("accept", report, "--all", "--reason", "已核")
    assert not perfcheck.check_file(report).ok
    found = perfcheck.check_file(report, accepted=tmp_path / "perfcheck-accepted.toml")
    assert found.ok
    assert found.accepted[0].acceptance.reason == "已核"


def test_a_file_that_cannot_be_kept_whole_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "perfcheck-accepted.toml"
    inline = 'accepted = [{fingerprint = "aaaa", reason = "r"}]\n'
    path.write_text(inline, "utf-8")
    with pytest.raises(ConfigError):
        add(str(path), [Entry("bbbb", "r")])
    with pytest.raises(ConfigError):
        add(str(path), [Entry("bbbb", "\udcff")])
    monkeypatch.setattr("perfcheck.accept.entries._LIMIT", 10)
    with pytest.raises(ConfigError):
        add(str(path), [Entry("bbbb", "r")])
    assert [file.read_text("utf-8") for file in tmp_path.iterdir()] == [inline]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe_is_no_file_of_accepted_findings(tmp_path: Path) -> None:
    path = tmp_path / "perfcheck-accepted.toml"
    os.mkfifo(path)
    with pytest.raises(ConfigError):
        add(str(path), [Entry("bbbb", "r")])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe_in_place_of_accepted_findings_is_said_by_a_plain_check(tmp_path: Path) -> None:
    report = write(tmp_path, "a.txt", FAULTY_TEXT)
    os.mkfifo(tmp_path / "perfcheck-accepted.toml")
    ran = run(report)
    assert ran.returncode == 2
    assert "perfcheck-accepted.toml" in ran.stderr.decode()


def test_a_day_that_is_none_is_said_even_where_nothing_is_to_accept(tmp_path: Path) -> None:
    report = write(tmp_path, "a.txt", CLEAN_TEXT)
    ran = run("accept", report, "--all", "--until", "yesterday")
    assert ran.returncode == 2
    assert "--until" in ran.stderr.decode()
