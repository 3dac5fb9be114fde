"""Outputs of one file a report: told of the filing they are about, and put where they belong."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from perfcheck.errors import ReadError, Unsuited
from perfcheck.load import load_bytes, load_text
from perfcheck.model.filing import Filing
from perfcheck.model.shape import Shape
from perfcheck.write import Style
from perfcheck.write.each import Each, page_name
from perfcheck.write.sink import Folder

DATA = "支出合计10万元。\n".encode()


def echo(shape: Shape, filing: Filing, style: Style) -> bytes:
    return filing.data()


def test_a_report_s_file_stands_in_the_folder_where_its_filing_stood(tmp_path: Path) -> None:
    each = Each("docx", echo, Folder(str(tmp_path)), Style())
    document = load_bytes(DATA, "a.docx.txt")
    each.report({}, Filing(document, None, "局/a.docx", DATA))
    each.report({}, Filing(document, None, "局/a.txt", DATA))
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert found == {"局/a.docx", "局/a.txt.docx"}


def test_a_report_goes_to_a_stream_as_it_is() -> None:
    sink = io.BytesIO()
    Each("docx", echo, sink, Style()).report({}, Filing(load_bytes(DATA, "a"), None, "", DATA))
    assert sink.getvalue() == DATA


def test_a_filing_gives_the_bytes_that_were_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(DATA)
    filing = Filing(load_bytes(DATA, str(path)), str(path))
    assert filing.data() == DATA
    assert filing.place == "a.txt"
    path.write_bytes(DATA * 2)
    with pytest.raises(ReadError, match="改动"):
        filing.data()
    path.unlink()
    with pytest.raises(ReadError, match="无法再次读取"):
        filing.data()


def test_a_filing_of_no_file_or_of_many_has_no_bytes(tmp_path: Path) -> None:
    for filing in (Filing(load_text("x")), Filing(load_text("x"), str(tmp_path))):
        with pytest.raises(Unsuited):
            filing.data()


def test_a_name_gets_its_suffix_once() -> None:
    assert page_name("a.DOCX", ".docx") == "a.DOCX"
    assert page_name("a.doc", ".docx") == "a.doc.docx"
