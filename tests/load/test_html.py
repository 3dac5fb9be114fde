"""Saved web pages: what of them is the report, and how it is shown."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from perfcheck.config.limits import Limits
from perfcheck.errors import ReadError
from perfcheck.load import load_bytes
from perfcheck.model.document import Document
from perfcheck.model.job import Job

SENTENCE = "2023年度支出合计120.50万元，其中：基本支出80.30万元，项目支出40.20万元。"
ABOVE = """<html><head><title>白石县水务局2023年度部门决算_白石县人民政府</title></head><body>
<div class="topbar"><a href="/">首页</a> <a href="/a">政务公开</a> <a href="/b">服务</a></div>
<ul id="mainNav"><li><a href="/1">新闻</a><li><a href="/2">公告</a></ul>
<div>当前位置：<a href="/">首页</a> &gt; <a href="/x">财政</a> &gt; 正文</div>"""
BELOW = """<div class="pager"><a href="/n">下一页</a></div><p>上一篇：<a href="/p">某局公告</a></p>
<div class="bottom">主办单位：白石县人民政府 技术支持：某中心 网站标识码：4300000000</div></body></html>"""


def read(page: str | bytes, name: str = "a.html") -> Document:
    return load_bytes(page.encode() if isinstance(page, str) else page, name)


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def lines(page: str) -> list[str]:
    return read(page).text.splitlines()


def grid(document: Document) -> list[tuple[int, int, int, int, str]]:
    (table,) = document.tables
    return [(c.row, c.column, c.rows, c.columns, document.text[c.start : c.end]) for c in table.cells]


def test_what_the_site_puts_around_a_report_is_left_out() -> None:
    tools = "<div>发布时间：2024-08-01 来源：县水务局 【字体：<a href='javascript:'>大</a>】 打印</div>"
    body = (
        f"<h1>白石县水务局2023年度部门决算</h1>{tools}<p>一、支出情况</p><p>{SENTENCE}</p><p>2024年8月1日</p>"
    )
    assert lines(ABOVE + body + BELOW) == [
        "白石县水务局2023年度部门决算",
        "一、支出情况",
        SENTENCE,
        "2024年8月1日",
    ]


def test_a_report_survives_a_class_name_that_calls_it_something_else() -> None:
    assert lines(f"<div class='header footer nav'><p>{SENTENCE}</p></div>") == [SENTENCE]


def test_a_menu_without_any_name_is_left_out_inside_a_report() -> None:
    menu = "".join(f"<p><a href='/{at}'>栏目{at}</a></p>" for at in range(4))
    assert lines(f"<p>{SENTENCE}</p>{menu}<p>{SENTENCE}</p>") == [SENTENCE, SENTENCE]


def test_a_contents_list_that_leads_within_the_page_belongs_to_the_report() -> None:
    contents = "".join(f"<p><a href='#{at}'>第{at}部分 情况</a></p>" for at in "一二三四")
    assert len(lines(f"<p>目录</p>{contents}<p>{SENTENCE}</p>")) == 6


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>var a = '支出合计1万元。';</script>",
        "<style>p { color: red }</style>",
        "<p style='display:none'>看不见。</p>",
        "<p hidden>看不见。</p>",
        "<style>.off{display: none}</style><p class='off'>看不见。</p>",
        "<!-- 看不见。 -->",
        "<select><option>2022年<option>2023年</select>",
    ],
)
def test_what_is_not_shown_is_not_read(hidden: str) -> None:
    assert lines(f"<html><p>{SENTENCE}</p>{hidden}<p>{SENTENCE}</p>") == [SENTENCE, SENTENCE]


def test_what_only_a_script_would_show_is_read_where_it_is_the_report() -> None:
    assert lines(f"<html><p>请稍候。</p><div style='display:none'><p>{SENTENCE}</p>" * 3)


def test_a_figure_set_in_several_elements_is_one() -> None:
    page = "<p>支出合计<b>12</b><span>0</span><font>.50</font>万元，\n  比上年&nbsp;&nbsp;增加。</p>"
    assert lines(page) == ["支出合计120.50万元， 比上年\xa0\xa0增加。"]


def test_a_line_break_makes_a_line_and_a_paragraph_makes_a_paragraph() -> None:
    page = "<p>一、支出情况<br>支出平稳，<br/>没有超支。</p><div>结论良好。</div><pre>甲\n乙。</pre>"
    assert blocks(read(page)) == [
        ("paragraph", "一、支出情况"),
        ("line", "支出平稳，"),
        ("line", "没有超支。"),
        ("paragraph", "结论良好。"),
        ("paragraph", "甲"),
        ("line", "乙。"),
    ]


def test_headings_have_their_level() -> None:
    document = read(f"<h2>一、支出情况</h2><p>{SENTENCE}</p>")
    assert [(block.kind, block.level) for block in document.blocks] == [("heading", 2), ("paragraph", 0)]


def test_the_numbers_that_lists_are_shown_with_are_text() -> None:
    page = (
        "<ol><li>收入。<li><p>支出。</p><ol type='a'><li>基本。</ol></ol>"
        "<ol start='4' reversed><li>甲。<li value=9>乙。</ol>"
        "<ol style='list-style-type: cjk-ideographic' start=11><li>总体情况。</ol>"
        "<ul><li>其他。</ul><ol type=I><li>末。</ol>"
    )
    numbered = [
        "1. 收入。",
        "2. 支出。",
        "a. 基本。",
        "4. 甲。",
        "9. 乙。",
        "十一、总体情况。",
        "其他。",
        "I. 末。",
    ]
    assert lines(page) == numbered


def test_a_number_of_a_note_stands_in_the_text_and_is_no_digit_of_the_figure() -> None:
    document = read("<p>支出120.50<sup>1</sup>万元，建成3m<sup>2</sup>花坛。</p>")
    assert document.text == "支出120.50¹万元，建成3m²花坛。\n"
    assert [kind for kind, _ in blocks(document)] == ["paragraph", "run"]


def test_the_reading_of_a_character_is_not_part_of_the_word() -> None:
    assert lines("<p><ruby>畬<rp>(</rp><rt>shē</rt><rp>)</rp></ruby>乡支出12万元。</p>") == [
        "畬乡支出12万元。"
    ]


def test_cells_stand_in_the_rows_and_columns_that_the_page_shows() -> None:
    page = """<table><tfoot><tr><td>合计<td>9<td>8</tr></tfoot><thead><tr><th rowspan=2>项目<th colspan=2>金额
    <tr><th>本年<th>上年</thead><tbody><tr><td>基本<br>支出<td>&nbsp;9<td></tbody></table>"""
    assert grid(read(page)) == [
        (0, 0, 2, 1, "项目"),
        (0, 1, 1, 2, "金额"),
        (1, 1, 1, 1, "本年"),
        (1, 2, 1, 1, "上年"),
        (2, 0, 1, 1, "基本 支出"),
        (2, 1, 1, 1, "9"),
        (2, 2, 1, 1, ""),
        (3, 0, 1, 1, "合计"),
        (3, 1, 1, 1, "9"),
        (3, 2, 1, 1, "8"),
    ]


def test_a_cell_is_named_by_its_table_column_and_row() -> None:
    document = read("<table><tr><td>项目<td>金额<tr><td>支出<td>12</table>" * 2)
    assert [place.cell for place in document.places][2:6] == ["表1!A2", "表1!B2", "表2!A1", "表2!B1"]


def test_a_table_that_only_holds_the_page_is_read_as_the_text_in_it() -> None:
    data = "<table><tr><td>项目<td>金额<tr><td>支出<td>12<tr><td>合计<td>12</table>"
    page = f"<table><tr><td>栏目<td><table><tr><td><p>{SENTENCE}</p>{data}</table></table>"
    document = read(page)
    assert len(document.tables) == 1
    assert blocks(document)[-1] == ("paragraph", SENTENCE)


def test_a_few_cells_of_prose_are_no_table() -> None:
    assert read(f"<table><tr><td>左<td>{SENTENCE * 4}<tr><td>注<td>无</table>").tables == ()


@pytest.mark.parametrize(
    "data",
    [
        f"<html><meta charset='gb2312'><p>{SENTENCE}镕</p>".encode("gb18030"),
        f"<html><p>{SENTENCE}镕</p>".encode("gb18030"),
        f"<html><p>{SENTENCE}镕</p>".encode("utf-8-sig"),
        f"<html><meta charset='gbk'><p>{SENTENCE}镕</p>".encode(),
        f"<html><p>{SENTENCE}镕</p>".encode("utf-16"),
    ],
    ids=["declared gb2312", "undeclared", "a mark", "declared wrongly", "utf-16"],
)
def test_the_bytes_decide_the_encoding_before_what_the_page_declares(data: bytes) -> None:
    assert read(data).text == SENTENCE + "镕\n"


def test_a_page_in_traditional_big5_is_read_by_what_it_declares() -> None:
    page = "<html><meta http-equiv='Content-Type' content='text/html; charset=big5'><p>支出合計12萬元。</p>"
    assert read(page.encode("big5")).text == "支出合計12萬元。\n"


@pytest.mark.parametrize("name", ["a.doc", "a.txt", "a.xls", "a"])
def test_a_page_is_known_by_its_content_whatever_its_name(name: str) -> None:
    page = f"<?xml version='1.0' encoding='utf-8'?><!-- a > b --><!-- c --><HTML><p>{SENTENCE}</p>"
    assert read(page, name).media_type == "text/html"


def test_plain_text_named_as_a_page_is_text() -> None:
    assert read(f"{SENTENCE}\n1 < 2\n").media_type == "text/plain"


def test_the_page_in_an_mhtml_file_is_read() -> None:
    message = EmailMessage()
    message["From"] = "<saved>"
    message["MIME-Version"] = "1.0"
    message.make_related()
    message.add_related(f"<html><p>{SENTENCE}</p></html>", subtype="html", charset="utf-8", cte="base64")
    message.add_related(b"\x89PNG", "image", "png")
    assert read(message.as_bytes(), "a.mht").text == SENTENCE + "\n"


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<html><script>load()</script>", "没有文字"),
        ("<html>" + "<div>" * 3000 + SENTENCE, "嵌套过深"),
        ("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n", "没有网页"),
    ],
    ids=["nothing shown", "nested too deeply", "no page inside"],
)
def test_a_page_that_cannot_be_read_is_refused_in_one_line(page: str, said: str) -> None:
    with pytest.raises(ReadError, match=said) as caught:
        read(page)
    assert caught.value.en.startswith("a.html: ")


def test_rows_past_the_limit_are_refused_by_the_name_of_the_setting() -> None:
    page = "<table>" + "<tr><td>支出<td>1" * 30 + "</table>"
    with pytest.raises(ReadError, match=r"limits\.rows"):
        load_bytes(page.encode(), "a.html", job=Job(Limits(rows=20)))
