"""The list of findings: each with its place, what it says, its cause and its arithmetic in one line."""

from __future__ import annotations

from collections.abc import Iterator

from perfcheck.model.shape import SEVERITIES, Shape
from perfcheck.write.cause import alternatives
from perfcheck.write.html.safe import escape
from perfcheck.write.html.view import View, one_line

CHUNK = 50
_MOST_FORMULAS = 3


def filters(view: View) -> str:
    """The bar that chooses by severity, rule and section; needs the script."""
    say, findings = view.say, view.findings
    counts = view.shape["summary"]["findings"]
    boxes = "".join(
        f'<label class="chip {severity}"><input type="checkbox" name="severity" value="{severity}" checked>'
        f"<span>{say[severity]} <b>{counts[severity]}</b></span></label>"
        for severity in SEVERITIES
        if counts[severity]
    )
    rules = sorted({(finding["rule"], finding["name"]) for finding in findings})
    chosen = "".join(
        f'<option value="{escape(code)}">{escape(code)} {escape(name)}</option>' for code, name in rules
    )
    present = sorted({view.section_of(finding) for finding in findings})
    parts = "".join(f'<option value="{at}">{escape(view.sections[at].title)}</option>' for at in present)
    count = say["shown"].format(len(findings), len(findings))
    return (
        f'<form class="filters" aria-label="{say["findings"]}"><fieldset><legend class="unseen">'
        f"{say['severity']}</legend>{boxes}</fieldset>"
        f'<select name="rule" aria-label="{say["rule"]}"><option value="">{say["all-rules"]}</option>'
        f'{chosen}</select><select name="section" aria-label="{say["section"]}">'
        f'<option value="">{say["all-sections"]}</option>{parts}</select>'
        f'<p class="count"><output>{count}</output> <button type="reset" hidden>{say["reset"]}</button></p>'
        "</form>\n"
    )


def listed(view: View) -> Iterator[str]:
    """The findings in the order of the report."""
    if not view.findings:
        yield f'<p class="nothing">{view.say[_nothing(view.shape)]}</p>'
        yield f'<p class="quiet">{view.say["not-clean"]}</p>\n'
        return
    for start in range(0, len(view.findings), CHUNK):
        # What stands in <noscript> costs a browser with scripts nothing until the script wants it.
        opening, closing = (f'<div class="rest" data-start="{start}"><noscript>', "</noscript></div>")
        if start == 0:
            opening = closing = ""
        yield f'{opening}<ol class="findings" start="{start + 1}">\n'
        for number, finding in enumerate(view.findings[start : start + CHUNK], start + 1):
            yield _finding(view, finding, number)
        yield f"</ol>{closing}\n"
    yield f'<p class="none-shown" hidden>{view.say["none-shown"]}</p>\n'


def _nothing(shape: Shape) -> str:
    if shape["earlier"] and shape["earlier"]["known"]:
        return "nothing-new"
    return "nothing-else" if shape["accepted"] else "nothing"


def _finding(view: View, finding: Shape, number: int) -> str:
    severity, section = finding["severity"], view.section_of(finding)
    name, say = f"{view.prefix}f{number}", view.say
    target = f"{view.prefix}s{number}" if finding["spans"] else name
    place = escape(view.place(finding["spans"][0])) if finding["spans"] else ""
    where = f" · {escape(view.sections[section].title)}" if section else ""
    return (
        f'<li class="f {severity}" id="{name}">'
        f'<a class="go" href="#{target}"><span class="sev">{say[severity]}</span>'
        f'<span class="no">{number}</span> {escape(one_line(finding["message"]))}</a>'
        f'<p class="meta"><span>{escape(finding["rule"])}</span> {escape(finding["name"])} · {place}{where}'
        "</p>"
        f"{_cause(view, finding['cause'])}{_last_year(view, finding)}{_more(view, finding)}</li>\n"
    )


def _cause(view: View, cause: Shape | None) -> str:
    if cause is None:
        return ""
    lead = view.say["cause" if cause["certain"] else "likely"]
    mended = "".join(
        f'<br><span class="mend">{view.say["suggestion"].format(escape(one_line(was)), escape(new))}</span>'
        for was, new in alternatives(cause, view.by_id)
    )
    return f'<p class="cause"><i>{lead}</i> {escape(cause["explanation"])}{mended}</p>'


def _last_year(view: View, finding: Shape) -> str:
    return "".join(
        f'<p class="cause"><i>{view.say["last-year"]}</i> {escape(other["name"])} '
        f"{escape(view.place(other['span']))}：<q>{escape(other['sentence'])}</q></p>"
        for other in finding["elsewhere"]
    )


def _more(view: View, finding: Shape) -> str:
    """What opens: the arithmetic as formulas until the script sets it as tables, and the basis."""
    names = finding["relations"]
    if not names and not finding["basis"]:
        return ""
    lines = [
        f'<p class="formula">{escape(one_line(view.relations[view.relation_number[name]]["formula"]))}</p>'
        for name in names[:_MOST_FORMULAS]
    ]
    if len(names) > _MOST_FORMULAS:
        lines.append(f"<p>{view.say['more'].format(len(names) - _MOST_FORMULAS)}</p>")
    title = view.say["calculation"].format(len(names)) if names else view.say["basis"]
    basis = "".join(f"<br>{escape(line)}" for line in finding["basis"])
    cited = f'<p class="basis"><i>{view.say["basis"]}</i>{basis}</p>' if basis else ""
    return f'<details><summary>{title}</summary><div class="sums">{"".join(lines)}</div>{cited}</details>'
