"""What the script of a page reads: figures, relations as tables, findings and words."""

from __future__ import annotations

from typing import Any

from perfcheck.model.shape import Shape
from perfcheck.write.html.safe import shown
from perfcheck.write.html.view import View, one_line, state_of
from perfcheck.write.ledger import outcome, parts
from perfcheck.write.words import reason


def data(view: View) -> dict[str, Any]:
    """All of a report that is drawn when it is asked for.

    q   per figure: label, period, state, number of its section, place
    r   per relation: kind, verdict, state, formula, reason, rows, results, numbers of its findings,
        section
    f   per finding: relations, cause, which basis, severity, rule, section
    b   the bases that findings rest on
    """
    bases: list[list[str]] = []
    for finding in view.findings:
        if finding["basis"] not in bases:
            bases.append(finding["basis"])
    used: dict[int, list[int]] = {}
    for number, finding in enumerate(view.findings, 1):
        for name in finding["relations"]:
            used.setdefault(view.relation_number[name], []).append(number)
    return {
        "prefix": view.prefix,
        "say": view.say,
        "sections": [shown(section.title) for section in view.sections],
        "q": [_figure(view, at, quantity) for at, quantity in enumerate(view.quantities)],
        "r": [_relation(view, at, relation, used.get(at, [])) for at, relation in enumerate(view.relations)],
        "f": [_finding(view, finding, bases.index(finding["basis"])) for finding in view.findings],
        "b": bases,
    }


def _figure(view: View, at: int, quantity: Shape) -> list[Any]:
    label, period = quantity["label"] or "", quantity["period"] or ""
    section = view.section_at(quantity["span"]["start"])
    return [shown(one_line(label)), period, view.states[at], section, shown(view.place(quantity["span"]))]


def _relation(view: View, at: int, relation: Shape, findings: list[int]) -> list[Any]:
    why = reason(relation["reason"], view.lang) if relation["reason"] or _is_open(relation) else ""
    terms = [
        [part.role, view.number[part.quantity], shown(part.figure), part.low, part.high]
        for part in parts(relation, view.by_id, view.lang)
    ]
    first = relation["terms"][0]["span"]["start"] if relation["terms"] else 0
    return [
        relation["kind"],
        relation["verdict"],
        state_of(relation),
        shown(one_line(relation["formula"])),
        why,
        terms,
        [[key, figure] for key, figure in outcome(relation, view.by_id, view.lang)],
        findings,
        view.section_at(first),
    ]


def _is_open(relation: Shape) -> bool:
    return bool(relation["verdict"] == "undecided")


def _finding(view: View, finding: Shape, basis: int) -> list[Any]:
    cause = finding["cause"]
    said = None
    if cause is not None:
        said = [int(cause["certain"]), shown(cause["explanation"]), shown(cause["arithmetic"])]
    numbers = [view.relation_number[name] for name in finding["relations"]]
    return [numbers, said, basis, finding["severity"], finding["rule"], view.section_of(finding)]
