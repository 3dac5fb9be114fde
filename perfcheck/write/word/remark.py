"""What a comment says of a finding: what is wrong, the arithmetic, the cause and the basis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.write.tame import tame
from perfcheck.write.told import Told

if TYPE_CHECKING:
    from perfcheck.model.shape import Shape

_WORDS = {
    "zh": {
        "place": "（第 {} 处，共 {} 处）",
        "note": "所指在这条脚注或尾注里：{}",
        "margin": "所指在页眉或页脚里：{}",
        "last_year": "上年报告 {}：{}",
    },
    "en": {
        "place": " ({} of {} places)",
        "note": "This is about the note that is referred to here: {}",
        "margin": "This is about the page header or footer: {}",
        "last_year": "Last year's filing {}: {}",
    },
}


class Remarks:
    """Words the comments on one report."""

    def __init__(self, shape: Shape, lang: str) -> None:
        self._told = Told(shape, lang)
        self._say = _WORDS.get(lang, _WORDS["zh"])

    def lines(self, finding: Shape) -> list[str]:
        """A comment's lines, without where it stands."""
        say = self._told.say
        made = [f"{say[finding['severity']]} {finding['rule']} {finding['name']}", *self._told.lines(finding)]
        for other in finding["elsewhere"]:
            made.append(self._say["last_year"].format(other["name"], other["sentence"]))
        if finding["basis"]:
            made.append(say["basis"] + say["and"].join(finding["basis"]))
        return [tame(line) for line in made]

    def placed(self, lines: list[str], place: int, places: int) -> list[str]:
        """The lines for one of several places of a finding; `place` counts from 1."""
        if places == 1:
            return lines
        return [lines[0] + self._say["place"].format(place, places), *lines[1:]]

    def elsewhere(self, lines: list[str], story: str, text: str) -> list[str]:
        """The lines for a span in a note or page header, where no comment can stand."""
        return [lines[0], tame(self._say[story].format("".join(text.split()))), *lines[1:]]
