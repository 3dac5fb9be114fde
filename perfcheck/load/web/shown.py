"""What of a page its reader sees: scripts, styles and hidden elements are not among it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from lxml.etree import iterwalk

from perfcheck.knowledge import load

if TYPE_CHECKING:
    from lxml.html import HtmlElement

UNSEEN = frozenset(load("webpages")["elements"]["unseen"])
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_MARKER = re.compile(r"list-style(?:-type)?\s*:\s*([a-z]+(?:-[a-z]+)*)", re.IGNORECASE)
_KEPT_SPACE = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_AS_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.IGNORECASE)
_SIMPLE = re.compile(r"[a-z0-9]*([.#][\w-]+)\Z", re.IGNORECASE)
_NAME_PARTS = re.compile(r"[A-Z]?[a-z]+")
_MOST_OF = 2
_SOME_OF = 5


class Sight:
    """Tells what is shown of a page, and what belongs to the site rather than to the report.

    What a script hides until it is asked for may be the report itself, and a careless class name
    may call a whole page its header: neither is believed of what holds the sentences of the page.
    """

    def __init__(self, root: HtmlElement) -> None:
        self.hiding = _hiding_names(root)
        self.sentences = 0
        hidden, asides = self._measure(root)
        self.hidden = {element for element, held in hidden if held * _MOST_OF <= self.sentences}
        self.asides = {element for element, held in asides if held * _SOME_OF <= self.sentences}

    def _measure(self, root: HtmlElement) -> tuple[list[tuple[HtmlElement, int]], ...]:
        """Elements that say that they are hidden or asides, each with the sentences that it holds."""
        hidden: list[tuple[HtmlElement, int]] = []
        asides: list[tuple[HtmlElement, int]] = []
        before: list[int] = []
        walker = iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                before.append(self.sentences)
                if element.tag in UNSEEN or not isinstance(element.tag, str):
                    walker.skip_subtree()
                else:
                    self._count(element.text)
                continue
            held = self.sentences - before.pop()
            if element.tag not in UNSEEN and element is not root:
                if self._says_hidden(element):
                    hidden.append((element, held))
                if says_aside(element):
                    asides.append((element, held))
            self._count(element.tail)
        return hidden, asides

    def _count(self, text: str | None) -> None:
        if text:
            self.sentences += text.count("。") + text.count("；")

    def _says_hidden(self, element: HtmlElement) -> bool:
        if element.get("hidden") is not None or _HIDING.search(element.get("style") or ""):
            return True
        return bool(self.hiding) and any(name in self.hiding for name in _names(element))

    def is_hidden(self, element: HtmlElement) -> bool:
        """Whether its reader does not see it."""
        return element.tag in UNSEEN or element in self.hidden


def says_aside(element: HtmlElement) -> bool:
    """Whether it says of itself that it is navigation, a footer or the like."""
    known = _asides()
    if element.tag in known["tags"] or element.get("role") in known["roles"]:
        return True
    return element.get("aria-hidden") == "true" or any(map(_names_aside, _names(element)))


@lru_cache(1024)
def _names_aside(name: str) -> bool:
    known = _asides()
    if "".join(char for char in name.lower() if char.isalpha()) in known["names"]:
        return True
    return any(part.lower() in known["words"] for part in _NAME_PARTS.findall(name))


@cache
def _asides() -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in load("webpages")["aside"].items()}


def list_style(element: HtmlElement) -> str:
    """The list style of its own style attribute, such as decimal or cjk-ideographic; '' where none."""
    found = _MARKER.search(element.get("style") or "")
    return found[1].lower() if found else ""


def keeps_space(element: HtmlElement) -> bool:
    """Whether its spaces and line ends are shown as they are."""
    return element.tag in ("pre", "xmp", "listing") or bool(_KEPT_SPACE.search(element.get("style") or ""))


def styled_as_block(element: HtmlElement) -> bool:
    """Whether its own style makes it a block."""
    return bool(_AS_BLOCK.search(element.get("style") or ""))


def _names(element: HtmlElement) -> list[str]:
    names = [f".{name}" for name in (element.get("class") or "").split()]
    own = element.get("id")
    return [*names, f"#{own.strip()}"] if own else names


def _hiding_names(root: HtmlElement) -> frozenset[str]:
    """The classes and ids that style sheets of the page hide, by rules of one name only.

    A sheet is read up to its first rule for printers or narrow screens.
    """
    found: set[str] = set()
    for sheet in root.iter("style"):
        for rule in (sheet.text or "").partition("@media")[0].split("}"):
            selectors, _, body = rule.rpartition("{")
            if selectors and _HIDING.search(body):
                names = [_SIMPLE.match(selector.strip()) for selector in selectors.split(",")]
                found |= {name[1] for name in names if name}
    return frozenset(found)
