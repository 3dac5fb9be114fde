"""What was checked and what was not: bars by section, and why relations stayed undecided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from perfcheck.model.shape import Shape
from perfcheck.write.html.safe import escape
from perfcheck.write.html.view import STATES, View
from perfcheck.write.words import reason

_WIDTH = 240
_HEIGHT = 14
_MOST_PLACES = 24
_LEAST = 2.0


def coverage(view: View) -> Iterator[str]:
    """The bars, the relations left undecided, and a place for the list of unchecked figures."""
    if not view.quantities:
        yield f'<p class="quiet">{view.say["no-figures"]}</p>'
    else:
        yield from _bars(view)
    yield from _undecided(view)
    rest = view.states.count("unchecked")
    if rest:
        yield f"<h3>{view.say['unchecked-list']} <b>{rest}</b></h3>"
        yield f'<p class="quiet">{view.say["unchecked-note"]}</p><div class="left-over scripted"></div>\n'


def legend(say: dict[str, str]) -> str:
    """The five states of a figure, each as it looks in the text."""
    keys = "".join(
        f'<li><svg class="swatch" width="14" height="10" aria-hidden="true">{_block(state, 0, 14, 10)}</svg>'
        f'<span class="q {state}">{say[state]}</span></li>'
        for state in STATES
    )
    return f'<ul class="legend" aria-label="{say["legend"]}">{keys}</ul>\n'


def bar(counts: Counter[str], width: int = _WIDTH, height: int = _HEIGHT, most: int = 0) -> str:
    """How many figures of each state, as one bar; its whole width is `most` figures (0: all there are)."""
    total = sum(counts.values())
    scale = width / max(most, total, 1)
    x = 0.0
    blocks: list[str] = []
    for state in STATES:
        wide = max(counts[state] * scale, _LEAST) if counts[state] else 0.0
        if wide:
            blocks.append(_block(state, x, wide, height))
        x += wide
    return (
        f'<svg class="bar" viewBox="0 0 {width} {height}" preserveAspectRatio="none" aria-hidden="true">'
        f"{''.join(blocks)}</svg>"
    )


def patterns() -> str:
    """What fills a bar, so that states differ without colour; once on a page."""
    made = "".join(
        f'<pattern id="p-{state}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect class="{state}" width="6" height="6"/><path class="over" d="{path}"/></pattern>'
        for state, path in _PATHS.items()
    )
    return f'<svg class="defs" width="0" height="0" aria-hidden="true"><defs>{made}</defs></svg>\n'


_PATHS = {
    "fails": "M0 6L6 0M0 0L6 6",
    "cut": "M0 3H6",
    "undecided": "M0 6L6 0",
    "unchecked": "M3 3h.01",
}


def _block(state: str, x: float, width: float, height: int) -> str:
    fill = f' fill="url(#p-{state})"' if state in _PATHS else ""
    return f'<rect class="s-{state}"{fill} x="{x:.1f}" width="{width:.1f}" height="{height}"/>'


def _bars(view: View) -> Iterator[str]:
    say = view.say
    tallies: dict[int, Counter[str]] = {}
    for quantity, state in zip(view.quantities, view.states, strict=True):
        section = view.section_at(quantity["span"]["start"])
        tallies.setdefault(section, Counter())[state] += 1
    most = max(tally.total() for tally in tallies.values())
    heads = "".join(f'<th scope="col" class="num">{say[state]}</th>' for state in STATES)
    yield legend(say)
    yield f'<div class="scroll" role="region" tabindex="0" aria-label="{say["coverage"]}">'
    yield f'<table class="coverage"><thead><tr><th scope="col">{say["section"]}</th>{heads}</tr></thead>'
    yield "<tbody>\n"
    for section, tally in sorted(tallies.items()):
        part = view.sections[section]
        numbers = "".join(f'<td class="num">{tally[state] or "·"}</td>' for state in STATES)
        name = f'<a href="#{view.prefix}L{part.line}">{escape(part.title)}</a>' if section else part.title
        yield f'<tr><th scope="row">{name}{bar(tally, most=most)}</th>{numbers}</tr>\n'
    whole = sum(tallies.values(), Counter())
    numbers = "".join(f'<td class="num">{whole[state] or "·"}</td>' for state in STATES)
    yield f'</tbody><tfoot><tr><th scope="row">{say["figures"]}</th>{numbers}</tr></tfoot>'
    yield "</table></div>\n"


def _undecided(view: View) -> Iterator[str]:
    why: dict[str, list[Shape]] = {}
    for relation in view.relations:
        if relation["verdict"] == "undecided":
            why.setdefault(reason(relation["reason"], view.lang), []).append(relation)
    if not why:
        return
    yield f"<h3>{view.say['undecided-list']} <b>{sum(map(len, why.values()))}</b></h3><dl class='why'>"
    for said, relations in why.items():
        places = [relation["terms"][0]["span"] for relation in relations if relation["terms"]]
        links = " ".join(
            f'<a href="#{view.prefix}L{span["line"]}">{escape(view.place(span))}</a>'
            for span in places[:_MOST_PLACES]
        )
        more = len(places) - _MOST_PLACES
        rest = f" {view.say['more'].format(more)}" if more > 0 else ""
        yield f"<dt>{escape(said)}</dt><dd>{links}{rest}</dd>"
    yield "</dl>\n"
