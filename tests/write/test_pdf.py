"""The annotated PDF: highlights exactly on the figures, and nothing else changed."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from perfcheck.errors import Unsuited
from perfcheck.load import load_bytes, load_text
from perfcheck.model.filing import Filing
from perfcheck.pipeline import examine
from perfcheck.write import Style
from tests.cli.process import run
from tests.load import pdffiles

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("reportlab")
pytest.importorskip("pypdfium2")
pdfplumber = pytest.importorskip("pdfplumber")

WRONG = "本年支出合计120.50万元，其中：基本支出100.00万元，占82.99%；项目支出20.50万元，占19.01%。"
RIGHT = "本年收入合计98.00万元，其中：财政拨款收入90.00万元，其他收入8.00万元。"
FILL = "本单位认真落实年度工作安排，各项任务按期完成。" * 9


def annotated(data: bytes, lang: str = "zh") -> tuple[bytes, Any]:
    from perfcheck.write.pdf import render

    document = load_bytes(data, "report.pdf")
    shape = examine(document)
    return render(shape, Filing(document, data=data), Style(lang=lang)), shape


def under(page: Any, annotation: dict[str, Any]) -> str:
    """The characters whose middle lies under an annotation, by another reader of PDF."""
    left, top, right, bottom = (annotation[key] for key in ("x0", "top", "x1", "bottom"))
    return "".join(
        char["text"]
        for char in page.chars
        if left < (char["x0"] + char["x1"]) / 2 < right and top < (char["top"] + char["bottom"]) / 2 < bottom
    )


def notes(data: bytes) -> list[tuple[int, str, str]]:
    """Page, covered characters and note of each annotation."""
    with pdfplumber.open(BytesIO(data)) as file:
        return [
            (page.page_number, under(page, annotation), annotation["contents"])
            for page in file.pages
            for annotation in page.annots
        ]


def contents(data: bytes) -> list[bytes]:
    """The drawing instructions of each page."""
    with pdfplumber.open(BytesIO(data)) as file:
        return [b"".join(stream.get_data() for stream in page.page_obj.contents) for page in file.pages]


LAYOUTS = {
    "plain": {},
    "digits on a baseline of their own": {"rise": -4.0},
    "turned": {"turned": 90, "page_size": (842.0, 595.0)},
    "several pages": {"header": "汇编"},
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_each_highlight_covers_its_figure_and_says_what_is_wrong(layout: dict[str, Any]) -> None:
    data = pdffiles.report([FILL] * 9 + [RIGHT, WRONG], **layout)
    made, shape = annotated(data)
    (finding,) = (finding for finding in shape["findings"] if finding["name"] == "share-mismatch")
    found = [(page, text) for page, text, note in notes(made) if "share-mismatch" in note]
    assert found == [(span["page"], span["text"]) for span in finding["spans"]]
    note = next(note for _, _, note in notes(made) if "share-mismatch" in note)
    assert note.startswith("错误 PC102 share-mismatch")
    assert finding["message"] in note
    assert "÷" in note


def test_a_figure_in_a_table_cell_is_covered_alone() -> None:
    rows = [["类别", "说明"], ["支出", "本年支出合计120.50万元，其中基本支出100.00万元。"]]
    data = pdffiles.tables((rows, []), widths=(80, 300))
    from perfcheck.write.pdf import render

    document = load_bytes(data, "report.pdf")
    start = document.text.index("100.00")
    span = {"start": start, "end": start + 6}
    finding = {
        "rule": "PC101",
        "name": "sum-mismatch",
        "severity": "warning",
        "message": "相差",
        "spans": [span],
        "relations": [],
        "cause": None,
        "fingerprint": "f",
    }
    shape: Any = {"findings": [finding], "relations": [], "quantities": []}
    made = render(shape, Filing(document, data=data), Style())
    assert [text for _, text, _ in notes(made)] == ["100.00"]


def test_the_file_stays_as_it_is_and_what_is_new_stands_behind_it() -> None:
    data = pdffiles.report([WRONG], header="汇编")
    made, _ = annotated(data)
    assert made.startswith(data)
    assert contents(made) == contents(data)


def test_annotations_that_are_there_already_are_kept() -> None:
    page, buffer = pdffiles.canvas()
    page.textAnnotation("请核对", Rect=(20, 20, 60, 60))
    pdffiles.put(page, 40, 700, WRONG, 9)
    page.save()
    made, shape = annotated(buffer.getvalue())
    said = [note for _, _, note in notes(made)]
    assert said[0] == "请核对"
    assert len(said) > 1
    assert shape["findings"]


def test_a_finding_about_the_whole_report_is_a_note_on_the_first_page() -> None:
    made, shape = annotated(pdffiles.report(["本单位各项工作平稳。"], numbered=False))
    assert [finding["name"] for finding in shape["findings"]] == ["nothing-checked"]
    ((page, covered, note),) = notes(made)
    assert (page, covered) == (1, "")
    assert "PC901" in note


def test_a_file_that_only_its_owner_may_change_still_opens() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    page, buffer = pdffiles.canvas(encrypt=StandardEncryption("", ownerPassword="x", strength=128))
    pdffiles.put(page, 40, 700, WRONG, 9)
    page.save()
    made, _ = annotated(buffer.getvalue())
    assert any("share-mismatch" in note for _, _, note in notes(made))
    assert load_bytes(made, "report.pdf").text.strip() == WRONG


def test_notes_are_in_the_language_that_is_asked_for() -> None:
    made, _ = annotated(pdffiles.report([WRONG]), lang="en")
    assert notes(made)[0][2].startswith("error PC102")


def test_what_is_no_pdf_is_not_annotated_as_one() -> None:
    from perfcheck.write.pdf import render

    document = load_text(WRONG)
    with pytest.raises(Unsuited):
        render(examine(document), Filing(document, data=b"x"), Style())


def test_the_command_line_writes_the_annotated_file(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(pdffiles.report([WRONG]))
    ran = run("report.pdf", "--output", "pdf:reviewed.pdf", cwd=tmp_path)
    assert ran.returncode == 1
    assert notes((tmp_path / "reviewed.pdf").read_bytes())


def test_text_of_strangers_stays_text_in_a_note() -> None:
    from perfcheck.write.pdf import render

    data = pdffiles.report([WRONG])
    document = load_bytes(data, "report.pdf")
    shape = examine(document)
    nasty = "(javascript:alert)<script>\u202e\x1b[31m)>>/JS(=HYPERLINK)"
    shape["findings"] = [one | {"message": nasty} for one in shape["findings"]]
    made = render(shape, Filing(document, data=data), Style())
    told = " ".join(note for _, _, note in notes(made))
    assert "<script>" in told
    assert "\u202e" not in told
    assert "\x1b" not in told
    for action in (b"/JavaScript", b"/Launch", b"/URI", b"/OpenAction"):
        assert made.count(action) == data.count(action)
