"""Markdown: read as it is shown, with spans in the file's own text."""

from __future__ import annotations

import pytest

from perfcheck.config.limits import Limits
from perfcheck.errors import ReadError
from perfcheck.load import load_bytes
from perfcheck.model.document import Document
from perfcheck.model.job import Job
from perfcheck.pipeline import check_document


def read(text: str, name: str = "a.md") -> Document:
    return load_bytes(text.encode(), name)


def shown(text: str) -> list[str]:
    """The blocks, with the pieces of one paragraph joined."""
    document = read(text)
    made: list[str] = []
    for block in document.blocks:
        piece = document.text[block.start : block.end]
        if block.kind == "run":
            made[-1] += piece
        else:
            made.append(piece)
    return made


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("# 一、支出情况 #", "一、支出情况"),
        ("##二、结论", "二、结论"),
        ("一、支出情况\n===", "一、支出情况"),
        ("支出**120.50**万元，比上年*增加*`10`万元。", "支出120.50万元，比上年增加10万元。"),
        ("**“三公”经费**支出12万元", "“三公”经费支出12万元"),
        ("> - [x] 完成12项", "完成12项"),
        ("1. 基本支出", "1. 基本支出"),
        ('见[附表一](a.xlsx "表")的~~旧~~数', "见附表一的旧数"),
        ("共3*4*5=60间，占地_约_20亩", "共3*4*5=60间，占地_约_20亩"),
        ("1\\. 支出\\*见附注", "1. 支出*见附注"),
        ("甲<br>乙<!-- 略 -->丙[^1]", "甲乙丙"),
        ("![图](a.png)图一", "图一"),
        ("未配对的**星号和[方括号]", "未配对的**星号和[方括号]"),
    ],
)
def test_marks_are_left_out_and_everything_else_is_read(source: str, seen: str) -> None:
    assert shown(source)[0] == seen


def test_spans_speak_of_the_file_as_it_is() -> None:
    source = "# 标题\n\n支出合计**120.50万元**，其中：基本支出**80.30**万元，项目支出50.20万元。\n"
    report = check_document(read(source))
    (finding,) = report.findings
    assert report.document.text == source
    assert [span.line for span in finding.spans] == [3, 3, 3]
    assert all(source[span.start : span.end] == span.text for span in finding.spans)
    assert source[finding.spans[1].start :].startswith("80.30**万元")


def test_a_paragraph_of_several_lines_is_one_and_items_are_their_own() -> None:
    document = read("---\ntitle: x\n---\n甲，\n乙。\n- 丙\n- 丁\n\n***\n[a]: http://b\n戊\n")
    kinds = [(block.kind, document.text[block.start : block.end]) for block in document.blocks]
    assert kinds == [
        ("paragraph", "甲，"),
        ("line", "乙。"),
        ("paragraph", "丙"),
        ("paragraph", "丁"),
        ("paragraph", "戊"),
    ]


def test_the_cells_of_a_pipe_table_are_their_words() -> None:
    source = "单位：万元\n\n|项目 | **金额** |\n|:--|--:|\n| 基本\\|支出| 80.30 |\n|合计|\n\n后文。\n"
    document = read(source)
    (table,) = document.tables
    cells = [(c.row, c.column, c.name, source[c.start : c.end]) for c in table.cells]
    assert cells == [
        (0, 0, "A1", "项目"),
        (0, 1, "B1", "金额"),
        (1, 0, "A2", "基本\\|支出"),
        (1, 1, "B2", "80.30"),
        (2, 0, "A3", "合计"),
    ]
    assert source[: table.start] == "单位：万元\n\n"
    assert source[table.end :] == "\n\n后文。\n"
    assert shown(source) == ["单位：万元", "后文。"]


def test_only_the_suffix_makes_a_text_markdown() -> None:
    assert read("# 一、支出", "a.txt").blocks == ()
    assert read("# 一、支出", "a.markdown").media_type == "text/markdown"


def test_rows_past_the_limit_are_refused() -> None:
    source = "|a|b|\n|-|-|\n" + "|1|2|\n" * 30
    with pytest.raises(ReadError, match=r"limits\.rows"):
        load_bytes(source.encode(), "a.md", job=Job(Limits(rows=20)))
