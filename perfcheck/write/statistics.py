"""Findings of a run by rule and by filing, the largest amount at stake first.

The amount at stake is what the failed sums of money are off by: of each error the largest
difference among its relations in 元, since one fault is counted once. It holds as many filings
as are shown, however many there are.
"""

from __future__ import annotations

import heapq
from decimal import Context, Decimal

from perfcheck.model.shape import SEVERITIES, Shape

MOST_FILINGS = 100
_EXACT = Context(prec=200)
_MONEY = "元"
_TEN_THOUSAND = Decimal(10_000)


def at_stake(shape: Shape) -> Decimal:
    """What the errors of one report are off by, in 元."""
    money = _money_relations(shape)
    return sum((_at_stake(finding, money) for finding in shape["findings"]), Decimal(0))


class Statistics:
    """Takes reports one after another."""

    def __init__(self) -> None:
        self.amount = Decimal(0)
        self._rules: dict[str, Shape] = {}
        self._filings: list[tuple[Decimal, int, int, int, Shape]] = []
        self._count = 0

    def add(self, shape: Shape) -> None:
        """Count the findings of one report."""
        total = Decimal(0)
        seen: set[str] = set()
        money = _money_relations(shape)
        for finding in shape["findings"]:
            amount = _at_stake(finding, money)
            total = _EXACT.add(total, amount)
            entry = self._rules.setdefault(finding["rule"], _rule(finding))
            entry["findings"][finding["severity"]] += 1
            entry["amount"] = _EXACT.add(entry["amount"], amount)
            entry["filings"] += finding["rule"] not in seen
            seen.add(finding["rule"])
        self.amount = _EXACT.add(self.amount, total)
        self._rank(shape, total)

    def _rank(self, shape: Shape, total: Decimal) -> None:
        counts = dict(shape["summary"]["findings"])
        self._count += 1
        filing = {"name": shape["source"]["name"], "findings": counts, "amount": total}
        key = (total, counts["error"], counts["warning"], -self._count, filing)
        if len(self._filings) < MOST_FILINGS:
            heapq.heappush(self._filings, key)
        else:
            heapq.heappushpop(self._filings, key)

    def shape(self) -> Shape:
        """Everything as plain data; amounts are decimal strings in 元."""
        rules = sorted(
            self._rules.values(),
            key=lambda each: (-each["amount"], *(-each["findings"][key] for key in SEVERITIES), each["rule"]),
        )
        filings = [entry[-1] for entry in sorted(self._filings, reverse=True)]
        return {
            "amount": _plain(self.amount),
            "rules": [each | {"amount": _plain(each["amount"])} for each in rules],
            "filings": [each | {"amount": _plain(each["amount"])} for each in filings],
            "filings_left_out": self._count - len(filings),
        }


def money(amount: str) -> str:
    """An amount in 元 for a reader: in 万元 from ten thousand on, exactly."""
    value = Decimal(amount)
    if abs(value) < _TEN_THOUSAND:
        return f"{_grouped(value)} 元"
    return f"{_grouped(_EXACT.divide(value, _TEN_THOUSAND))} 万元"


def _rule(finding: Shape) -> Shape:
    counts = dict.fromkeys(SEVERITIES, 0)
    return {
        "rule": finding["rule"],
        "name": finding["name"],
        "findings": counts,
        "filings": 0,
        "amount": Decimal(0),
    }


def _money_relations(shape: Shape) -> dict[str, Decimal]:
    """How much each failed relation of amounts is off by, in 元."""
    units = {quantity["id"]: quantity["base_unit"] for quantity in shape["quantities"]}
    found = {}
    for relation in shape["relations"]:
        terms, residual = relation["terms"], relation["residual"]
        if relation["verdict"] != "fails" or residual is None or not terms:
            continue
        if units.get(terms[0]["quantity"]) == _MONEY and Decimal(residual).is_finite():
            found[relation["id"]] = _EXACT.abs(Decimal(residual))
    return found


def _at_stake(finding: Shape, relations: dict[str, Decimal]) -> Decimal:
    if finding["severity"] != "error":
        return Decimal(0)
    return max((relations.get(name, Decimal(0)) for name in finding["relations"]), default=Decimal(0))


def _plain(amount: Decimal) -> str:
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _grouped(value: Decimal) -> str:
    whole, _, decimals = _plain(value).partition(".")
    return f"{int(whole):,}" + (f".{decimals}" if decimals else "")
