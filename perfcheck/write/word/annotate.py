"""A docx again, with a comment on each figure of each finding."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from perfcheck.config.limits import Limits
from perfcheck.errors import WriteError
from perfcheck.load.word.names import STRICT
from perfcheck.load.word.package import Package
from perfcheck.load.word.walk import walk
from perfcheck.model.job import Job
from perfcheck.write.word.anchors import Ground
from perfcheck.write.word.comments import Comments
from perfcheck.write.word.remark import Remarks

if TYPE_CHECKING:
    from lxml.etree import _Element

    from perfcheck.model.shape import Shape

# The file has been read within the limits of the run, and these are the same bytes.
_READ_BEFORE = Job(Limits(unpacked_megabytes=1 << 40, unpacked_ratio=1 << 40))


def annotate(original: bytes, shape: Shape, text: str, lang: str) -> bytes:
    """The docx with its comments.

    original  the bytes that the report is about
    shape     the report
    text      the document's text, of which the report's spans speak
    lang      zh or en

    A finding without a span is commented on at the start. Every part but the body, the
    comments and the lists of parts stays as it is, byte for byte. Raises WriteError where the
    bytes are not those of the report.
    """
    name = shape["source"]["name"]
    package = Package(original, name, _READ_BEFORE)
    script = walk(package, _any_number)
    if script.text != text:
        raise WriteError(
            f"{name}：内容与检查时不一致，无法批注", f"{name}: not what was checked: no comments"
        )
    ground = Ground(script, package.root(package.main))
    comments, remarks = Comments(package), Remarks(shape, lang)
    start = script.paragraphs[0]
    places = [_spans(finding) or [(start.start, start.end)] for finding in shape["findings"]]
    ground.prepare(span for spans in places for span in spans)
    for finding, spans in zip(shape["findings"], places, strict=True):
        lines = remarks.lines(finding)
        for number, span in enumerate(spans, 1):
            anchor = ground.anchor(*span)
            said = remarks.placed(lines, number, len(spans))
            if anchor.story != "body":
                said = remarks.elsewhere(said, anchor.story, text[slice(*span)])
            comments.add(anchor, said)
    changed = comments.changed if shape["findings"] else {}
    return _repacked(original, {member: _serialised(root, package) for member, root in changed.items()})


def _spans(finding: Shape) -> list[tuple[int, int]]:
    """The places of a finding, each once."""
    return list(dict.fromkeys((span["start"], span["end"]) for span in finding["spans"]))


def _any_number(rows: int) -> None:
    """The limit on rows has been kept when the file was read."""


def _serialised(root: _Element, package: Package) -> bytes:
    data = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
    if package.is_strict:
        for strict, usual in STRICT.items():
            data = data.replace(f'"{usual}'.encode(), f'"{strict}'.encode())
    return data


def _repacked(original: bytes, changed: dict[str, bytes]) -> bytes:
    """The zip with these members changed or added; the others, and their order, stay."""
    sink = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(original)) as source, zipfile.ZipFile(sink, "w") as made:
        kept = {info.filename: info for info in source.infolist()}
        for name, info in kept.items():
            entry = zipfile.ZipInfo(name, info.date_time)
            entry.compress_type, entry.external_attr = info.compress_type, info.external_attr
            made.writestr(entry, changed[name] if name in changed else source.read(info))
        for name in changed.keys() - kept.keys():
            made.writestr(zipfile.ZipInfo(name), changed[name], zipfile.ZIP_DEFLATED)
    return sink.getvalue()
