"""The numbers that Word makes up for the paragraphs of lists: 第一章, （二）, 3.1.

A list (w:num) is an instance of a definition (w:abstractNum). Lists of one definition count on
together, unless one of them says where it starts anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perfcheck.load.word.names import ALTERNATIVES, CHOICE, RUN_STYLE, VAL, w
from perfcheck.load.word.numerals import is_bullet, numeral
from perfcheck.load.word.styles import is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

    from perfcheck.load.word.styles import ListPlace, Styles

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_INDEX = w("ilvl")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered.

    `restart` is the lowest level (from 1) whose use begins it anew; 0: none does, None: each above it.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    gap: str = " "
    restart: int | None = None
    is_legal: bool = False
    is_hidden: bool = False
    style: str = ""


@dataclass(slots=True)
class _Definition:
    levels: dict[int, Level]
    counts: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _List:
    definition: _Definition
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)
    untouched: set[int] = field(default_factory=set)

    def level(self, index: int) -> Level:
        return self.levels.get(index) or self.definition.levels.get(index) or Level()


class Numbering:
    """Counts the paragraphs of all lists, asked once for each paragraph in reading order."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._styles = styles
        self._definitions: dict[str, _Definition] = {}
        self._lists: dict[str, _List] = {}
        if root is not None:
            self._read(root)

    def next(self, place: ListPlace) -> tuple[str, str]:
        """The number of the next paragraph of a list, and what stands between it and the text."""
        found = self._lists.get(place.list_id)
        if found is None:
            return "", ""
        index = self._index(found, place)
        self._count(found, index)
        level = found.level(index)
        if level.is_hidden:
            return "", ""
        return self._text(found, index, level), level.gap

    def _index(self, found: _List, place: ListPlace) -> int:
        if place.level is not None:
            return min(place.level, _LEVELS - 1)
        named = (index for index in range(_LEVELS) if found.level(index).style == place.style)
        return next(named, 0)

    def _count(self, found: _List, index: int) -> None:
        counts = found.definition.counts
        if index in counts and index not in found.untouched:
            counts[index] += 1
        else:
            counts[index] = found.starts.get(index, found.level(index).start)
        found.untouched.discard(index)
        for deeper in [at for at in counts if at > index]:
            restart = found.level(deeper).restart
            if restart is None or index < restart:
                del counts[deeper]

    def _text(self, found: _List, index: int, level: Level) -> str:
        if is_bullet(level.form):
            # A bullet says nothing; a fixed sign in its place may be a number.
            return level.text if any(char.isalnum() and char < "\ue000" for char in level.text) else ""

        def shown(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            other = found.level(at)
            if at > index or other.form == "none":
                return ""
            form = "decimal" if level.is_legal else other.form
            return numeral(found.definition.counts.get(at, other.start), form)

        return _PLACE.sub(shown, level.text)

    def _read(self, root: _Element) -> None:
        linked: dict[str, str] = {}
        for element in root.iterfind(w("abstractNum")):
            name = element.get(w("abstractNumId"), "")
            self._definitions[name] = _Definition(_levels(element))
            style = element.find(w("numStyleLink"))
            if style is not None:
                linked[name] = style.get(VAL, "")
        instances = {element.get(w("numId"), ""): element for element in root.iterfind(w("num"))}
        for list_id, element in instances.items():
            definition = self._definition(element, instances, linked)
            if definition is not None:
                self._lists[list_id] = _instance(element, definition)

    def _definition(
        self, element: _Element, instances: dict[str, _Element], linked: dict[str, str]
    ) -> _Definition | None:
        """The definition of a list; one that refers to a list style has that style's."""
        for _ in range(_LEVELS):
            name = _value(element, "abstractNumId")
            if name not in linked:
                return self._definitions.get(name)
            following = instances.get(self._styles.list_of_style(linked[name]) or "")
            if following is None:
                return self._definitions.get(name)
            element = following
        return None


def _instance(element: _Element, definition: _Definition) -> _List:
    made = _List(definition)
    for override in element.iterfind(w("lvlOverride")):
        index = _int(override.get(_INDEX), 0)
        made.levels.update(_levels(override))
        start = override.find(w("startOverride"))
        if start is not None:
            made.starts[index] = _int(start.get(VAL), 1)
            made.untouched.add(index)
    return made


def _levels(parent: _Element) -> dict[int, Level]:
    return {_int(element.get(_INDEX), 0): _level(element) for element in parent.iterfind(w("lvl"))}


def _level(element: _Element) -> Level:
    properties = element.find(RUN_STYLE)
    restart = _value(element, "lvlRestart")
    gap = _value(element, "suff") or "tab"
    return Level(
        start=_int(_value(element, "start"), 0),
        form=_form(element),
        text=_value(element, "lvlText"),
        gap="" if gap == "nothing" else " ",
        restart=_int(restart, 0) if restart else None,
        is_legal=is_on(element.find(w("isLgl"))),
        is_hidden=properties is not None and is_on(properties.find(w("vanish"))),
        style=_value(element, "pStyle"),
    )


def _form(element: _Element) -> str:
    """The number format, also where it stands among alternatives for newer programs."""
    path = f"{ALTERNATIVES}/{CHOICE}/{w('numFmt')}"
    found = element.find(w("numFmt"))
    if found is None:
        found = element.find(path)
    if found is None:
        return "decimal"
    if found.get(VAL) == "custom":
        return "decimalZero" if found.get(w("format"), "").startswith("01") else "decimal"
    return found.get(VAL, "decimal")


def _value(element: _Element, local: str) -> str:
    found = element.find(w(local))
    return found.get(VAL, "") if found is not None else ""


def _int(said: str | None, otherwise: int) -> int:
    usable = said is not None and said.isascii() and said.isdigit() and len(said) < 9
    return int(said) if usable and said is not None else otherwise
