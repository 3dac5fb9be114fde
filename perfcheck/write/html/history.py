"""What was accepted earlier, and how a report compares with last year's."""

from __future__ import annotations

from collections.abc import Iterator

from perfcheck.model.shape import Shape
from perfcheck.write.html.safe import escape
from perfcheck.write.html.view import View, one_line, state_of


def accepted(view: View) -> Iterator[str]:
    """Findings that somebody accepted, each with its reason; acceptances without effect."""
    shape, say = view.shape, view.say
    if shape["accepted"]:
        yield f'<details class="held"><summary>{say["accepted"].format(len(shape["accepted"]))}</summary><ul>'
        for entry in shape["accepted"]:
            finding, held = entry["finding"], entry["acceptance"]
            yield f"<li>{escape(finding['rule'])} {escape(one_line(finding['message']))}"
            yield f'<p class="meta">{_why(view, held)}</p></li>'
        yield "</ul></details>\n"
    if shape["stale"]:
        yield f'<details class="held"><summary>{say["stale"].format(len(shape["stale"]))}</summary><ul>'
        for entry in shape["stale"]:
            held = entry["acceptance"]
            why = say[entry["why"]].format(escape(held["until"] or ""))
            yield f"<li><code>{escape(held['fingerprint'])}</code> {why}"
            yield f'<p class="meta">{_why(view, held)}</p></li>'
        yield "</ul></details>\n"


def earlier(view: View) -> Iterator[str]:
    """Findings that an earlier report had already, and those that are no more."""
    shape = view.shape["earlier"]
    for key, said in (("known", "known"), ("gone", "gone-since")) if shape else ():
        found = shape[key]
        if not found:
            continue
        title = view.say[said].format(escape(shape["name"]), len(found))
        yield f'<details class="held"><summary>{title}</summary><ul>'
        for finding in found:
            yield f"<li>{escape(finding['rule'])} {_stated(view, finding)}</li>"
        yield "</ul></details>\n"


def _stated(view: View, finding: Shape) -> str:
    said, spans = escape(one_line(finding["message"])), finding.get("spans")
    if not spans:
        return said
    place = escape(view.place(spans[0]))
    return f"{said} · {_link(view, spans[0], place)}"


def _why(view: View, held: Shape) -> str:
    until = view.say["until"].format(held["until"]) if held["until"] else None
    return " · ".join(escape(part) for part in (held["reason"], held["who"], until) if part)


def previous(view: View) -> Iterator[str]:
    """Every comparison with last year's filing, and what could not be compared."""
    shape, say = view.shape["previous"], view.say
    yield f'<p class="quiet">{say["compared-with"].format(escape(shape["source"]["name"]))}</p>'
    yield f"<h3>{say['compared'].format(len(shape['compared']))}</h3>"
    if shape["compared"]:
        keys = ("item", "figure", "arithmetic", "verdict")
        heads = "".join(f'<th scope="col">{say[key]}</th>' for key in keys)
        yield f'<div class="scroll" role="region" tabindex="0" aria-label="{say["previous"]}">'
        yield f'<table class="sum"><thead><tr>{heads}</tr></thead><tbody>'
        for entry in shape["compared"]:
            yield _compared(view, entry)
        yield "</tbody></table></div>\n"
    if shape["unmatched"]:
        yield f"<h3>{say['unmatched'].format(len(shape['unmatched']))}</h3><dl class='why'>"
        for entry in shape["unmatched"]:
            figure = escape(one_line(entry["span"]["text"]))
            why = say.get(entry["reason"], escape(entry["reason"]))
            yield f"<dt>{escape(entry['label'])} {_link(view, entry['span'], figure)}</dt><dd>{why}</dd>"
        yield "</dl>\n"


def _compared(view: View, entry: Shape) -> str:
    other, state = entry["elsewhere"], state_of(entry)
    figure = _link(view, entry["span"], escape(one_line(entry["span"]["text"])))
    there = f'<p class="meta">{escape(view.place(other["span"]))}：<q>{escape(other["sentence"])}</q></p>'
    return (
        f'<tr><th scope="row">{escape(entry["label"])}</th><td>{figure}</td>'
        f"<td>{escape(one_line(entry['formula']))}{there}</td>"
        f'<td><span class="v {state}">{view.say[entry["verdict"]]}</span></td></tr>\n'
    )


def _link(view: View, span: Shape, text: str) -> str:
    return f'<a href="#{view.prefix}L{span["line"]}">{text}</a>'
