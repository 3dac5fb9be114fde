"""One realistic error put into a consistent report, of each cause that perfcheck names."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import pairwise

from perfcheck.config import Config
from perfcheck.load import load_text
from perfcheck.model.figure import Figure
from perfcheck.model.statement import Change, Statement
from perfcheck.model.tie import Tie
from perfcheck.model.workpaper import Workpaper
from perfcheck.pipeline import read_paper
from perfcheck.relate import relate

HUNDRED = Decimal(100)
TELLING = frozenset(("sum", "share", "growth", "delta", "rate", "average", "equal"))


@dataclass
class Injection:
    """A report with an error: `wrong` are the clean report's figures with the values now printed."""

    cause: str
    text: str
    wrong: dict[Figure, Decimal] = field(default_factory=dict)
    edits: list[tuple[int, int, str]] = field(default_factory=list)

    def place(self, offset: int) -> int:
        """Where an offset of the clean text stands now."""
        return offset + sum(len(new) - (end - start) for start, end, new in self.edits if end <= offset)


def related(text: str) -> Workpaper:
    """A text read and related, before any diagnosis."""
    paper = read_paper(load_text(text), Config())
    relate(paper)
    return paper


def injections(text: str, paper: Workpaper, rng: random.Random) -> Iterator[Injection]:
    """One error of every cause that the report gives occasion for."""
    for cause, make in CAUSES.items():
        if (made := make(paper, rng)) is not None:
            wrong, edits = made
            yield Injection(cause, _edited(text, edits), wrong, edits)


Edit = tuple[int, int, str]
Made = tuple[dict[Figure, Decimal], list[Edit]]
Make = Callable[[Workpaper, random.Random], Made | None]


def _edited(text: str, edits: list[Edit]) -> str:
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _printed(figure: Figure, value: Decimal, decimals: int | None = None) -> Edit:
    places = figure.decimals if decimals is None else decimals
    shown = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return figure.num_start, figure.num_end, format(shown, "f")


def _targets(paper: Workpaper) -> list[Figure]:
    """Figures that some relation bears out: 0 and figures in words are left alone."""
    tied = {leg.figure: None for tie in paper.ties if tie.kind in TELLING and tie.holds for leg in tie.legs}
    return [
        f for f in tied if f.stated and f.value and paper.document.text[f.num_start : f.num_end].isascii()
    ]


def _digits(slip: Callable[[str, random.Random], str | None]) -> Make:
    """The injection of a slip of digits into any tied figure."""

    def make(paper: Workpaper, rng: random.Random) -> Made | None:
        figures = _targets(paper)
        for figure in rng.sample(figures, len(figures)):
            was = paper.document.text[figure.num_start : figure.num_end].replace(",", "")
            now = slip(was, rng)
            if now is None or Decimal(now) == Decimal(was) or (now[0] == "0" and now[1:2] != "."):
                continue
            return {figure: Decimal(now)}, [(figure.num_start, figure.num_end, now)]
        return None

    return make


def _swapped(text: str, rng: random.Random) -> str | None:
    places = [at for at, char in enumerate(text) if char != "."]
    pairs = [(a, b) for a, b in pairwise(places) if text[a] != text[b]]
    if not pairs:
        return None
    a, b = rng.choice(pairs)
    return text[:a] + text[b] + text[a + 1 : b] + text[a] + text[b + 1 :]


def _dropped(text: str, rng: random.Random) -> str | None:
    whole = text.partition(".")[0]
    if len(whole) < 3:
        return None
    at = rng.randrange(len(whole))
    return text[:at] + text[at + 1 :]


def _doubled(text: str, rng: random.Random) -> str | None:
    at = rng.randrange(len(text.partition(".")[0]))
    return text[:at] + text[at] + text[at:]


def _mistyped(text: str, rng: random.Random) -> str | None:
    at = rng.choice([at for at, char in enumerate(text) if char != "."])
    return text[:at] + rng.choice([d for d in "0123456789" if d != text[at]]) + text[at + 1 :]


def _moved(text: str, rng: random.Random) -> str | None:
    if "." not in text:
        return None
    value = Decimal(text)
    moved = value.scaleb(rng.choice((-1, 1)))
    return format(moved.quantize(Decimal("0.01"), rounding=ROUND_DOWN), "f") if moved >= 1 else None


def _unit(paper: Workpaper, rng: random.Random) -> Made | None:
    """元 for 万元, with the digits as they were."""
    figures = [f for f in _targets(paper) if f.unit == "万元" and f.dimension == "money"]
    if not figures:
        return None
    figure = rng.choice(figures)
    at = paper.document.text.find("万", figure.num_end, figure.end)
    return ({figure: figure.value / 10000}, [(at, at + 1, "")]) if at >= 0 else None


