"""A small Word file that has something of everything, for damage."""

from __future__ import annotations

import io
import zipfile

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "header": "hdr",
    "comments": "comments",
}
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def word_file(title: str, paragraphs: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> bytes:
    """A docx with lists, a merged table, a note, a text box, tracked changes, a field and a comment."""
    body = _paragraph(title) + "".join(_paragraph(text) for text in paragraphs) + _odd() + _table(rows)
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    inside = {
        "styles": _STYLES,
        "numbering": _NUMBERING,
        "footnotes": f'<w:footnote w:id="2">{_paragraph("含上年结转1.20万元。")}</w:footnote>',
        "header": _paragraph("内部资料"),
        "comments": f'<w:comment w:id="0" w:author="甲">{_paragraph("请核对")}</w:comment>',
    }
    members = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/document.xml": _root("document", f"<w:body>{body}{section}</w:body>"),
        "word/_rels/document.xml.rels": _relations({name: f"{name}.xml" for name in _PARTS}),
        **{f"word/{name}.xml": _root(_PARTS[name], text) for name, text in inside.items()},
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _paragraph(text: str) -> str:
    """A paragraph; one that begins with a number has it from its style's list."""
    head, mark, rest = text.partition("、")
    if mark and len(head) == 1:
        return f'<w:p><w:pPr><w:pStyle w:val="b"/></w:pPr>{_run(rest)}</w:p>'
    return f"<w:p>{_run(text[:9])}{_run(text[9:], '<w:rPr><w:b/></w:rPr>')}</w:p>"


def _run(text: str, style: str = "") -> str:
    return f'<w:r>{style}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _odd() -> str:
    box = f"<w:r><w:pict><w:txbxContent>{_paragraph('框内支出3.00万元。')}</w:txbxContent></w:pict></w:r>"
    field = "".join(
        f'<w:r><w:fldChar w:fldCharType="{step}"/></w:r>' for step in ("begin", "separate", "end")
    )
    changes = f"<w:ins>{_run('其中')}</w:ins><w:del><w:r><w:delText>内含</w:delText></w:r></w:del>"
    note = '<w:commentRangeStart w:id="0"/><w:r><w:footnoteReference w:id="2"/><w:br/></w:r>'
    after = '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    return f"<w:p>{field}{changes}{note}{box}{after}</w:p>"


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    made = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr><w:p/></w:tc></w:tr>'
    for row in rows:
        made += "<w:tr>" + "".join(f"<w:tc>{_paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
    return f"<w:tbl>{made}</w:tbl>"


def _root(name: str, inside: str) -> str:
    return f'<w:{name} xmlns:w="{_W}" xmlns:r="{_R}">{inside}</w:{name}>'


def _relations(targets: dict[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="{name}" Type="{_R}/{name}" Target="{target}"/>'
        for name, target in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _types() -> str:
    parts = {"document": "document.main"} | {name: name for name in _PARTS}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in parts.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
