"""Order: staff in post against posts approved."""

from __future__ import annotations

import re

from perfcheck.model.statement import Statement
from perfcheck.model.tie import Leg
from perfcheck.relate.net import Net

_QUOTA = re.compile(r"(?:编制(?:人数|数|总数|总额|名额)?|核定编制.{0,4}|编制.{0,2}数)\Z")
_STAFF = re.compile(
    r"(?:实有(?:在职|在编|在岗)?(?:人数|人员|编制)?|在编.{0,3}(?:人数|人员)|在职在编.{0,2}(?:人数|人员)?|在岗在编.{0,2}|在职(?:人数|人员))\Z"
)
_NEAR = 8
_KINDS = ("行政", "事业", "工勤", "参公", "机关")


def relate_order(net: Net) -> None:
    """Enter each number of staff in post with the posts it must not exceed.

    A failing one only where the text sets the two side by side; apart, they are no statement
    of the text, and the rule on staffing compares them by itself.
    """
    for staff in net.statements:
        if staff.kind != "amount" or not staff.figure.stated or not _STAFF.search(staff.label):
            continue
        quota = _quota(net, staff)
        if quota is not None:
            legs = [Leg("quota", quota.figure), Leg("staff", staff.figure)]
            tie = net.tie("order", legs, committed=False)
            if tie.holds or quota.index == staff.index - 1:
                net.enter(tie)


def _quota(net: Net, staff: Statement) -> Statement | None:
    """The nearest approved number before it: of the same kind of post, and not a part of another."""
    for quota in reversed(net.statements[max(staff.index - _NEAR, 0) : staff.index]):
        if staff.paragraph - quota.paragraph > 3 or not _QUOTA.search(quota.label) or not quota.figure.stated:
            continue
        kinds = [kind for kind in _KINDS if kind in quota.label]
        if kinds and not any(kind in staff.label for kind in kinds):
            continue
        if quota.figure.dimension in ("people", "bare", "") or quota.figure.dimension.startswith("count"):
            return quota
    return None
