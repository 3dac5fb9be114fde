"""Tables of a PDF: every cell with its text, its place and its span, on one page or several."""

from __future__ import annotations

from itertools import pairwise
from time import process_time
from typing import TYPE_CHECKING

import pytest

from perfcheck.load import load_bytes
from tests.load import pdffiles

if TYPE_CHECKING:
    from perfcheck.model.document import Document, Table

pytest.importorskip("reportlab")
pytest.importorskip("pypdfium2")

HEAD = [
    ["项目", "", "本年支出合计", "基本支出", "项目支出"],
    ["科目编码", "科目名称", "", "", ""],
]
HEAD_SPANS = [(0, 0, 1, 0), (2, 0, 2, 1), (3, 0, 3, 1), (4, 0, 4, 1)]
BODY = [
    ["205", "教育支出", "120.50", "100.00", "20.50"],
    ["20502", "普通教育", "120.50", "100.00", "20.50"],
    ["2050299", "其他普通教育支出中由乡镇中心学校列支的部分", "", "", "0.00"],
    ["", "合计", "120.50", "—", "20.50"],
]
WIDTHS = (60, 130, 80, 80, 80)
GRID = [(0, 0, -1, -1)]


def grid(document: Document, table: Table) -> list[list[str]]:
    """The texts of a table by rows, each cell once."""
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(document.text[cell.start : cell.end])
    return [rows[row] for row in sorted(rows)]


def read(data: bytes) -> Document:
    return load_bytes(data, "report.pdf")


def long_rows(count: int) -> list[list[str]]:
    return [[f"2{at:04}", f"第{at}项支出", f"{at}.50", f"{at}.00", "0.50"] for at in range(count)]


def test_each_cell_has_its_text_and_merged_cells_are_one() -> None:
    document = read(pdffiles.tables((HEAD + BODY, HEAD_SPANS), widths=WIDTHS))
    (table,) = document.tables
    assert grid(document, table) == [
        ["项目", "本年支出合计", "基本支出", "项目支出"],
        ["科目编码", "科目名称"],
        *BODY,
    ]
    spans = {document.text[cell.start : cell.end]: (cell.rows, cell.columns) for cell in table.cells[:6]}
    assert spans["项目"] == (1, 2)
    assert spans["本年支出合计"] == (2, 1)
    assert spans["科目编码"] == (1, 1)


def test_cells_are_named_by_table_column_and_row() -> None:
    document = read(pdffiles.tables((BODY, []), "其他情况见下表。", (BODY, []), widths=WIDTHS))
    names = [cell.name for table in document.tables for cell in table.cells]
    assert names[:6] == ["表1!A1", "表1!B1", "表1!C1", "表1!D1", "表1!E1", "表1!A2"]
    assert names[20] == "表2!A1"


def test_a_row_is_a_line_of_the_text_with_a_tab_for_each_edge_between_columns() -> None:
    document = read(pdffiles.tables((HEAD + BODY, HEAD_SPANS), widths=WIDTHS))
    (table,) = document.tables
    lines = document.text[table.start : table.end].splitlines()
    assert lines[2] == "205\t教育支出\t120.50\t100.00\t20.50"
    assert {line.count("\t") for line in lines} == {4}


def test_title_unit_and_note_around_a_table_are_paragraphs_of_the_text() -> None:
    data = pdffiles.tables("支出决算表", "单位：万元", (BODY, []), "注：本表反映支出情况。", widths=WIDTHS)
    document = read(data)
    blocks = [document.text[block.start : block.end] for block in document.blocks]
    assert blocks == ["支出决算表", "单位：万元", "注：本表反映支出情况。"]
    (table,) = document.tables
    assert document.blocks[1].end < table.start < table.end <= document.blocks[2].start


@pytest.mark.parametrize("repeat", [0, 2])
@pytest.mark.parametrize("pages", [False, True])
def test_a_table_over_three_pages_is_one_table_with_one_header(repeat: int, pages: bool) -> None:
    rows = long_rows(90)
    data = pdffiles.tables("支出决算表", (HEAD + rows, HEAD_SPANS), widths=WIDTHS, repeat=repeat, pages=pages)
    document = read(data)
    (table,) = document.tables
    assert grid(document, table)[2:] == rows
    assert sum(document.text[cell.start : cell.end] == "科目编码" for cell in table.cells) == 1
    assert {place.page for place in document.places} == {1, 2, 3}


