"""The net of figures and relations: figures in the order of the text, an arc for each tie between two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from perfcheck.model.shape import Shape
from perfcheck.write.html.safe import escape, shown
from perfcheck.write.html.view import STATES, View, one_line, state_of

_MOST = 600
_STEP, _SMALL_STEP = 12.0, 4.0
_AXIS, _WIDTH = 150.0, 460.0
_NARROWEST, _WIDEST = 14.0, 300.0
_TITLE = 14
_GAP, _TITLE_ROW, _FOOT = 10.0, 15.0, 12.0


@dataclass(slots=True)
class _Net:
    """Where each drawn figure stands, from the top; how high the whole is; where sections begin."""

    heights: dict[int, float]
    height: float
    titles: list[tuple[float, str]]


def net(view: View) -> Iterator[str]:
    """The plot, with a line that says what is in it."""
    drawn, left_out = _chosen(view)
    if not any(view.states[number] != "unchecked" for number in drawn):
        yield f'<p class="quiet">{view.say["net-empty"]}</p>\n'
        return
    yield f'<p class="quiet">{view.say["net-note"]}</p>'
    if left_out:
        yield f'<p class="quiet">{view.say["net-left-out"].format(left_out)}</p>'
    placed = _place(view, drawn)
    failing = sum(relation["verdict"] == "fails" for relation in view.relations)
    label = view.say["net-label"].format(len(view.quantities), len(view.relations), failing)
    box = f"0 0 {_WIDTH:.0f} {placed.height:.0f}"
    yield f'<svg class="net" viewBox="{box}" role="img" aria-label="{label}">\n'
    for y, title in placed.titles:
        yield f'<line class="rule" x1="0" x2="{_WIDTH:.0f}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield f'<text x="0" y="{y + 13:.1f}">{escape(title)}</text>'
    order = sorted(enumerate(view.relations), key=lambda pair: -STATES.index(state_of(pair[1])))
    for number, relation in order:
        yield from _arcs(view, placed, number, relation)
    for number in drawn:
        yield _dot(view, placed, number)
    yield "</svg>\n"


def _chosen(view: View) -> tuple[list[int], int]:
    """The figures to draw; of very many those of relations that do not hold, then those of any."""
    numbers = list(range(len(view.quantities)))
    if len(numbers) <= _MOST:
        return numbers, 0
    for wanted in (STATES[:-1], ("fails", "undecided"), ("fails",)):
        drawn = [number for number in numbers if view.states[number] in wanted]
        if len(drawn) <= _MOST:
            break
    drawn = drawn[:_MOST]
    return drawn, len(numbers) - len(drawn)


def _place(view: View, drawn: list[int]) -> _Net:
    """A figure without relations takes less room than one with some."""
    made = _Net({}, -_GAP + 1, [])
    section = -1
    for number in drawn:
        at = view.section_at(view.quantities[number]["span"]["start"])
        if at != section:
            made.titles.append((made.height + _GAP, _clip(view.sections[at].title)))
            made.height, section = made.height + _GAP + _TITLE_ROW, at
        made.height += _SMALL_STEP if view.states[number] == "unchecked" else _STEP
        made.heights[number] = made.height
    made.height += _FOOT
    return made


def _arcs(view: View, placed: _Net, number: int, relation: Shape) -> Iterator[str]:
    """From the stated figure to every other one of the relation."""
    ends = [placed.heights.get(view.number[term["quantity"]]) for term in relation["terms"]]
    if not ends or ends[0] is None:
        return
    first, state = ends[0], state_of(relation)
    paths = "".join(_arc(first, end) for end in dict.fromkeys(ends[1:]) if end is not None and end != first)
    if paths:
        said = f"{view.say[relation['verdict']]} {one_line(shown(relation['formula']))}"
        yield f'<path class="arc {state}" data-r="{number}" d="{paths}">'
        yield f"<title>{escape(said)}</title></path>\n"


def _arc(start: float, end: float) -> str:
    """Half an ellipse to the right; a long way is drawn flatter, so that all of it stays in sight."""
    apart = abs(end - start)
    reach = min(_NARROWEST + 14.0 * apart**0.5, _WIDEST)
    sweep = 1 if end > start else 0
    return f"M{_AXIS:.0f} {start:.1f}A{reach:.1f} {apart / 2:.1f} 0 0 {sweep} {_AXIS:.0f} {end:.1f}"


def _dot(view: View, placed: _Net, number: int) -> str:
    state = view.states[number]
    size = {"fails": 4.5, "unchecked": 1.6}.get(state, 3.2)
    y = placed.heights[number]
    quantity = view.quantities[number]
    said = " ".join(filter(None, (quantity["label"], quantity["text"], view.say[state])))
    printed = escape(_clip(one_line(quantity["text"])))
    beside = f'<text class="said" x="{_AXIS - 9:.0f}" y="{y + 3.5:.1f}">{printed}</text>'
    return (beside if state == "fails" else "") + (
        f'<circle class="dot {state}" data-q="{number}" cx="{_AXIS:.0f}" cy="{y:.1f}" r="{size}">'
        f"<title>{escape(one_line(said))}</title></circle>\n"
    )


def _clip(title: str) -> str:
    return title if len(title) <= _TITLE else title[: _TITLE - 1] + "…"
