"""A page → its characters, each with its place, and how the page is turned.

Heights are set from baseline and size: what fonts say of their own height is often wrong.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from perfcheck.load._pdf.turn import Box, Turn

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

ASCENT, DESCENT = 0.88, 0.12
_TILT = 12.0
_HEAVY = 600
_SMALLEST, _LARGEST = 1.0, 300.0
_UNREAD = "\ufffd"
_LINE_HYPHENS = frozenset((0x02, 0xFFFE))


@dataclass(slots=True)
class Glyph:
    """A character on the upright page; `base` is its baseline, `spaced` that a space stands before it.

    `leaning` says that it does not stand upright where the page does; `heavy` that its font is bold.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    heavy: bool = False
    spaced: bool = False
    leaning: bool = False

    @property
    def top(self) -> float:
        return self.base - ASCENT * self.size

    @property
    def bottom(self) -> float:
        return self.base + DESCENT * self.size

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, self.base - (ASCENT - DESCENT) / 2 * self.size

    @property
    def box(self) -> Box:
        return self.x0, self.top, self.x1, self.bottom


class _Raw(NamedTuple):
    """A character as the file has it: its own axes, an angle in degrees."""

    text: str
    box: Box
    origin: tuple[float, float]
    size: float
    angle: float
    heavy: bool
    spaced: bool


def read_glyphs(page: PdfPage) -> tuple[list[Glyph], Turn]:
    """The characters of a page in the order of the file, and the turn that sets them upright."""
    raws = _raw(page)
    turned = page.get_rotation() // 90 % 4
    tally = Counter(round(raw.angle / 90) % 4 for raw in raws)
    most = max(tally, key=lambda quarter: (tally[quarter], quarter == turned), default=turned)
    turn = _turn(page, most)
    return [_upright(raw, turn) for raw in raws], turn


def shown(page: PdfPage) -> Turn:
    """The turn of the page as a viewer shows it."""
    return _turn(page, page.get_rotation() // 90 % 4)


def _turn(page: PdfPage, quarters: int) -> Turn:
    left, bottom, right, top = page.get_bbox()
    return Turn(left, bottom, right, top, quarters)


def _upright(raw: _Raw, turn: Turn) -> Glyph:
    x0, top, x1, bottom = turn.box(*raw.box)
    leaning = abs((raw.angle - 90 * turn.quarters + 180) % 360 - 180) > _TILT
    if leaning:
        size = min(raw.size, max(bottom - top, _SMALLEST))
        return Glyph(raw.text, x0, x1, bottom - DESCENT * size, size, raw.heavy, raw.spaced, True)
    _, base = turn.point(*raw.origin)
    return Glyph(raw.text, x0, x1, base, raw.size, raw.heavy, raw.spaced)


def _raw(page: PdfPage) -> list[_Raw]:
    from pypdfium2 import raw as pdfium

    textpage = page.get_textpage()
    try:
        return list(_Reader(textpage, pdfium).read())
    finally:
        textpage.close()


class _Reader:
    """Asks for one character after another, with the same buffers."""

    def __init__(self, textpage: Any, pdfium: Any) -> None:
        self.textpage, self.pdfium = textpage, pdfium
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.loose, self.matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self.spaced = False
        self.owner: int | None = None
        self.set = (0.0, 0.0, False)

    def read(self) -> Iterator[_Raw]:
        pdfium, textpage = self.pdfium, self.textpage
        index, count = 0, textpage.count_chars()
        while index < count:
            code = pdfium.FPDFText_GetUnicode(textpage, index)
            text, used = self._text(code, index, count)
            if text is None:
                self.spaced = self.spaced or not pdfium.FPDFText_IsGenerated(textpage, index)
            elif (raw := self._at(text, index)) is not None:
                yield raw
                self.spaced = False
            index += used

    def _text(self, code: int, index: int, count: int) -> tuple[str | None, int]:
        """The character (None for a space), and how many code units it takes up."""
        if 0xD800 <= code < 0xDC00 and index + 1 < count:
            low = self.pdfium.FPDFText_GetUnicode(self.textpage, index + 1)
            if 0xDC00 <= low < 0xE000:
                return chr(0x10000 + (code - 0xD800 << 10) + (low - 0xDC00)), 2
        text = plain(code)
        if text is not None and self.pdfium.FPDFText_HasUnicodeMapError(self.textpage, index) == 1:
            return _UNREAD, 1
        return text, 1

    def _at(self, text: str, index: int) -> _Raw | None:
        pdfium, textpage, loose = self.pdfium, self.textpage, self.loose
        if not (
            pdfium.FPDFText_GetLooseCharBox(textpage, index, loose)
            and pdfium.FPDFText_GetCharOrigin(textpage, index, self.x, self.y)
        ):
            return None
        size, angle, heavy = self._setting(index)
        x, y = self.x.value, self.y.value
        box = loose.left, loose.bottom, loose.right, loose.top
        if not math.isfinite(x + y + size + angle + sum(box)):
            return None
        return _Raw(text, box, (x, y), min(max(size, _SMALLEST), _LARGEST), angle, heavy, self.spaced)

    def _setting(self, index: int) -> tuple[float, float, bool]:
        """Size, angle and weight, which all characters of one text object share."""
        pdfium, textpage, matrix = self.pdfium, self.textpage, self.matrix
        owner = ctypes.cast(pdfium.FPDFText_GetTextObject(textpage, index), ctypes.c_void_p).value
        if owner is None or owner != self.owner:
            pdfium.FPDFText_GetMatrix(textpage, index, matrix)
            size = pdfium.FPDFText_GetFontSize(textpage, index) * math.hypot(matrix.c, matrix.d)
            angle = math.degrees(math.atan2(matrix.b, matrix.a))
            heavy = pdfium.FPDFText_GetFontWeight(textpage, index) >= _HEAVY
            self.owner, self.set = owner, (size, angle, heavy)
        return self.set


def plain(code: int) -> str | None:
    """The character of a code point; None for a space, U+FFFD where the file does not say which it is."""
    if code in _LINE_HYPHENS:
        return "-"
    if code < 0x20 or code == 0x7F or 0xD800 <= code < 0xE000 or code >= 0x110000:
        return None if code in (9, 10, 13) else _UNREAD
    text = chr(code)
    if text.isspace() or text == "\u200b" or text == "\ufeff":
        return None
    if 0x2E80 <= code < 0x2FE0 or 0xF900 <= code < 0xFB00:
        twin = unicodedata.normalize("NFKC", text)
        return twin if len(twin) == 1 else text
    return text
