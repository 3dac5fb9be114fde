"""The server in a real browser: choose a file, read the report, take the copy along."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import PHONE, WIDE, serious, watched
from tests.cli.process import FAULTY_TEXT
from tests.serve.servers import Running, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    with running("--isolated") as started:
        yield started


def test_a_chosen_file_is_checked_and_its_report_is_shown(
    browser: Browser, server: Running, tmp_path: Path
) -> None:
    path = tmp_path / "说明.txt"
    path.write_text(FAULTY_TEXT, "utf-8")
    with watched(browser, f"{server.address}/") as page:
        page.set_input_files("input[type=file]", path)
        page.wait_for_url("**/r/*/")
        page.click("#f1 .go")
        assert page.locator(".sheet .lit").count() == 3
        with page.expect_download() as saved:
            page.click("text=下载数据")
        assert saved.value.suggested_filename == "说明-report.json"
        page.click("text=再核对一份")
        assert page.locator(".drop .chosen").inner_text() == "把文件拖到这里，或点此选择"


@pytest.mark.skipif(find_spec("docx") is None, reason="python-docx is not installed")
def test_a_word_file_is_checked_and_its_annotated_copy_downloaded(
    browser: Browser, server: Running, tmp_path: Path
) -> None:
    import docx

    document = docx.Document()
    for line in FAULTY_TEXT.splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    with watched(browser, f"{server.address}/?lang=en") as page:
        page.set_input_files("input[type=file]", tmp_path / "a.docx")
        page.wait_for_url("**/r/*/")
        with page.expect_download() as saved:
            page.click("text=Annotated copy (Word)")
        data = saved.value.path().read_bytes()
    assert "comments" in _parts(data)


def _parts(data: bytes) -> list[str]:
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(data)) as opened:
        return [Path(name).stem for name in opened.namelist()]


@pytest.mark.skipif(find_spec("pdfplumber") is None, reason="pdfplumber is not installed")
def test_a_pdf_is_checked(browser: Browser, server: Running, tmp_path: Path) -> None:
    with watched(browser, "about:blank") as page:
        page.set_content("".join(f"<p>{line}</p>" for line in FAULTY_TEXT.splitlines()))
        page.pdf(path=tmp_path / "a.pdf")
    with watched(browser, f"{server.address}/") as page:
        page.set_input_files("input[type=file]", tmp_path / "a.pdf")
        page.wait_for_url("**/r/*/")
        assert "130.50" in page.locator("#f1").inner_text()


def test_a_broken_file_is_told_of_and_another_can_be_chosen(
    browser: Browser, server: Running, tmp_path: Path
) -> None:
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 no zip")
    (tmp_path / "good.txt").write_text(FAULTY_TEXT, "utf-8")
    with watched(browser, f"{server.address}/", refused=422) as page:
        page.set_input_files("input[type=file]", tmp_path / "broken.docx")
        page.wait_for_selector("[role=alert]")
        assert "broken.docx" in page.locator("[role=alert]").inner_text()
        assert serious(page) == []
        page.set_input_files("input[type=file]", tmp_path / "good.txt")
        page.wait_for_url("**/r/*/")


def test_it_works_without_scripts(browser: Browser, server: Running, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FAULTY_TEXT, "utf-8")
    with watched(browser, f"{server.address}/", java_script_enabled=False) as page:
        page.set_input_files("input[type=file]", tmp_path / "a.txt")
        page.click(".check")
        page.wait_for_url("**/r/*/")
        assert page.locator("#f1").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_no_serious_fault_of_accessibility(
    browser: Browser, server: Running, scheme: str, size: dict[str, int]
) -> None:
    with watched(browser, f"{server.address}/", size, color_scheme=scheme) as page:
        assert serious(page) == []
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.type") == "file"
