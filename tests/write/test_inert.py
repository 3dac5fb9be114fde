"""A filing's text stays inert in every output: markup, links, formulas, escapes, turned directions."""

from __future__ import annotations

import csv
import io
import re
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from perfcheck.write import FORMATS, Style
from tests.write.reports import ANSI, FORMULA, hostile, made, written

TEXTS = sorted(name for name, facts in FORMATS.items() if not facts.binary and not facts.each)
SHOWN = Style(show_passed=True)


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_output_steers_a_terminal(name: str) -> None:
    text = written(name, hostile(), style=SHOWN)
    assert "\x1b" not in text
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", text)


@pytest.mark.parametrize("name", TEXTS)
def test_no_output_turns_the_direction_of_what_follows(name: str) -> None:
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f]", written(name, hostile(), style=SHOWN))


def test_xml_is_well_formed_whatever_the_text_holds() -> None:
    text = written("junit", hostile())
    root = ElementTree.fromstring(text)
    assert root.findall(".//script") == []
    assert "<script>alert(1)</script>" in (root.find(".//failure").text or "")  # type: ignore[union-attr]


def test_a_pipeline_hears_no_command_but_the_annotations() -> None:
    for line in written("github", hostile()).splitlines():
        head, _, message = line[2:].partition("::")
        assert re.match(r"::(error|warning|notice) file=", line)
        assert "::" not in head
        assert "\r" not in message
    assert "%25" in written("github", hostile())
    concise = written("concise", hostile()).splitlines()
    assert not [line for line in concise if line.lstrip().startswith(("::", "##["))]


def test_markdown_has_no_markup_link_or_mention_of_the_filing() -> None:
    text = written("markdown", hostile())
    shown = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    tags = set(re.findall(r"<(\w+)", shown))
    ours = {"h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "strong", "details", "summary"}
    assert tags <= ours | {"blockquote", "pre", "code", "ul", "li"}
    assert "&lt;script&gt;" in shown
    assert shown.count("<h3>") == text.count("\n### ")
    prose = re.sub(r"(?s)<pre>.*?</pre>", "", shown)
    assert not re.search(r"@everyone|#1\b|https://e|www\.", prose)
    assert shown.count("<details>") == shown.count("</details>") > 0


def test_a_fence_outlasts_every_fence_of_the_text() -> None:
    text = written("markdown", hostile())
    opened = re.findall(r"(?m)^(`{3,})text$", text)
    assert opened
    assert {len(mark) for mark in opened} == {4}
    assert len(re.findall(r"(?m)^`{4}$", text)) == len(opened)


@pytest.mark.parametrize("name", ["csv", "csv-relations"])
def test_no_field_of_csv_is_a_formula(name: str) -> None:
    rows = list(csv.DictReader(io.StringIO(written(name, hostile()).removeprefix("\ufeff"), newline="")))
    assert rows
    for row in rows:
        for column, value in row.items():
            number = column in ("stated", "computed", "residual")
            assert number or not value.startswith(("=", "+", "-", "@", "\t", "\r")), (column, value)
    assert any(value.startswith(f"'{FORMULA[:10]}") for row in rows for value in row.values())


def test_no_cell_of_a_workbook_is_calculated() -> None:
    data = made("xlsx", hostile())
    with ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            body = parts.read(name).decode("utf-8")
            assert "<f>" not in body
            assert "<hyperlink" not in body
            assert ANSI[0] not in body
    sheets = load_workbook(io.BytesIO(data)).worksheets
    cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    assert any(cell.quotePrefix for cell in cells if str(cell.value).startswith(FORMULA[:10]))
