"""Tables → ties: within a table, between tables, and between tables and prose.

books     what the others share: readings and how far a table bears them out
coded     class = Σ sections, section = Σ items, total = Σ classes
down      合计, 小计, 其中 and numbered rows
along     合计 = 基本支出 + 项目支出, merged headers, opening to closing balance
measures  增减额, 增减%, 执行率, 占比
scores    分值, 得分, indicators of three levels
facts     what a cell of the final-account tables states, whatever the table
across    one fact in two tables
prose     a figure of the text and the cell that states the same
names     the names that define a sum
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.relate.tables.across import relate_across
from perfcheck.relate.tables.along import relate_along
from perfcheck.relate.tables.books import Books
from perfcheck.relate.tables.coded import relate_codes
from perfcheck.relate.tables.down import relate_down
from perfcheck.relate.tables.facts import sets
from perfcheck.relate.tables.measures import relate_measures
from perfcheck.relate.tables.prose import relate_prose
from perfcheck.relate.tables.scores import relate_scores

if TYPE_CHECKING:
    from perfcheck.model.table import Sheet
    from perfcheck.relate.net import Net

__all__ = ["relate_tables"]


def relate_tables(net: Net, sheets: list[Sheet]) -> None:
    """Enter every tie of the sheets, judged."""
    books = Books(net, sheets, net.outline.fiscal_year if net.outline else None)
    for sheet in sheets:
        relate_codes(books, sheet)
        for panel in sheet.panels:
            relate_down(books, panel)
            relate_along(books, panel)
            relate_measures(books, panel)
    relate_scores(books, sheets)
    known = list(sets(sheets))
    for one in known:
        relate_across(books, one)
    if known:
        relate_prose(books, known)
