"""This filing against last year's: label by label, both places shown, nothing guessed."""

from __future__ import annotations

import json
from pathlib import Path
from time import perf_counter

import pytest

import perfcheck
from tests.cli.process import run, write

LAST = (
    "2022年度清溪乡部门决算说明\n一、支出情况\n2022年支出合计100.00万元，其中：基本支出60.00万元，项目支出40.00万元。\n"
    "二、“三公”经费\n2022年公务接待费支出12.40万元，培训费5.0万元，会议费年初预算4.00万元。会议费支出决算3.00万元。\n"
)
HEAD = "2023年度清溪乡部门决算说明\n一、支出情况\n"


def check(body: str, last: str = LAST) -> perfcheck.Report:
    return perfcheck.check_text(HEAD + body, previous=last)


def verdicts(body: str, last: str = LAST) -> list[tuple[str, str]]:
    previous = check(body, last).previous
    assert previous is not None
    return [(entry.kind, entry.verdict) for entry in previous.compared]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("2023年基本支出70.00万元，上年基本支出60.00万元。", ("printed", "exact")),
        ("2023年基本支出70.00万元，2022年基本支出61.00万元。", ("printed", "fails")),
        ("基本支出70.00万元，较上年的60.00万元增加10.00万元。", ("base", "exact")),
        ("基本支出70.00万元，较上年的61.00万元增加9.00万元。", ("base", "fails")),
        ("基本支出70.00万元，比上年增加10.00万元，增长16.67%。", ("change", "exact")),
        ("基本支出70.00万元，比上年增加9.00万元，增长14.75%。", ("change", "fails")),
        ("基本支出54.00万元，比上年减少6.00万元。", ("change", "exact")),
        ("基本支出70.00万元，比上年增长16.67%。", ("growth", "exact")),
        ("基本支出70.00万元，比上年增长18.00%。", ("growth", "fails")),
        ("公务接待费12.00万元，比上年减少0.40万元。", ("change", "exact")),
        ("基本支出60.00万元，与上年持平。", ("unchanged", "exact")),
        ("基本支出61.00万元，与上年持平。", ("unchanged", "fails")),
        ("2023年培训费6.00万元，上年培训费5.04万元。", ("printed", "rounding")),
        ("2023年支出合计110.00万元，比上年增加10.00万元。", ("change", "exact")),
    ],
)
def test_what_is_said_of_last_year_meets_what_was_published(body: str, found: tuple[str, str]) -> None:
    assert found in verdicts(body)


def test_what_is_carried_over_is_what_last_year_ended_with() -> None:
    last = LAST + "2022年末结转和结余10.00万元。\n"
    assert verdicts("2023年初结转和结余10.00万元。", last) == [("printed", "exact")]
    report = check("2023年度收入总计110.00万元，其中：本年收入99.00万元，年初结转和结余11.00万元。", last)
    assert [finding.severity for finding in report.findings] == ["warning"]


def test_accounts_are_compared_with_accounts_and_not_with_a_budget() -> None:
    assert ("change", "exact") in verdicts("会议费支出决算2.00万元，比上年减少1.00万元。")
    assert ("change", "exact") not in verdicts("会议费支出决算2.00万元，比上年减少2.00万元。")


def test_a_finding_shows_both_places() -> None:
    report = check("2023年公务接待费支出11.00万元，上年公务接待费支出14.20万元。")
    finding = next(f for f in report.findings if f.name == "restated-from-last-year")
    assert finding.severity == "error"
    assert [span.text for span in finding.spans] == ["14.20万元"]
    [place] = finding.elsewhere
    assert LAST[place.span.start : place.span.end] == place.span.text == "12.40万元"
    assert place.span.line == 5
    assert "12.40" in place.sentence
    assert not report.ok


def test_what_is_only_implied_or_on_another_basis_is_a_warning() -> None:
    for body in (
        "基本支出70.00万元，比上年增加9.00万元。",
        "按可比口径，2023年基本支出70.00万元，上年基本支出61.00万元。",
    ):
        found = [f.severity for f in check(body).findings if f.name == "restated-from-last-year"]
        assert found == ["warning"], body


