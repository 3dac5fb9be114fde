"""The text of a PDF: in the order in which it is read, each line with its page and box."""

from __future__ import annotations

import sys
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from perfcheck.config.limits import Limits
from perfcheck.errors import ReadError
from perfcheck.load import load_bytes
from perfcheck.model.job import Job
from perfcheck.read.flow import build
from tests.load import pdffiles

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

    from perfcheck.model.document import Document

pytest.importorskip("reportlab")
pytest.importorskip("pypdfium2")

SENTENCE = "本年支出合计120.50万元，其中：基本支出100.00万元，占82.99%；项目支出20.50万元，占17.01%。"
LONG = SENTENCE * 6


def read(data: bytes, name: str = "report.pdf", job: Job | None = None) -> Document:
    return load_bytes(data, name, job=job)


def paragraphs(document: Document) -> list[str]:
    flow = build(document)
    return [flow.text[start:end] for start, end in flow.paragraphs]


def kinds(document: Document, kind: str) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.kind == kind]


def plain(text: str) -> str:
    return text.translate(str.maketrans("，：；（）", ",:;()"))


def drawn(draw: Callable[[Canvas], None], **settings: object) -> bytes:
    page, buffer = pdffiles.canvas(**settings)  # type: ignore[arg-type]
    draw(page)
    page.save()
    return buffer.getvalue()


@pytest.mark.parametrize("rise", [-5.0, -3.0, 0.0, 3.0])
def test_digits_on_a_baseline_of_their_own_stay_in_their_sentence(rise: float) -> None:
    document = read(pdffiles.report([LONG, LONG], rise=rise))
    assert paragraphs(document) == [plain(LONG)] * 2


def test_a_paragraph_goes_on_over_the_page() -> None:
    document = read(pdffiles.report([SENTENCE] * 7 + [LONG * 3], header="汇编"))
    assert {place.page for place in document.places} == {1, 2}
    assert paragraphs(document) == [plain(SENTENCE)] * 7 + [plain(LONG * 3)]


def test_headers_footers_and_page_numbers_are_margins() -> None:
    document = read(pdffiles.report([LONG] * 12, header="部门公开材料汇编"))
    pages = max(place.page or 0 for place in document.places)
    assert pages > 2
    assert kinds(document, "margin") == [
        text for page in range(1, pages + 1) for text in ("部门公开材料汇编", f"- {page} -")
    ]


def test_a_heading_that_opens_each_of_two_pages_is_no_running_header() -> None:
    def draw(page: Canvas) -> None:
        for _ in range(2):
            pdffiles.put(page, 200, 740, "支出决算表", 16)
            pdffiles.put(page, 96, 700, "本表无数据。", 12)
            page.showPage()

    assert not kinds(read(drawn(draw)), "margin")


def test_larger_lines_are_headings_by_size() -> None:
    def draw(page: Canvas) -> None:
        for y, size, text in (
            (760, 22, "部门决算"),
            (720, 16, "一、概况"),
            (690, 12, SENTENCE[:20]),
            (660, 12, "无。"),
        ):
            pdffiles.put(page, 96, y, text, size)

    document = read(drawn(draw))
    assert [(block.kind, block.level) for block in document.blocks[:2]] == [("heading", 1), ("heading", 2)]
    assert document.blocks[2].kind != "heading"


def test_lines_of_a_contents_page_stay_apart() -> None:
    lines = [title + "." * 60 + page for title, page in (("一、概况", "3"), ("二、支出", "5"))]

    def draw(page: Canvas) -> None:
        for at, line in enumerate(lines):
            pdffiles.put(page, 72, 700 - 20 * at, line, 12)

    assert len(paragraphs(read(drawn(draw)))) == 2


def test_letter_spaced_text_has_no_spaces_in_its_words() -> None:
    def draw(page: Canvas) -> None:
        pdffiles.put(page, 72, 700, "本年支出合计2940.05万元，与上年持平。", 12, apart=5)

    assert read(drawn(draw)).text.strip() == "本年支出合计2940.05万元，与上年持平。"


def test_text_printed_twice_to_look_bold_is_there_once() -> None:
    def draw(page: Canvas) -> None:
        for shift in (0, 0.4):
            pdffiles.put(page, 72 + shift, 700, "一、部门概况2024年", 12)

    assert read(drawn(draw)).text.strip() == "一、部门概况2024年"


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_turned_page_is_read_upright(turned: int) -> None:
    document = read(pdffiles.report([LONG], page_size=(842.0, 595.0), turned=turned, numbered=False))
    assert paragraphs(document) == [plain(LONG)]


def test_a_box_of_a_turned_page_counts_from_the_corner_that_the_reader_sees() -> None:
    def draw(page: Canvas) -> None:
        page.setPageRotation(90)
        page.translate(595, 0)
        page.rotate(90)
        pdffiles.put(page, 100, 500, "本年支出120.50万元", 20)

    (place,) = read(drawn(draw)).places
    assert place.box == pytest.approx(
        (100, 595 - 500 - 17.6, 100 + pdffiles.width("本年支出120.50万元", 20), 97.4), abs=1
    )


def test_text_set_sideways_on_an_upright_page_is_read_and_found_where_it_is_seen() -> None:
    def draw(page: Canvas) -> None:
        page.translate(300, 100)
        page.rotate(90)
        pdffiles.put(page, 0, 0, "项目支出20.50万元", 12)

    document = read(drawn(draw))
    assert document.text.strip() == "项目支出20.50万元"
    left, top, right, bottom = document.places[0].box or (0, 0, 0, 0)
    assert (left, right) == pytest.approx((300 - 10.56, 301.44), abs=0.1)
    assert (top, bottom) == pytest.approx((742 - pdffiles.width("项目支出20.50万元", 12), 742), abs=0.1)


