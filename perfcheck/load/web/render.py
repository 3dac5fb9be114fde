"""The tree of a page → its paragraphs, headings and tables as they are shown, in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml.etree import ParserError, iterwalk
from lxml.html import HTMLParser, document_fromstring

from perfcheck.errors import ReadError
from perfcheck.knowledge import load
from perfcheck.load._draft import Draft, Entry
from perfcheck.load.web.grid import data_rows, entries_of
from perfcheck.load.web.numerals import Numbering
from perfcheck.load.web.shown import Sight, keeps_space, list_style, styled_as_block
from perfcheck.model.document import BlockKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(load("webpages")["elements"]["blocks"])
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CUT_OFF = frozenset(("ERR_RESOURCE_LIMIT", "ERR_INTERNAL_ERROR", "ERR_NO_MEMORY"))
_LISTS = frozenset(("ol", "ul", "dir", "menu"))
_XML_OPENING = re.compile(r"\s*<\?xml[^>]*>")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_EDGE = " \t\n\r\f\v\xa0\u3000\u2002\u2003\u2009\u200b\ufeff"
_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")


@dataclass(slots=True)
class Piece:
    """A paragraph, heading, line or table of the page.

    runs    its text in pieces, each with whether it is read as prose
    linked  how many of its characters lead elsewhere
    aside   whether it stands in what calls itself navigation, a footer or the like
    """

    kind: BlockKind
    runs: list[tuple[str, bool]] = field(default_factory=list)
    level: int = 0
    linked: int = 0
    aside: bool = False
    entries: list[Entry] | None = None

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.runs)

    def put(self, draft: Draft) -> None:
        """Put it down in a document."""
        if self.entries is not None:
            draft.table(self.entries)
            return
        kind = self.kind
        for text, is_read in self.runs:
            start, end = draft.put(text)
            if is_read:
                draft.mark(kind, start, end, self.level)
                kind = "run"
        draft.put("\n")


def render(page: str, name: str) -> tuple[list[Piece], str]:
    """What a page shows, in reading order, and the title of its window.

    Raises ReadError where its elements are nested too deeply to be read to the end.
    """
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    source = _XML_OPENING.sub("", page, count=1).replace("\0", "")
    try:
        root = document_fromstring(source.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    except ParserError:
        raise ReadError(f"{name}：网页里没有内容", f"{name}: there is nothing on this page") from None
    if any(entry.type_name in _CUT_OFF for entry in parser.error_log):
        raise ReadError(
            f"{name}：网页的标签嵌套过深，无法读全，请在浏览器中另存为文本",
            f"{name}: its elements are nested too deeply to be read: save it as text from a browser",
        )
    title = root.findtext(".//title") or ""
    return Renderer(Sight(root)).pieces(root), " ".join(title.split())


class Renderer:
    """Walks the elements under one, once and without recursion, and collects what they show."""

    def __init__(self, sight: Sight) -> None:
        self.sight = sight
        self.found: list[Piece] = []
        self.runs: list[tuple[str, bool]] = []
        self.linked = 0
        self.links = self.asides = self.kept = self.raised = 0
        self.level = 0
        self.kind: BlockKind = "paragraph"
        self.lists: list[Numbering | None] = []
        self.number = ""
        self.taken: set[HtmlElement] = set()

    def pieces(self, root: HtmlElement) -> list[Piece]:
        """What stands under an element, which is not asked itself."""
        walker = iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                if element is not root and not self._enter(element):
                    walker.skip_subtree()
                    continue
                self._text(element.text)
            else:
                if element is not root:
                    self._leave(element)
                    self._text(element.tail)
        self._flush()
        return self.found

    def _enter(self, element: HtmlElement) -> bool:
        """Open an element; False where what is in it is not to be walked."""
        if not isinstance(element.tag, str) or self.sight.is_hidden(element):
            return False
        if element.tag == "br":
            self._flush()
            self.kind = "line"
        elif self._is_block(element):
            self._flush()
            if element.tag == "table" and self._table(element):
                return False
        self._count(element, 1)
        return True

    def _leave(self, element: HtmlElement) -> None:
        if not isinstance(element.tag, str) or self.sight.is_hidden(element) or element.tag == "br":
            return
        if self._is_block(element):
            self._flush()
            if element in self.taken:
                return
        self._count(element, -1)

    def _is_block(self, element: HtmlElement) -> bool:
        return element.tag in _BLOCKS or (element.get("style") is not None and styled_as_block(element))

    def _count(self, element: HtmlElement, step: int) -> None:
        """Take note of what an element means for the text in it: on its way in (1) and out (-1)."""
        tag = element.tag
        if tag == "a" and not (element.get("href") or "#").startswith("#"):
            self.links += step
        elif tag == "sup":
            self.raised += step
        elif tag in _HEADINGS:
            self.level = _HEADINGS[tag] if step > 0 else 0
        elif tag in _LISTS and step > 0:
            self.lists.append(Numbering(element, list_style(element)) if tag == "ol" else None)
        elif tag in _LISTS and self.lists:
            self.lists.pop()
        elif tag == "li" and step > 0 and self.lists and self.lists[-1] is not None:
            self.number = self.lists[-1].number(element, list_style(element))
        elif tag == "li":
            self.number = ""
        if element in self.sight.asides:
            self.asides += step
        if keeps_space(element):
            self.kept += step

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if not self.kept:
            self._run(_SPACE.sub(" ", text))
            return
        for place, line in enumerate(text.splitlines()):
            if place:
                self._flush()
                self.kind = "line"
            self._run(line)

    def _run(self, text: str) -> None:
        is_read = True
        if self.raised:
            text, is_read = self._raise(text.strip())
        if text:
            self.runs.append((text, is_read))
            if self.links:
                self.linked += len(text.strip())

    def _raise(self, text: str) -> tuple[str, bool]:
        """Raised text as it looks; a note's number after words or figures is no part of them."""
        before = self.runs[-1][0][-1:] if self.runs else ""
        is_power = (before.isascii() and before.isalpha()) or before in "米里"
        return text.translate(_RAISED), bool(before) and is_power

    def _flush(self) -> None:
        """End the paragraph that is open."""
        runs, linked, kind = _trimmed(self.runs), self.linked, self.kind
        self.runs, self.linked, self.kind = [], 0, "paragraph"
        if not runs:
            return
        if self.number:
            runs.insert(0, (self.number, True))
            self.number = ""
        if self.level:
            kind = "heading"
        self.found.append(Piece(kind, _joined(runs), self.level, linked, bool(self.asides)))

    def _table(self, element: HtmlElement) -> bool:
        """Take a table of data as it is; False for one that only holds the page."""
        rows = data_rows(element, self.sight)
        if rows is None:
            return False
        self.taken.add(element)
        for caption in element.iterchildren("caption"):
            self.found += Renderer(self.sight).pieces(caption)
        entries = entries_of(rows, self._cell_text)
        if any(entry.text for entry in entries):
            self.found.append(Piece("paragraph", aside=bool(self.asides), entries=entries))
        return True

    def _cell_text(self, cell: HtmlElement) -> str:
        if not len(cell) and cell.get("style") is None:
            return _SPACE.sub(" ", cell.text or "").strip(_EDGE)
        pieces = Renderer(self.sight).pieces(cell)
        return " ".join("".join(text for text, is_read in piece.runs if is_read) for piece in pieces)


def _trimmed(runs: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """The runs without the space at both ends of a paragraph, and with one space between two words."""
    kept: list[tuple[str, bool]] = []
    for text, is_read in runs:
        if not kept:
            text = text.lstrip(_EDGE)
        elif kept[-1][0].endswith(" "):
            text = text.lstrip(" ")
        if text:
            kept.append((text, is_read))
    while kept:
        text = kept[-1][0].rstrip(_EDGE)
        if text:
            kept[-1] = (text, kept[-1][1])
            break
        kept.pop()
    return kept


def _joined(runs: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Neighbouring runs that are read alike as one."""
    made: list[tuple[list[str], bool]] = []
    for text, is_read in runs:
        if made and made[-1][1] == is_read:
            made[-1][0].append(text)
        else:
            made.append(([text], is_read))
    return [("".join(texts), is_read) for texts, is_read in made]
