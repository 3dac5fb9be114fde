"""What the structural rules must see, and what they must let pass."""

from __future__ import annotations

import pytest

from perfcheck.config import Config
from perfcheck.model.document import Document
from perfcheck.model.workpaper import Workpaper
from perfcheck.read.flow import build
from perfcheck.read.outline import read_outline
from perfcheck.read.outline_kind import profiles
from perfcheck.rules import Draft, find_rule, run


def read(text: str, config: Config | None = None) -> Workpaper:
    document = Document(text)
    flow = build(document)
    return Workpaper(document, config or Config(), flow, read_outline(flow))


def drafts(name: str, text: str) -> list[Draft]:
    rule = find_rule(name)
    assert rule is not None
    return list(rule.check(read(text)))


def names(text: str) -> set[str]:
    return {rule.name for rule, _ in run(read(text))} - {"nothing-checked"}


REPORT = """湖南省青石县农机站2023年度部门整体支出
绩效自评报告
一、单位基本情况
设两个股室。
二、一般公共预算支出情况
支出平稳。
三、部门整体支出绩效情况
任务完成。
四、存在的问题及原因分析
进度偏慢。
"""


def test_missing_sections_are_one_warning_and_what_counties_drop_is_a_note() -> None:
    found_here = drafts("section-missing", REPORT)
    assert [draft.severity for draft in found_here] == [None, "note"]
    assert "下一步改进措施" in found_here[0].zh
    assert "存在的问题" not in found_here[0].zh


def test_an_outline_of_a_province_that_is_not_named_gives_one_note_that_says_so() -> None:
    (draft,) = drafts("section-missing", REPORT.replace("湖南省", ""))
    assert draft.severity == "note"
    assert "（按标题推定为“" in draft.zh
    assert draft.zh.endswith("可用 --profile 指定）")


def test_sections_are_known_by_title_whatever_their_number() -> None:
    whole = REPORT + "五、下一步工作措施\n提前编制。\n六、自评结果应用和公开情况\n随决算公开。\n"
    assert all(draft.severity == "note" for draft in drafts("section-missing", whole))


@pytest.mark.parametrize("line", [3, 5])
def test_an_excerpt_misses_no_sections(line: int) -> None:
    assert not drafts("section-missing", "\n".join(REPORT.splitlines()[line + 1 :]))


def test_an_outline_that_is_only_recalled_gives_notes_and_no_more() -> None:
    rule = find_rule("section-missing")
    assert rule is not None
    paper = read(REPORT, Config(profile="beijing-dept-eval"))
    assert {draft.severity for draft in rule.check(paper)} <= {"note"}


def test_what_a_section_leaves_out_is_a_note() -> None:
    text = REPORT.replace(
        "设两个股室。", "本站负责全县农机推广、检验和培训工作，" * 4 + "职责由县政府核定，内设两个股室。"
    )
    found_here = [draft for draft in drafts("section-missing", text) if "没有写到" in draft.zh]
    assert [(draft.severity, "人员编制" in draft.zh) for draft in found_here] == [("note", True)]


def test_a_report_that_follows_another_outline_in_full_gets_a_note() -> None:
    whole = (
        "青石县农机站2023年度部门整体支出绩效自评报告\n一、单位基本情况\n设两个股室。\n"
        "二、部门整体支出绩效情况\n任务完成。\n三、存在的问题\n进度偏慢。\n四、改进措施\n提前编制。"
    )
    assert {draft.severity for draft in drafts("section-missing", whole)} <= {"note"}


def test_a_text_that_breaks_off_misses_no_sections() -> None:
    broken = REPORT.replace(
        "进度偏慢。\n", "烘干设备项目因选址多次调整，全年进度偏慢，其中设备安装尚未完成，资金"
    )
    assert not drafts("section-missing", broken)


@pytest.mark.parametrize("name", [name for name, known in profiles().items() if known.certainty == "C"])
def test_every_recalled_outline_gives_notes_and_nothing_else(name: str) -> None:
    rule = find_rule("section-missing")
    assert rule is not None
    assert all(draft.severity == "note" for draft in rule.check(read(REPORT, Config(profile=name))))


def test_an_outline_that_is_asked_for_is_the_one_checked() -> None:
    rule = find_rule("section-missing")
    assert rule is not None
    found_here = list(rule.check(read(REPORT, Config(profile="project-evaluation-2020"))))
    assert "参考提纲" in found_here[0].zh


def test_an_outline_that_is_asked_for_is_checked_in_a_text_without_headings() -> None:
    rule = find_rule("section-missing")
    assert rule is not None
    (draft,) = rule.check(read("全年支出平稳。", Config(profile="project-evaluation-2020")))
    assert draft.spans == []


def test_chapters_without_numbers_are_checked_too() -> None:
    bare = "\n".join(line.split("、")[-1] for line in REPORT.splitlines()) + "\n无"
    assert drafts("section-missing", bare)


def test_a_contents_page_is_not_a_duplicate_and_hides_no_gap() -> None:
    text = (
        "目 录\n一、概况……1\n二、支出情况……2\n三、绩效情况……5\n"
        "一、概况\n设两个股室。\n二、支出情况\n支出平稳。\n三、绩效情况\n任务完成。"
    )
    assert names(text) == set()


def test_numbers_that_go_on_inside_the_paragraph_leave_no_gap() -> None:
    assert not drafts("heading-gap", "一、工作\n1.编制预算。2.审核决算。3.监督执行。\n4.公开信息。")


