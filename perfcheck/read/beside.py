"""A thing's figure of another year or stage, said beside its own: 印刷费50万元，上年为53万元.

Such a figure is what the thing is compared with, and no further item of the list it stands in.
"""

from __future__ import annotations

import re
from functools import cache

from perfcheck.knowledge import load
from perfcheck.model.statement import Statement
from perfcheck.read import labels
from perfcheck.read.lexicon import YEAR, trie, words

_COMMA, _MOST = 2, 3
_NOT_LAST = ("年初", "期初")


@cache
def _last_year() -> re.Pattern[str]:
    """Words for the year before, with nothing that names a thing."""
    words = [word for word in load("lexicon")["base"]["prior"] if not word.startswith(_NOT_LAST)]
    return re.compile(rf"(?:{YEAR}|{trie(words)})(?:同期)?(?:完成|实际|决算|支出|收入)?(?:数|额)?\Z")


@cache
def _comparison() -> re.Pattern[str]:
    """A word that compares, and a year before that names no thing."""
    lexicon = load("lexicon")
    return re.compile(rf"(?:{trie(lexicon['compare']['words'])}){_last_year().pattern}")


@cache
def _plan() -> re.Pattern[str]:
    """Words for the budget, with nothing that names a thing."""
    words = [word for name in ("initial", "budget") for word in load("lexicon")["base"][name]]
    return re.compile(rf"(?:{YEAR})?(?:{trie(words)})(?:安排|金额)?\Z")


def beside(statements: list[Statement], made: Statement) -> str:
    """What `made` gives of the thing named before it: 'prior', 'budget', the 'gap' to either, or ''."""
    if made.lead or made.rank > _COMMA:
        return ""
    one = next((s for s in reversed(statements[-_MOST:]) if not s.beside), None)
    if one is None or not _goes_with(one, made):
        return ""
    if made.label in words("gap"):
        return "gap" if statements[-1].beside in ("budget", "prior") else ""
    again = made.core == one.core
    if _plan().match(made.label) and one.stage != "budget":
        return "budget"
    if made.stage == "budget" or one.stage not in (made.stage, "final"):
        return ""
    if _last_year().match(made.label) or again:
        return "prior" if _earlier(one, made) else ""
    return ""


def _goes_with(one: Statement, made: Statement) -> bool:
    """Whether the two stand in one breath, and the first names a thing that has amounts."""
    same = one.sentence == made.sentence and one.depth == made.depth and one.kind == made.kind == "amount"
    alike = one.figure.dimension == made.figure.dimension and one.figure.stated and made.figure.stated
    return same and alike and one.vector < 0 and _names_a_thing(one)


def _names_a_thing(one: Statement) -> bool:
    if opens_comparison(one):
        return False
    return bool(one.core) and not _last_year().match(one.label) and not _plan().match(one.label)


def _earlier(one: Statement, made: Statement) -> bool:
    """Whether the second figure is of the year before the first."""
    year = labels.year(made.label)
    if not year:
        return re.match(YEAR, made.label) is None and made.core != one.core
    if own := labels.year(one.label):
        return int(year) == int(own) - 1
    return not one.period.isdecimal() or int(year) < int(one.period)


def opens_comparison(one: Statement) -> bool:
    """较2022年的1023万元增加了76万元，…: what is compared with stands first, and what is compared follows."""
    return _comparison().fullmatch(one.label) is not None


def one_of_a_row(last: Statement, made: Statement) -> bool:
    """2023年投入30万元，2022年40万元，2021年50万元: years in a row, and none the base of another."""
    if last.beside != "prior" or last.core or made.core:
        return False
    return bool(labels.year(last.label) and labels.year(made.label))
