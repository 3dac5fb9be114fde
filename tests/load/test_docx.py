"""Word files: what is seen is read, in the order in which it is read."""

from __future__ import annotations

import builtins
import sys
from typing import TYPE_CHECKING

import pytest

import perfcheck
from perfcheck.config.limits import Limits
from perfcheck.errors import ReadError
from perfcheck.load import load_bytes, load_text
from perfcheck.model.job import Job
from perfcheck.pipeline import check_document
from tests.literate import FIXTURES
from tests.load.wordfiles import cell, loaded, members, p, r, table, twin, word_file, zipped

if TYPE_CHECKING:
    from pathlib import Path

    from perfcheck.model.document import Document
    from perfcheck.model.report import Report

REPORTS = sorted((FIXTURES / "reports").glob("*.txt"))
BOX = "<w:txbxContent>{}</w:txbxContent>"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
HEADINGS = (
    '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="a2"><w:name w:val="自拟"/><w:basedOn w:val="a1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="character" w:styleId="a4"><w:rPr><w:vanish/></w:rPr></w:style>'
)


def facts(report: Report) -> tuple[list[object], list[object]]:
    """What a report says, without the places."""
    relations = [(one.kind, one.verdict, [term.text for term in one.terms]) for one in report.relations]
    return list(relations), [(one.rule, one.severity, one.message) for one in report.findings]


def kinds(document: Document) -> list[tuple[str, int, str]]:
    return [(one.kind, one.level, document.text[one.start : one.end]) for one in document.blocks]


def cells(document: Document, at: int = 0) -> list[tuple[str, str, int, int]]:
    """Name, text, rows and columns of each cell of a table."""
    table = document.tables[at]
    return [(c.name, document.text[c.start : c.end], c.rows, c.columns) for c in table.cells]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("gap", ["typed", "nothing", "space", "tab"])
def test_a_report_says_the_same_as_a_word_file_and_as_a_text(path: Path, gap: str) -> None:
    text = path.read_text("utf-8")
    numbered = gap != "typed"
    data = twin(text, numbered=numbered, gap=gap if numbered else "nothing")
    assert facts(check_document(load_bytes(data, "a.docx"))) == facts(check_document(load_text(text)))


def test_one_line_feed_stands_between_paragraphs_and_empty_ones_leave_nothing() -> None:
    document = loaded(p("甲") + p() + p("乙") + p("") + p("丙"))
    assert document.text == "甲\n乙\n丙"
    assert kinds(document) == [("paragraph", 0, "甲"), ("paragraph", 0, "乙"), ("paragraph", 0, "丙")]


def test_a_heading_is_known_by_its_style_the_style_below_that_or_its_outline_level() -> None:
    body = p("总", '<w:pStyle w:val="a3"/>') + p("甲", '<w:pStyle w:val="a1"/>')
    body += p("乙", '<w:pStyle w:val="a2"/>') + p("丙", '<w:outlineLvl w:val="0"/>')
    body += p("丁", '<w:pStyle w:val="a2"/><w:outlineLvl w:val="9"/>')
    assert kinds(loaded(body, styles=HEADINGS)) == [
        ("heading", 0, "总"),
        ("heading", 2, "甲"),
        ("heading", 2, "乙"),
        ("heading", 1, "丙"),
        ("paragraph", 0, "丁"),
    ]


def test_tracked_insertions_are_read_and_deletions_are_not() -> None:
    body = (
        f"<w:p>{r('支出')}<w:ins>{r('12')}</w:ins><w:del><w:r><w:delText>13</w:delText></w:r></w:del>"
        f"<w:moveFrom>{r('14')}</w:moveFrom><w:moveTo>{r('万元')}</w:moveTo></w:p>"
    )
    assert loaded(body).text == "支出12万元"


def test_paragraphs_whose_end_is_deleted_or_hidden_are_one() -> None:
    deleted = p("支出12", "<w:rPr><w:del/></w:rPr>") + p("万元")
    hidden = p("一、概况", '<w:outlineLvl w:val="0"/><w:rPr><w:vanish/></w:rPr>') + p("全年如下。")
    document = loaded(deleted + hidden)
    assert kinds(document) == [("paragraph", 0, "支出12万元"), ("heading", 1, "一、概况全年如下。")]


