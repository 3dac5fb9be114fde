"""A paragraph → the characters that are seen, each with the run and the element it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from perfcheck.load.word.names import (
    ALTERNATIVES,
    CHOICE,
    CONTROL,
    CONTROL_CONTENT,
    FALLBACK,
    MATH,
    MATH_DENOMINATOR,
    MATH_PARAGRAPH,
    MATH_TEXT,
    RUN,
    TEXT,
    TEXT_BOX,
    TRANSPARENT,
    XML_SPACE,
    w,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from perfcheck.load.word.styles import Styles

_SPACES = " \t\r\n"
_FIXED = {w("tab"): "\t", w("ptab"): "\t", w("noBreakHyphen"): "-"}
_BREAKS = frozenset((w("br"), w("cr")))
_NOTES = frozenset((w("footnoteReference"), w("endnoteReference")))
_SHAPES = frozenset((w("drawing"), w("pict"), w("object"), ALTERNATIVES))
_FIELD, _FIELD_STEP, _SYMBOL, _RUBY, _RUBY_BASE = (
    w("fldChar"), w("fldCharType"), w("sym"), w("ruby"), w("rubyBase"),
)  # fmt: skip
# What the private characters of the symbol fonts show.
_SYMBOLS = {
    "symbol": {0xA3: "≤", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xD7: "·"},
    "wingdings": {0x6F: "□", 0x6E: "■", 0xA8: "□", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0xA3: "□"},
}
_PRIVATE = 0xF000


class Atom(NamedTuple):
    """One thing that a paragraph shows.

    text   `text` stands in `node` from `offset` on; node None: text that cannot be divided
    break  a line broken by hand
    box    a text box, whose content is `node`
    note   a reference to a foot- or endnote, `node`

    `run` is the child of the paragraph (or of what wraps it) that a comment can be put around.
    """

    kind: Literal["text", "break", "box", "note"]
    text: str
    run: _Element | None
    node: _Element | None = None
    offset: int = 0


class Inline:
    """Reads the paragraphs of one story; fields may reach over several of them."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._style = ""
        self._fields: list[bool] = []

    def atoms(self, paragraph: _Element, style: str) -> Iterator[Atom]:
        """What a paragraph of a style shows, in order; deletions, field codes, hidden text left out."""
        self._style = style
        yield from self._inside(paragraph)
        # A field whose code never ends in its paragraph is broken: it must not hide the rest.
        self._fields = [shown for shown in self._fields if shown]

    def _inside(self, parent: _Element) -> Iterator[Atom]:
        for child in parent:
            tag = child.tag
            if tag == RUN:
                if not self._styles.is_hidden(child, self._style):
                    yield from self._run(child)
                else:
                    self._pass_fields(child)
            elif tag in TRANSPARENT:
                yield from self._inside(child)
            elif tag == CONTROL:
                for content in child.iterfind(CONTROL_CONTENT):
                    yield from self._inside(content)
            elif tag == ALTERNATIVES:
                yield from self._inside(chosen(child))
            elif tag in (MATH, MATH_PARAGRAPH):
                yield from self._formula(child)

    def _run(self, run: _Element) -> Iterator[Atom]:
        for child in run:
            tag = child.tag
            if tag == _FIELD:
                self._step(child)
            elif not all(self._fields):
                continue
            elif tag == TEXT:
                yield from _text(run, child)
            elif tag in _FIXED:
                yield Atom("text", _FIXED[tag], run, child)
            elif tag == _SYMBOL:
                yield from _symbol(run, child)
            elif tag in _BREAKS:
                yield Atom("break", "", run, child)
            elif tag in _NOTES:
                yield Atom("note", "", run, child)
            elif tag in _SHAPES:
                yield from (Atom("box", "", run, box) for box in boxes(child))
            elif tag == _RUBY:
                base = "".join(text.text or "" for part in child.iter(_RUBY_BASE) for text in part.iter(TEXT))
                yield Atom("text", one_line(base), run)

    def _step(self, mark: _Element) -> None:
        """Follow a field: its code is not shown, its result is."""
        step = mark.get(_FIELD_STEP)
        if step == "begin":
            self._fields.append(False)
        elif self._fields and step == "separate":
            self._fields[-1] = True
        elif self._fields and step == "end":
            self._fields.pop()

    def _pass_fields(self, run: _Element) -> None:
        for mark in run.iterfind(_FIELD):
            self._step(mark)

    def _formula(self, formula: _Element) -> Iterator[Atom]:
        if not all(self._fields):
            return
        pieces = []
        for element in formula.iter(MATH_TEXT, MATH_DENOMINATOR):
            if element.tag == MATH_TEXT:
                pieces.append(element.text or "")
            else:
                pieces.append("/")
        yield Atom("text", one_line("".join(pieces)), formula)


def one_line(text: str) -> str:
    """The text as it shows: a line broken in the file is a space, one for one."""
    return text.replace("\n", " ").replace("\t", " ").replace("\r", " ")


def chosen(alternatives: _Element) -> _Element:
    """The one of several alternatives that is shown; the element itself where it holds none."""
    found = alternatives.find(CHOICE)
    if found is None:
        found = alternatives.find(FALLBACK)
    return alternatives if found is None else found


def boxes(parent: _Element) -> Iterator[_Element]:
    """The contents of the text boxes inside a shape, each once; boxes in boxes are left to their story."""
    if parent.tag == ALTERNATIVES:
        parent = chosen(parent)
    for child in parent:
        if child.tag == TEXT_BOX:
            yield child
        else:
            yield from boxes(child)


def _text(run: _Element, node: _Element) -> Iterator[Atom]:
    text = node.text or ""
    offset = 0
    if node.get(XML_SPACE) != "preserve":
        bare = text.lstrip(_SPACES)
        offset = len(text) - len(bare)
        text = bare.rstrip(_SPACES)
    if text:
        yield Atom("text", one_line(text), run, node, offset)


def _symbol(run: _Element, node: _Element) -> Iterator[Atom]:
    try:
        code = int(node.get(w("char"), ""), 16)
    except ValueError:
        return
    shown = _SYMBOLS.get(node.get(w("font"), "").lower(), {}).get(code & 0xFF if code >= _PRIVATE else code)
    if shown is None and 0x20 <= code < 0xD800:
        shown = chr(code)
    yield Atom("text", shown or "\ufffd", run, node)