def test_a_slanting_watermark_is_a_margin() -> None:
    def draw(page: Canvas) -> None:
        for at in range(6):
            pdffiles.put(page, 72, 700 - 20 * at, "本年支出120.50万元，与上年基本持平。", 12)
        page.translate(150, 600)
        page.rotate(45)
        pdffiles.put(page, 0, 0, "征求意见稿2024", 40)

    document = read(drawn(draw))
    assert len(kinds(document, "margin")) >= 1
    assert paragraphs(document) == ["本年支出120.50万元,与上年基本持平。"] * 6


def test_two_columns_are_read_one_after_the_other() -> None:
    lines = pdffiles.wrapped(LONG * 2, 200, 10, 0)
    half = len(lines) // 2

    def draw(page: Canvas) -> None:
        pdffiles.put(page, 72, 780, "部门整体支出绩效评价报告及有关情况的说明材料（二〇二四年度）", 14)
        for column, part in enumerate((lines[:half], lines[half:])):
            for at, line in enumerate(part):
                pdffiles.put(page, 72 + 240 * column, 740 - 18 * at, line, 10)

    body = "".join(paragraphs(read(drawn(draw)))[1:])
    assert body == plain(LONG * 2)


def test_every_line_has_its_page_and_box() -> None:
    document = read(pdffiles.report([LONG] * 6, title="部门决算说明"))
    assert [place.start for place in document.places] == [block.start for block in document.blocks]
    assert all(a.end <= b.start for a, b in pairwise(document.places))
    for place in document.places:
        assert place.box is not None
        left, top, right, bottom = place.box
        assert 0 <= left < right <= 595
        assert 0 <= top < bottom <= 842


def test_a_file_is_known_by_its_bytes_and_not_by_its_name() -> None:
    data = b"\xef\xbb\xbf\r\n" + pdffiles.report([SENTENCE])
    assert read(data, "report.txt").media_type == "application/pdf"
    with pytest.raises(ReadError):
        read(b"%PDF-1.7\nnothing of the kind", "report.pdf")
    assert read("本年支出合计120.50万元。".encode(), "report.pdf").media_type == "text/plain"


def refused(data: bytes, job: Job | None = None) -> str:
    with pytest.raises(ReadError) as caught:
        read(data, "report.pdf", job)
    assert caught.value.zh.startswith("report.pdf：")
    assert caught.value.en.startswith("report.pdf: ")
    assert "\n" not in caught.value.zh + caught.value.en
    return caught.value.en


def test_a_scan_without_a_text_layer_is_refused() -> None:
    def draw(page: Canvas) -> None:
        page.rect(100, 100, 300, 300, fill=1)

    assert "no text layer" in refused(drawn(draw))


@pytest.mark.parametrize(("scans", "read_at_all"), [(1, True), (3, False)])
def test_a_file_that_is_mostly_scans_is_refused_with_their_pages(scans: int, read_at_all: bool) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    def draw(page: Canvas) -> None:
        pdffiles.put(page, 72, 700, "某某局2024年度部门决算", 20)
        for _ in range(scans):
            page.showPage()
            page.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)

    if read_at_all:
        assert read(drawn(draw)).text
    else:
        assert "pages 2, 3, 4" in refused(drawn(draw))


def test_a_text_layer_that_does_not_say_which_characters_it_shows_is_refused() -> None:
    data = pdffiles.report(["本单位认真落实年度工作安排，各项任务按期完成。"], numbered=False)
    assert "各项任务按期完成" in read(data).text
    # What is left are numbers of glyphs in a font that nobody has.
    nameless = data.replace(b"/UniGB-UCS2-H", b"/Identity-H").replace(b"(GB1)", b"(XX1)")
    assert nameless != data
    assert "OCR" in refused(nameless)


def test_a_locked_file_is_refused() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    def draw(page: Canvas) -> None:
        pdffiles.put(page, 72, 700, SENTENCE)

    assert "password" in refused(drawn(draw, encrypt=StandardEncryption("secret", strength=128)))


def test_a_file_that_anyone_may_open_but_not_change_is_read() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    def draw(page: Canvas) -> None:
        pdffiles.put(page, 72, 700, "与上年持平。")

    data = drawn(draw, encrypt=StandardEncryption("", ownerPassword="secret", canModify=0, strength=128))
    assert read(data).text.strip() == "与上年持平。"


def test_a_file_cut_short_is_refused_or_read_in_part() -> None:
    data = pdffiles.report([LONG] * 4)
    for length in (20, len(data) // 4, len(data) // 2):
        assert refused(data[:length])


def test_too_many_pages_are_refused() -> None:
    data = pdffiles.report([LONG] * 12)
    assert "limits.pages" in refused(data, Job(Limits(pages=2)))


def test_too_many_rows_are_refused() -> None:
    data = pdffiles.tables(([["a", "1"]] * 40, []), widths=(60, 60))
    assert "limits.rows" in refused(data, Job(Limits(rows=39)))


def test_progress_is_told_page_by_page() -> None:
    told: list[tuple[int, int]] = []
    data = pdffiles.report([LONG] * 12)
    read(data, job=Job(progress=lambda done, total: told.append((done, total))))
    assert told == [(page, len(told)) for page in range(1, len(told) + 1)]
    assert len(told) > 2


def test_without_the_library_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdffiles.report([SENTENCE])
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert "pip install 'perfcheck[pdf]'" in refused(data)
