"""Statements → ties: which figures the text relates, one file a kind.

readings    the admissible readings of a list
sides       the columns beside a list
sums        totals and their parts             identities  lists that are whole by definition
shares      parts in percent of a base         changes     growth and differences
rollups     a total's change, its parts' changes; increases: shares of such a change
rates       执行率 and its kin                  averages    人均, 每辆, products
balances    结余 and other remainders           counts      stated numbers and listed names
rolled      people and things over a year
restated    one fact printed twice             order       staff against posts
tables/     tables: within, between them, and against the prose
"""

from __future__ import annotations

from perfcheck.model.tie import Tie
from perfcheck.model.workpaper import Workpaper
from perfcheck.relate.averages import relate_averages
from perfcheck.relate.balances import relate_balances
from perfcheck.relate.changes import relate_changes
from perfcheck.relate.counts import relate_counts
from perfcheck.relate.identities import relate_identities
from perfcheck.relate.implied import relate_implied
from perfcheck.relate.increases import relate_increases
from perfcheck.relate.net import Net
from perfcheck.relate.order import relate_order
from perfcheck.relate.rates import relate_rates
from perfcheck.relate.restated import relate_restated
from perfcheck.relate.rolled import relate_rolled
from perfcheck.relate.rollups import relate_rollups
from perfcheck.relate.shares import relate_shares
from perfcheck.relate.sides import relate_sides
from perfcheck.relate.sums import relate_sums


def relate(paper: Workpaper) -> None:
    """Fill `paper.ties` with every tie the text states, judged, in reading order.

    A named number (五个到户) is a figure only where its members stand beside it: others are dropped.
    """
    net = Net(
        paper.flow, paper.figures, paper.statements, paper.loose, paper.outline, paper.config.identities
    )
    relate_sums(net)
    relate_implied(net)
    relate_sides(net)
    relate_identities(net)
    relate_shares(net)
    relate_changes(net)
    relate_rollups(net)
    relate_increases(net)
    relate_rates(net)
    relate_averages(net)
    relate_balances(net)
    relate_rolled(net)
    relate_counts(net)
    relate_restated(net)
    relate_order(net)
    if paper.sheets:
        from perfcheck.relate.tables import relate_tables

        relate_tables(net, paper.sheets)
    paper.ties = sorted(net.ties, key=_place)
    for index, tie in enumerate(paper.ties):
        tie.index = index
    used = {id(leg.figure) for tie in paper.ties for leg in tie.legs}
    paper.figures = [f for f in paper.figures if f.dimension != "named" or id(f) in used]


def _place(tie: Tie) -> tuple[int, int]:
    return tie.legs[0].figure.start, len(tie.legs)
