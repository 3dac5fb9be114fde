"""Order: what cannot exceed something else. Staff and posts, debt and its limit, a grant and its source."""

from __future__ import annotations

import re

from perfcheck.model.statement import Statement
from perfcheck.model.tie import Leg
from perfcheck.read.lexicon import words
from perfcheck.relate.net import Net
from perfcheck.relate.readings import comparable

_QUOTA = re.compile(r"(?:编制(?:人数|数|总数|总额|名额)?|核定编制.{0,4}|编制.{0,2}数)\Z")
_STAFF = re.compile(
    r"(?:实有(?:在职|在编|在岗){0,2}(?:人数|人员|编制)?|在编.{0,3}(?:人数|人员)|在职在编.{0,2}(?:人数|人员)?"
    r"|在岗在编.{0,2}|在编在岗.{0,2}|在职(?:人数|人员))\Z"
)
_FROM = re.compile(r"[^,;。\n]{0,4}中(?:分配|安排|列支|拨付|支出|支付|使用|切块)")
_KINDS = ("行政", "事业", "工勤", "参公", "机关")
_NEAR, _LIMIT_BACK, _PARAGRAPHS = 8, 12, 3


def relate_order(net: Net) -> None:
    """Enter each pair of figures of which the text or accounting says that one cannot exceed the other."""
    for statement in net.statements:
        if statement.kind == "amount" and statement.figure.stated:
            _staffing(net, statement)
            _limit(net, statement)
            _source(net, statement)


def _staffing(net: Net, staff: Statement) -> None:
    """Staff in post and the posts approved.

    A failing tie only where the text sets the two side by side; apart, they are no statement
    of the text, and the rule on staffing compares them by itself.
    """
    quota = quota_for(net.statements, staff)
    if quota is None:
        return
    tie = net.tie("order", [Leg("quota", quota.figure), Leg("staff", staff.figure)], committed=False)
    if tie.holds or quota.index == staff.index - 1:
        net.enter(tie)


def quota_for(statements: list[Statement], staff: Statement) -> Statement | None:
    """The nearest approved number of posts before a number of staff, of the same kind of post."""
    if not _STAFF.search(staff.label) or _beyond_posts(statements, staff):
        return None
    for quota in reversed(statements[max(staff.index - _NEAR, 0) : staff.index]):
        if staff.scope != quota.scope:
            return None
        if staff.paragraph - quota.paragraph > _PARAGRAPHS or not _QUOTA.search(quota.label):
            continue
        kinds = [kind for kind in _KINDS if kind in quota.label]
        if kinds and not any(kind in staff.label for kind in kinds):
            continue
        if quota.figure.stated and quota.figure.dimension not in ("money", "percent", "rate"):
            return quota
    return None


def _beyond_posts(statements: list[Statement], staff: Statement) -> bool:
    """Whether the number splits up into people who hold no post: the retired, those on contract."""
    following = statements[staff.index + 1 : staff.index + _NEAR]
    opened = bool(following) and (following[0].owner is staff or bool(following[0].lead))
    parts = [part for part in following if opened and part.paragraph == staff.paragraph]
    return any(word in part.label for part in parts for word in words("off_quota"))


def _limit(net: Net, balance: Statement) -> None:
    """A balance of debt and its limit: 债务余额, 债务限额."""
    if "余额" not in balance.label or "债" not in balance.label:
        return
    name = balance.core.replace("余额", "")
    for limit in reversed(net.statements[max(balance.index - _LIMIT_BACK, 0) : balance.index]):
        same = limit.core.replace("限额", "")
        if (
            "限额" in limit.label
            and comparable(balance, limit)
            and (same.endswith(name[-4:]) or name.endswith(same[-4:]))
        ):
            tie = net.tie(
                "order", [Leg("larger", limit.figure), Leg("smaller", balance.figure)], committed=False
            )
            net.enter(tie)
            return


def _source(net: Net, spent: Statement) -> None:
    """从奖励资金31714万元中分配20977.80万元: what is given out of something cannot exceed it."""
    before = net.statements[spent.index - 1] if spent.index else None
    if before is None or before.sentence != spent.sentence or not comparable(before, spent):
        return
    if (
        _FROM.match(net.flow.text, before.figure.until)
        and "从" in net.flow.text[max(before.start - 1, 0) : before.figure.at]
    ):
        net.enter(net.tie("order", [Leg("larger", before.figure), Leg("smaller", spent.figure)]))
