"""Words that bound a figure: 约, 不少于 before it, 以上, 左右 after it."""

from __future__ import annotations

from functools import cache

from perfcheck.knowledge import load

ABOVE, BELOW, NEAR = 1, -1, 0
Words = dict[str, tuple[tuple[str, int], ...]]


@cache
def _tables() -> tuple[Words, Words, frozenset[str], tuple[str, ...], frozenset[str], frozenset[str]]:
    data = load("units")["qualifier"]
    before = {word: side for name, side in _SIDES for word in data[name]}
    after = {word: side for name, side in _SIDES for word in data[f"after_{name}"]}
    return (
        _grouped(before, -1),
        _grouped(after, 0),
        frozenset(data["filler"]),
        tuple(data["unlike"]),
        frozenset(data["difference"]),
        frozenset(data["above_scale"]),
    )


_SIDES = (("above", ABOVE), ("below", BELOW), ("near", NEAR))


def _grouped(words: dict[str, int], key: int) -> Words:
    """Words by their first or last character, the longest first."""
    out: dict[str, list[tuple[str, int]]] = {}
    for word in sorted(words, key=len, reverse=True):
        out.setdefault(word[key], []).append((word, words[word]))
    return {char: tuple(found) for char, found in out.items()}


def before(text: str, at: int) -> tuple[str, int, int] | None:
    """The bounding word that ends at `at`, or a filler away: (word, side, its start)."""
    words, _, filler, _, _, _ = _tables()
    if not at:
        return None
    char = text[at - 1]
    if char in words and (found := _ending(text, at, words[char])):
        return found
    if char == "币" and text.endswith("人民币", 0, at):
        at -= 3
    elif char in filler:
        at -= 1
    else:
        return None
    return _ending(text, at, words.get(text[at - 1], ())) if at else None


def _ending(text: str, at: int, words: tuple[tuple[str, int], ...]) -> tuple[str, int, int] | None:
    for word, side in words:
        if text.endswith(word, 0, at):
            if len(word) == 1 and text.endswith(_tables()[3], 0, at):
                return None
            return word, side, at - len(word)
    return None


def after(text: str, at: int) -> tuple[str, int, int] | None:
    """The bounding word that begins at `at`: (word, side, its end)."""
    words = _tables()[1].get(text[at : at + 1])
    if words:
        for word, side in words:
            if text.startswith(word, at):
                return word, side, at + len(word)
    return None


@cache
def edges() -> tuple[frozenset[str], frozenset[str]]:
    """Characters that may stand just before a bounded figure, and just after one."""
    before_words, after_words, filler, _, _, _ = _tables()
    return frozenset(before_words) | {word[-1] for word in filler}, frozenset(after_words)


def differs(word: str) -> bool:
    """Whether the word before a percentage point only says which is the greater."""
    return word in _tables()[4]


def scale_word(char: str) -> bool:
    """上 of 上百名, 数 of 数十亿元."""
    return char in _tables()[5]


@cache
def joins() -> frozenset[str]:
    """What may stand between a lower and an upper threshold of one figure."""
    return frozenset(load("units")["qualifier"]["joins"])
