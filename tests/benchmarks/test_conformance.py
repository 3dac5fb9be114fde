"""Outside suites are read by path, scored by what was expected, and left out with a reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.conformance import Tally, cases, out_of_scope, unread


def case(text: str, value: str, kind: str = "money", **more: Any) -> dict[str, Any]:
    expected = [{"surface": text, "value": value, "kind": kind}]
    return {"id": "a", "text": text, "kind": kind, "expected": expected, **more}


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("共计五千元", "5000", "money"),
        ("共计3.2万元", "3.2", "money"),
        ("共计3.2万元", "32000", "money"),
        ("占百分之十五", "15", "percent"),
        ("提高3个百分点", "3", "percentage_point"),
        ("需要10万元至20万元", "[100000,200000]", "range"),
    ],
)
def test_what_is_expected_is_read_in_the_printed_or_the_base_unit(text: str, value: str, kind: str) -> None:
    assert unread(case(text, value, kind)) == []


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("共计五千元", "5001", "money"),
        ("共计15元", "15", "percent"),
        ("需要10万元至20万元", "[100000,300000]", "range"),
        ("没有数字", "(,)", "range"),
    ],
)
def test_another_value_or_unit_or_no_range_is_not_what_was_expected(text: str, value: str, kind: str) -> None:
    assert len(unread(case(text, value, kind))) == 1


def test_a_case_out_of_scope_is_counted_by_its_reason_and_not_tried() -> None:
    tally = Tally()
    for each in (
        case("第三名", "3", "ordinal"),
        case("1e5", "1", scope="out", note="exponents"),
        case("共计五千元", "1", scope="edge"),
        case("共计五千元", "5000"),
    ):
        tally.add(each)
    assert tally.left_out["exponents"] == 1
    assert tally.left_out.total() == 2
    assert dict(tally.tried) == {("edge", "money"): 1, ("core", "money"): 1}
    assert dict(tally.right) == {("core", "money"): 1}
    assert not out_of_scope(case("5元", "5"))


def test_a_line_that_is_no_case_is_named(tmp_path: Path) -> None:
    suite = tmp_path / "a.jsonl"
    suite.write_text(json.dumps(case("5元", "5")) + "\n\n" + '{"text": "5元"}\n', "utf-8")
    with pytest.raises(SystemExit, match="line 3: not a case"):
        list(cases(suite))
