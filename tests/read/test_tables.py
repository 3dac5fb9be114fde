"""Cells, headers and labels of tables."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from perfcheck.model.document import Cell, Document, Table
from perfcheck.model.table import Sheet
from perfcheck.pipeline import check_document
from perfcheck.read import flow
from perfcheck.read.tables import read_tables
from perfcheck.read.tables.literal import read_literal
from perfcheck.read.tables.titles import known
from perfcheck.read.tables.words import squeeze, unit_line
from tests.tables import Pages, Rows


def sheets(rows: Rows, *above: str) -> list[Sheet]:
    document = Pages().say(*above).table(rows).document()
    return read_tables(document, flow.build(document), 0)


def read(raw: str) -> Decimal | None:
    figure = read_literal(raw, squeeze(raw))
    return figure.value if figure is not None else None


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("2,940.05", "2940.05"),
        ("  12.50 ", "12.50"),
        ("(20.00)", "-20.00"),
        ("-3.10", "-3.10"),
        ("−3.10", "-3.10"),
        ("95.00%", "95.00"),
        ("1,503.\n52", "1503.52"),
        ("2,940.0\n5", "2940.05"),
        ("12.5万元", "12.5"),
        ("¥8.00", "8.00"),
        (".50", "0.50"),
    ],
)
def test_a_cell_that_prints_one_numeral_is_that_figure(raw: str, value: str) -> None:
    assert read(raw) == Decimal(value)


@pytest.mark.parametrize(
    "raw", ["", "—", "无", "甲项", "10.00 20.00", "100\n200", "(12.50", "1,23.00", "3/4", "第3"]
)
def test_a_cell_that_prints_none_or_several_is_no_figure(raw: str) -> None:
    assert read(raw) is None


@pytest.mark.parametrize(
    ("line", "unit"),
    [("单位：万元", "万元"), ("金额单位:元", "元"), ("(单位:人民币亿元)", "亿元"), ("单位:栖梧县某局", "")],
)
def test_a_line_names_the_unit_of_money_or_none(line: str, unit: str) -> None:
    assert unit_line(line.replace("：", ":")) == unit


def test_a_title_is_recognised_by_the_longest_name_that_it_contains() -> None:
    assert known("栖梧县某局2023年度财政拨款收入支出决算总表") == "grants"
    assert known("收入支出决算总表") == "overview"
    assert known("一般公共预算财政拨款基本支出决算表") == "basic"
    assert known("各站经费情况表") == ""


def test_merged_and_unmerged_headers_give_the_same_columns() -> None:
    merged = [
        ["项目", "合计", "基本支出", "<", "项目支出"],
        ["^", "^", "人员经费", "公用经费", "^"],
        ["甲", "3.00", "1.00", "1.00", "1.00"],
    ]
    plain = [["" if cell in "<^" else cell for cell in row] for row in merged]
    names = [[column.name for column in sheets(rows)[0].panels[0].columns] for rows in (merged, plain)]
    assert (
        names[0]
        == names[1]
        == [("项目",), ("合计",), ("基本支出", "人员经费"), ("基本支出", "公用经费"), ("项目支出",)]
    )


def test_two_tables_with_the_same_headers_and_titles_of_their_own_stay_apart() -> None:
    rows = [["项目", "金额"], ["甲", "1.00"], ["合计", "1.00"]]
    document = Pages().say("甲表").table(rows).say("乙表").table(rows).document()
    assert [sheet.title for sheet in read_tables(document, flow.build(document), 0)] == ["甲表", "乙表"]


def test_a_table_goes_on_over_pages_with_or_without_its_headers() -> None:
    head, rows = ["项目", "金额"], [["甲", "1.00"], ["乙", "2.00"]]
    document = Pages().say("甲表").table([head, *rows]).table([head, *rows]).table(rows).document()
    found = read_tables(document, flow.build(document), 0)
    assert [sheet.tables for sheet in found] == [[0, 1, 2]]
    assert len(found[0].panels[0].lines) == 6


def test_cells_that_overlap_reach_far_or_are_too_few_neither_crash_nor_cost_much() -> None:
    text = "1.00"
    cells = [Cell(at % 7, at, 0, 4, rows=10**9, columns=10**9) for at in range(300)]
    cells += [Cell(10**9, 10**9, 0, 0), Cell(3, 3, 0, 4), Cell(3, 3, 0, 4)]
    start = time.perf_counter()
    check_document(Document(text, tables=(Table(0, 4, tuple(cells)), Table(4, 4, ()))))
    check_document(Document(text, tables=(Table(0, 4, tuple(Cell(at, at, 0, 4) for at in range(20_000))),)))
    assert time.perf_counter() - start < 20


HOSTILE = {
    "5000 rows": [["项目", "金额"], *[["甲", "1.00"]] * 5000, ["合计", "5000.00"]],
    "5000 totals": [["项目", "金额"], *[["合计", "1.00"]] * 5000],
    "2500 subtotals": [["项目", "金额"], *[["甲", "1.00"], ["小计", "1.00"]] * 2500],
    "3000 columns": [["项目", *["合计"] * 3000], *[["甲", *["1.00"] * 3000]] * 2],
    "5000 headers": [["项目", "金额"]] * 5000,
    "1500 titles": [["项目", "金额", "数量"], ["甲", "1.00", "2"], ["支出表", "<", "<"]] * 1500,
    "5000 codes": [["科目编码", "科目名称", "合计"], *[["201", "甲", "1.00"]] * 5000],
}


@pytest.mark.parametrize("rows", HOSTILE.values(), ids=HOSTILE)
def test_a_large_table_takes_bounded_time(rows: Rows) -> None:
    document = Pages().say("单位：万元").table(rows).document()
    start = time.perf_counter()
    check_document(document)
    assert time.perf_counter() - start < 60