def test_hidden_text_is_not_seen_whoever_hides_it() -> None:
    runs = r("甲", "<w:vanish/>") + r("乙", '<w:vanish w:val="0"/>') + r("丙", '<w:rStyle w:val="a4"/>')
    assert loaded(f"<w:p>{runs}{r('丁')}</w:p>", styles=HEADINGS).text == "乙丁"


def test_of_a_field_the_result_is_read_and_its_code_is_not() -> None:
    code = f"{FIELD.format('begin')}<w:r><w:instrText>REF x</w:instrText></w:r>{r('码')}"
    field = f"{code}{FIELD.format('separate')}{r('12.5')}{FIELD.format('end')}"
    simple = f'<w:fldSimple w:instr="PAGE">{r("7")}</w:fldSimple>'
    assert loaded(f"<w:p>{r('支出')}{field}{r('万元')}{simple}</w:p>").text == "支出12.5万元7"


def test_a_field_without_an_end_does_not_hide_the_rest() -> None:
    assert loaded(f"<w:p>{FIELD.format('begin')}{r('码')}</w:p>" + p("支出12万元")).text == "支出12万元"


def test_links_and_content_controls_are_read_through() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('乙')}</w:sdtContent></w:sdt>"
    body = f"<w:p><w:hyperlink>{r('甲')}</w:hyperlink>{control}<w:smartTag>{r('丙')}</w:smartTag></w:p>"
    block = f"<w:sdt><w:sdtContent>{p('丁')}{table(['一', '二'])}</w:sdtContent></w:sdt>"
    assert loaded(body + block).text == "甲乙丙\n丁\n一\t二"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    old = f"<w:pict><v:shape><v:textbox>{BOX.format(p('框内支出1万元'))}</v:textbox></v:shape></w:pict>"
    new = (
        f"<w:drawing><wp:inline><wps:txbx>{BOX.format(p('框内支出1万元'))}</wps:txbx></wp:inline></w:drawing>"
    )
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert loaded(f"<w:p>{r('前')}{both}{r('后')}</w:p>").text == "前后\n框内支出1万元"
    assert loaded(f"<w:p>{r('前')}<w:r>{old}</w:r></w:p>").text == "前\n框内支出1万元"


def test_soft_breaks_tabs_hyphens_and_symbols_are_what_they_look_like() -> None:
    odd = (
        "<w:tab/><w:t>甲</w:t><w:noBreakHyphen/><w:t>乙</w:t><w:softHyphen/>"
        '<w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="F0B3"/>'
    )
    document = loaded(f"<w:p>{r('一')}<w:r>{odd}</w:r><w:r><w:br/></w:r>{r('二')}<w:r><w:br/></w:r></w:p>")
    assert kinds(document) == [("paragraph", 0, "一\t甲-乙☑≥"), ("line", 0, "二")]
    assert document.text == "一\t甲-乙☑≥\n二"


def test_spaces_count_only_where_the_file_keeps_them() -> None:
    body = '<w:p><w:r><w:t> 甲\n乙 </w:t></w:r><w:r><w:t xml:space="preserve"> 丙</w:t></w:r></w:p>'
    assert loaded(body).text == "甲 乙 丙"


def test_a_formula_is_read_as_a_line() -> None:
    fraction = "<m:f><m:num><m:r><m:t>12</m:t></m:r></m:num><m:den><m:r><m:t>24</m:t></m:r></m:den></m:f>"
    formula = f"<m:oMath>{fraction}<m:r><m:t>=50%</m:t></m:r></m:oMath>"
    assert loaded(f"<w:p>{r('即')}{formula}</w:p>").text == "即12/24=50%"


