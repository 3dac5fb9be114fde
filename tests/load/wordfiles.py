"""Makes Word files: from raw XML, and as the twin of a text."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from perfcheck.load import load_text
from perfcheck.load.docx import read
from perfcheck.model.job import Job
from perfcheck.read.flow import build
from perfcheck.read.marker import marker_at

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

    from perfcheck.model.document import Document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{W}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NUMBER = re.compile(r"[一二三四五六七八九十]+|\d+|[①-⑳]")


def p(text: str = "", properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text) if text else ''}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def listed(text: str, number: int = 1, level: int = 0) -> str:
    """A paragraph of a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(index: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    """One level of a list's definition; without a gap between number and text."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:suff w:val="nothing"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*levels: str, more: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    """A numbering part with one definition, and the lists of it."""
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{more}'


def cell(*texts: str, properties: str = "") -> str:
    """A cell of paragraphs; what begins with a tag is taken as it is."""
    inside = "".join(text if text.startswith("<") else p(text) for text in texts)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def table(*rows: list[str]) -> str:
    """A table of rows of cells; a plain text stands for a cell of it."""
    made = ""
    for row in rows:
        made += f"<w:tr>{''.join(c if c.startswith('<w:tc>') else cell(c) for c in row)}</w:tr>"
    return f"<w:tbl>{made}</w:tbl>"


def members(body: str, **parts: str) -> dict[str, str]:
    """The members of a docx: its body and parts such as styles, numbering, footnotes, header."""
    roots = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes"}
    roots |= {"header": "hdr", "footer": "ftr", "comments": "comments"}
    made = {
        "[Content_Types].xml": _types(parts),
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relations({kind: f"{kind}.xml" for kind in parts}),
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    for kind, inside in parts.items():
        made[f"word/{kind}.xml"] = f"<w:{roots[kind]} {_NAMESPACES}>{inside}</w:{roots[kind]}>"
    return made


def zipped(contents: dict[str, str]) -> bytes:
    """Members as a zip."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in contents.items():
            archive.writestr(name, text)
    return sink.getvalue()


def word_file(body: str, **parts: str) -> bytes:
    """A docx of raw XML."""
    return zipped(members(body, **parts))


def loaded(body: str, **parts: str) -> Document:
    """What the loader makes of a docx of raw XML."""
    return read(word_file(body, **parts), "报告.docx", Job())


def saved(document: WordDocument) -> bytes:
    """A document of python-docx as bytes."""
    sink = io.BytesIO()
    document.save(sink)
    return sink.getvalue()


def twin(text: str, *, numbered: bool = False, gap: str = "nothing") -> bytes:
    """A text as a Word file: one paragraph each, lines that go on by a soft break.

    numbered  the numbers that open paragraphs become lists, so that Word makes them up
    gap       what stands between such a number and the text: nothing, space or tab
    """
    flow, document = build(load_text(text)), docx.Document()
    counter = _Counter(document, gap)
    for start, end in flow.paragraphs:
        first, last = flow.source(start, end)
        line = text[first:last]
        paragraph = document.add_paragraph()
        if numbered:
            line = counter.take_number(paragraph, line, flow.raw[first:last])
        paragraph.add_run(line)
    return saved(document)


class _Counter:
    """Turns the numbers that open paragraphs into lists of Word."""

    def __init__(self, document: WordDocument, gap: str) -> None:
        self.part = document.part.numbering_part.element
        self.gap = gap
        self.made = 900
        self.lists: dict[str, tuple[int, int]] = {}

    def take_number(self, paragraph: Paragraph, line: str, raw: str) -> str:
        """The line without its number, which the paragraph's list now makes up."""
        marker = marker_at(raw, 0)
        number = _NUMBER.search(line, 0, marker.end) if marker and marker.style != "is" else None
        if marker is None or number is None:
            return line
        prefix = line[: number.start()] + "%1" + line[number.end() : marker.end]
        last, list_id = self.lists.get(prefix, (0, 0))
        if not list_id or marker.ordinal != last + 1:
            list_id = self._new_list(_form(number[0]), prefix, marker.ordinal)
        self.lists[prefix] = marker.ordinal, list_id
        properties = paragraph._p.get_or_add_pPr()
        own = f'<w:numPr xmlns:w="{W}"><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr>'
        properties.append(parse_xml(own))
        return line[marker.end :].lstrip() if self.gap != "nothing" else line[marker.end :]

    def _new_list(self, form: str, text: str, start: int) -> int:
        self.made += 1
        definition = parse_xml(
            f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="{self.made}"><w:lvl w:ilvl="0">'
            f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:suff w:val="{self.gap}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        )
        self.part.insert(0, definition)
        instance = (
            f'<w:num xmlns:w="{W}" w:numId="{self.made}"><w:abstractNumId w:val="{self.made}"/></w:num>'
        )
        self.part.append(parse_xml(instance))
        assert self.part.find(qn("w:num")) is not None
        return self.made


def _form(number: str) -> str:
    if number.isascii():
        return "decimal"
    return "decimalEnclosedCircle" if "①" <= number <= "⑳" else "chineseCounting"


def _relations(targets: dict[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="id_{kind}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{entries}</Relationships>'


def _types(parts: dict[str, str]) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{_CONTENT}.{kind}+xml"/>' for kind in parts
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_CONTENT}.document.main+xml"/>{overrides}'
        "</Types>"
    )
