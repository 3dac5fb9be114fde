"""Sections on problems: stock phrases, perfect scores."""

from __future__ import annotations

import pytest

import perfcheck

HEAD = "青石县农机站2023年度部门整体支出绩效自评报告\n一、基本情况\n设两个股室。\n二、绩效情况\n"


def names(text: str) -> set[str]:
    return {finding.name for finding in perfcheck.check_text(text).findings}


@pytest.mark.parametrize(
    "problems",
    [
        "1.预算编制不够科学。\n2.绩效目标设置有待细化。",
        "一是制度建设有待完善；二是财务人员业务水平不高。",
        "绩效管理意识不强，监督力度不够。",
    ],
)
def test_problems_of_any_office_are_noted(problems: str) -> None:
    assert "problems-generic" in names(
        f"{HEAD}任务完成。\n三、存在的问题\n{problems}\n四、改进措施\n加强学习。"
    )


@pytest.mark.parametrize(
    "problems",
    [
        "预算编制不够科学，机耕道项目结余12万元。",
        "绩效目标设置有待细化，如《烘干设备补贴》未设满意度指标。",
        "受汛期影响，监督检查频次不够。",
        "烘干中心尚未办理产权登记，设备闲置。",
        "无",
    ],
)
def test_problems_with_a_particular_are_let_pass(problems: str) -> None:
    assert "problems-generic" not in names(
        f"{HEAD}任务完成。\n三、存在的问题\n{problems}\n四、改进措施\n加强学习。"
    )


@pytest.mark.parametrize("score", ["自评得分100分", "综合得分为100.00分", "自评分100分"])
def test_a_perfect_score_without_a_problem_is_noted(score: str) -> None:
    assert "perfect-score" in names(f"{HEAD}{score}。\n三、存在的问题\n无\n四、改进措施\n加强学习。")
    assert "perfect-score" in names(f"{HEAD}{score}。\n三、改进措施\n加强学习。")


@pytest.mark.parametrize(
    "text",
    [
        "满分100分，自评得分97分。\n三、存在的问题\n无\n四、措施\n加强学习。",
        "总分100分。\n三、存在的问题\n无\n四、措施\n加强学习。",
        "自评得分100分。\n三、存在的问题\n烘干设备利用率偏低。\n四、措施\n提前检修。",
        "自评得分100分。工作中还有不足：检修不及时。",
    ],
)
def test_a_lower_score_or_a_named_problem_is_let_pass(text: str) -> None:
    assert "perfect-score" not in names(HEAD + text)
