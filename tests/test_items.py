"""The income and expenditure of a text as the tree that it describes."""

from __future__ import annotations

import pytest

import perfcheck


def tree(text: str) -> list[str]:
    report = perfcheck.check_text(text)
    values = {quantity.id: quantity.value for quantity in report.quantities}
    return [
        "  " * (item.level - 1)
        + " ".join(
            [item.label]
            + [
                f"{name}{values[found]}" if name else values[found]
                for name, found in (
                    ("", item.amount),
                    ("占", item.share),
                    ("增", item.change),
                    ("幅", item.growth),
                    ("预", item.budget),
                )
                if found
            ]
        )
        for item in report.items
    ]


def test_parts_stand_below_their_total_with_what_hangs_on_them() -> None:
    text = (
        "一、支出情况\n2022年基本支出120.50万元，较上年增加10.20万元。其中：人员经费80.30万元，占基本支出的66.64%；"
        "公用经费40.20万元，占基本支出的33.36%。\n"
    )
    assert tree(text) == [
        "基本支出 120.50 增10.20",
        "  人员经费 80.30 占66.64",
        "  公用经费 40.20 占33.36",
    ]


def test_a_sum_that_fails_still_says_what_is_part_of_what() -> None:
    text = "一、收入情况\n本年收入合计120.50万元，其中：财政拨款收入80.30万元，其他收入50.20万元。\n"
    assert tree(text) == ["本年收入合计 120.50", "  财政拨款收入 80.30", "  其他收入 50.20"]


def test_what_is_said_again_is_one_line_with_its_parts() -> None:
    text = (
        "一、支出情况\n本年支出合计120.50万元，其中：基本支出80.30万元，项目支出40.20万元。\n"
        "二、基本支出情况\n基本支出80.30万元，其中：人员经费70.10万元，公用经费10.20万元。\n"
    )
    assert tree(text) == [
        "本年支出合计 120.50",
        "  基本支出 80.30",
        "    人员经费 70.10",
        "    公用经费 10.20",
        "  项目支出 40.20",
    ]


def test_a_budget_and_what_was_spent_of_it_are_one_line() -> None:
    text = "一、支出决算情况\n公务接待费年初预算为8.50万元，支出决算为6.80万元，完成年初预算的80.00%。\n"
    assert tree(text) == ["公务接待费 6.80 预8.50"]


@pytest.mark.parametrize(
    "text",
    [
        "二、绩效情况\n投入专项经费20.50万元，建成站点3个。\n",
        "一、支出情况\n上年支出合计90.50万元。\n",
        "一、支出情况\n人均支出约2万元。\n",
    ],
)
def test_money_that_is_no_line_of_income_or_expenditure_is_left_out(text: str) -> None:
    assert tree(text) == []


def test_items_name_their_section_period_and_direction() -> None:
    text = "青原县水利局2022年度部门决算\n一、支出情况\n支出合计120.50万元，比上年减少3.20万元。\n"
    (item,) = perfcheck.check_text(text).items
    assert (item.section, item.period, item.direction) == ("支出情况", "2022", -1)
