"""A finding in plain lines: its message, the arithmetic, the cause and what would mend it."""

from __future__ import annotations

from collections.abc import Iterator

from perfcheck.model.shape import Shape
from perfcheck.write.cause import alternatives
from perfcheck.write.rows import Rows
from perfcheck.write.words import words

_MOST_RELATIONS = 8


class Told:
    """The findings of one report, with what their ids stand for."""

    def __init__(self, shape: Shape, lang: str) -> None:
        self.lang = lang
        self.say = words(lang)
        self.quantities = {quantity["id"]: quantity for quantity in shape["quantities"]}
        self.rows = Rows(shape["quantities"])
        self._relations = {relation["id"]: relation for relation in shape["relations"]}

    def relations(self, finding: Shape) -> list[Shape]:
        """The relations that a finding rests on."""
        return [self._relations[name] for name in finding["relations"] if name in self._relations]

    def lines(self, finding: Shape) -> Iterator[str]:
        """The message first, then the arithmetic, the cause and the suggestions."""
        yield finding["message"]
        yield from self.arithmetic(finding)
        cause = self.cause(finding)
        if cause:
            yield cause
        yield from self.suggestions(finding)

    def arithmetic(self, finding: Shape) -> Iterator[str]:
        """The formulas of its relations."""
        relations = self.relations(finding)
        yield from (relation["formula"] for relation in relations[:_MOST_RELATIONS] if relation["formula"])
        if len(relations) > _MOST_RELATIONS:
            yield self.say["more"].format(len(relations) - _MOST_RELATIONS)

    def cause(self, finding: Shape) -> str:
        """What probably went wrong, '' where nothing explains it."""
        cause = finding["cause"]
        if cause is None:
            return ""
        return str(self.say["cause" if cause["certain"] else "likely"] + cause["explanation"])

    def suggestions(self, finding: Shape) -> Iterator[str]:
        """What would mend it: was → should be."""
        if finding["cause"] is not None:
            for was, mended in alternatives(finding["cause"], self.quantities):
                yield self.say["suggestion"].format("".join(was.split()), mended)

    def figures(self, finding: Shape) -> str:
        """The marked stretches of the text, as printed."""
        return "；".join("".join(span["text"].split()) for span in finding["spans"])


def known(shape: Shape) -> list[Shape]:
    """The findings of a report that an earlier one had already."""
    return shape["earlier"]["known"] if shape["earlier"] else []