def test_a_table_stands_in_its_place_with_each_merged_cell_once() -> None:
    across, down = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>'
    rows = (
        [cell("科目", properties=down), cell("金额", properties=across)],
        [cell("", properties="<w:vMerge/>"), "预算", "决算"],
        ["基本支出", "1.00", ""],
    )
    document = loaded(p("前") + table(*rows) + p("后"))
    assert document.text == "前\n科目\t金额\n预算\t决算\n基本支出\t1.00\t\n后"
    assert cells(document) == [
        ("A1", "科目", 2, 1),
        ("B1", "金额", 1, 2),
        ("B2", "预算", 1, 1),
        ("C2", "决算", 1, 1),
        ("A3", "基本支出", 1, 1),
        ("B3", "1.00", 1, 1),
        ("C3", "", 1, 1),
    ]
    assert [place.cell for place in document.places[:2]] == ["表1!A1", "表1!B1"]
    assert [kind for kind, _, _ in kinds(document)] == ["paragraph", "paragraph"]


def test_a_cell_of_several_paragraphs_stays_on_one_line() -> None:
    broken = f"<w:p>{r('基本')}<w:r><w:br/></w:r>{r('支出')}<w:r><w:tab/></w:r>{r('1')}</w:p>"
    document = loaded(table([cell("甲", "乙"), cell(broken)]))
    assert document.text == "甲 乙\t基本 支出 1"


def test_deleted_and_hidden_rows_and_deleted_cells_are_not_read() -> None:
    gone = "<w:tr><w:trPr>{}</w:trPr><w:tc><w:p>" + r("去") + "</w:p></w:tc></w:tr>"
    rows = gone.format("<w:del/>") + gone.format("<w:hidden/>")
    kept = table(["甲", "乙", cell("丙", properties="<w:cellDel/>")])
    assert loaded(kept.replace("</w:tbl>", rows + "</w:tbl>")).text == "甲\t乙"


def test_a_table_inside_a_cell_follows_the_table_that_holds_it() -> None:
    document = loaded(table(["外", cell("里", table(["子", "1"]), p())], ["二", "三"]) + p("后"))
    assert document.text == "外\t里\n二\t三\n子\t1\n后"
    assert [place.cell for place in document.places][-2:] == ["表2!A1", "表2!B1"]
    assert [(one.start, one.end) for one in document.tables] == [(0, 7), (8, 11)]


def test_a_table_of_a_single_column_is_a_frame_around_paragraphs() -> None:
    document = loaded(table([cell("支出12万元。", "其中：基本支出5万元。")]))
    assert document.tables == ()
    assert [text for _, _, text in kinds(document)] == ["支出12万元。", "其中：基本支出5万元。"]


def test_a_few_cells_with_prose_in_them_are_a_frame_and_other_tables_are_not() -> None:
    prose = "2023年度支出合计120.50万元，其中：基本支出80.30万元，项目支出40.20万元。" * 3
    framed = loaded(table(["主要成效", prose]))
    assert framed.tables == ()
    assert [text for _, _, text in kinds(framed)] == ["主要成效", prose]
    assert len(loaded(table(["甲", "乙"], ["丙", "1.00"], ["丁", "2.00"], ["备注", prose])).tables) == 1
    assert len(loaded(table(["部门名称", "某局"])).tables) == 1


def test_a_row_that_begins_later_keeps_its_columns() -> None:
    body = table(["甲", "乙"], ["丙"]).replace(
        '<w:tr><w:tc><w:tcPr></w:tcPr><w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">丙',
        '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:p><w:r><w:t>丙',
    )
    assert [name for name, *_ in cells(loaded(body))] == ["A1", "B1", "B2"]


def test_notes_follow_the_body_and_page_headers_are_margins_at_the_end() -> None:
    mark = '<w:r><w:{}Reference w:id="{}"/></w:r>'
    body = f"<w:p>{r('支出')}{mark.format('endnote', 3)}{mark.format('footnote', 2)}{r('12万元')}</w:p>"
    section = (
        '<w:sectPr><w:headerReference r:id="id_header"/><w:footerReference r:id="id_footer"/></w:sectPr>'
    )
    note = '<w:{}note w:id="{}"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:{}note>'
    document = loaded(
        body + p("后", section) + section,
        footnotes=note.format("foot", 0, r("分隔"), "foot") + note.format("foot", 2, r("脚注"), "foot"),
        endnotes=note.format("end", 3, r("尾注"), "end"),
        header=p("页眉"),
        footer=p("第1页"),
    )
    assert document.text == "支出12万元\n后\n脚注\n尾注\n页眉\n第1页"
    assert [kind for kind, _, _ in kinds(document)] == ["paragraph"] * 4 + ["margin"] * 2


