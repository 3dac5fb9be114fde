"""A report says the same whether it comes as text or laid out as a PDF."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

import perfcheck
from perfcheck.load import load_text
from perfcheck.load.text import decode
from perfcheck.read.flow import build
from tests.literate import FIXTURES
from tests.load import pdffiles

if TYPE_CHECKING:
    from pathlib import Path

    from perfcheck.model.report import Report

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


def paragraphs(path: Path) -> list[str]:
    """The paragraphs of a text as a typist would set them."""
    text = decode(path.read_bytes(), path.name)
    flow = build(load_text(text))
    found = []
    for start, end in flow.paragraphs:
        first, last = flow.source(start, end)
        found.append("".join(text[first:last].split()))
    return found


def relations(report: Report) -> Counter[tuple[str, str, tuple[str, ...]]]:
    return Counter(
        (relation.kind, relation.verdict, tuple(term.text for term in relation.terms))
        for relation in report.relations
    )


def findings(report: Report) -> Counter[tuple[str, str]]:
    return Counter((finding.rule, finding.message) for finding in report.findings)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_laid_out_as_a_pdf_says_what_its_text_says(
    path: Path, layout: dict[str, object], tmp_path: Path
) -> None:
    copy = tmp_path / "report.pdf"
    title, *body = paragraphs(path)
    copy.write_bytes(pdffiles.report(body, title=title, **layout))  # type: ignore[arg-type]
    there, here = perfcheck.check_file(copy), perfcheck.check_file(path)
    assert relations(there) == relations(here)
    assert findings(there) == findings(here)
