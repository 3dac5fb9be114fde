"""The outline of a filing: title, headings, lists, year and kind."""

from __future__ import annotations

import time

import pytest

from perfcheck.model.document import Document
from perfcheck.read.flow import build
from perfcheck.read.outline import Heading, Outline, read_outline
from perfcheck.read.outline_kind import joined, matches, profiles


def outline(text: str) -> Outline:
    return read_outline(build(Document(text)))


def shown(found: Outline) -> list[tuple[int, str | None, str]]:
    return [(heading.level, heading.number, heading.title) for heading in found.headings]


def test_markers_of_different_styles_nest() -> None:
    text = (
        "第一部分 单位概况\n一、主要职责\n（一）管理事务\n1.登记\n（1）初审\n①核对\n（二）服务\n"
        "第二部分 决算说明\n一、收入"
    )
    assert [level for level, _, _ in shown(outline(text))] == [1, 2, 3, 4, 5, 6, 3, 1, 2]


def test_numbers_begin_again_under_a_new_parent() -> None:
    found = outline("一、收入\n1、拨款\n2、其他\n二、支出\n1、人员\n2、公用")
    assert [heading.parent for heading in found.headings] == [None, 0, 0, None, 3, 3]
    assert [run.ordinals for run in found.enumerations] == [[1, 2], [1, 2], [1, 2]]


@pytest.mark.parametrize(
    ("line", "title", "body"),
    [
        ("（一）基本支出情况。2023年基本支出较多。", "基本支出情况", "2023年基本支出较多。"),
        ("1.产出指标完成情况分析：均已完成。", "产出指标完成情况分析", "均已完成。"),
        ("一、绩效目标分解下达情况。", "绩效目标分解下达情况", ""),
    ],
)
def test_a_heading_may_be_glued_to_its_paragraph(line: str, title: str, body: str) -> None:
    flow = build(Document(line))
    (heading,) = read_outline(flow).headings
    assert heading.title == title
    assert flow.text[heading.body_start : heading.body_end] == body


def test_a_sentence_with_figures_is_an_item_and_no_title() -> None:
    found = outline("二、经费\n1、培训费3.20万元，比上年减少0.50万元。\n2、会议费1.10万元，同上年。")
    assert [heading.title for heading in found.headings] == ["经费"]
    assert [entry.ordinal for entry in found.entries] == [2, 1, 2]
    assert found.enumerations[-1].parent is found.headings[0]


def test_a_heading_that_lost_its_number_stands_with_its_neighbours() -> None:
    text = "一、概况\n（一）职责\n管理农机。\n预算支出情况\n（一）基本支出\n用于运转。\n三、绩效\n任务完成。"
    found = outline(text)
    assert shown(found) == [
        (1, "一、", "概况"),
        (2, "(一)", "职责"),
        (1, None, "预算支出情况"),
        (2, "(一)", "基本支出"),
        (1, "三、", "绩效"),
    ]
    assert found.headings[2].unnumbered


def test_two_lost_numbers_are_restored_where_two_are_missing() -> None:
    text = "一、收入说明\n增加。\n基金收支说明\n没有。\n运行经费说明\n减少。\n四、采购说明\n增加。"
    assert [heading.unnumbered for heading in outline(text).headings] == [False, True, True, False]


@pytest.mark.parametrize("leader", ["", "……3", "........3", "\t3"])
def test_a_contents_page_repeats_no_heading(leader: str) -> None:
    titles = ["一、概况", "二、收入情况", "三、支出情况", "四、名词解释"]
    contents = "".join(f"{title}{leader}\n" for title in titles)
    body = "".join(f"{title}\n本年情况正常。\n" for title in titles)
    found = outline(f"目录\n{contents}{body}")
    assert [heading.title for heading in found.headings] == ["概况", "收入情况", "支出情况", "名词解释"]


def test_a_number_on_a_line_of_its_own_takes_the_next_line_as_title() -> None:
    assert shown(outline("三、\n支出决算情况说明\n本年支出平稳。")) == [(1, "三、", "支出决算情况说明")]


def test_an_excerpt_may_begin_with_a_lower_heading() -> None:
    found = outline("6.其他收入没有变化。\n7.上年结转没有变化。\n（二）总支出\n支出平稳。")
    assert [entry.above for entry in found.entries] == [None, None, None]


def test_a_list_of_a_higher_style_stays_inside_a_list_that_goes_on() -> None:
    found = outline("1、职责\n（一）登记\n（二）审核\n2、机构\n设两室。")
    assert [heading.level for heading in found.headings] == [1, 2, 2, 1]


def test_a_number_may_stand_right_before_a_year() -> None:
    found = outline("1.上年情况良好。\n2.2023年情况良好。\n3.下年情况良好。")
    assert found.enumerations[0].ordinals == [1, 2, 3]


def test_lists_inside_a_paragraph_are_runs() -> None:
    found = outline("主要职责：1.编制预算。2.审核决算。3.监督执行。\n做法：一是培训；二是督查。")
    assert [(run.style, run.ordinals) for run in found.items] == [("arabic", [1, 2, 3]), ("is", [1, 2])]


