"""How far the wording commits to a list being all that makes up its total."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from perfcheck.check import may_sum
from perfcheck.knowledge import load
from perfcheck.model.statement import Statement
from perfcheck.read.labels import core, is_generic, related
from perfcheck.read.lexicon import words
from perfcheck.relate.identities import complete, lacking
from perfcheck.relate.net import Net
from perfcheck.relate.readings import comparable
from perfcheck.relate.slips import mistyped, slipped

_NEARLY, _VERY_NEARLY = Decimal("0.02"), Decimal("0.01")
_HUNDRED = Decimal(100)
_SLACK = Decimal("0.05")
_FAR_BEYOND = Decimal("1.5")
_FLOWS = ("收入", "支出", "预算", "决算", "资产", "负债")
_MANY, _TELLING = 4, 4
_TRAIL = 30
_ADDABLE = ("money", "score")
_OPENED = ("closed", "whole", "made", "colon", "items")


def strength(net: Net, total: Statement, parts: list[Statement], lead: str) -> int:
    """2 the wording commits to the list being whole, 1 it leaves room, 0 it leaves the list open."""
    whole = total.figure.base_value
    added = sum((part.figure.base_value for part in parts), Decimal(0))
    if any(word in total.label for word in words("never_added")):
        return 0
    if complete(total.core, [part.core for part in parts], net.own):
        return 2
    if shares_make_whole(parts) and abs(whole - added) * 2 <= abs(whole):
        return 2
    if lead in _OPENED and _shares_of_their_sum(total, parts):
        return 2
    if len(parts) == 2 and _one_and_not(parts[0].core, parts[1].core):
        return 2
    if _named_twice(total, parts):
        return 2
    if _units_apart(total, parts) or _one_lacks(net, total, parts, added) or _elsewhere(net, total, added):
        return 1
    if _left_open(net, parts[-1]) or _two_things(parts):
        return 0
    if lead == "made":
        return 2
    if added > whole * _FAR_BEYOND:
        return int(lead == "closed" and _follow_at_once(total, parts))
    if lead == "whole" or (lead == "closed" and parts[-1].core.startswith(tuple(words("closure")))):
        return 2
    if lead == "closed" and any(part.figure.base_value > whole for part in parts):
        return 1
    if lead in ("closed", "views") and added > whole and _one_level(total, parts):
        return 2 if lead == "closed" else 1
    if lead == "open" and added <= whole:
        return 0
    share = abs(whole - added) / abs(whole) if whole else Decimal(1)
    if share <= (_NEARLY if len(parts) >= _MANY else _VERY_NEARLY):
        return 1
    figures = [part.figure for part in parts]
    return int(slipped(total.figure, added, figures) or mistyped(total.figure, added, figures))


def _named_twice(total: Statement, parts: Sequence[Statement]) -> bool:
    """Whether a part stands there twice, name and figure, and without the repetition all adds up."""
    once = {(part.core, part.figure.base_value): part for part in reversed(parts) if part.core}
    left = [part.figure for part in parts if once.get((part.core, part.figure.base_value), part) is part]
    return 1 < len(left) < len(parts) and may_sum(total.figure, left)


def _one_lacks(net: Net, total: Statement, parts: Sequence[Statement], added: Decimal) -> bool:
    """Whether the parts are all but one of what makes up the total, which the text nowhere states."""
    names = lacking(total.core, tuple(part.core for part in parts), net.own)
    return (
        bool(names) and added < total.figure.base_value and not any(net.named(name, total) for name in names)
    )


def _elsewhere(net: Net, total: Statement, added: Decimal) -> bool:
    """Whether the text states elsewhere, of the very same name, just what the parts add up to."""
    if len(format(added.normalize(), "f").replace(".", "").strip("0")) < _TELLING:
        return False
    return any(
        other.figure.base_value == added and comparable(total, other)
        for other in net.near(total.core, total)
        if other is not total and (other.period, other.stage) == (total.period, total.stage)
    )


def levels(total: Statement, parts: Sequence[Statement]) -> bool:
    """Whether the parts are levels of one hierarchy, or one of them is the total over again."""
    patterns = load("lexicon")["hierarchy"]["pattern"]
    if any(pattern in part.label for part in parts for pattern in patterns):
        return True
    return any(part.figure.base_value == total.figure.base_value for part in parts)


def shares_make_whole(parts: Sequence[Statement]) -> bool:
    """Whether every part states a share and the shares total a hundred percent."""
    shares = [next((r.percent for r in part.ratios if r.kind == "share"), None) for part in parts]
    stated = [share.value for share in shares if share is not None]
    if len(stated) < len(parts) or len(stated) < 2:
        return False
    return abs(sum(stated, Decimal(0)) - _HUNDRED) <= _SLACK * len(stated)


def _shares_of_their_sum(total: Statement, parts: Sequence[Statement]) -> bool:
    """Whether every part is of the parts' own sum the share that it states, and the total's by name."""
    if (base := shared_base(parts)) is None or (base and not related(base, total.core)):
        return False
    added = sum((part.figure.base_value for part in parts), Decimal(0))
    shares = [next((r.percent for r in part.ratios if r.kind == "share"), None) for part in parts]
    if not added or len(parts) < 2 or not shares_make_whole(parts):
        return False
    return all(
        share is not None and abs(part.figure.base_value / added * _HUNDRED - share.value) <= _SLACK
        for part, share in zip(parts, shares, strict=True)
    )


def shared_base(parts: Sequence[Statement]) -> str | None:
    """What all the parts are said to be shares of: its core, "" without a name; None where they differ."""
    bases = {core(ratio.base_text) for part in parts for ratio in part.ratios if ratio.kind == "share"}
    bases = {"" if is_generic(base) else base for base in bases}
    return bases.pop() if len(bases) == 1 else None


def by_shares(parts: Sequence[Statement]) -> list[Statement]:
    """The opening stretch of a list whose shares, stated part by part, come to a hundred percent; or []."""
    added, found = Decimal(0), 0
    for count, part in enumerate(parts, 1):
        share = next((ratio.percent.value for ratio in part.ratios if ratio.kind == "share"), None)
        if share is None:
            break
        added += share
        if abs(added - _HUNDRED) <= _SLACK * count:
            found = count
        elif found:
            break
    return list(parts[:found]) if found > 1 else []


def bounded(parts: list[Statement]) -> list[Statement]:
    """The list up to where the shares of its parts, all of one base, come to a hundred percent."""
    whole = by_shares(parts)
    return whole if whole and shared_base(whole) is not None else parts


def _one_and_not(one: str, other: str) -> bool:
    """脱贫村…，非脱贫村…: a thing and its contrary leave nothing out."""
    return bool(one and other) and ("非" + one == other or "非" + other == one)


def _left_open(net: Net, last: Statement) -> bool:
    """Whether the list trails off in 等."""
    text = net.flow.text
    end = last.end
    while end < len(text) and end - last.end <= _TRAIL and text[end] not in "。;\n":
        end += 1
    return "等" in text[last.end : end]


def _one_level(total: Statement, parts: Sequence[Statement]) -> bool:
    """Amounts of money or scores side by side: they cannot overlap as counts of people can."""
    levels = {part.depth for part in parts}
    inside = levels == {total.depth} or (len(levels) == 1 and parts[0].owner is total)
    return inside and all(p.figure.dimension in _ADDABLE and not p.operator for p in parts)


def _follow_at_once(total: Statement, parts: Sequence[Statement]) -> bool:
    """Whether parts too large follow in the total's own sentence and unit, with no figure among them."""
    beside = parts[-1].index == total.index + len(parts) and parts[-1].sentence == total.sentence
    larger = any(part.figure.base_value > total.figure.base_value for part in parts)
    alike = all(part.figure.unit == total.figure.unit != "" for part in parts)
    things = larger and total.figure.dimension != "people"
    return beside and alike and (things or _one_level(total, parts))


def _two_things(parts: Sequence[Statement]) -> bool:
    """Income beside expenditure, budget beside accounts: columns, and no parts of one whole."""
    said = [
        frozenset(word for word in _FLOWS if part.label.endswith((word, word + "数", word + "总额")))
        for part in parts
    ]
    return len({one for one in said if one}) > 1


def _units_apart(total: Statement, parts: Sequence[Statement]) -> bool:
    """The numerals add up and the units do not: a 万 was lost."""
    if total.figure.factor == parts[0].figure.factor:
        return False
    return total.figure.value == sum((part.figure.value for part in parts), Decimal(0))
