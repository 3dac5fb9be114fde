"""Workbooks: what their cells print, which of them are shown, and what cannot be read."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook

from perfcheck.config.limits import Limits
from perfcheck.errors import ReadError
from perfcheck.load import load_bytes
from perfcheck.load._office import convert, program
from perfcheck.load.workbook.printed import print_number
from perfcheck.model.document import Document
from perfcheck.model.job import Job

ACCOUNTING = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '
SHEET = "xl/worksheets/sheet1.xml"
HEAD = ("项目", "预算数", "决算数")
BODY = (("基本支出", 78, 80.3), ("项目支出", 42, 40.2), ("合计", 120, 120.5))


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def workbook(fill: Callable[[Any], None] | None = None, *, above: int = 0) -> bytes:
    """A workbook with one sheet, 收入表: the table below `above` empty rows, then what `fill` does."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "收入表"
    for at, row in enumerate((HEAD, *BODY), above + 1):
        for column, value in enumerate(row, 1):
            sheet.cell(at, column, value)
    if fill is not None:
        fill(sheet)
    return saved(book)


def read(data: bytes, name: str = "a.xlsx", **limits: int) -> Document:
    return load_bytes(data, name, job=Job(Limits(**limits)))


def rows(document: Document, table: int = 0) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for cell in document.tables[table].cells:
        found.setdefault(cell.row, []).append(document.text[cell.start : cell.end])
    return list(found.values())


def refused(data: bytes, said: str, name: str = "a.xlsx", **limits: int) -> None:
    with pytest.raises(ReadError, match=said) as caught:
        read(data, name, **limits)
    assert caught.value.en.startswith(f"{name}: ")
    assert "\n" not in caught.value.zh + caught.value.en


@pytest.mark.parametrize(
    ("value", "code", "printed"),
    [
        ("1234.5", "0.00", "1234.50"),
        ("1234567.891", "#,##0.00", "1,234,567.89"),
        ("0.005", "0.00", "0.01"),
        ("-0.001", "0.00", "0.00"),
        ("0.71646", "0.0%", "71.6%"),
        ("-1234.5", "#,##0.00_);(#,##0.00)", "(1,234.50)"),
        ("-5", "0.0;[Red]0.0", "5.0"),
        ("0", ACCOUNTING, "-"),
        ("-12.3", ACCOUNTING, "-12.30"),
        ("0", "#,##0;-#,##0;", ""),
        ("12345.6", "0!.0,", "1.2"),
        ("123456.7", '0!.0,"万"', "12.3万"),
        ("1234567", "0!.0000", "123.4567"),
        ("1234567.8", "#,##0.0,", "1,234.6"),
        ("12.345", "[$¥-804]#,##0.00", "¥12.35"),
        ("7", "0000", "0007"),
        ("12.5", "0.##", "12.5"),
        (".5", "#.00", ".50"),
        ("1.5", '[>=1]0.0"大";0"小"', "1.5大"),
        ("0.4", '[>=1]0.0"大";0"小"', "0小"),
        ("2961.68", "General", "2961.68"),
        ("0.333333333333333", "General", "0.333333333"),
        ("1234.56789012345", "General", "1234.56789"),
        ("1234567890123", "G/通用格式", "1234567890123"),
        ("-3", "General", "-3"),
        ("3.5", "# ?/?", "3.5"),
    ],
)
def test_a_figure_is_printed_as_its_format_prints_it(value: str, code: str, printed: str) -> None:
    assert print_number(Decimal(value), code) == printed


def test_a_table_is_the_figures_as_printed_with_the_names_of_their_cells() -> None:
    def fill(sheet: Any) -> None:
        for row in sheet["B2:C4"]:
            for cell in row:
                cell.number_format = "#,##0.00"

    document = read(workbook(fill))
    assert rows(document) == [
        list(HEAD),
        ["基本支出", "78.00", "80.30"],
        ["项目支出", "42.00", "40.20"],
        ["合计", "120.00", "120.50"],
    ]
    (table,) = document.tables
    assert (table.title, table.cells[-1].name, document.places[-1].cell) == ("收入表", "C4", "收入表!C4")


def test_titles_unit_lines_and_notes_are_lines_and_no_rows() -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = "收入支出决算总表"
        sheet.merge_cells("A1:C1")
        sheet["C2"] = "公开01表"
        sheet["A3"], sheet["C3"] = "部门：某局", "单位：万元"
        sheet["A8"] = "注：本表反映本年度收支。"

    document = read(workbook(fill, above=3))
    lines = [document.text[block.start : block.end] for block in document.blocks]
    assert lines == ["收入支出决算总表", "公开01表", "部门：某局", "单位：万元", "注：本表反映本年度收支。"]
    assert len(rows(document)) == 4
    assert [place.cell for place in document.places][:4] == [
        "收入表!A1",
        "收入表!C2",
        "收入表!A3",
        "收入表!C3",
    ]