_TURNS = {"增加": "减少", "减少": "增加", "增长": "下降", "上升": "下降", "下降": "增长", "降低": "提高"}


def _direction(paper: Workpaper, rng: random.Random) -> Made | None:
    """增加 for 减少, and 增长 for 下降 with it."""
    moved = [(s, c) for s, c in _changes(paper) if c.direction and _tied(paper, c.amount)]
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


def _changes(paper: Workpaper) -> list[tuple[Statement, Change]]:
    return [
        (s, c)
        for s in paper.statements
        for c in s.changes
        if c.amount is not None and c.amount.value and s.kind == "amount" and c.against in ("prior", "")
    ]


def _tied(paper: Workpaper, figure: Figure | None) -> bool:
    return any(leg.figure is figure for tie in paper.ties if tie.holds for leg in tie.legs)


def _prior(statement: Statement, change: Change) -> Decimal:
    assert change.amount is not None
    return statement.figure.value - change.signed * change.amount.base_value / statement.figure.factor


def _years_figure(paper: Workpaper, rng: random.Random) -> Made | None:
    """Last year's amount left in."""
    moved = [(s, c) for s, c in _changes(paper) if _tied(paper, s.figure)]
    if not moved:
        return None
    statement, change = rng.choice(moved)
    edit = _printed(statement.figure, _prior(statement, change))
    return {statement.figure: Decimal(edit[2])}, [edit]


def _lists(paper: Workpaper) -> list[Tie]:
    return [
        t
        for t in paper.ties
        if t.kind == "sum" and t.whole is None and t.holds and len(t.legs) > 2 and t.committed
    ]


def _statement(paper: Workpaper, figure: Figure) -> Statement | None:
    return next((s for s in paper.statements if s.figure is figure), None)


def _share(paper: Workpaper, figure: Figure) -> Figure | None:
    statement = _statement(paper, figure)
    found = next((r for r in statement.ratios if r.kind == "share"), None) if statement else None
    return found.percent if found else None


def _years_text(paper: Workpaper, rng: random.Random) -> Made | None:
    """Last year's breakdown under this year's total, with its shares."""
    for tie in rng.sample(_lists(paper), len(_lists(paper))):
        total = tie.legs[0].figure
        moved = [
            (s, c)
            for s, c in _changes(paper)
            if s.figure.base_value == total.base_value and c.against == "prior"
        ]
        parts = [leg.figure for leg in tie.legs[1:]]
        plain = all((s := _statement(paper, p)) is not None and not s.changes for p in parts)
        if not moved or not plain:
            continue
        prior = _prior(*moved[0])
        values = [(p.value * prior / total.value).quantize(Decimal("0.01")) for p in parts[:-1]]
        values.append(prior - sum(values, Decimal(0)))
        edits = [_printed(p, value) for p, value in zip(parts, values, strict=True)]
        for part, value in zip(parts, values, strict=True):
            if (share := _share(paper, part)) is not None:
                edits.append(_printed(share, value * HUNDRED / prior))
        return dict(zip(parts, values, strict=True)), edits
    return None


def _exchange(paper: Workpaper, rng: random.Random) -> Made | None:
    """Two parts, or a total and a part, in each other's place."""
    lists = _lists(paper)
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
    return {one: other.value, other: one.value}, [_printed(one, other.value), _printed(other, one.value)]


def _clauses(paper: Workpaper, tie: Tie) -> list[tuple[int, int]]:
    """The stretches of the parts but the last, each with the separator after it."""
    parts = [_statement(paper, leg.figure) for leg in tie.legs[1:]]
    found = []
    for one, after in pairwise(parts):
        if one is None or after is None or one.paragraph != after.paragraph or after.start <= one.end:
            return []
        found.append((paper.flow.source(one.start, one.end)[0], paper.flow.source(after.start, after.end)[0]))
    return found


def _missing(paper: Workpaper, rng: random.Random) -> Made | None:
    for tie in rng.sample(_lists(paper), len(_lists(paper))):
        clauses = _clauses(paper, tie)
        if len(tie.legs) > 3 and clauses:
            at = rng.randrange(len(clauses))
            return {tie.legs[at + 1].figure: Decimal(0)}, [(*clauses[at], "")]
    return None


def _twice(paper: Workpaper, rng: random.Random) -> Made | None:
    for tie in rng.sample(_lists(paper), len(_lists(paper))):
        clauses = _clauses(paper, tie)
        if clauses:
            at = rng.randrange(len(clauses))
            start, end = clauses[at]
            figure = tie.legs[at + 1].figure
            return {figure: figure.value * 2}, [(end, end, paper.document.text[start:end])]
    return None


