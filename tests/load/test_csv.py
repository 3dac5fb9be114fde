"""CSV and TSV: one table whose cells are exact spans of the file's own text."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcheck.config.limits import Limits
from perfcheck.errors import ReadError
from perfcheck.load import load_bytes
from perfcheck.model.document import Document
from perfcheck.model.job import Job


def read(text: str | bytes, name: str = "a.csv", **limits: int) -> Document:
    data = text.encode() if isinstance(text, str) else text
    return load_bytes(data, name, job=Job(Limits(**limits)))


def rows(document: Document) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for cell in document.tables[0].cells:
        found.setdefault(cell.row, []).append(document.text[cell.start : cell.end])
    return list(found.values())


@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_what_separates_fields_is_seen_from_the_lines(separator: str) -> None:
    lines = [["项目", "金额，万元", "说明"], ["支出", "1234.50", "甲；乙"], ["合计", "1234.50", ""]]
    assert rows(read("\n".join(separator.join(line) for line in lines))) == lines


def test_quotes_stand_outside_a_cell_and_separators_inside_are_its_own() -> None:
    text = '项目,金额\r\n"基本,支出","1,234.50"\r\n"他称""甲""", 7 \r\n"两\n行",8\r\n'
    assert rows(read(text)) == [
        ["项目", "金额"],
        ["基本,支出", "1,234.50"],
        ['他称""甲""', "7"],
        ["两\n行", "8"],
    ]


def test_lines_above_a_table_are_text() -> None:
    document = read("收入支出决算表,,\n单位：万元,,\n\n项目,本年,上年\n支出,12,10\n")
    lines = [document.text[block.start : block.end] for block in document.blocks]
    assert lines == ["收入支出决算表", "单位：万元"]
    assert rows(document)[0] == ["项目", "本年", "上年"]
    assert document.places[-1].cell == "表1!C2"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings_are_those_of_text(encoding: str) -> None:
    assert rows(read("项目,金额\n支出镕,12\n".encode(encoding))) == [["项目", "金额"], ["支出镕", "12"]]


def test_only_the_suffix_makes_a_text_a_table() -> None:
    assert read("项目,金额\n支出,12\n", "a.txt").tables == ()
    assert read("项目\t金额\n支出\t12\n", "a.tsv").media_type == "text/tab-separated-values"


def test_rows_past_the_limit_are_refused() -> None:
    with pytest.raises(ReadError, match=r"limits\.rows"):
        read("1,2\n" * 30, rows=20)


WORDS = st.text(alphabet='支出12.,"\n ', min_size=1, max_size=6).filter(lambda word: word == word.strip())


@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=3, max_size=6))
def test_what_the_csv_module_writes_is_read_back(table: list[list[str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows(table)
    found = rows(read(stream.getvalue()))
    assert [[cell.replace('""', '"') for cell in row] for row in found] == table