def test_a_finding_in_a_docx_points_at_its_characters() -> None:
    body = p("本年支出合计30.00万元，其中：基本支出10.00万元，项目支出19.00万元。")
    report = check_document(loaded(body))
    spans = [span for finding in report.findings for span in finding.spans]
    assert "30.00万元" in [span.text for span in spans]
    assert all(report.document.text[span.start : span.end] == span.text for span in spans)


def test_the_strict_variant_is_read_like_the_usual_one() -> None:
    made = members(p("支出12万元"))
    for name, text in made.items():
        text = text.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        made[name] = text.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
    assert load_bytes(zipped(made), "a.docx").text == "支出12万元"


def test_the_content_says_that_it_is_word_whatever_the_name(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_bytes(word_file(p("支出12万元")))
    assert perfcheck.check_file(path).source.media_type.endswith("wordprocessingml.document")


def test_a_body_under_another_name_is_found_and_dangling_relations_do_no_harm() -> None:
    made = members(p("支出12万元"))
    made["word/document2.xml"] = made.pop("word/document.xml")
    made["word/_rels/document2.xml.rels"] = made.pop("word/_rels/document.xml.rels").replace(
        "</Relationships>", '<Relationship Id="x" Type="y/image" Target="NULL"/></Relationships>'
    )
    made["_rels/.rels"] = made["_rels/.rels"].replace("document.xml", "document2.xml")
    assert load_bytes(zipped(made), "a.docx").text == "支出12万元"


def bodiless() -> bytes:
    made = members(p("支出12万元"), styles=HEADINGS)
    del made["word/document.xml"]
    return zipped(made)


def bomb() -> bytes:
    return word_file(p("支出12万元") + f"<!--{' ' * (40 << 20)}-->")


def entities() -> bytes:
    made = members(p("&b;"))
    made["word/document.xml"] = (
        '<!DOCTYPE x [<!ENTITY a "支出12万元"><!ENTITY b "&a;&a;&a;">]>' + made["word/document.xml"]
    ).replace("&amp;b;", "&b;")
    return zipped(made)


def locked() -> bytes:
    data = bytearray(word_file(p("支出12万元")))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (word_file(p("支出12万元"))[:-200], "不完整"),
        (word_file(p()), "没有文字"),
        (zipped(members("<w:p>") | {"word/document.xml": "<w:document>"}), "无法解析"),
        (zipped(members("") | {"word/document.xml": "<document/>"}), "无法解析"),
        (bodiless(), "不完整"),
        (bomb(), "limits.unpacked_ratio"),
        (entities(), "DTD"),
        (locked(), "密码"),
        (word_file("<w:sdt><w:sdtContent>" * 200 + p("深") + "</w:sdtContent></w:sdt>" * 200), "无法"),
    ],
    ids=["truncated", "blank", "no XML", "no body", "body lost", "bomb", "entities", "password", "too deep"],
)
def test_what_cannot_be_read_is_one_line_in_both_languages(data: bytes, said: str) -> None:
    with pytest.raises(ReadError) as caught:
        load_bytes(data, "报告.docx")
    assert said in caught.value.zh
    for lang in ("zh", "en"):
        line = caught.value.say(lang)
        assert line.startswith("报告.docx")
        assert "\n" not in line


def test_limits_on_size_and_rows_name_their_setting() -> None:
    with pytest.raises(ReadError, match=r"limits\.unpacked_megabytes"):
        load_bytes(bomb(), "a.docx", job=Job(Limits(unpacked_megabytes=2)))
    with pytest.raises(ReadError, match=r"limits\.rows"):
        load_bytes(word_file(table(["甲", "乙"], ["丙", "丁"])), "a.docx", job=Job(Limits(rows=1)))


def test_without_its_library_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: object) -> object:
        if name.startswith("lxml"):
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    for name in [name for name in sys.modules if name.startswith(("lxml", "perfcheck.load.word"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(ReadError, match=r"pip install 'perfcheck\[word\]'"):
        load_bytes(word_file(p("支出12万元")), "a.docx")
