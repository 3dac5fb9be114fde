"""The lexicon compiled: every cue word with what it means, and one pattern that finds them all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from perfcheck.knowledge import load

if TYPE_CHECKING:
    from perfcheck.config import Words

_OF_CENTURY = r"\d\d年(?:度)?(?:末|底|初)?"
_LIST = 400
YEAR = rf"(?:19|20){_OF_CENTURY}"
SEPARATORS = frozenset("、,;。:!?()\n\t|")


class Cue(NamedTuple):
    """A cue word: what it does (kind) and what it says (sense)."""

    kind: str
    sense: str


@lru_cache(maxsize=32)
def cues(extra: Words = ()) -> dict[str, Cue]:
    """Word → cue, `extra` words among them. Of several entries the later table wins, inert last."""
    data = _with(load("lexicon"), extra)
    table: dict[str, Cue] = {}
    for sense in ("open", "views", "closed", "whole"):
        table |= dict.fromkeys(data["parts"][sense], Cue("parts", sense))
    for kind in ("respective", "total", "reason", "remainder", "average"):
        for word in data[kind]["words"]:
            table.setdefault(word, Cue(kind, ""))
    table |= dict.fromkeys(data["respective"]["words"], Cue("respective", ""))
    table |= dict.fromkeys(data["compare"]["words"], Cue("compare", ""))
    table |= dict.fromkeys(data["compare"]["complete"], Cue("against", "prior"))
    table |= dict.fromkeys(data["compare"]["chained"], Cue("against", "chained"))
    table |= dict.fromkeys(("相比", "相比较"), Cue("compared", ""))
    for sense, words in data["base"].items():
        table |= dict.fromkeys(words, Cue("base", sense))
    for sense in ("up", "down", "flat", "nearly_flat", "levels"):
        table |= dict.fromkeys(data["direction"][sense], Cue("direction", sense))
        if sense in ("up", "down"):
            table |= {f"({word})": Cue("direction", sense) for word in data["direction"][sense]}
    table |= dict.fromkeys(data["direction"]["flat_at_end"], Cue("direction", "flat_at_end"))
    table |= dict.fromkeys(data["share"]["words"], Cue("share", ""))
    table["完成"] = Cue("rate", "")
    table |= dict.fromkeys(data["made"]["openers"], Cue("made", "made"))
    table |= dict.fromkeys(data["inert"]["words"], Cue("inert", ""))
    return table


def _with(data: dict[str, Any], extra: Words) -> dict[str, Any]:
    """The lexicon with words added to its tables."""
    for name, added in extra:
        section, _, key = name.partition(".")
        data = data | {section: data[section] | {key: [*data[section][key], *added]}}
    return data


class _Node(dict[str, "_Node"]):
    """The characters that may come next, each with what may follow it; '' where a word may end."""


def trie(words: Iterable[str]) -> str:
    """One pattern for all words, longest first, that reads each character once."""
    return _branch(_tree(words))


def arms(words: Iterable[str]) -> str:
    """The same to search with: side by side, so that `re` skips to what can begin a word."""
    return "|".join(_arms(_tree(words)))


def _tree(words: Iterable[str]) -> _Node:
    root = _Node()
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, _Node())
        node[""] = _Node()
    return root


def _arms(node: _Node) -> list[str]:
    return [re.escape(char) + _branch(child) for char, child in node.items() if char]


def _branch(node: _Node) -> str:
    ends, found = "" in node, _arms(node)
    if not found:
        return ""
    body = found[0] if len(found) == 1 and not ends else f"(?:{'|'.join(found)})"
    return f"{body}?" if ends else body


@lru_cache(maxsize=32)
def pattern(extra: Words = ()) -> re.Pattern[str]:
    """Finds every cue, separator, bracket and year, left to right."""
    return re.compile(rf"{arms((*cues(extra), *SEPARATORS))}|19{_OF_CENTURY}|20{_OF_CENTURY}")


@cache
def words(section: str, key: str = "words") -> frozenset[str]:
    """One word list of the lexicon."""
    return frozenset(load("lexicon")[section][key])


@cache
def _closers() -> tuple[str, ...]:
    return tuple(load("lexicon")["made"]["closers"])


def closes(text: str, at: int) -> bool:
    """Whether the sentence that goes on at `at` ends as a list does that 由 opened: …组成, …构成."""
    stop = next((end for mark in "。;\n" if (end := text.find(mark, at, at + _LIST)) >= 0), -1)
    return stop >= 0 and text.endswith(_closers(), at, stop)


@cache
def view() -> re.Pattern[str]:
    """A clause that splits a total up from another side: 从收入结构看, 具体情况如下."""
    return re.compile(rf"(?:{load('lexicon')['views']['pattern']})\Z")


@cache
def total_words() -> tuple[str, ...]:
    """合计, 共计, 共 …: words that say a figure is a total, after their parts or before."""
    return tuple(load("lexicon")["total"]["bare"])


@cache
def total_ends() -> tuple[str, ...]:
    """合计, 总计 …: words at the end of a label that close the list before it."""
    return tuple(load("lexicon")["total"]["ends"])


@cache
def affix(section: str, key: str, *, at_end: bool) -> re.Pattern[str]:
    """A pattern for any run of the listed words at one end of a label (possessive, so linear)."""
    body = trie(load("lexicon")[section][key])
    return re.compile(rf"(?:{body})++\Z" if at_end else rf"(?:{body})++")
