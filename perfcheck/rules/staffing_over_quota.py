"""实有人数超过编制

检查什么
    在编实有人数是否超过核定编制数。

为什么要紧
    实有人员不得突破编制；超编而未说明，评审时会被退回。退休人员、编外聘用人员不占编制，不参与比较。

反例
    编制13人，年末在编在岗21人。

正例
    满编不是超编；实有人数含离退休或编外人员的，不比较。

依据
    地方各级人民政府机构设置和编制管理条例规定实有人员不得突破编制。
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from perfcheck.relate.order import quota_for
from perfcheck.rules.base import Draft
from perfcheck.rules.wording import fault_drafts, staffing_said

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure
    from perfcheck.model.workpaper import Workpaper
    from perfcheck.rules.base import Severity

CODE = "PC203"
NAME = "staffing-over-quota"
SEVERITY: Severity = "warning"
SINCE = "0.1.0"
BASIS = ("L14",)
ENGINE = True

INVALID = ("2023年末，本单位核定编制15人，年末实际在编在岗人数22人。",)
VALID = ("2023年末，本单位核定编制22人，年末实际在编在岗人数22人，退休人员9人。",)

ENGLISH = """Staff outnumber the approved posts

What it checks
    Whether staff in post outnumber the approved posts.

Why it matters
    Staff may not exceed approved posts; an unexplained excess is sent back. Retired and contract
    staff hold no post and are not compared.

Fails
    13 posts and 21 in post.

Passes
    As many as posts is no excess; a head count that includes the retired is not compared.

Basis
    The regulation on local bodies and posts: staff may not exceed approved posts.
"""


def check(paper: Workpaper) -> Iterator[Draft]:
    yield from fault_drafts(paper, NAME, SEVERITY)
    tied = {id(leg.figure) for tie in paper.ties if tie.kind == "order" for leg in tie.legs}
    for staff in paper.statements:
        if staff.kind == "amount" and staff.figure.stated and id(staff.figure) not in tied:
            quota = quota_for(paper.statements, staff)
            if quota is not None and staff.figure.value > quota.figure.value:
                yield _apart(quota.figure, staff.figure)


def _apart(quota: Figure, staff: Figure) -> Draft:
    """The two numbers stand apart in the text: compared by the rule, not tied by the wording."""
    zh, en = staffing_said(quota, staff)
    return Draft([(staff.start, staff.end), (quota.start, quota.end)], zh, en)
