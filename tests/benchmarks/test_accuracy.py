"""Scoring: what counts as caught, as covered and as a false alarm."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import perfcheck
from benchmarks.accuracy.labels import Label, Labelled, outside, own
from benchmarks.accuracy.scoring import score

WRONG = "基本支出100万元，其中：人员经费60万元，公用经费30万元。"
RIGHT = "基本支出100万元，其中：人员经费60万元，公用经费40万元。"


def tally(text: str, *labels: Label, quiet: tuple[tuple[str, ...], ...] = ()) -> dict[str, int]:
    case = Labelled("case", "family", text, labels, quiet=quiet)
    return dict(score(case, perfcheck.check_text(text))[0])


def test_a_labelled_fault_that_is_reported_is_caught_and_no_false_alarm() -> None:
    made = tally(WRONG, Label("sum", ("100", "60", "30"), holds=False))
    assert (made["faults"], made["caught"], made["errors"], made["clean"]) == (1, 1, 1, 1)


def test_an_error_without_a_label_is_a_false_alarm() -> None:
    made = tally(WRONG)
    assert (made["errors"], made["clean"]) == (1, 0)


def test_a_relation_that_holds_is_covered_where_the_report_states_it() -> None:
    made = tally(
        RIGHT, Label("sum", ("100", "60", "40"), holds=True), Label("sum", ("99", "60", "39"), holds=True)
    )
    assert (made["true"], made["covered"]) == (2, 1)


def test_an_error_on_figures_that_must_be_quiet_is_not_clean() -> None:
    made = tally(WRONG, Label("sum", ("100", "60", "30"), holds=False), quiet=(("60", "30"),))
    assert (made["errors"], made["clean"]) == (1, 0)


def test_a_crash_misses_the_whole_case() -> None:
    case = Labelled(
        "case", "family", RIGHT, (Label("sum", ("100", "60", "40"), holds=True),), ("sum-mismatch",)
    )
    made, _, _ = score(case, None)
    assert (made["covered"], made["quiet"], made["flagged"], made["crashed"]) == (0, 0, 0, 1)


def test_cases_of_others_are_read_from_a_path(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    entry = {
        "id": "a1",
        "text": RIGHT,
        "relations": [{"kind": "sum", "figures": ["100", "60", "40"], "holds": True}],
    }
    path.write_text(json.dumps(entry, ensure_ascii=False) + "\n", "utf-8")
    (case,) = outside(path)
    assert case.relations == (Label("sum", ("100", "60", "40"), holds=True),)
    path.write_text('{"id": "a1"}\n', "utf-8")
    with pytest.raises(ValueError, match=r"labels\.jsonl:1"):
        outside(path)


def test_the_literate_cases_are_labelled_cases_too() -> None:
    assert len(own()) > 300
    assert any(not label.holds for case in own() for label in case.relations)
