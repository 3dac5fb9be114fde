"""Texts made to hurt: each gets a report, whose spans are right, in work that grows with its length."""

from __future__ import annotations

from cProfile import Profile
from time import perf_counter

import pytest

import perfcheck
from benchmarks.texts import HOSTILE, LONG_LINE, TWINS, hostile, report

SHORT, LONG = 500, 4_000
STEP = LONG // SHORT
# One pattern or one loop reads all of these: they are cheap enough to be read at length.
UNIFORM = ("digits", "commas", "points", "opening brackets", "其中", "letters", "spaces", "ellipses")
NAMES = [*HOSTILE, LONG_LINE]


def outcome(text: str) -> perfcheck.Report | None:
    """The report; None where the text was refused."""
    try:
        return perfcheck.check_text(text)
    except perfcheck.ReadError:
        return None


def calls(text: str) -> int:
    """How many functions run for the text: a count that no busy machine changes."""
    profile = Profile()
    profile.runcall(outcome, text)
    return sum(entry.callcount for entry in profile.getstats())


def duration(text: str) -> float:
    start = perf_counter()
    outcome(text)
    return perf_counter() - start


@pytest.mark.parametrize("name", NAMES)
def test_a_text_made_to_hurt_gets_a_report_whose_spans_are_right(name: str) -> None:
    report = outcome(hostile(name, SHORT))
    assert report is not None
    text = report.document.text
    assert all(text[q.span.start : q.span.end] == q.span.text for q in report.quantities)


@pytest.mark.parametrize("name", HOSTILE)
def test_eight_times_the_text_takes_about_eight_times_the_work(name: str) -> None:
    outcome("甲1万元。")
    assert calls(hostile(name, LONG)) < 1.5 * STEP * calls(hostile(name, SHORT)) + 20_000


@pytest.mark.parametrize("name", UNIFORM)
def test_no_pattern_reads_a_long_run_again_and_again(name: str) -> None:
    short, long = hostile(name, 40_000), hostile(name, 320_000)
    outcome(short)
    floor = max(duration(short), 0.05)
    assert min(duration(long) for _ in range(2)) < 24 * floor


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "\ud800" * 50 + "支出10万元。",
        "支出\x0010万元，\x00其中\x00基本支出3万元。",
        "\ufeff",
        "\u2028" * 20,
    ],
    ids=["empty", "blank", "lone surrogates", "NULs", "byte order mark", "line separators"],
)
def test_a_text_of_odd_characters_gets_a_report_or_is_refused(text: str) -> None:
    report = outcome(text)
    assert report is None or report.model_dump_json()


@pytest.mark.parametrize(
    "template", ["支出{}万元，其中：基本支出{}万元。", "实有{}人。", "占{}%。", "完成1.{}%。", "共{}，"]
)
def test_a_figure_of_five_thousand_digits_is_read_or_left_alone(template: str) -> None:
    report = outcome(template.replace("{}", "9" * 5_000))
    assert report is not None
    assert report.model_dump_json()


def test_brackets_around_brackets_take_work_that_grows_with_their_number() -> None:
    short, long = ("（" * deep + "100万元" + "）" * deep for deep in (SHORT, LONG))
    outcome("甲1万元。")
    assert calls(long) < 1.5 * STEP * calls(short) + 20_000


def test_brackets_and_lists_two_thousand_deep_are_no_recursion() -> None:
    assert outcome("支出" + "（其中：1万元" * 2_000) is not None


@pytest.mark.parametrize("name", TWINS)
def test_a_report_cut_off_anywhere_gets_a_report(name: str) -> None:
    text = report(name)
    for end in range(1, len(text), 7):
        assert outcome(text[max(end - 60, 0) : end]) or not text[max(end - 60, 0) : end].strip()


def test_a_text_may_end_right_after_a_count() -> None:
    assert outcome("局机关设股室5个，")