def test_a_blank_row_ends_a_table_only_where_a_title_or_unit_line_follows() -> None:
    def fill(sheet: Any) -> None:
        sheet["A6"], sheet["B6"], sheet["C6"] = "结余", 1, 2
        sheet["A8"] = "支出决算表"
        sheet["C9"] = "单位：元"
        for column, value in enumerate(HEAD, 1):
            sheet.cell(10, column, value)
        sheet["A11"], sheet["B11"] = "教育支出", 5

    document = read(workbook(fill))
    assert [len(rows(document, table)) for table in range(len(document.tables))] == [5, 2]
    assert rows(document, 1)[1] == ["教育支出", "5", ""]


def test_years_over_columns_are_a_header_and_no_line() -> None:
    def fill(sheet: Any) -> None:
        sheet["B1"], sheet["C1"] = "2022年", "2023年"
        sheet["A1"] = None

    assert rows(read(workbook(fill)))[0] == ["", "2022年", "2023年"]


def test_hidden_rows_columns_and_sheets_are_left_out() -> None:
    def fill(sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True
        other = sheet.parent.create_sheet("草稿")
        other["A1"] = "不公开"
        other.sheet_state = "hidden"

    document = read(workbook(fill))
    assert rows(document) == [["项目", "决算数"], ["基本支出", "80.3"], ["合计", "120.5"]]
    assert [cell.name for cell in document.tables[0].cells][-2:] == ["A4", "C4"]


def test_a_merged_cell_stands_once_and_spans_what_is_shown() -> None:
    def fill(sheet: Any) -> None:
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("B1:D1")
        sheet.column_dimensions["C"].hidden = True
        sheet["D2"] = 1

    (table,) = read(workbook(fill)).tables
    spans = {cell.name: (cell.rows, cell.columns) for cell in table.cells}
    assert (spans["A2"], spans["B1"]) == ((2, 1), (1, 2))
    assert "A3" not in spans
    assert "D1" not in spans


def test_a_date_stays_a_date_also_in_the_formats_of_chinese_editions() -> None:
    def fill(sheet: Any) -> None:
        sheet["B2"] = date(2023, 12, 31)
        sheet["C2"] = date(2023, 1, 5)
        sheet["C2"].number_format = 'yyyy"年"m"月"d"日"'
        sheet["B3"].number_format = "0.000"

    assert rows(read(workbook(fill)))[1] == ["基本支出", "2023-12-31", "2023年1月5日"]
    data = rewritten(
        workbook(fill), "xl/styles.xml", lambda xml: re.sub(rb'(<xf numFmtId=)"166"', rb'\1"31"', xml)
    )
    assert rows(read(data))[2][1] == "1900年2月11日"


def test_formulas_are_read_as_the_values_that_were_saved_with_them() -> None:
    def fill(sheet: Any) -> None:
        sheet["C4"] = "=C2+C3"

    refused(workbook(fill), "收入表!C4")
    worked = rewritten(workbook(fill), SHEET, lambda xml: re.sub(rb"<v ?/>|<v></v>", b"<v>120.5</v>", xml))
    assert rows(read(worked))[3] == ["合计", "120", "120.5"]


def rewritten(data: bytes, member: str, change: Callable[[bytes], bytes]) -> bytes:
    """The zip with one member changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info.filename, change(content) if info.filename == member else content)
    return stream.getvalue()


def test_entities_bombs_and_rows_past_the_limit_are_refused() -> None:
    declared = rewritten(
        workbook(), SHEET, lambda xml: xml.replace(b"<worksheet", b"<!DOCTYPE a []><worksheet", 1)
    )
    refused(declared, "DTD")
    blown = rewritten(workbook(), SHEET, lambda xml: xml + b" " * 9_000_000)
    refused(blown, r"limits\.unpacked_ratio")
    refused(blown, r"limits\.unpacked_megabytes", unpacked_megabytes=1, unpacked_ratio=100_000)
    refused(workbook(), r"limits\.rows", rows=3)


def test_a_cell_far_from_all_others_costs_nothing() -> None:
    def fill(sheet: Any) -> None:
        sheet["XFD1048576"] = 1

    document = read(workbook(fill))
    assert document.tables[0].cells[-1].name == "XFD1048576"
    assert len(document.text) < 200


def test_a_workbook_is_known_by_its_content_whatever_its_name() -> None:
    assert read(workbook(), "a.xls").media_type.endswith("spreadsheetml.sheet")
    assert read(workbook(), "a.docx").tables


def test_progress_is_told_in_rows() -> None:
    told: list[tuple[int, int]] = []

    def fill(sheet: Any) -> None:
        for row in range(10, 510):
            sheet.cell(row, 1, f"事项{row}")
            sheet.cell(row, 2, row)

    load_bytes(workbook(fill), "a.xlsx", job=Job(progress=lambda done, total: told.append((done, total))))
    assert told == [(200, 504), (400, 504), (504, 504)]


@pytest.mark.skipif(program() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_older_formats_are_read_by_way_of_libreoffice(kind: str) -> None:
    data = convert(workbook(), "xlsx", kind, "a", Job())
    document = read(data, "a.xlsx")
    assert rows(document) == rows(read(workbook()))
    assert "spreadsheetml" not in document.media_type


def test_an_older_format_without_libreoffice_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    if program() is not None:
        pytest.skip("LibreOffice is installed where no PATH leads")
    ods = b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
    refused(ods, "LibreOffice", "a.ods")
