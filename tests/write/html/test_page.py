"""The page about a report: whole, self-contained, and true to the document."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from perfcheck.load import load_text
from perfcheck.model.document import Block, BlockKind, Cell, Document, Table
from perfcheck.model.filing import Filing
from perfcheck.pipeline import examine
from perfcheck.write import Style
from perfcheck.write.html import Writer, page_of
from perfcheck.write.sink import Folder
from tests.cli.process import CLEAN_TEXT, FAULTY_TEXT, run, write
from tests.write.html.pages import FAULTY, FIXTURES, MIXED, Sheet, page_for


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.txt")), ids=lambda path: path.stem)
def test_the_page_holds_every_line_of_the_document_as_it_was_printed(path: Path) -> None:
    text = path.read_text("utf-8")
    printed = [line.strip() for line in text.splitlines() if line.strip()]
    assert Sheet(page_for(text)).lines == printed


@pytest.mark.parametrize("text", [FAULTY, MIXED])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_link_has_its_target_and_every_id_is_one_of_a_kind(text: str, lang: str) -> None:
    sheet = Sheet(page_for(text, lang))
    assert len(sheet.ids) == len(set(sheet.ids))
    assert {link for link in sheet.links if link.startswith("#")} <= {f"#{name}" for name in sheet.ids}


def test_a_page_asks_for_nothing_from_anywhere() -> None:
    page = page_for(FAULTY)
    assert not re.findall(r"""(?:src|href)=["'](?!#)|url\(["']?(?!#)|@import""", page)
    assert "default-src 'none'" in page


def test_the_policy_allows_the_page_s_own_style_and_scripts_and_no_others() -> None:
    page = page_for(FAULTY)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    inside = re.findall(r"<(?:style|script)>(.*?)</(?:style|script)>", page, re.S)
    digests = {f"'sha256-{b64encode(sha256(part.encode()).digest()).decode()}'" for part in inside}
    assert len(digests) == 3
    assert digests == set(re.findall(r"'sha256-[^']+'", policy[1]))
    assert "unsafe" not in policy[1]
    assert not re.search(r"<[^>]+\s(?:style|on\w+)=", page.split("<body>")[1].split("<script>")[0])


def test_a_figure_wears_the_worst_verdict_of_its_relations() -> None:
    page = page_for(
        "一、收支\n2023年收入合计100.00万元，其中：财政拨款60.00万元，其他收入50.00万元。\n"
        "支出合计80.00万元，其中：基本支出30.00万元，项目支出50.00万元。另有干部7人。\n"
    )
    assert re.search(r'class="q fails[^"]*" id="q0"[^>]*>100.00万元', page)
    assert re.search(r'class="q holds[^"]*" id="q3"[^>]*>80.00万元', page)
    assert re.search(r'class="q unchecked[^"]*" id="q6"[^>]*>7人', page)


def test_findings_can_be_read_without_scripts() -> None:
    page = page_for(FAULTY_TEXT)
    assert "130.50" in page
    assert "80.30 + 50.20 = 130.50 ≠ 120.50" in page
    assert 'href="#s1"' in page
    assert 'href="#f1"' in page


def test_a_clean_page_says_that_clean_is_not_all_checked() -> None:
    page = page_for(CLEAN_TEXT)
    assert "没有发现问题。" in page
    assert "不等于全部核对过" in page


def test_an_english_page_is_in_english() -> None:
    page = page_for(FAULTY_TEXT, "en")
    assert '<html lang="en">' in page
    own = re.sub(r"<script.*?</script>|<style.*?</style>", "", page, flags=re.S)
    about = own.split('class="side"')[1]
    assert "not checked" in about
    assert not set("发现规则章节") & set(re.sub(r"<option.*?</option>|《.*?》", "", about.split("<ol")[0]))


def test_lines_set_with_tabs_are_a_table() -> None:
    page = page_for("一、收入\n项目\t金额\n财政拨款\t100.00\n其他\t5.00\n")
    assert page.split('class="grid">')[1].split("</table>")[0].count("<td") == 6
    assert re.search(r'<td class="num"><span[^>]*>100.00</span></td>', page)


def test_the_table_of_a_document_keeps_its_merged_cells() -> None:
    text = "收入支出表\n项目\t预算\n初\t终\n合计\t10.00\t20.00\n"
    at = {word: text.index(word) for word in ("项目", "预算", "初", "终", "合计", "10.00", "20.00")}

    def cell(word: str, row: int, column: int, rows: int = 1, columns: int = 1) -> Cell:
        return Cell(row, column, at[word], at[word] + len(word), rows, columns)

    table = Table(
        at["项目"],
        len(text),
        (
            cell("项目", 0, 0, rows=2),
            cell("预算", 0, 1, columns=2),
            cell("初", 1, 1),
            cell("终", 1, 2),
            cell("合计", 2, 0),
            cell("10.00", 2, 1),
            cell("20.00", 2, 2),
        ),
        title="表一",
    )
    document = Document(text, "a.txt", tables=(table,))
    page = "".join(page_of(examine(document), Filing(document), "zh"))
    grid = page.split('class="grid">')[1].split("</table>")[0]
    assert '<td rowspan="2">项目</td><td colspan="2">预算</td>' in grid
    assert "<td></td>" not in grid
    assert "<caption>表一</caption>" in grid
    assert page.count(">10.00<") == 1


def test_a_folder_of_filings_gives_a_list_with_the_worst_first(tmp_path: Path) -> None:
    for number in range(38):
        write(tmp_path / "in", f"{number:02}.txt", CLEAN_TEXT)
    write(tmp_path / "in", "局/有错.txt", FAULTY_TEXT)
    write(tmp_path / "in", "index.html.txt", FAULTY_TEXT + FAULTY_TEXT.replace("120.50", "121.50"))
    done = run("in", "--output", "html:out/", cwd=tmp_path)
    assert done.returncode == 1, done.stderr.decode()
    listed = (tmp_path / "out" / "index.html").read_text("utf-8")
    links = re.findall(r'<th scope="row"><a href="([^"]+)"', listed)
    assert len(links) == 40
    assert links[:2] == ["./index.html.txt.html", "./%E5%B1%80/%E6%9C%89%E9%94%99.txt.html"]
    inner = (tmp_path / "out" / "局" / "有错.txt.html").read_text("utf-8")
    assert 'href="../index.html"' in inner


def test_several_filings_can_be_one_file(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", CLEAN_TEXT)
    write(tmp_path, "b.txt", FAULTY_TEXT)
    done = run("a.txt", "b.txt", "gone.txt", "--output", "html:all.html", cwd=tmp_path)
    assert done.returncode == 2
    page = (tmp_path / "all.html").read_text("utf-8")
    sheet = Sheet(page)
    assert sheet.tags.count("article") == 2
    assert len(sheet.ids) == len(set(sheet.ids))
    assert page.index('href="#r2"') < page.index('href="#r1"')
    assert "gone.txt" in page


def test_one_filing_into_a_folder_has_no_list_to_go_back_to(tmp_path: Path) -> None:
    document = load_text(FAULTY_TEXT, "a.txt")
    writer = Writer(Folder(str(tmp_path)), Style())
    writer.report(examine(document), Filing(document))
    writer.close()
    assert {path.name for path in tmp_path.iterdir()} == {"a.txt.html", "index.html"}
    assert "../index.html" not in (tmp_path / "a.txt.html").read_text("utf-8")


def test_writing_the_page_does_not_change_the_exit_status(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", FAULTY_TEXT)
    assert run(path, "--output", f"html:{tmp_path}/a.html", "--output", "terminal").returncode == 1


def test_printed_lines_of_one_paragraph_are_one_paragraph() -> None:
    text = "一、收入\n2023年收入合计100.00万\n元，其中：拨款100.00万元。\n"
    kinds: tuple[BlockKind, ...] = ("heading", "paragraph", "run")
    blocks = tuple(
        Block(kind, text.index(line), text.index(line) + len(line))
        for kind, line in zip(kinds, text.splitlines(), strict=True)
    )
    document = Document(text, "a.pdf", blocks=blocks)
    page = "".join(page_of(examine(document), Filing(document), "zh"))
    assert Sheet(page).lines == text.splitlines()
    assert '<span class="run" id="L3"' in page
    assert page.split('class="sheet"')[1].split("</main>")[0].count("<p") == 1


def test_what_an_earlier_report_had_is_told_apart(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", FAULTY_TEXT)
    run(path, "--output", f"json:{tmp_path}/before.json")
    done = run(path, "--diff-from", tmp_path / "before.json", "--output", f"html:{tmp_path}/a.html")
    assert done.returncode == 0
    page = (tmp_path / "a.html").read_text("utf-8")
    assert "先前的报告" in page
    assert "PC101" in page.split('class="held"')[1]
