"""Which figure is to blame: repairs weighed against the ties that hold, and said as a hint.

A repair is the better the fewer failed ties it leaves, the fewer sound ones it breaks, and the
less its cause can be chance. Where several do equally well, the text alone cannot decide and
the hint says so: it lists them and states none as fact.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.diagnose.bases import against_percents
from perfcheck.diagnose.causes import all_causes, explained, proposed
from perfcheck.diagnose.repairs import Case, Repair, single_repairs
from perfcheck.diagnose.solve import shown
from perfcheck.model.tie import Hint

if TYPE_CHECKING:
    from perfcheck.diagnose.evidence import Evidence
    from perfcheck.model.figure import Figure
    from perfcheck.model.tie import Fault

NO_CAUSE = 90
_HARDLY_CHANCE = 10
_EASILY_CHANCE = 40
_MOST_LISTED = 5
_READ_FOR_ONE = 100
_UNSOLVED = frozenset(("order", "count"))


def blame(evidence: Evidence, fault: Fault, *, entangled: bool = False) -> Hint | None:
    """The probable cause of a fault, or the candidates between which the text does not decide.

    `entangled` says that other faults use figures of this one: then nothing is certain.
    """
    if evidence.left <= 0 or fault.lead.kind in _UNSOLVED:
        return None
    evidence.left -= 1 + len(evidence.paper.statements) // _READ_FOR_ONE
    whole = next(
        (hint for cause in all_causes() if cause.whole and (hint := cause.whole(evidence.paper, fault))), None
    )
    if whole is not None and whole.kind == "unit":
        return whole
    case = Case(evidence, fault)
    repairs = ranked(case)
    if whole is not None and not (repairs and not repairs[0].wounds and _order(repairs[0]) < _HARDLY_CHANCE):
        return whole
    return _hint(case, repairs, entangled) if repairs else whole


def ranked(case: Case) -> list[Repair]:
    """Every repair worth showing, the best first."""
    repairs = list(single_repairs(case))
    for repair in repairs:
        repair.story = explained(case, repair)
        for tie in case.fault.ties:
            if doubt := against_percents(case.evidence, tie, repair):
                repair.doubts.append(doubt)
    repairs += proposed(case)
    repairs = [repair for repair in repairs if repair.mended]
    places = {figure: at for at, figure in enumerate(case.figures)}
    repairs.sort(
        key=lambda repair: (
            repair.wounds,
            _order(repair),
            _support(case, repair),
            _stretch(repair),
            _first(places, repair),
        )
    )
    return repairs


def _order(repair: Repair) -> int:
    return repair.story.order if repair.story is not None else NO_CAUSE


def _support(case: Case, repair: Repair) -> int:
    """How many sound ties the figures stand in, even if the repair leaves those sound."""
    return sum(len(case.evidence.sound.get(figure, ())) for figure in repair.values)


def _stretch(repair: Repair) -> Decimal:
    """How far a slip carries the figure from its value, as a part of it: small slips escape notice."""
    figure = repair.alone
    if figure is None or repair.story is None or not figure.value:
        return Decimal(0)
    return abs((repair.values[figure] - figure.value) / figure.value)


def _first(places: dict[Figure, int], repair: Repair) -> int:
    return min((places.get(figure, 99) for figure in (*repair.values, *repair.turned)), default=99)


def _hint(case: Case, repairs: list[Repair], entangled: bool) -> Hint:
    best = repairs[0]
    equals = [repair for repair in repairs if repair.wounds == best.wounds]
    if best.wounds:
        return _doubtful(case, equals)
    sole = not entangled and _sole(case, best, repairs)
    clear = best.story is not None and (
        len(equals) == 1
        or best.story.order < _HARDLY_CHANCE * 2
        or (best.story.order < _EASILY_CHANCE and _order(equals[1]) >= NO_CAUSE)
        or _order(equals[1]) >= NO_CAUSE
    )
    if sole or clear or len(equals) == 1:
        return _named(case, best, equals, sole)
    return _undecided(equals)


def _sole(case: Case, best: Repair, repairs: list[Repair]) -> bool:
    """Whether no other figure's value would do, and nothing but a wrong value can be the reason.

    Where two figures of the fault print the same amount, where the gap is one last digit, or
    where a list may lack a part, another reason is near enough.
    """
    figure, fault = best.alone, case.fault
    if figure is None or not fault.lead.committed:
        return False
    for repair in repairs:
        firm = repair.unmended + len(repair.doubts) + sum(tie.committed for tie in repair.broken)
        rival = repair.alone is not figure and firm <= best.wounds
        if rival or (repair.alone is None and not repair.unmended and _order(repair) < _HARDLY_CHANCE):
            return False
    amounts = [one.base_value for one in case.figures if one.value]
    slight = abs(best.values[figure] - figure.value) <= Decimal(1).scaleb(-figure.decimals)
    twice = len(set(amounts)) < len(amounts) or len(case.figures) < len(fault.lead.legs)
    if slight or (twice and fault.lead.kind != "equal" and len(fault.ties) == 1):
        return False
    lone = len(fault.ties) == 1 and fault.lead.kind == "sum" and fault.lead.whole is None
    return not lone or fault.lead.legs[0].figure is not figure


def _named(case: Case, best: Repair, equals: list[Repair], sole: bool) -> Hint:
    story = best.story
    if story is None:
        zh, en = _only(case, best, sole)
        kind = "one-figure"
    else:
        zh, en, kind = story.zh, story.en, story.kind
        if sole and len(case.fault.ties) > 1:
            count = len(case.fault.ties)
            zh += f"；改此一数，{count}处不符全部相符"
            en += f"; this one change mends all {count} relations that fail"
    others = [repair for repair in equals[1:] if repair.values][: _MOST_LISTED - 1]
    if others and not sole:
        zh += f"；仅凭文字也可能是：{_list(others)}"
        en += f"; the text alone leaves room for: {_list(others)}"
    first = best.arithmetic or (story.arithmetic if story else "")
    extra = story.arithmetic if story and story.arithmetic != first else ""
    arithmetic = "；".join(dict.fromkeys(part for part in (first, extra) if part))
    return Hint(kind, {"zh": zh, "en": en}, arithmetic, _suggestions([best, *([] if sole else others)]), sole)


def _only(case: Case, best: Repair, sole: bool) -> tuple[str, str]:
    figure = best.alone
    assert figure is not None
    was, now, count = shown(figure.value), shown(best.values[figure]), len(case.fault.ties)
    if not sole:
        return f"{was}改为{now}，即可相符", f"{now} for {was} would make it agree"
    return (
        f"只有{was}改为{now}，才能使{count}处不符全部相符而不影响已相符的各处",
        f"only {now} for {was} mends what fails ({count}) and leaves what holds as it is",
    )


def _undecided(equals: list[Repair]) -> Hint:
    shownable = [repair for repair in equals if repair.values or repair.story][:_MOST_LISTED]
    more = len(equals) - len(shownable)
    tail_zh, tail_en = (f"等{len(equals)}种", f" and {more} more") if more > 0 else ("", "")
    return Hint(
        "undecided",
        {
            "zh": f"仅凭文字不能断定哪个数有误，以下任一改动都能相符：{_list(shownable)}{tail_zh}",
            "en": f"the text alone cannot tell which figure is wrong; any of these would do:"
            f" {_list(shownable)}{tail_en}",
        },
        "；".join(repair.arithmetic for repair in shownable if repair.arithmetic),
        _suggestions(shownable),
    )


def _doubtful(case: Case, equals: list[Repair]) -> Hint:
    """Every repair has something against it: the best ones, and what that is."""
    listed = equals[:_MOST_LISTED]
    best = listed[0]
    zh = f"没有一处改动能使各处都相符；最接近的是{_list(listed)}"
    en = f"no single change makes everything agree; the nearest: {_list(listed)}"
    if best.story is not None:
        zh += f"；{best.story.zh}"
        en += f"; {best.story.en}"
    for doubt_zh, doubt_en in best.doubts:
        zh += f"，{doubt_zh}"
        en += f", {doubt_en}"
    if best.broken:
        against = "；".join(dict.fromkeys(tie.formula for tie in best.broken[:2]))
        zh += f"，但与已相符的 {against} 冲突"
        en += f", but it breaks what holds: {against}"
    if best.unmended:
        zh += f"，仍有{best.unmended}处不符，可能不止一处有误"
        en += f", which leaves {best.unmended} that fail: more than one figure may be wrong"
    kind = best.story.kind if best.story is not None and len(listed) == 1 else "undecided"
    return Hint(
        kind,
        {"zh": zh, "en": en},
        "；".join(repair.arithmetic for repair in listed if repair.arithmetic),
        _suggestions(listed),
    )


def _list(repairs: list[Repair]) -> str:
    return "；".join(filter(None, map(_change, repairs)))


def _change(repair: Repair) -> str:
    if repair.values:
        return "、".join(f"{shown(f.value)}→{shown(value)}" for f, value in repair.values.items())
    return repair.story.arithmetic if repair.story is not None else ""


def _suggestions(repairs: list[Repair]) -> list[tuple[Figure, Decimal]]:
    found: dict[Figure, Decimal] = {}
    for repair in repairs:
        for figure, value in repair.values.items():
            found.setdefault(figure, value)
    return list(found.items())
