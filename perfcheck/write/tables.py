"""The two tables of a report: one row a finding, one row a relation; every value text or a number."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perfcheck.model.filing import Filing
from perfcheck.model.shape import Shape
from perfcheck.write.place import file_of, first, path_of
from perfcheck.write.told import Told, known

Value = str | int | Decimal | None

FINDINGS = (
    "file", "line", "column", "page", "cell", "severity", "rule", "name", "message", "figures",
    "arithmetic", "cause", "suggestion", "basis", "state", "reason", "fingerprint",
)  # fmt: skip
RELATIONS = (
    "file", "line", "column", "page", "cell", "id", "kind", "verdict", "formula", "stated", "computed",
    "residual", "base_unit", "figures", "reason",
)  # fmt: skip


def finding_rows(shape: Shape, filing: Filing, lang: str) -> Iterator[dict[str, Value]]:
    """A row for each finding, and for each that is known or accepted."""
    told, path = Told(shape, lang), path_of(shape, filing)
    for finding in shape["findings"]:
        yield _finding(finding, told, path, "new" if shape["earlier"] else "", "")
    for finding in known(shape):
        yield _finding(finding, told, path, "known", "")
    for entry in shape["accepted"]:
        yield _finding(entry["finding"], told, path, "accepted", entry["acceptance"]["reason"])


def unreadable_row(name: str, error: str) -> dict[str, Value]:
    """The row of an input that could not be read."""
    return {"file": name, "severity": "unreadable", "message": error}


def relation_rows(shape: Shape, filing: Filing) -> Iterator[dict[str, Value]]:
    """A row for each relation, whether it holds or not."""
    path = path_of(shape, filing)
    units = {quantity["id"]: quantity["base_unit"] for quantity in shape["quantities"]}
    for relation in shape["relations"]:
        terms = relation["terms"]
        row = _place(path, terms[0]["span"] if terms else None)
        row |= {key: relation[key] for key in ("id", "kind", "verdict", "formula", "reason")}
        row |= {key: _number(relation[key]) for key in ("stated", "computed", "residual")}
        row["base_unit"] = units.get(terms[0]["quantity"], "") if terms else ""
        row["figures"] = "；".join(f"{term['role']} {term['text']}" for term in terms)
        yield row


def _finding(finding: Shape, told: Told, path: str, state: str, reason: str) -> dict[str, Value]:
    row = _place(path, first(finding))
    row |= {key: finding[key] for key in ("severity", "rule", "name", "message", "fingerprint")}
    row |= {
        "figures": told.figures(finding),
        "arithmetic": "；".join(told.arithmetic(finding)),
        "cause": told.cause(finding),
        "suggestion": "；".join(told.suggestions(finding)),
        "basis": "；".join(finding["basis"]),
        "state": state,
        "reason": reason,
    }
    return row


def _place(path: str, span: Shape | None) -> dict[str, Value]:
    where = {key: span[key] for key in ("line", "column", "page", "cell")} if span else {}
    return {"file": file_of(path, span), **where}


def _number(text: str | None) -> Value:
    """A value as the number that it is; one that is not finite as its text."""
    if text is None:
        return None
    number = Decimal(text)
    return number if number.is_finite() else text
