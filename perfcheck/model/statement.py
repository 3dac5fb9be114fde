"""A statement: one figure, what it measures, and what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure


@dataclass(slots=True, eq=False)
class Change:
    """A change hung on a statement: against what, in which direction, by how much.

    against    'prior' (上年), 'initial' (年初预算), 'budget', 'chained' (环比); '' where not said
    direction  +1 up, -1 down, 0 unchanged, None where the text gives no direction
    base       the figure compared with, where it is printed
    amount     the difference, where it is printed; rate: the percent, where it is printed
    at         flow offset of the word that opens it
    phrase     the words that name the base (比2014年预算), '' where none do
    nearly     基本持平: the direction is 0 and the change need not be
    """

    against: str
    direction: int | None
    at: int
    base: Figure | None = None
    amount: Figure | None = None
    rate: Figure | None = None
    phrase: str = ""
    nearly: bool = False

    @property
    def signed(self) -> int:
        """The sign the wording gives the change: +1 or -1."""
        return -1 if self.direction == -1 else 1


@dataclass(slots=True, eq=False)
class Ratio:
    """A percent of something hung on a statement.

    kind       'share' (占比) or 'rate' (执行率, 完成预算的…)
    base_text  the words that name the base, '' where none do
    base       the figure of the base, where it is printed in the same breath
    name       the rate's name (执行率), '' for shares
    """

    kind: str
    percent: Figure
    base_text: str
    at: int
    base: Figure | None = None
    name: str = ""


@dataclass(slots=True, eq=False)
class LooseShares:
    """Shares of a whole whose parts state no amounts: 甲占61%，乙占39%.

    sentence  ordinal number of the sentence; base_text as in `Ratio`; at: flow offset of the first
    """

    percents: list[Figure]
    base_text: str
    sentence: int
    at: int


@dataclass(slots=True, eq=False)
class Statement:
    """One figure that stands for an amount or a count, in its clause.

    kind       'amount', or 'change' where only a change is stated (工资支出较上年增加5万元)
    label      what it measures, as the text names it (flow text, stripped)
    core       the label without years, stages, quotes and fillers: what labels are compared by
    start,end  flow stretch from the first character of the label to the end of the figure
    paragraph, sentence   ordinal numbers in the document
    depth      bracket depth; `owner` is the statement whose bracket it stands in
    rank       rank of the separator before it: 0 none, 1 、 2 , 3 ; 4 。 5 paragraph
    lead       sense of the opener before it ('closed', 'open', 'views', 'colon'), '' for none
    lead_at    flow offset of that opener
    each       whether it is so much for each (人均…), which adds up with nothing else
    apart      whether its clause opens with 另, 同时 …: it does not go on with the list before it
    aside      whether it stands in a stretch that gives reasons
    operator   'plus' or 'minus' where the text adds or deducts it (加上…, 减…)
    marker     (style, ordinal, at) of the item it belongs to; `head`: it is that item's first figure
    whole      the total that the label names before 中 (基本支出中人员经费…)
    about      of a change on its own: the amount it is a change of, where one is so named
    scope      the organisation whose section it stands in (1.县档案馆), '' for the filing's own
    beside     'prior' or 'budget' where it is that figure of the thing named before it, 'gap' where
               it is what the two differ by, '' else
    vector     number of the row of figures (分别为A、B和C) it belongs to, -1 for none
    """

    figure: Figure
    label: str
    core: str
    start: int
    end: int
    paragraph: int
    sentence: int
    depth: int
    rank: int
    kind: str = "amount"
    lead: str = ""
    lead_at: int = -1
    each: bool = False
    apart: bool = False
    aside: bool = False
    operator: str = ""
    marker: tuple[str, int, int] | None = None
    head: bool = False
    vector: int = -1
    owner: Statement | None = None
    about: Statement | None = None
    whole: Statement | None = None
    beside: str = ""
    period: str = ""
    stage: str = ""
    scope: str = ""
    changes: list[Change] = field(default_factory=list)
    ratios: list[Ratio] = field(default_factory=list)
    index: int = -1
