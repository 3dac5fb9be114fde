"""A small file of each format that is read, made by script; a new format adds its maker to SAMPLES."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks.word import word_file

TITLE = "青禾县水务局2023年度部门整体支出绩效评价报告"
PARAGRAPHS = (
    "一、支出情况",
    "2023年度支出合计120.50万元，其中：基本支出80.30万元，占66.64%；项目支出40.20万元，占33.36%。",
    "二、存在的问题",
    "预算执行进度偏慢，上年支出110.00万元，本年增加10.50万元，增长9.55%。",
)
ROWS = (
    ("项目", "预算数", "决算数"),
    ("基本支出", "78.00", "80.30"),
    ("项目支出", "42.00", "40.20"),
    ("合计", "120.00", "120.50"),
)


def html() -> bytes:
    """A page with menus, a report, a table and an imprint."""
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    body = "".join(f"<p>&emsp;{text}</p>" for text in PARAGRAPHS)
    page = (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{TITLE}</title><style>.x{{display:none}}"
        "</style></head><body><div class='nav'><a href='/'>首页</a><a href='/a'>公开</a></div>"
        f"<h1>{TITLE}</h1><div id='zoom'>{body}<ol start='2'><li>甲<li>乙</ol>"
        f"<table><tbody>{rows}</tbody></table>"
        "<p class='x'>看不见。</p><pre>第一行\n第二行</pre></div><footer>版权所有</footer></body></html>"
    )
    return page.encode("utf-8")


def xlsx() -> bytes:
    """A workbook with a title, a unit line, a merged header and figures with formats."""
    import io

    from openpyxl import Workbook

    book = Workbook()
    sheet: Any = book.active
    sheet.title = "收入表"
    sheet["A1"], sheet["C2"] = TITLE, "单位：万元"
    sheet.merge_cells("A1:C1")
    for at, row in enumerate(ROWS, 3):
        for column, text in enumerate(row, 1):
            cell = sheet.cell(at, column, float(text) if text[0].isdigit() else text)
            cell.number_format = "#,##0.00_);(#,##0.00)"
    sheet.column_dimensions["E"].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def docx() -> bytes:
    """A Word file with lists, a table, a note, a text box, tracked changes and a comment."""
    return word_file(TITLE, PARAGRAPHS, ROWS)


def pdf() -> bytes:
    """A page of prose and one with a table, nothing of them compressed."""
    from tests.load import pdffiles

    page = pdffiles.report([*PARAGRAPHS, PARAGRAPHS[1] * 20], title=TITLE, header=TITLE)
    table = pdffiles.tables(TITLE, (ROWS, [(0, 0, 0, 1)]), PARAGRAPHS[1], widths=(100, 90, 90))
    return pdffiles.joined(page, table)


def markdown() -> bytes:
    """Markdown with headings, emphasis, a list, a quotation and a table."""
    rows = "\n".join("| " + " | ".join(row) + " |" for row in ROWS)
    table = rows.replace("\n", "\n|---|---:|---:|\n", 1)
    body = "\n\n".join(f"**{text[:4]}**{text[4:]}" for text in PARAGRAPHS)
    text = f"# {TITLE}\n\n{body}\n\n- 甲 [见此](http://a.b)\n1. 乙\n\n> 引文 `1` \\* ~~删~~。\n\n{table}\n"
    return text.encode("utf-8")


def csv() -> bytes:
    """A CSV file with a title line and quoted fields."""
    return (f"{TITLE}\n" + "\n".join(",".join(f'"{cell}"' for cell in row) for row in ROWS)).encode("gb18030")


def zipped() -> bytes:
    """A filing of a page, a workbook and a text."""
    import io
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("正文.html", html())
        archive.writestr("附件1.xlsx", xlsx())
        archive.writestr("附件2.txt", "\n".join(PARAGRAPHS).encode("gb18030"))
    return stream.getvalue()


SAMPLES: dict[str, Callable[[], bytes]] = {
    "csv": csv,
    "docx": docx,
    "html": html,
    "md": markdown,
    "pdf": pdf,
    "xlsx": xlsx,
    "zip": zipped,
}
