"""A report says the same whether it comes as text or laid out as a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import perfcheck
from tests.literate import FIXTURES
from tests.load import pdffiles
from tests.twins import findings_of, paragraphs, relations_of

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("reportlab")
pytest.importorskip("pypdfium2")

REPORTS = sorted((FIXTURES / "reports").glob("*.txt"))
LAYOUTS = {
    "justified": {"header": "部门公开材料汇编"},
    "ragged": {"justified": False},
    "without indents": {"indent": 0, "size": 12},
    "digits on a baseline of their own": {"rise": -4.0},
    "a turned page": {"turned": 90},
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_laid_out_as_a_pdf_says_what_its_text_says(
    path: Path, layout: dict[str, object], tmp_path: Path
) -> None:
    copy = tmp_path / "report.pdf"
    title, *body = ("".join(line.split()) for line in paragraphs(path.read_text("utf-8")))
    copy.write_bytes(pdffiles.report(body, title=title, **layout))  # type: ignore[arg-type]
    there, here = perfcheck.check_file(copy), perfcheck.check_file(path)
    assert relations_of(there) == relations_of(here)
    assert findings_of(there) == findings_of(here)
    assert there.document.title == here.document.title
    assert there.document.fiscal_year == here.document.fiscal_year
    assert there.document.kind == here.document.kind
