"""Balances and remainders: what came in less what went out (结余), what was set less what was cut."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perfcheck.check import may_sum
from perfcheck.model.statement import Statement
from perfcheck.model.tie import Leg, Tie
from perfcheck.read.lexicon import words
from perfcheck.relate.net import Net
from perfcheck.relate.readings import comparable
from perfcheck.relate.slips import misprinted, slipped

_DIFFERENCE = re.compile(r"实际|(?:大于|超过|多于|高于|小于|少于|低于)[^\d,;。]{0,10}\Z")
_OF_YEAR = re.compile(r"(?:本年|当年|年度|收支)(?:收支)?(?:相抵)?(?:结余|净结余|节余)")
_OPENING = re.compile(r"(?:上年|年初|期初|上年末)(?:结转|结余)")
_CLOSING = re.compile(
    r"(?:年末|期末|年底|滚存|本年末)(?:财政拨款)?(?:结转和?结余|结转|结余)(?:资金)?|结转下年"
)
_SENTENCE, _BESIDE, _LEAD = 4, 8, 40
_OUTGOING = ("支出", "支出合计", "支出总计")
_BACK = 12
_PAIR_BACK = 5


def relate_balances(net: Net) -> None:
    """Enter every balance and remainder whose terms stand before it."""
    for statement in net.statements:
        if statement.figure.dimension == "money" and statement.figure.stated and _is_remainder(statement):
            _relate(net, statement)
    for statement in net.statements:
        if (
            statement.figure.dimension == "money"
            and statement.figure.stated
            and _DIFFERENCE.search(_lead(net, statement))
        ):
            _enter_first(net, statement, _differences(net, statement))


def _lead(net: Net, statement: Statement) -> str:
    """The words of the statement as printed, with those its label leaves out."""
    at = statement.figure.at
    return net.flow.text[max(statement.start, at - _LEAD) : at]


def _is_remainder(statement: Statement) -> bool:
    """结余 … names a remainder; 上年结余收入 names what came in."""
    label = statement.label
    return any(word in label for word in words("remainder")) and not label.startswith(
        ("上年", "加上年", "年初")
    )


def _relate(net: Net, statement: Statement) -> None:
    if _carried_over(net, statement):
        return
    for candidates in (_signed(net, statement), _totals(net, statement), _flows(net, statement)):
        if _enter_first(net, statement, candidates):
            return
    if not _enter_first(net, statement, _differences(net, statement)):
        _set_off(net, statement)


def _set_off(net: Net, statement: Statement) -> None:
    """收入合计…，支出合计…，收支相抵，结余…: the balance is the difference of the two set off."""
    before = [s for s in _before(net, statement, _BACK) if statement.sentence - s.sentence <= 1]
    incomes = [s for s in before if s.label.endswith(("收入合计", "收入总计", "总收入"))]
    outgoings = [s for s in before if s.label.endswith(("支出合计", "支出总计", "总支出"))]
    set_off = len(incomes) == len(outgoings) == 1
    if _left_of(net, statement):
        return
    if set_off and "相抵" in net.flow.text[outgoings[0].end : statement.figure.at]:
        terms = [(incomes[0], 1), (outgoings[0], -1)]
        net.enter(_balance(net, statement, terms, committed=True))
    elif set_off and _misread(net, statement, incomes[0], outgoings[0]):
        return
    else:
        _side_by_side(net, statement)


def _left_of(net: Net, statement: Statement) -> bool:
    """可用资金…，实际支出…，结余…: the only figures of the sentence, funds and what was spent of them."""
    sentence = [s for s in _before(net, statement, _PAIR_BACK) if s.sentence == statement.sentence]
    if len(sentence) != 2 or any(s.lead or s.beside for s in sentence):
        return False
    funds, spent = sentence
    named = funds.label.endswith(tuple(words("remainder", "funds"))) and spent.label.endswith(
        tuple(words("remainder", "spent"))
    )
    if named and spent.index == statement.index - 1 and not _OPENING.match(funds.label):
        net.enter(_balance(net, statement, [(funds, 1), (spent, -1)]))
        return True
    return False


def _carried_over(net: Net, statement: Statement) -> bool:
    """年初结转…，收入…，支出…，年末结转…: side by side in one sentence they make each other up."""
    before = net.statements[max(statement.index - 3, 0) : statement.index]
    terms = [s for s in before if s.sentence == statement.sentence and comparable(statement, s)]
    if len(terms) < 3 or any(s.lead for s in (*terms, statement)):
        return False
    roles = {_role(term): term for term in terms}
    if set(roles) != {"opening", "income", "outgoing"} or not _CLOSING.fullmatch(_lead(net, statement)):
        return False
    opening, income, outgoing = roles["opening"], roles["income"], roles["outgoing"]
    net.enter(_balance(net, statement, [(opening, 1), (income, 1), (outgoing, -1)], committed=True))
    return True


def _role(term: Statement) -> str:
    if _OPENING.match(term.label):
        return "opening"
    return {"收入": "income", "支出": "outgoing"}.get(term.label[-2:], "")


def _misread(net: Net, statement: Statement, income: Statement, outgoing: Statement) -> bool:
    """A balance right after both totals that is off their difference as a misprint is."""
    tie = _balance(net, statement, [(income, 1), (outgoing, -1)])
    figure = statement.figure
    beside = outgoing.index == statement.index - 1 and tie.verdict == "fails" and tie.computed is not None
    if not beside or tie.computed is None or not misprinted(figure, tie.computed / figure.factor):
        return False
    net.enter(tie)
    return True


def _side_by_side(net: Net, statement: Statement) -> None:
    """收入…，支出…，本年结余…: side by side they mean each other; 年末结余 holds what was carried over."""
    window = net.statements[max(statement.index - _BESIDE, 0) : statement.index]
    near = [
        s for s in window if statement.sentence - s.sentence <= 3 and comparable(statement, s) and not s.lead
    ]
    outgoing = next((s for s in reversed(near) if s.label.endswith(_OUTGOING)), None)
    incomes = [s for s in near if outgoing and s.index < outgoing.index and _heads(s, statement)]
    if outgoing is None or not incomes:
        return
    committed = bool(_OF_YEAR.search(_lead(net, statement)))
    tie = _balance(net, statement, [(incomes[-1], 1), (outgoing, -1)], committed=committed)
    beside = statement.index - incomes[-1].index == 2
    slip = tie.computed is not None and slipped(statement.figure, tie.computed, [s.figure for s in near])
    if committed or (beside and slip):
        net.enter(tie)


def _heads(income: Statement, balance: Statement) -> bool:
    """Whether the income opens its sentence, or stands in the balance's own."""
    opens = income.rank >= _SENTENCE or income.sentence == balance.sentence
    return opens and "收入" in income.label and not income.depth