def test_numbers_that_run_on_under_the_next_heading_leave_no_gap() -> None:
    text = "（一）收入\n1.拨款增加。\n2.其他减少。\n（二）支出\n3.人员经费增加。\n4.公用经费减少。"
    assert not drafts("heading-gap", text)


def test_rows_of_a_table_are_no_headings() -> None:
    assert names("项目 | 金额 |\n1.出国费 | 0 |\n3.接待费 | 5 |\n其中：（2）用餐 | 5 |") == set()


def test_item_numbers_such_as_decimals_are_no_headings() -> None:
    assert not read("1.5万元用于培训。\n3.25万元用于接待。").outline.entries


@pytest.mark.parametrize("nothing", ["无", "无。", "暂无", "没有", "无\n无", "未发现问题。"])
def test_a_section_on_problems_that_says_nothing_is_sent_back(nothing: str) -> None:
    assert drafts("problems-empty", f"一、绩效\n任务完成。\n二、存在的主要问题\n{nothing}")


def test_a_bare_list_of_headings_is_no_empty_section() -> None:
    assert not drafts("problems-empty", "一、概况\n二、存在的问题\n三、改进措施\n四、其他")


def test_secrecy_is_put_as_something_to_verify() -> None:
    (draft,) = drafts("not-disclosed", "一、概况\n2、机构设置\n保密\n二、支出\n支出平稳。")
    assert "核实" in draft.zh
    assert "违规" not in draft.zh


@pytest.mark.parametrize(
    "text",
    [
        "职责包括：1)编制预算；2)审核决算；a)公开信息。",
        "“一季度完成招标，\n二季度开工。”",
        "收入（详见附表\n第二页）如下。",
        "印发《关于印发<内部控制办法>的通知》。",
    ],
)
def test_brackets_that_are_no_pair_by_custom_are_let_pass(text: str) -> None:
    assert not drafts("unbalanced-bracket", text)


@pytest.mark.parametrize("text", ["见附件（共3份)。", "见附件(共3份）。", "因公出国（境)费与上年持平。"])
def test_halves_of_different_width_are_a_note(text: str) -> None:
    assert drafts("mixed-bracket", text)


@pytest.mark.parametrize("bracket", ["【2023】", "[2023]", "(2023)", "（2023）", "［２０２３］"])
def test_a_document_number_belongs_in_its_own_brackets(bracket: str) -> None:
    assert drafts("doc-number-bracket", f"依据青农发{bracket}7号文件执行。")


@pytest.mark.parametrize(
    "text", ["比上年增加（减少）5万元。", "下降（增长）3.2%。", "占比为XX%，支出××万元。", "20XX年度支出。"]
)
def test_a_choice_or_blank_of_the_template_is_sent_back(text: str) -> None:
    assert drafts("placeholder-left", text)


@pytest.mark.parametrize(
    "text", ["较上年（减少）6万元。", "增速为三成，占二点五%。", "尺寸为10×20厘米。", "IPv4与XXL尺码。"]
)
def test_what_only_looks_like_a_blank_is_let_pass(text: str) -> None:
    assert not drafts("placeholder-left", text)


def test_a_heading_of_another_year_is_stale_and_a_comparison_is_not() -> None:
    head = "青石县农机站2023年度部门决算说明\n"
    assert drafts("stale-year", head + "一、2022年度部门决算情况说明\n收支平衡。")
    assert not drafts("stale-year", head + "一、决算情况说明\n与2022年度决算相比略有增加。")


@pytest.mark.parametrize(
    ("text", "stale"),
    [
        ("一、资产情况\n截至2022年12月31日，本站共有车辆2辆。", True),
        ("一、资产情况\n截至2022年底，编制12人。", True),
        ("一、资产情况\n截至2023年12月31日，本站共有车辆2辆。", False),
        ("一、资产情况\n截至2022年12月31日，共有车辆2辆；2023年购置1辆。", False),
        ("一、资产情况\n截至2022年底，项目累计结转，共有三项。", False),
        ("一、2022年度政府采购支出情况\n没有采购。", True),
        ("一、2024年度绩效目标\n提前编制。", False),
        ("一、与2022年度决算比较\n略有增加。", False),
    ],
)
def test_stocks_and_headings_of_the_year_before_are_stale(text: str, stale: bool) -> None:
    assert bool(drafts("stale-year", f"青石县农机站2023年度部门决算说明\n{text}")) == stale


@pytest.mark.parametrize(
    "text",
    [
        "决算数大于（小于）预算数的主要原因是人员变动。",
        "（单位名称）2023年度决算。",
        "报告日期：X年X月。",
        "一、采购情况（如无采购，请写明“无”）",
        "○○局2023年度支出。",
    ],
)
def test_words_of_the_template_are_sent_back(text: str) -> None:
    assert drafts("placeholder-left", text)


@pytest.mark.parametrize(
    "text", ["决算数大于预算数。", "部门（单位）名称：农机站", "二〇〇八年建成。", "一、收支增加（减少）情况"]
)
def test_words_like_those_of_a_template_are_let_pass(text: str) -> None:
    assert not drafts("placeholder-left", text)


def test_a_list_may_begin_in_another_paragraph_of_the_section() -> None:
    text = "一、做法\n一是健全制度。\n二是加强培训。\n（一）督查\n一是专项督查。二是随机抽查。"
    assert not drafts("ordinal-gap", text)
