"""Errors of a list: parts left out, doubled, exchanged, made up or last year's, and another line's total."""

from __future__ import annotations

import random
from decimal import Decimal
from itertools import pairwise

from benchmarks.injection_edits import (
    HUNDRED,
    Made,
    changes,
    lists_of,
    printed,
    prior_of,
    share_of,
    statement_of,
)
from benchmarks.injection_figures import mistyped
from perfcheck.model.tie import Tie
from perfcheck.model.workpaper import Workpaper


def years_text(paper: Workpaper, rng: random.Random) -> Made | None:
    """Last year's breakdown under this year's total, with its shares."""
    for tie in rng.sample(lists_of(paper), len(lists_of(paper))):
        total = tie.legs[0].figure
        moved = [
            (s, c)
            for s, c in changes(paper)
            if s.figure.base_value == total.base_value and c.against == "prior"
        ]
        parts = [leg.figure for leg in tie.legs[1:]]
        plain = all((s := statement_of(paper, p)) is not None and not s.changes for p in parts)
        if not moved or not plain:
            continue
        prior = prior_of(*moved[0])
        values = [(p.value * prior / total.value).quantize(Decimal("0.01")) for p in parts[:-1]]
        values.append(prior - sum(values, Decimal(0)))
        edits = [printed(p, value) for p, value in zip(parts, values, strict=True)]
        for part, value in zip(parts, values, strict=True):
            if (share := share_of(paper, part)) is not None:
                edits.append(printed(share, value * HUNDRED / prior))
        return dict(zip(parts, values, strict=True)), edits
    return None


def exchange(paper: Workpaper, rng: random.Random) -> Made | None:
    """Two parts, or a total and a part, in each other's place."""
    lists = lists_of(paper)
    if not lists:
        return None
    tie = rng.choice(lists)
    figures = [
        leg.figure for leg in tie.legs if leg.figure.value and leg.figure.unit == tie.legs[0].figure.unit
    ]
    if len(figures) < 2:
        return None
    one, other = rng.sample(figures, 2)
    if one.value == other.value:
        return None
    return {one: other.value, other: one.value}, [printed(one, other.value), printed(other, one.value)]


def _clauses(paper: Workpaper, tie: Tie) -> list[tuple[int, int]]:
    """The stretches of the parts but the last, each with the separator after it."""
    parts = [statement_of(paper, leg.figure) for leg in tie.legs[1:]]
    found = []
    for one, after in pairwise(parts):
        if one is None or after is None or one.paragraph != after.paragraph or after.start <= one.end:
            return []
        found.append((paper.flow.source(one.start, one.end)[0], paper.flow.source(after.start, after.end)[0]))
    return found


def missing(paper: Workpaper, rng: random.Random) -> Made | None:
    for tie in rng.sample(lists_of(paper), len(lists_of(paper))):
        clauses = _clauses(paper, tie)
        if len(tie.legs) > 3 and clauses:
            at = rng.randrange(len(clauses))
            if not tie.legs[at + 1].figure.value:
                continue
            return {tie.legs[at + 1].figure: Decimal(0)}, [(*clauses[at], "")]
    return None


def twice(paper: Workpaper, rng: random.Random) -> Made | None:
    for tie in rng.sample(lists_of(paper), len(lists_of(paper))):
        clauses = _clauses(paper, tie)
        if clauses:
            at = rng.randrange(len(clauses))
            start, end = clauses[at]
            figure = tie.legs[at + 1].figure
            if not figure.value:
                continue
            return {figure: figure.value * 2}, [(end, end, paper.document.text[start:end])]
    return None


def plugged(paper: Workpaper, rng: random.Random) -> Made | None:
    """A part mistyped, and the last part made up so that the sum holds."""
    for tie in rng.sample(lists_of(paper), len(lists_of(paper))):
        parts = [leg.figure for leg in tie.legs[1:]]
        one, last = rng.choice(parts[:-1]), parts[-1]
        now = Decimal(mistyped(format(one.value, "f"), rng) or 0)
        plug = last.value + one.value - now
        if (
            one.value
            and last.value
            and plug > 0
            and now > 0
            and one.unit == last.unit
            and share_of(paper, last)
        ):
            return {one: now, last: plug}, [printed(one, now), printed(last, plug)]
    return None


def another_total(paper: Workpaper, rng: random.Random) -> Made | None:
    """A total with another line's amount in it."""
    lists = [t for t in lists_of(paper) if t.legs[0].figure.unit == "万元"]
    if not lists:
        return None
    tie = rng.choice(lists)
    total = tie.legs[0].figure
    mine = {leg.figure.value for leg in tie.legs}
    near = [
        s.figure for s in paper.statements if abs(s.figure.index - total.index) < 40 and s.kind == "amount"
    ]
    near = [f for f in near if f.unit == "万元" and f.value > 1 and f.value not in mine]
    if not near:
        return None
    value = total.value + rng.choice(near).value
    return {total: value}, [printed(total, value)]
