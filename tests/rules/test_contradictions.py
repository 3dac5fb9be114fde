"""Words against figures, and words against words: what is noted, and what is let pass."""

from __future__ import annotations

import pytest

import perfcheck
from perfcheck.model.report import Finding


def noted(text: str, name: str) -> list[Finding]:
    return [finding for finding in perfcheck.check_text(text).findings if finding.name == name]


@pytest.mark.parametrize(
    "text",
    [
        "差旅费年初预算8.00万元，支出决算9.20万元，完成年初预算的115%。决算数小于年初预算数的主要原因：行程合并。",
        "因公出国费支出决算为预算的60.5%，较上年减少2.00万元，决算数大于预算数的原因是团组增加。",
        "办公费年初预算数5.00万元，支出决算数4.00万元，决算数高于年初预算数。",
    ],
)
def test_accounts_said_to_be_on_the_other_side_of_the_budget_are_a_warning(text: str) -> None:
    assert [finding.severity for finding in noted(text, "budget-contradicted")] == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        "差旅费支出决算为年初预算的100%，决算数大于预算数的主要原因是四舍五入。",
        "差旅费年初预算8.00万元，支出决算9.20万元，完成全年预算的96%，决算数大于年初预算数的主要原因是追加。",
        "会议费完成预算的120%。培训费支出预算3.00万元，决算数小于预算数的主要原因是班次减少。",
        "支出完成预算的98%，收入决算数大于预算数。",
    ],
)
def test_another_stage_another_item_and_exact_completion_contradict_nothing(text: str) -> None:
    assert not noted(text, "budget-contradicted")


@pytest.mark.parametrize(
    "text",
    [
        "办公费较上年增长3.1%，主要是由于压减一般性支出。",
        "会议费比上年减少1.00万元。主要原因是：会议场次增加。",
        "印刷费与上年相比无变化，原因是印刷数量减少。",
        "接待费决算数大于预算数的主要原因是厉行节约，从严控制接待。",
    ],
)
def test_a_reason_that_points_the_other_way_is_a_note(text: str) -> None:
    assert [finding.severity for finding in noted(text, "reason-contradicted")] == ["note"]


@pytest.mark.parametrize(
    "text",
    [
        "决算数与预算数持平的主要原因是预算数为按规定程序调整后的全年预算数。",
        "出国费与上年持平，主要原因是两年均未安排出国。",
        "办公费比上年增加1.00万元，比预算减少0.50万元，主要原因是压减印刷。",
        "年末结转增加3.00万元，主要原因是项目支出减少。",
        "差旅费减少1.00万元，主要是视频会议增加。",
        "运行费比上年增加2.00万元，主要原因是购车增加，同时压减维修。",
        "收入下降，主要原因是2022年一次性补助增加。",
        "执行率下降，主要原因是全年预算增加。",
        "支出增加，主要是用于人员经费。",
        "接待费比上年减少1.00万元，主要原因是批次基本持平但标准降低。",
    ],
)
def test_a_reason_that_leaves_room_is_let_pass(text: str) -> None:
    assert not noted(text, "reason-contradicted")


def test_up_in_one_word_and_down_in_the_next_is_a_contradiction() -> None:
    assert noted("办公费较上年减0.40万元，增1.20%。", "direction-contradicted")
    assert not noted(
        "办公费5.00万元，较上年增加0.40万元，增长8.70%，较2019年减少1.00万元，下降16.67%。",
        "direction-contradicted",
    )


def test_a_base_in_another_paragraph_contradicts_no_direction() -> None:
    text = "行政单位72个，较上年无变化\n\n事业单位124个，较上年增加7个。"
    assert not noted(text, "direction-contradicted")


def test_a_name_repeated_in_one_list_is_noted_with_both_places() -> None:
    text = "项目支出9.00万元，其中：培训费4.00万元，印刷费3.00万元，培训费2.00万元。"
    (finding,) = noted(text, "part-repeated")
    assert finding.severity == "note"
    assert [span.text for span in finding.spans] == ["2.00万元", "4.00万元"]


@pytest.mark.parametrize(
    "text",
    [
        "国有资产总额9.0亿元，其中：市级资产总额4.0亿元、负债总额1.0亿元；县级资产总额5.0亿元、负债总额2.0亿元。",
        "共引进26名人才，其中24名硕士，2名博士。",
        "支出9.00万元，其中：甲镇培训费4.00万元，乙镇培训费5.00万元。",
    ],
)
def test_a_name_that_belongs_to_several_is_let_pass(text: str) -> None:
    assert not noted(text, "part-repeated")


@pytest.mark.parametrize(
    "text",
    [
        "支出下降7.25。",
        "收入为80.00万元，占总收入的62.5，其余为其他收入。",
        "支出完成年初预算的96.4；执行平稳。",
    ],
)
def test_a_decimal_after_words_of_growth_lacks_its_sign(text: str) -> None:
    assert noted(text, "percent-missing")


@pytest.mark.parametrize(
    "text",
    [
        "指数增长到103.5，总体平稳。",
        "分别增长3.1、2.2。",
        "占用耕地3.5，林地2.1。",
        "增长3.1个百分点。",
        "增长1.5倍。",
    ],
)
def test_a_decimal_that_may_be_something_else_is_let_pass(text: str) -> None:
    assert not noted(text, "percent-missing")


def test_a_list_with_one_bare_figure_is_noted_and_a_common_unit_is_not() -> None:
    assert noted("三年分别投入1.5亿元、1.6、1.8亿元。", "unit-missing")
    assert noted("各占12.5%、13.5、74.0%。", "unit-missing")
    assert not noted("三年分别投入1.5、1.6、1.8亿元。", "unit-missing")
    assert not noted("投入1.5亿元，得分98.5，产值2.0亿元。", "unit-missing")