def test_one_figure_departed_from_twice_is_one_finding() -> None:
    body = "2023年基本支出70.00万元，上年基本支出61.00万元。基本支出70.00万元，比上年增加9.00万元。"
    found = [f for f in check(body).findings if f.name == "restated-from-last-year"]
    assert len(found) == 1


def test_labels_without_a_counterpart_and_names_of_several_figures_are_listed_and_not_guessed() -> None:
    previous = check("差旅费9.00万元，比上年减少1.00万元。").previous
    assert previous is not None
    assert [(entry.label, entry.reason) for entry in previous.unmatched] == [("差旅费", "no-label")]
    last = LAST + "三、其他\n2022年基本支出55.00万元用于村级。\n"
    report = check("基本支出70.00万元，比上年增加9.00万元。", last)
    assert report.previous is not None
    assert [entry.reason for entry in report.previous.unmatched] == ["several-figures"]
    assert not [f for f in report.findings if f.name == "restated-from-last-year"]
    assert ("change", "exact") in verdicts("基本支出70.00万元，比上年增加15.00万元。", last)


def test_a_name_that_only_its_heading_explains_is_compared_with_nothing() -> None:
    last = LAST + "1.行政运行\n支出决算30.00万元。\n"
    assert verdicts("1.信息化建设\n支出决算8.00万元，比上年减少2.00万元。", last) == []


def test_a_year_in_a_name_or_sentences_earlier_makes_no_figure_last_years() -> None:
    body = "表彰2022年度先进村3个。2022年工作已经总结。今年新办培训班5期，基本支出61.00万元。"
    previous = check(body).previous
    assert previous is not None
    assert not previous.compared
    assert not previous.unmatched


def test_a_filing_of_another_year_has_no_counterparts() -> None:
    older = LAST.replace("2022", "2020")
    assert verdicts("2023年基本支出70.00万元，上年基本支出61.00万元。", older) == []


def test_without_last_years_filing_nothing_is_said_of_it() -> None:
    report = perfcheck.check_text(HEAD + "2023年公务接待费11.00万元，上年公务接待费14.20万元。")
    assert report.previous is None
    assert not [f for f in report.findings if f.rule == "PC204"]


def test_the_command_line_and_files_take_last_years_filing(tmp_path: Path) -> None:
    last = write(tmp_path, "last.txt", LAST)
    this = write(
        tmp_path, "this.txt", HEAD + "2023年公务接待费支出11.00万元，上年公务接待费支出14.20万元。\n"
    )
    assert run(this).returncode == 0
    ran = run(this, "--previous", last)
    assert ran.returncode == 1
    # A long path may be broken over lines.
    assert "last.txt第5行" in "".join(ran.stdout.decode().split())
    shape = json.loads(run(this, "--previous", last, "--format", "json").stdout)
    library = perfcheck.check_file(this, previous=last)
    assert library.model_dump(mode="json")["previous"] == shape["previous"]
    assert run(this, last, "--previous", last).returncode == 2
    assert run(this, "--previous", tmp_path / "nowhere.txt").returncode == 2


def test_every_place_lies_in_its_own_document() -> None:
    body = "2023年基本支出70.00万元，上年基本支出61.00万元；差旅费9.00万元，比上年减少1.00万元。"
    report = check(body)
    assert report.previous is not None
    for entry in report.previous.compared:
        assert (HEAD + body)[entry.span.start : entry.span.end] == entry.span.text
        assert LAST[entry.elsewhere.span.start : entry.elsewhere.span.end] == entry.elsewhere.span.text
    for left in report.previous.unmatched:
        assert (HEAD + body)[left.span.start : left.span.end] == left.span.text


def test_a_long_filing_against_a_long_one_takes_no_more_than_its_length() -> None:
    """Every claim meets every figure of its name, and no sentence ever ends."""
    last = "2022年度决算说明\n" + "，".join(f"2022年基本支出{n}.00万元" for n in range(2000))
    this = "2023年度决算说明\n" + "，".join("基本支出9.00万元，比上年增加1.00万元" for _ in range(2000))
    start = perf_counter()
    report = perfcheck.check_text(this, previous=last)
    spent = perf_counter() - start
    start = perf_counter()
    perfcheck.check_text(this)
    perfcheck.check_text(last)
    alone = perf_counter() - start
    assert report.previous is not None
    assert spent < 4 * alone