def _balance(
    net: Net, stated: Statement, terms: list[tuple[Statement, int]], *, committed: bool = False
) -> Tie:
    legs = [Leg("balance", stated.figure)]
    legs += [Leg("in" if sign > 0 else "out", term.figure, sign) for term, sign in terms]
    return net.tie("delta", legs, committed=committed)


def _enter_first(net: Net, stated: Statement, candidates: Iterator[list[tuple[Statement, int]]]) -> bool:
    short = any(word in stated.label for word in words("deficit"))
    for found in candidates:
        terms = [(term, -sign) for term, sign in found] if short else found
        if may_sum(stated.figure, [term.figure for term, _ in terms], [sign for _, sign in terms]):
            tie = _balance(net, stated, terms)
            if tie.holds:
                net.enter(tie)
                return True
    return False


def _before(net: Net, statement: Statement, back: int) -> list[Statement]:
    window = net.statements[max(statement.index - back, 0) : statement.index]
    return [s for s in window if comparable(statement, s) and s.depth <= statement.depth]


def _signed(net: Net, statement: Statement) -> Iterator[list[tuple[Statement, int]]]:
    """上年结余A，加收入B，减支出C，结余D: the text gives the signs."""
    terms = [s for s in _before(net, statement, _BACK) if s.sentence == statement.sentence]
    if any(term.operator for term in terms):
        yield [(term, -1 if term.operator == "minus" else 1) for term in terms]


def _totals(net: Net, statement: Statement) -> Iterator[list[tuple[Statement, int]]]:
    """The last income and the last expenditure before the balance, totals before single items."""
    before = _before(net, statement, 3 * _BACK)
    incomes = [s for s in before if "收入" in s.label]
    outgoings = [s for s in before if "支出" in s.label and "收入" not in s.label]
    whole = ("合计", "总计", "总量", "总收入", "总支出")
    incomes = [s for s in incomes if any(word in s.label for word in whole)] + incomes[-4:]
    outgoings = [s for s in outgoings if any(word in s.label for word in whole)] + outgoings[-2:]
    for outgoing in reversed(outgoings[-4:]):
        for income in reversed(incomes[-8:]):
            if income is not outgoing:
                yield [(income, 1), (outgoing, -1)]


def _flows(net: Net, statement: Statement) -> Iterator[list[tuple[Statement, int]]]:
    """Every item since the last heading: what came in and was left over, less what went out."""
    terms = [s for s in _before(net, statement, _BACK) if s.marker == statement.marker]
    signs = [(s, -1 if "支出" in s.label and "收入" not in s.label else 1) for s in terms]
    if any(sign < 0 for _, sign in signs) and any(sign > 0 for _, sign in signs):
        yield signs


def _differences(net: Net, statement: Statement) -> Iterator[list[tuple[Statement, int]]]:
    """Two figures shortly before, in the same or the last sentence, of which this is the difference."""
    before = [s for s in _before(net, statement, _PAIR_BACK) if statement.sentence - s.sentence <= 1]
    for at, smaller in enumerate(reversed(before)):
        for larger in reversed(before[: len(before) - at - 1]):
            yield [(larger, 1), (smaller, -1)]
            yield [(smaller, 1), (larger, -1)]