def test_the_page_of_a_cell_is_the_one_it_is_printed_on() -> None:
    document = read(pdffiles.tables((long_rows(90), []), widths=WIDTHS))
    last = document.tables[0].cells[-1]
    place = next(place for place in document.places if place.start == last.start)
    assert (place.page, place.cell) == (3, "表1!E90")


def test_two_tables_on_one_page_stay_two() -> None:
    document = read(pdffiles.tables((BODY, []), "另表如下：", (BODY[:2], []), widths=WIDTHS))
    assert [len(grid(document, table)) for table in document.tables] == [4, 2]


def test_tables_on_two_pages_with_a_title_between_stay_two() -> None:
    rows = long_rows(40)
    document = read(pdffiles.tables((rows, []), "项目支出决算表", (rows, []), widths=WIDTHS))
    assert [len(grid(document, table)) for table in document.tables] == [40, 40]


def test_a_landscape_table_is_read_like_any_other() -> None:
    data = pdffiles.tables((HEAD + BODY, HEAD_SPANS), widths=WIDTHS, size=(842.0, 595.0))
    assert grid(read(data), read(data).tables[0])[2:] == BODY


def test_a_blank_cell_is_there_and_empty() -> None:
    (table,) = read(pdffiles.tables((BODY, []), widths=WIDTHS)).tables
    blank = [cell for cell in table.cells if cell.start == cell.end]
    assert [(cell.row, cell.column) for cell in blank] == [(2, 2), (2, 3), (3, 0)]


def test_a_table_ruled_above_and_below_only_has_columns_by_alignment() -> None:
    rows = [
        ["项目", "预算数", "决算数"],
        ["培训费", "12.00", "11.50"],
        ["会议费", "", "3.20"],
        ["合计", "12.00", "14.70"],
    ]
    document = read(pdffiles.tables((rows, []), widths=(120, 90, 90), rules="level"))
    assert grid(document, document.tables[0]) == rows


def test_prose_between_two_rules_is_prose() -> None:
    page, buffer = pdffiles.canvas()
    for y in (780, 700):
        page.line(72, y, 520, y)
    for at, text in enumerate(
        ("本年支出120.50万元，比上年增加10.00万元，", "增长9.05%，其中基本支出100.00万元。")
    ):
        pdffiles.put(page, 72, 750 - 20 * at, text, 14)
    page.save()
    document = read(buffer.getvalue())
    assert not document.tables
    assert len(document.blocks) == 2


def test_a_frame_around_prose_is_no_table() -> None:
    page, buffer = pdffiles.canvas()
    page.rect(60, 600, 480, 200)
    pdffiles.put(page, 72, 750, "本年支出120.50万元，与上年持平。", 14)
    page.save()
    document = read(buffer.getvalue())
    assert not document.tables
    assert document.blocks


def test_rows_that_no_rule_sets_apart_are_rows_where_figures_stand_one_above_another() -> None:
    page, buffer = pdffiles.canvas()
    xs, ys = (72, 200, 300, 400), (780, 750, 660)
    for x in xs:
        page.line(x, ys[0], x, ys[-1])
    for y in ys:
        page.line(xs[0], y, xs[-1], y)
    rows = [
        ["项目", "预算数", "决算数"],
        ["培训费", "12.00", "11.50"],
        ["会议费", "2.00", "3.20"],
        ["印刷费", "", "0.30"],
    ]
    for row, y in zip(rows, (760, 725, 700, 675), strict=True):
        for text, x in zip(row, xs[:3], strict=True):
            pdffiles.put(page, x + 8, y, text, 12)
    page.save()
    document = read(buffer.getvalue())
    assert grid(document, document.tables[0]) == rows


