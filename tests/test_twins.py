"""The same report in another format gives the same relations and the same findings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import perfcheck
from tests.twins import as_html, as_markdown, findings_of, relations_of

REPORTS = sorted((Path(__file__).parents[1] / "fixtures" / "reports").glob("*.txt"))
FORMATS: dict[str, Callable[[str], str]] = {"html": as_html, "md": as_markdown}


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_gives_the_same_relations_and_findings_in_another_format(
    path: Path, kind: str, tmp_path: Path
) -> None:
    twin = tmp_path / f"twin.{kind}"
    twin.write_text(FORMATS[kind](path.read_text("utf-8")), "utf-8")
    report, other = perfcheck.check_file(path), perfcheck.check_file(twin)
    assert relations_of(other) == relations_of(report)
    assert findings_of(other) == findings_of(report)
    assert (other.document.title, other.document.fiscal_year, other.document.kind) == (
        report.document.title,
        report.document.fiscal_year,
        report.document.kind,
    )
