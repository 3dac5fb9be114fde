"""The annotated Word file: a comment exactly on each figure, and nothing else changed."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from benchmarks.damage import damage
from benchmarks.samples import SAMPLES
from perfcheck.cli import main
from perfcheck.errors import PerfcheckError, Unsuited, WriteError
from perfcheck.load import load_bytes, load_text
from perfcheck.model.filing import Filing
from perfcheck.pipeline import examine
from perfcheck.write import Style
from perfcheck.write.docx import render
from perfcheck.write.word.annotate import annotate
from tests.literate import FIXTURES
from tests.load.test_docx import REPORTS
from tests.load.wordfiles import W, level, listed, lists, members, p, r, table, twin, word_file, zipped

if TYPE_CHECKING:
    from pathlib import Path

    from perfcheck.model.document import Document

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
CHANGED = {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
COMMENT = f"{{{W}}}comment"
ID, TEXT, PARAGRAPH, RUN = (f"{{{W}}}{local}" for local in ("id", "t", "p", "r"))
OURS = ("commentRangeStart", "commentRangeEnd", "commentReference")


def finding(*spans: tuple[int, int], **more: Any) -> dict[str, Any]:
    """A finding as plain data."""
    made: dict[str, Any] = {
        "rule": "PC101",
        "name": "sum-mismatch",
        "severity": "error",
        "message": "合计不符",
    }
    made |= {"relations": [], "cause": None, "basis": [], "elsewhere": []}
    return made | {"spans": [{"start": start, "end": end} for start, end in spans]} | more


def commented(data: bytes, *findings: dict[str, Any]) -> bytes:
    """A docx with comments on findings."""
    document = load_bytes(data, "报告.docx")
    shape = {"source": {"name": "报告.docx"}, "quantities": [], "relations": [], "findings": list(findings)}
    return annotate(data, shape, document.text, "zh")


def on(data: bytes, *figures: str) -> bytes:
    """A docx with one comment on each of these stretches of its text."""
    text = load_bytes(data, "报告.docx").text
    return commented(data, *(finding((text.index(one), text.index(one) + len(one))) for one in figures))


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def anchored(data: bytes) -> dict[str, str]:
    """The text between the two ends of each comment, by id."""
    open_now: set[str] = set()
    found: dict[str, str] = {}
    for element in part(data).iter():
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if name == "commentRangeStart":
            open_now.add(element.get(ID, ""))
            found[element.get(ID, "")] = ""
        elif name == "commentRangeEnd":
            open_now.discard(element.get(ID, ""))
        elif name in ("t", "tab", "noBreakHyphen") and name:
            for one in open_now:
                found[one] += element.text or "" if name == "t" else "\t"
    return found


def notes(data: bytes) -> dict[str, list[str]]:
    """The lines of each comment, by id."""
    return {
        comment.get(ID, ""): ["".join(map(str, line.itertext(TEXT))) for line in comment.iter(PARAGRAPH)]
        for comment in part(data, "word/comments.xml").iter(COMMENT)
    }


def looks(data: bytes) -> list[tuple[str, ...]]:
    """Everything in the body but comments, with each character beside the formatting of its run."""
    made: list[tuple[str, ...]] = []
    for element in part(data).iter():
        name = etree.QName(element).localname
        if name == "t":
            run = element.getparent()
            assert run is not None
            style = run.find(f"{{{W}}}rPr")
            shown = "" if style is None else etree.tostring(style, method="c14n").decode()
            made += [(char, shown, *sorted(map(str, run.attrib.values()))) for char in element.text or ""]
        elif name not in (*OURS, "r", "rPr") and not inside_run_style(element):
            made.append((name, *sorted(map(str, element.attrib.items()))))
    return made


def inside_run_style(element: etree._Element) -> bool:
    return any(above.tag == f"{{{W}}}rPr" for above in element.iterancestors())


def contents(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def checked(data: bytes) -> tuple[Document, dict[str, Any], bytes]:
    """A docx checked for real, its report, and the docx with comments."""
    document = load_bytes(data, "报告.docx")
    shape = examine(document)
    return document, shape, render(shape, Filing(document, data=data), Style())


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_keeps_its_text_its_looks_and_its_other_parts(path: Path) -> None:
    data = twin(path.read_text("utf-8"), numbered=True, gap="tab")
    document, shape, made = checked(data)
    assert load_bytes(made, "报告.docx").text == document.text
    assert looks(made) == looks(data)
    before, after = contents(data), contents(made)
    assert {name for name in after if before.get(name) != after[name]} <= CHANGED
    assert list(before) == [name for name in after if name in before]
    assert examine(load_bytes(made, "报告.docx"))["findings"] == shape["findings"]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_the_comments_of_a_report_stand_exactly_on_its_figures(path: Path) -> None:
    document, shape, made = checked(twin(path.read_text("utf-8")))
    spans = [span for one in shape["findings"] for span in one["spans"]]
    wanted = [document.text[span["start"] : span["end"]].replace("\n", "") for span in spans]
    assert list(anchored(made).values()) != []
    assert sorted(anchored(made).values()) == sorted(wanted)


def test_a_comment_says_all_that_the_report_says_of_the_finding() -> None:
    text = "本年支出合计30.00万元，其中：基本支出10.00万元，项目支出19.00万元。"
    _, shape, made = checked(word_file(p("某局2023年度部门决算") + p(text)))
    wrong = next(one for one in shape["findings"] if one["rule"] == "PC101")
    said = [lines for lines in notes(made).values() if "PC101" in lines[0]]
    assert len(said) == len(wrong["spans"])
    assert said[0][0] == f"错误 PC101 sum-mismatch（第 1 处，共 {len(said)} 处）"
    assert said[0][1] == wrong["message"]
    assert any("≠" in line for line in said[0])
    authors = {comment.get(f"{{{W}}}author") for comment in part(made, "word/comments.xml")}
    assert authors == {"perfcheck"}


def test_a_figure_over_several_runs_is_covered_from_its_first_digit_to_its_unit() -> None:
    body = f"<w:p>{r('支出1')}{r('2.5', '<w:b/>')}<w:ins>{r('0万')}</w:ins>{r('元整')}</w:p>"
    data = word_file(body)
    made = on(data, "12.50万元")
    assert anchored(made) == {"0": "12.50万元"}
    assert looks(made) == looks(data)


def test_figures_in_tables_links_controls_and_text_boxes_are_anchored_where_they_are() -> None:
    box = (
        f"<w:r><w:pict><v:textbox><w:txbxContent>{p('框内3万元')}</w:txbxContent></v:textbox></w:pict></w:r>"
    )
    link = f"<w:hyperlink>{r('见2万元处')}</w:hyperlink>"
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('约4万元')}</w:sdtContent></w:sdt>"
    data = word_file(table(["甲", "合计1万元"]) + f"<w:p>{link}{control}{box}</w:p>")
    figures = ("1万元", "2万元", "3万元", "4万元")
    made = on(data, *figures)
    assert tuple(anchored(made).values()) != ()
    assert set(anchored(made).values()) == set(figures)
    assert looks(made) == looks(data)


def test_a_formula_and_a_plain_control_are_commented_on_as_a_whole() -> None:
    formula = "<m:oMath><m:r><m:t>12+13=26</m:t></m:r></m:oMath>"
    control = f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{r('支出9万元')}</w:sdtContent></w:sdt>"
    made = on(word_file(f"<w:p>{r('即')}{formula}{r('。')}{control}</w:p>"), "26", "9万元")
    assert [len(part(made).findall(f".//{PARAGRAPH}/{{{W}}}{name}")) for name in OURS[:2]] == [2, 2]
    assert set(anchored(made).values()) == {"12+13=26", "支出9万元"}


def test_a_figure_in_a_note_or_page_header_is_commented_on_from_the_body_which_says_so() -> None:
    reference = '<w:r><w:t>支出</w:t><w:footnoteReference w:id="2"/><w:t>合计</w:t></w:r>'
    section = '<w:sectPr><w:headerReference r:id="id_header"/></w:sectPr>'
    data = word_file(
        p("首段") + f"<w:p>{reference}</w:p>{section}",
        footnotes=f'<w:footnote w:id="2">{p("注中12万元")}</w:footnote>',
        header=p("页眉34万元"),
    )
    made = on(data, "12万元", "34万元", "合")
    said = notes(made)
    assert said["0"][1] == "所指在这条脚注或尾注里：12万元"
    assert said["1"][1] == "所指在页眉或页脚里：34万元"
    assert anchored(made)["2"] == "合"
    assert contents(made)["word/footnotes.xml"] == contents(data)["word/footnotes.xml"]
    assert contents(made)["word/header.xml"] == contents(data)["word/header.xml"]


def test_a_number_that_word_makes_up_is_commented_on_at_its_paragraph() -> None:
    numbering = lists(level(0, "chineseCounting", "%1、"))
    data = word_file(listed("概况") + listed("") + p("后"), numbering=numbering)
    made = commented(data, finding((0, 2)), finding((0, 4)), finding((5, 7)))
    assert list(anchored(made).values()) == ["概况", "概况", ""]


def test_a_finding_without_a_place_stands_on_the_first_paragraph() -> None:
    assert anchored(commented(word_file(p("报告标题") + p("正文")), finding())) == {"0": "报告标题"}


def test_a_span_over_paragraphs_is_covered_and_one_over_cells_ends_with_its_cell() -> None:
    data = word_file(p("一、问题") + p("无") + table(["甲", "乙"]))
    assert anchored(commented(data, finding((0, 6)), finding((7, 10)))) == {"0": "一、问题无", "1": "甲"}


def test_several_comments_may_stand_on_one_figure() -> None:
    made = commented(word_file(p("支出12万元")), finding((2, 6)), finding((2, 6)), finding((2, 4)))
    assert anchored(made) == {"0": "12万元", "1": "12万元", "2": "12"}


def test_comments_that_are_there_already_keep_their_ids_and_words() -> None:
    mark = '<w:commentRange{0} w:id="7"/>'
    reference = '<w:r><w:commentReference w:id="7"/></w:r>'
    body = f"<w:p>{r('支出')}{mark.format('Start')}{r('12万元')}{mark.format('End')}{reference}</w:p>"
    old = f'<w:comment w:id="7" w:author="审计员">{p("请核对")}</w:comment>'
    data = word_file(body, comments=old)
    made = on(data, "12万")
    assert anchored(made) == {"7": "12万元", "8": "12万"}
    assert notes(made)["7"] == ["请核对"]
    assert {name for name in contents(made) if contents(made)[name] != contents(data).get(name)} == {
        "word/document.xml",
        "word/comments.xml",
    }


def test_spaces_at_the_ends_of_a_text_look_the_same_when_it_is_cut() -> None:
    data = word_file(
        '<w:p><w:r><w:t> 支出 12万元  全年 </w:t></w:r><w:r><w:t xml:space="preserve"> 完</w:t></w:r></w:p>'
    )
    made = on(data, "12万元", "支")
    assert load_bytes(made, "a.docx").text == load_bytes(data, "a.docx").text == "支出 12万元  全年 完"


def test_the_strict_variant_stays_strict() -> None:
    strict = {
        name: text.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main", STRICT_MAIN
        ).replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", STRICT_RELATIONS)
        for name, text in members(p("支出12万元")).items()
    }
    made = contents(on(zipped(strict), "12万元"))
    assert STRICT_MAIN in made["word/comments.xml"].decode()
    assert f"{STRICT_RELATIONS}/comments" in made["word/_rels/document.xml.rels"].decode()
    assert W not in made["word/document.xml"].decode()


STRICT_MAIN = "http://purl.oclc.org/ooxml/wordprocessingml/main"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"


def test_a_package_without_a_list_of_relations_gets_one() -> None:
    bare = members(p("支出12万元"))
    del bare["word/_rels/document.xml.rels"]
    made = on(zipped(bare), "12万元")
    assert anchored(made) == {"0": "12万元"}
    assert b"comments.xml" in contents(made)["word/_rels/document.xml.rels"]


def test_text_of_strangers_stays_text_in_a_comment() -> None:
    nasty = "</w:t><script>\u202e\x1b[31m]]>&amp;"
    made = commented(word_file(p("支出12万元")), finding((2, 6), message=nasty))
    assert notes(made)["0"][1] == "</w:t><script>\ufffd\ufffd[31m]]>&amp;"


def test_without_findings_the_file_is_what_it_was() -> None:
    data = word_file(p("支出12万元"))
    assert contents(commented(data)) == contents(data)


def test_the_same_report_gives_the_same_bytes() -> None:
    data = word_file(p("支出12万元"))
    assert on(data, "12万元") == on(data, "12万元")


def test_what_is_no_docx_has_no_annotated_copy() -> None:
    document = load_text("支出12万元", "报告.txt")
    with pytest.raises(Unsuited, match="docx"):
        render(examine(document), Filing(document, data=b""), Style())


def test_another_file_than_the_one_that_was_checked_is_refused() -> None:
    shape = {"source": {"name": "报告.docx"}, "quantities": [], "relations": [], "findings": []}
    with pytest.raises(WriteError, match="不一致"):
        annotate(word_file(p("甲")), shape, "乙", "zh")


@pytest.mark.parametrize("seed", [*range(40), 2690])
def test_a_damaged_file_that_can_be_read_is_annotated_or_refused_in_one_line(seed: int) -> None:
    data = damage(SAMPLES["docx"](), Random(seed))
    try:
        document = load_bytes(data, "报告.docx")
        shape = examine(document) | {"findings": [finding((0, 5)), finding()]}
        made = render(shape, Filing(document, data=data), Style())
        said, after = "", load_bytes(made, "报告.docx").text
    except PerfcheckError as error:
        said, after = error.zh + error.en, ""
    assert "\n" not in said
    assert said or after == document.text


def test_the_command_line_writes_the_annotated_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "报告.docx", tmp_path / "reviewed.docx"
    source.write_bytes(twin((FIXTURES / "reports" / "yuping-transport-budget-2024.txt").read_text("utf-8")))
    assert main([str(source), "--output", f"docx:{target}", "--output", "terminal"]) == 1
    assert len(notes(target.read_bytes())) > 10
    assert "PC101" in capsys.readouterr().out or len(anchored(target.read_bytes())) > 10


def test_the_command_line_says_in_one_line_that_a_text_has_no_annotated_copy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "报告.txt", tmp_path / "reviewed.docx"
    source.write_text("支出12万元。", "utf-8")
    assert main([str(source), "--output", f"docx:{target}"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not target.exists()


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_annotated_file_with_every_comment_and_the_same_text(tmp_path: Path) -> None:
    text = (FIXTURES / "reports" / "yuping-transport-budget-2024.txt").read_text("utf-8")
    box = (
        f"<w:r><w:pict><v:textbox><w:txbxContent>{p('框内3万元')}</w:txbxContent></v:textbox></w:pict></w:r>"
    )
    for number, data in enumerate(
        [twin(text, numbered=True), word_file(table(["甲", "1万元"]) + f"<w:p>{box}</w:p>")]
    ):
        document = load_bytes(data, "报告.docx")
        _, shape, made = (
            checked(data) if not number else (None, {"findings": [1]}, on(data, "1万元", "3万元"))
        )
        back = through_office(tmp_path, made, "docx")
        assert load_bytes(back, "报告.docx").text == document.text
        assert sorted(anchored(back).values()) == sorted(anchored(made).values())
        assert shape["findings"]


def through_office(folder: Path, data: bytes, form: str) -> bytes:
    """What LibreOffice makes of a docx."""
    source = folder / "in.docx"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE or "", profile, "--headless", "--convert-to", form, "--outdir", str(folder / "out")]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=120)
    return (folder / "out" / f"in.{re.split('[:]', form)[0]}").read_bytes()
