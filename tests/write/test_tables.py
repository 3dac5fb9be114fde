"""Tables for spreadsheets: one row a finding, one a relation; numbers exact, text as text."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from openpyxl import load_workbook

from perfcheck.model.filing import Filing
from perfcheck.model.shape import Shape
from perfcheck.write import Style
from perfcheck.write.csv import Writer
from perfcheck.write.tables import FINDINGS, RELATIONS
from tests.write.reports import CLEAN_TEXT, faulty, made, report_of, written


def table(name: str, *reports: tuple[Shape, Filing]) -> list[dict[str, str]]:
    text = written(name, *reports)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_csv_has_a_row_for_each_finding_and_excel_knows_its_encoding() -> None:
    shape, filing = faulty()
    rows = table("csv", (shape, filing), report_of(CLEAN_TEXT, "b.txt", "b.txt"))
    assert tuple(rows[0]) == FINDINGS
    assert [row["fingerprint"] for row in rows] == [each["fingerprint"] for each in shape["findings"]]
    assert rows[0]["file"] == filing.path
    assert (rows[0]["line"], rows[0]["column"], rows[0]["page"]) == ("7", "7", "")
    assert rows[1]["figures"] == "12.50%；3200.00万元；400.00万元"


def test_csv_has_a_row_for_each_relation_with_exact_numbers() -> None:
    shape, filing = faulty()
    rows = table("csv-relations", (shape, filing))
    assert tuple(rows[0]) == RELATIONS
    for row, relation in zip(rows, shape["relations"], strict=True):
        assert row["verdict"] == relation["verdict"]
        assert Decimal(row["stated"]) == Decimal(relation["stated"])
        assert row["residual"] == "" or Decimal(row["residual"]) == Decimal(relation["residual"])
    assert rows[1]["base_unit"] == "元"


def test_an_input_that_cannot_be_read_is_a_row_of_its_own() -> None:
    sink = io.StringIO()
    writer = Writer(sink, Style(several=True))
    writer.unreadable("x.txt", "x.txt：找不到这个文件")
    writer.close()
    rows = list(csv.DictReader(io.StringIO(sink.getvalue().removeprefix("\ufeff"), newline="")))
    assert [(row["file"], row["severity"], row["message"]) for row in rows] == [
        ("x.txt", "unreadable", "x.txt：找不到这个文件")
    ]


def test_accepted_findings_are_rows_that_say_so() -> None:
    shape, filing = faulty()
    held = {"fingerprint": "x", "reason": "已核实", "who": None, "until": None}
    shape["accepted"] = [{"finding": shape["findings"].pop(0), "acceptance": held}]
    rows = table("csv", (shape, filing))
    assert [row["state"] for row in rows] == [""] * (len(rows) - 1) + ["accepted"]
    assert rows[-1]["reason"] == "已核实"


def test_a_workbook_has_a_sheet_of_filings_of_findings_and_of_relations() -> None:
    shape, filing = faulty()
    clean = report_of(CLEAN_TEXT, "b.txt", "b.txt")
    book = load_workbook(io.BytesIO(made("xlsx", (shape, filing), clean)))
    assert book.sheetnames == ["文件", "发现", "关系"]
    filings, findings, relations = book.worksheets
    assert filings.max_row == 3
    assert findings.max_row == 1 + len(shape["findings"])
    assert relations.max_row == 1 + len(shape["relations"]) + len(clean[0]["relations"])
    assert findings.freeze_panes == "A2"
    heads = [cell.value for cell in relations[1]]
    assert heads[7] == "结论"
    assert {row[7].value for row in relations.iter_rows(min_row=2)} >= {"准确成立", "不成立"}
    levels = {row[5].value for row in findings.iter_rows(min_row=2)}
    assert levels <= {"错误", "警告", "提示"}
    stated = relations.cell(row=3, column=heads.index("文中") + 1)
    assert (stated.data_type, stated.value) == ("n", 32000000)


def test_a_number_too_long_for_a_spreadsheet_stays_exact_as_text() -> None:
    shape, filing = faulty()
    shape["relations"][0]["stated"] = "12345678901234567.89"
    sheet = load_workbook(io.BytesIO(made("xlsx", (shape, filing))))["关系"]
    heads = [cell.value for cell in sheet[1]]
    assert sheet.cell(row=2, column=heads.index("文中") + 1).value == "12345678901234567.89"