def test_rules_drawn_as_thin_filled_boxes_are_rules() -> None:
    page, buffer = pdffiles.canvas()
    for x in (72, 200, 300):
        page.rect(x, 700, 0.8, 60, stroke=0, fill=1)
    for y in (760, 730, 700):
        page.rect(72, y, 228, 0.8, stroke=0, fill=1)
    for text, x, y in (("收入", 80, 740), ("12.00", 210, 740), ("支出", 80, 710), ("11.00", 210, 710)):
        pdffiles.put(page, x, y, text)
    page.save()
    document = read(buffer.getvalue())
    assert grid(document, document.tables[0]) == [["收入", "12.00"], ["支出", "11.00"]]


def test_a_row_that_a_page_breaks_is_one_row() -> None:
    page, buffer = pdffiles.canvas()
    for rows in (
        [
            ("205", 720, "101", "其他普通教育支出中由乡镇中心"),
            ("206", 690, "22.00", "科学技术支出由区县统筹安排用"),
        ],
        [("", 780, "", "于成果转化的部分"), ("207", 750, "33.00", "文化支出")],
    ):
        ys = sorted({y - 8 for _, y, *_ in rows} | {max(y for _, y, *_ in rows) + 20})
        for x in (72, 130, 310, 400):
            page.line(x, ys[0], x, ys[-1])
        for y in ys:
            page.line(72, y, 400, y)
        for code, y, amount, label in rows:
            for text, x in ((code, 80), (label, 135), (amount, 320)):
                pdffiles.put(page, x, y, text)
        page.showPage()
    page.save()
    document = read(buffer.getvalue())
    assert grid(document, document.tables[0]) == [
        ["205", "其他普通教育支出中由乡镇中心", "101"],
        ["206", "科学技术支出由区县统筹安排用于成果转化的部分", "22.00"],
        ["207", "文化支出", "33.00"],
    ]


def test_text_that_runs_out_of_its_row_belongs_to_the_cell_that_it_began_in() -> None:
    page, buffer = pdffiles.canvas()
    xs, ys = (72, 168, 260), (760, 745, 730, 715)
    for x in xs:
        page.line(x, ys[0], x, ys[-1])
    for y in ys:
        page.line(xs[0], y, xs[-1], y)
    for y, label, rest, amount in ((748, "机关事业单位养老", "保险", "1.50"), (733, "培训费", "", "2.50")):
        pdffiles.put(page, 73, y, label, 11.5)
        pdffiles.put(page, 73, y - 13, rest, 11.5)
        pdffiles.put(page, 220, y, amount, 11.5)
    for text, x, y in (("城乡社区环境卫生", 73, 718), ("支出", 73, 705), ("3.50", 220, 718)):
        pdffiles.put(page, x, y, text, 11.5)
    page.save()
    document = read(buffer.getvalue())
    assert grid(document, document.tables[0]) == [
        ["机关事业单位养老保险", "1.50"],
        ["培训费", "2.50"],
        ["城乡社区环境卫生支出", "3.50"],
    ]


@pytest.mark.parametrize("shape", ["boxes", "rules", "grid"])
def test_a_drawing_of_thousands_of_strokes_takes_no_longer_than_seconds(shape: str) -> None:
    page, buffer = pdffiles.canvas()
    for at in range(4000):
        x, y = 40 + at % 60 * 8, 40 + at // 60 * 10
        if shape == "boxes":
            page.rect(x, y, 3.5, 6)
            page.rect(x + 3.5, y, 3.5, 6)
        elif shape == "rules":
            page.line(x, y, x + 3 + at % 5, y)
        else:
            page.line(x, y, x + 8, y)
            page.line(x, y, x, y + 10)
        pdffiles.put(page, x, y, "1", 5)
    page.save()
    began = process_time()
    assert read(buffer.getvalue()).text
    assert process_time() - began < 15


def test_places_stand_in_order_and_do_not_overlap() -> None:
    data = pdffiles.tables(
        "支出决算表", (HEAD + long_rows(70), HEAD_SPANS), "注：无。", widths=WIDTHS, pages=True
    )
    document = read(data)
    assert all(a.end <= b.start for a, b in pairwise(document.places))
    assert all(place.box and place.page for place in document.places)
    cells = [cell for table in document.tables for cell in table.cells]
    assert all(a.end <= b.start for a, b in pairwise(cells))
