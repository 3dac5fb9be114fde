"""Messages say what was stated, what was computed and the difference, in the printed unit."""

from __future__ import annotations

import pytest

import perfcheck
from perfcheck.config import Config


def message(text: str, name: str, lang: str = "zh") -> str:
    report = perfcheck.check_text(text, config=Config(lang="en" if lang == "en" else "zh"))
    return next(finding.message for finding in report.findings if finding.name == name)


def test_a_sum_shows_both_totals_and_the_gap_in_the_printed_unit() -> None:
    text = "本年收入合计900.50万元，其中：财政拨款收入700.20万元，其他收入100.10万元。"
    said = message(text, "sum-mismatch")
    assert said == "本年收入合计：各项相加为 800.30 万元，文中为 900.50 万元，差 100.20 万元"


def test_a_share_is_off_by_percentage_points() -> None:
    text = "支出合计800.00万元，其中：基本支出500.00万元，占65.50%；项目支出300.00万元，占37.50%。"
    said = message(text, "share-mismatch")
    assert "62.50%" in said
    assert "文中为 65.50%" in said
    assert "差 3.00 个百分点" in said


def test_staff_over_quota_says_by_how_many() -> None:
    assert "超出 7 人" in message("本单位核定编制15人，年末实际在编在岗人数22人。", "staffing-over-quota")


def test_a_change_turned_round_is_a_wrong_direction_and_no_error() -> None:
    report = perfcheck.check_text("本单位公务接待费支出12.00万元，比上年15.00万元增加3.00万元。")
    assert [(f.name, f.severity) for f in report.findings] == [("direction-contradicted", "warning")]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_messages_exist_in_both_languages(lang: str) -> None:
    said = message("局机关内设股室4个，即办公室、预算股、监督股。", "count-mismatch", lang)
    assert "3" in said
    assert "4" in said
