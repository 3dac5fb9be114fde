"""Errors of one figure: its digits, its decimal point, its unit, its year, its direction."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import ROUND_DOWN, Decimal
from itertools import pairwise

from benchmarks.injection_edits import Made, Make, changes, printed, prior_of, targets, tied
from perfcheck.model.workpaper import Workpaper


def digits(slip: Callable[[str, random.Random], str | None]) -> Make:
    """The injection of a slip of digits into any tied figure."""

    def make(paper: Workpaper, rng: random.Random) -> Made | None:
        figures = targets(paper)
        for figure in rng.sample(figures, len(figures)):
            was = paper.document.text[figure.num_start : figure.num_end].replace(",", "")
            now = slip(was, rng)
            if now is None or Decimal(now) == Decimal(was) or (now[0] == "0" and now[1:2] != "."):
                continue
            return {figure: Decimal(now)}, [(figure.num_start, figure.num_end, now)]
        return None

    return make


def swapped(text: str, rng: random.Random) -> str | None:
    places = [at for at, char in enumerate(text) if char != "."]
    pairs = [(a, b) for a, b in pairwise(places) if text[a] != text[b]]
    if not pairs:
        return None
    a, b = rng.choice(pairs)
    return text[:a] + text[b] + text[a + 1 : b] + text[a] + text[b + 1 :]


def dropped(text: str, rng: random.Random) -> str | None:
    whole = text.partition(".")[0]
    if len(whole) < 3:
        return None
    at = rng.randrange(len(whole))
    return text[:at] + text[at + 1 :]


def doubled(text: str, rng: random.Random) -> str | None:
    at = rng.randrange(len(text.partition(".")[0]))
    return text[:at] + text[at] + text[at:]


def mistyped(text: str, rng: random.Random) -> str | None:
    at = rng.choice([at for at, char in enumerate(text) if char != "."])
    return text[:at] + rng.choice([d for d in "0123456789" if d != text[at]]) + text[at + 1 :]


def moved_point(text: str, rng: random.Random) -> str | None:
    if "." not in text:
        return None
    value = Decimal(text)
    moved = value.scaleb(rng.choice((-1, 1)))
    return format(moved.quantize(Decimal("0.01"), rounding=ROUND_DOWN), "f") if moved >= 1 else None


def unit(paper: Workpaper, rng: random.Random) -> Made | None:
    """元 for 万元, with the digits as they were."""
    figures = [f for f in targets(paper) if f.unit == "万元" and f.dimension == "money"]
    if not figures:
        return None
    figure = rng.choice(figures)
    at = paper.document.text.find("万", figure.num_end, figure.end)
    return ({figure: figure.value / 10000}, [(at, at + 1, "")]) if at >= 0 else None


_TURNS = {"增加": "减少", "减少": "增加", "增长": "下降", "上升": "下降", "下降": "增长", "降低": "提高"}


def direction(paper: Workpaper, rng: random.Random) -> Made | None:
    """增加 for 减少, and 增长 for 下降 with it."""
    moved = [(s, c) for s, c in changes(paper) if c.direction and tied(paper, c.amount)]
    if not moved:
        return None
    _, change = rng.choice(moved)
    edits = []
    for figure in (change.amount, change.rate):
        if figure is not None:
            before = paper.document.text[figure.start - 4 : figure.num_start]
            word = next((word for word in _TURNS if word in before), None)
            if word is None:
                return None
            at = figure.start - 4 + before.rindex(word)
            edits.append((at, at + len(word), _TURNS[word]))
    assert change.amount is not None
    return {change.amount: -change.amount.value}, edits


def years_figure(paper: Workpaper, rng: random.Random) -> Made | None:
    """Last year's amount left in."""
    moved = [(s, c) for s, c in changes(paper) if tied(paper, s.figure)]
    if not moved:
        return None
    statement, change = rng.choice(moved)
    edit = printed(statement.figure, prior_of(statement, change))
    return {statement.figure: Decimal(edit[2])}, [edit]