def _base(paper: Workpaper, rng: random.Random) -> Made | None:
    """A growth on this year's amount, a share of another total, a rate of the first budget."""
    ties = [t for t in paper.ties if t.kind in ("growth", "share", "rate") and t.holds]
    for tie in rng.sample(ties, len(ties)):
        percent = tie.legs[0].figure
        value = _on_another_base(paper, tie, rng)
        if value is not None and value < 1000:
            edit = _printed(percent, value)
            if Decimal(edit[2]) != percent.value:
                return {percent: Decimal(edit[2])}, [edit]
    return None


def _on_another_base(paper: Workpaper, tie: Tie, rng: random.Random) -> Decimal | None:
    legs = {leg.role: leg.figure for leg in tie.legs}
    if tie.kind == "growth":
        if "current" not in legs or not legs["current"].value:
            return None
        current = legs["current"].base_value
        moved = legs["change"].base_value if "change" in legs else abs(current - legs["prior"].base_value)
        return moved * HUNDRED / current
    part, base = tie.legs[1].figure, tie.legs[2].figure
    statements = paper.statements
    if tie.kind == "rate":
        others = [
            s.figure for s in statements if s.stage == "initial" and abs(s.figure.index - part.index) < 6
        ]
    else:
        others = [t.legs[0].figure for t in _lists(paper) if t.legs[0].figure.value > base.value]
    others = [
        f for f in others if f.value not in (0, base.value, part.value) and f.dimension == base.dimension
    ]
    return part.base_value * HUNDRED / rng.choice(others).base_value if others else None


def _percent(change: Callable[[Tie], Decimal | None], kinds: tuple[str, ...]) -> Make:
    """The injection of another percent in place of the right one."""

    def make(paper: Workpaper, rng: random.Random) -> Made | None:
        ties = [t for t in paper.ties if t.kind in kinds and t.holds and t.legs[0].figure.unit == "%"]
        for tie in rng.sample(ties, len(ties)):
            value = change(tie)
            if value is not None:
                edit = _printed(tie.legs[0].figure, value)
                if Decimal(edit[2]) != tie.legs[0].figure.value and Decimal(edit[2]):
                    return {tie.legs[0].figure: Decimal(edit[2])}, [edit]
        return None

    return make


def _turned(tie: Tie) -> Decimal | None:
    part, base = tie.legs[1].figure, tie.legs[2].figure
    value = base.base_value * HUNDRED / part.base_value if part.value else None
    return value if value is not None and value < 10000 and base.base_value > part.base_value else None


def _cut(tie: Tie) -> Decimal | None:
    if tie.computed is None:
        return None
    figure = tie.legs[0].figure
    return abs(tie.computed).quantize(Decimal(1).scaleb(-figure.decimals), rounding=ROUND_DOWN)


def _forced(paper: Workpaper, rng: random.Random) -> Made | None:
    """The last share made 100 less the others, where rounding leaves 99.99 or 100.01."""
    for tie in paper.ties:
        if tie.kind == "sum" and tie.whole == HUNDRED and tie.residual:
            last = tie.legs[-1].figure
            return {last: last.value + tie.residual}, [_printed(last, last.value + tie.residual)]
    return None


def _plugged(paper: Workpaper, rng: random.Random) -> Made | None:
    """A part mistyped, and the last part made up so that the sum holds."""
    for tie in rng.sample(_lists(paper), len(_lists(paper))):
        parts = [leg.figure for leg in tie.legs[1:]]
        one, last = rng.choice(parts[:-1]), parts[-1]
        now = Decimal(_mistyped(format(one.value, "f"), rng) or 0)
        plug = last.value + one.value - now
        if (
            one.value
            and last.value
            and plug > 0
            and now > 0
            and one.unit == last.unit
            and _share(paper, last)
        ):
            return {one: now, last: plug}, [_printed(one, now), _printed(last, plug)]
    return None


def _another_total(paper: Workpaper, rng: random.Random) -> Made | None:
    """A total with another line's amount in it."""
    lists = [t for t in _lists(paper) if t.legs[0].figure.unit == "万元"]
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
    return {total: value}, [_printed(total, value)]


CAUSES: dict[str, Make] = {
    "digits-swapped": _digits(_swapped),
    "digit-dropped": _digits(_dropped),
    "digit-doubled": _digits(_doubled),
    "digit-mistyped": _digits(_mistyped),
    "decimal-moved": _digits(_moved),
    "unit-slip": _unit,
    "last-years-figure": _years_figure,
    "last-years-text": _years_text,
    "direction-reversed": _direction,
    "exchanged": _exchange,
    "part-missing": _missing,
    "counted-twice": _twice,
    "wrong-base": _base,
    "not-times-100": _percent(lambda tie: tie.legs[0].figure.value / HUNDRED, ("share", "rate", "growth")),
    "turned-over": _percent(_turned, ("share", "rate")),
    "forced-to-100": _forced,
    "cut-off": _percent(_cut, ("share", "rate", "growth")),
    "plugged-part": _plugged,
    "another-total": _another_total,
}
