"""What a paragraph or run takes from its styles: heading level, list, and whether it is hidden."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.load.word.names import PARAGRAPH_STYLE, RUN_STYLE, VAL, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_STYLE, _BASED_ON, _STYLE_ID, _NAME = w("style"), w("basedOn"), w("styleId"), w("name")
_PARAGRAPH_STYLE_OF, _RUN_STYLE_OF = w("pStyle"), w("rStyle")
_LEVEL, _LIST, _LIST_ID, _LIST_LEVEL, _VANISH = (
    w("outlineLvl"), w("numPr"), w("numId"), w("ilvl"), w("vanish"),
)  # fmt: skip
_HEADING = re.compile(r"(?:heading|标题|標題) ?([1-9])\Z")
_TITLES = ("title", "标题", "標題")
_BODY_LEVEL = 9
_FALSE = ("0", "false", "off", "none")


class ListPlace(NamedTuple):
    """The list that a paragraph belongs to, its level from 0, and the style that said so."""

    list_id: str
    level: int | None
    style: str


class Styles:
    """The styles of a document; every question is answered along the chain of what they are based on."""

    def __init__(self, root: _Element | None) -> None:
        found = root.iterfind(_STYLE) if root is not None else ()
        self._styles = {style.get(_STYLE_ID, ""): style for style in found}
        self._default = next(
            (
                name
                for name, style in self._styles.items()
                if style.get(w("type")) == "paragraph" and style.get(w("default"), "0") not in _FALSE
            ),
            "",
        )
        self._levels: dict[str, int | None] = {}
        self._lists: dict[str, ListPlace | None] = {}
        self._hidden: dict[str, bool] = {}

    def style_of(self, properties: _Element | None) -> str:
        """The id of a paragraph's style, by its properties; the default one where they name none."""
        said = _said(properties, _PARAGRAPH_STYLE_OF)
        return self._default if said is None else said

    def heading_level(self, properties: _Element | None, style: str) -> int | None:
        """The level of a heading from 1, 0 for the document's title, None for any other paragraph."""
        own = _number(_said(properties, _LEVEL))
        if own is not None:
            return own + 1 if own < _BODY_LEVEL else None
        if style not in self._levels:
            self._levels[style] = self._level_of(style)
        return self._levels[style]

    def list_place(self, properties: _Element | None, style: str) -> ListPlace | None:
        """The list that a paragraph is numbered by, by its own word or by its style's."""
        own = properties.find(_LIST) if properties is not None else None
        level = _number(_said(own, _LIST_LEVEL))
        list_id = _said(own, _LIST_ID)
        if list_id is None:
            found = self._list_of(style)
            return found._replace(level=level) if found and level is not None else found
        return ListPlace(list_id, level or 0, style) if list_id != "0" else None

    def list_of_style(self, style: str) -> str | None:
        """The list that a list style numbers by."""
        found = self._list_of(style)
        return found.list_id if found else None

    def is_hidden(self, run: _Element, paragraph_style: str) -> bool:
        """Whether the text of a run is hidden, by its own word, its style's or its paragraph's style's."""
        properties = run.find(RUN_STYLE)
        if properties is not None and len(properties):
            own = properties.find(_VANISH)
            if own is not None:
                return own.get(VAL, "1") not in _FALSE
            style = _said(properties, _RUN_STYLE_OF)
            if style is not None and self._hides(style):
                return True
        return self._hides(paragraph_style)

    def _chain(self, style: str) -> Iterator[tuple[str, _Element]]:
        seen = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield style, self._styles[style]
            style = _said(self._styles[style], _BASED_ON) or ""

    def _level_of(self, style: str) -> int | None:
        for _, element in self._chain(style):
            level = _number(_said(element.find(PARAGRAPH_STYLE), _LEVEL))
            if level is not None:
                return level + 1 if level < _BODY_LEVEL else None
            name = (_said(element, _NAME) or "").lower()
            heading = _HEADING.match(name)
            if heading:
                return int(heading[1])
            if name in _TITLES:
                return 0
        return None

    def _list_of(self, style: str) -> ListPlace | None:
        if style not in self._lists:
            self._lists[style] = self._list_by_chain(style)
        return self._lists[style]

    def _list_by_chain(self, style: str) -> ListPlace | None:
        for name, element in self._chain(style):
            properties = element.find(PARAGRAPH_STYLE)
            own = properties.find(_LIST) if properties is not None else None
            list_id = _said(own, _LIST_ID)
            if list_id is not None:
                level = _number(_said(own, _LIST_LEVEL))
                return ListPlace(list_id, level, name) if list_id != "0" else None
        return None

    def _hides(self, style: str) -> bool:
        if style not in self._hidden:
            self._hidden[style] = self._hides_by_chain(style)
        return self._hidden[style]

    def _hides_by_chain(self, style: str) -> bool:
        for _, element in self._chain(style):
            properties = element.find(RUN_STYLE)
            own = properties.find(_VANISH) if properties is not None else None
            if own is not None:
                return own.get(VAL, "1") not in _FALSE
        return False


def is_on(element: _Element | None) -> bool:
    """Whether a switch is set: present, and not said to be off."""
    return element is not None and element.get(VAL, "1") not in _FALSE


def _said(parent: _Element | None, name: str) -> str | None:
    found = parent.find(name) if parent is not None else None
    return found.get(VAL) if found is not None else None


def _number(said: str | None) -> int | None:
    return int(said) if said is not None and said.isascii() and said.isdigit() and len(said) < 9 else None