def test_decimals_and_thousands_are_no_markers() -> None:
    found = outline("共计1.5万元，其中2.25万元。3.75万元结转，1,2、3号楼完工。")
    assert not found.entries
    assert not found.items


@pytest.mark.parametrize(
    ("text", "title", "year"),
    [
        (
            "青石县农机站2023年度部门整体支出\n绩效评价报告\n一、概况",
            "青石县农机站2023年度部门整体支出绩效评价报告",
            2023,
        ),
        ("青石县二〇二二年部门决算公开说明\n一、概况", "青石县二〇二二年部门决算公开说明", 2022),
        ("6\n（二）按支出结构划分。2021年度支出平稳，与2020年相比略有增加。", None, 2021),
    ],
)
def test_title_and_fiscal_year(text: str, title: str | None, year: int) -> None:
    found = outline(text)
    assert found.title == title
    assert found.fiscal_year == year


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("青石县2023年度部门整体支出绩效自评报告", "department-performance"),
        ("青石县2023年度部门决算公开", "final-accounts"),
        ("青石县道路项目支出绩效评价报告", "project-performance"),
        ("青石县2024年部门预算公开说明", "budget"),
    ],
)
def test_the_kind_comes_from_the_title(title: str, kind: str) -> None:
    assert outline(f"{title}\n一、概况\n设两室。").kind == kind


def test_the_heading_of_a_place_is_the_innermost_before_it() -> None:
    text = "前言。\n一、概况\n（一）职责\n管理农机。"
    flow = build(Document(text))
    found = read_outline(flow)
    inner = found.heading_at(flow.text.index("管理"))
    assert isinstance(inner, Heading)
    assert inner.title == "职责"
    assert found.heading_at(0) is None


@pytest.mark.parametrize("unit", ["一、收入\n", "1.收入。2.支出。\n", "目录\n", "（", "1.", "。三是"])
def test_hostile_text_takes_time_in_proportion(unit: str) -> None:
    def seconds(length: int) -> float:
        flow = build(Document(unit * (length // len(unit))))
        start = time.perf_counter()
        read_outline(flow)
        return time.perf_counter() - start

    short = min(seconds(20_000) for _ in range(3))
    assert seconds(160_000) < 30 * short + 0.1


CONTENTS = "第一部分 {}\n一、部门职责\n二、机构设置\n第二部分 决算情况说明\n一、收入决算情况说明\n"


@pytest.mark.parametrize("heading", ["目录\n", "目 录\n"])
def test_contents_that_are_announced_end_where_the_first_number_comes_again(heading: str) -> None:
    body = "第一部分 单位概况\n一、部门职责\n登记。\n二、机构设置\n设两室。\n第二部分 决算情况说明\n平衡。"
    found = outline(f"青石县农机站2023年度部门决算\n{heading}{CONTENTS.format('青石县农机站概况')}{body}")
    assert [title for level, _, title in shown(found) if level == 1] == ["单位概况", "决算情况说明"]


def test_contents_are_known_where_the_text_breaks_a_heading_after_its_number() -> None:
    body = "第一部分\n青石县农机站概况\n一、部门职责\n管理农机。\n第二部分\n决算情况说明\n收支平衡。"
    found = outline(f"青石县农机站2023年度部门决算\n{CONTENTS.format('青石县农机站概况')}{body}")
    assert [title for level, _, title in shown(found) if level == 1] == ["青石县农机站概况", "决算情况说明"]


BARE = """青石县农机站2023年度部门整体支出绩效自评报告
部门基本情况
设两个股室，在职十人。
一般公共预算支出情况
（一）基本支出
全年支出用于日常运转。
部门整体支出绩效情况
全年培训四期。
存在的问题及原因分析
无
下一步改进措施
加强学习。
"""


def test_chapters_without_any_number_are_known_by_their_titles() -> None:
    found = outline(BARE)
    assert found.title == "青石县农机站2023年度部门整体支出绩效自评报告"
    assert [(heading.level, heading.unnumbered) for heading in found.headings] == [
        (1, True),
        (1, True),
        (2, False),
        (1, True),
        (1, True),
        (1, True),
    ]
    assert found.profile == "hunan-department-2021"


def test_a_known_title_in_a_numbered_text_is_no_heading_of_its_own() -> None:
    numbered = BARE.replace("部门基本情况", "一、部门基本情况").replace("一般公共", "二、一般公共")
    assert "下一步改进措施" not in [heading.title for heading in outline(numbered).headings]


def test_a_profile_says_what_its_sections_tell_and_how_certain_it_is() -> None:
    known = profiles()
    assert all(
        profile.certainty in "ABC" and profile.province and profile.years for profile in known.values()
    )
    first = known["hunan-department-2021"].sections[0]
    assert first.need == "required"
    assert [part[0] for part in first.parts] == ["部门职责", "机构设置", "人员编制"]


def test_a_section_is_matched_by_any_of_its_titles_whatever_its_number() -> None:
    section = profiles()["hunan-department-2021"].sections[2]
    assert matches(section, joined(["部门（单位）整体支出绩效状况"]))
    assert matches(section, joined(["2023年度部门整体支出绩效情况"]))
    assert not matches(section, joined(["收入情况"]))
