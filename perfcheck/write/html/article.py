"""One report as an article: heading, document, and the panels beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from perfcheck.model.shape import HOLDING, SEVERITIES, Shape
from perfcheck.write.html.coverage import bar, coverage
from perfcheck.write.html.data import data
from perfcheck.write.html.findings import filters, listed
from perfcheck.write.html.history import accepted, earlier, previous
from perfcheck.write.html.net import net
from perfcheck.write.html.prose import document
from perfcheck.write.html.safe import embed, escape
from perfcheck.write.html.view import View, one_line


def article(view: View, *, tools: str = "") -> Iterator[str]:
    """The whole report, piece by piece; `tools` is markup for the row of buttons."""
    prefix, say = view.prefix, view.say
    name = f"{prefix}title"
    own = f' id="{prefix[:-1]}"' if prefix else ""
    yield f'<article class="report"{own} data-prefix="{prefix}" aria-labelledby="{name}">\n'
    yield _skips(prefix, say)
    yield _masthead(view, name, tools)
    yield f'<div class="desk"><main class="paper" id="{prefix}doc"'
    yield f' aria-label="{say["document"]}" tabindex="-1"><div class="sheet">\n'
    yield from document(view)
    yield "</div></main>\n"
    yield f'<aside class="side" id="{prefix}side" aria-label="{say["findings"]}" tabindex="-1">\n'
    yield from _panels(view)
    yield "</aside></div>\n"
    yield f'<script type="application/json" class="data">{embed(data(view))}</script>\n</article>\n'


def title_of(shape: Shape) -> str:
    """What a report is called: its title, else the name of its file."""
    return one_line(shape["document"]["title"] or shape["source"]["name"])


def _skips(prefix: str, say: dict[str, str]) -> str:
    return (
        f'<a class="skip" data-to="side" href="#{prefix}side">{say["skip-findings"]}</a>'
        f'<a class="skip" data-to="doc" href="#{prefix}doc">{say["skip-document"]}</a>\n'
    )


def _masthead(view: View, name: str, tools: str) -> str:
    source, info, say = view.shape["source"], view.shape["document"], view.say
    facts = [escape(source["name"]), say["characters"].format(f"{source['characters']:,}")]
    if info["fiscal_year"] is not None:
        facts.append(say["year"].format(info["fiscal_year"]))
    return (
        f'<header class="masthead"><div class="name"><h1 id="{name}">{escape(title_of(view.shape))}</h1>'
        f'<p class="facts">{" · ".join(facts)}</p></div>{tools}{_summary(view)}</header>\n'
    )


def _summary(view: View) -> str:
    """Findings, relations and figures in three lines, and the bar of what was checked."""
    say, summary = view.say, view.shape["summary"]
    severities = _counted({key: summary["findings"][key] for key in SEVERITIES}, say)
    verdicts = summary["relations"]
    states = {
        "holds": sum(verdicts[key] for key in HOLDING) - verdicts["truncation"],
        "cut": verdicts["truncation"],
        "fails": verdicts["fails"],
        "undecided": verdicts["undecided"],
    }
    relations = _counted(states, say)
    total, used = summary["quantities"]["total"], summary["quantities"]["used"]
    figures = say["checked"].format(used, total - used)
    return (
        f'<dl class="summary" aria-label="{say["summary"]}">'
        f"<div><dt>{say['findings']}</dt><dd><ul>{severities}</ul></dd></div>"
        f"<div><dt>{say['relations']}</dt><dd><ul>{relations}</ul></dd></div>"
        f"<div><dt>{say['figures']}</dt><dd>{figures}{_whole_bar(view)}</dd></div></dl>"
    )


def _counted(counts: dict[str, int], say: dict[str, str]) -> str:
    return "".join(
        f'<li class="{key} n{min(count, 1)}"><b>{count}</b> {say[key]}</li>' for key, count in counts.items()
    )


def _whole_bar(view: View) -> str:
    return bar(Counter(view.states), height=6) if view.quantities else ""


def _panels(view: View) -> Iterator[str]:
    """The tabs (of use to the script alone) and what each shows."""
    say, prefix = view.say, view.prefix
    panels = [
        ("findings", len(view.findings), _findings(view)),
        ("relations", len(view.relations), iter(_relations(view))),
        ("coverage", 0, coverage(view)),
        ("net", 0, net(view)),
    ]
    if view.shape["previous"] is not None:
        panels.append(("previous", 0, previous(view)))
    tabs = "".join(
        f'<button type="button" role="tab" id="{prefix}t-{key}" aria-controls="{prefix}p-{key}"'
        f' aria-selected="{"true" if at == 0 else "false"}" tabindex="{0 if at == 0 else -1}">'
        f"{say[key]}{f' <b>{count}</b>' if count else ''}</button>"
        for at, (key, count, _) in enumerate(panels)
    )
    yield f'<div class="tabs scripted" role="tablist" aria-label="{say["views"]}">{tabs}</div>\n'
    for key, _, pieces in panels:
        bare = " scripted" if key == "relations" else ""
        yield f'<section class="panel{bare}" id="{prefix}p-{key}" role="tabpanel"'
        yield f' aria-labelledby="{prefix}t-{key}"><h2 class="unscripted">{say[key]}</h2>\n'
        yield from pieces
        yield "</section>\n"


def _findings(view: View) -> Iterator[str]:
    if view.findings:
        yield filters(view)
    yield from listed(view)
    yield from accepted(view)
    yield from earlier(view)


def _relations(view: View) -> list[str]:
    say = view.say
    label = f'aria-label="{say["verdict"]}"'
    return [
        f'<form class="filters"><select name="verdict" {label}></select></form>'
        f'<ol class="relations"></ol><p class="more"><button type="button" hidden></button></p>'
    ]
