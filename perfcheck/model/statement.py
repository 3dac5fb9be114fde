"""A statement: one figure, what it measures, and what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfcheck.model.figure import Figure


@dataclass(slots=True, eq=False)
class Change:
    """A change hung on a statement: against what, in which direction, by how much.

    against    'prior' (上年), 'budget' (预算), 'initial' (年初预算) …; '' where not said
    direction  +1 up, -1 down, 0 unchanged, None where the text gives no direction
    base       the figure compared with, where it is printed
    amount     the difference, where it is printed; rate: the percent, where it is printed
    at         flow offset of the word that opens it
    """

    against: str
    direction: int | None
    at: int
    base: Figure | None = None
    amount: Figure | None = None
    rate: Figure | None = None


@dataclass(slots=True, eq=False)
class Ratio:
    """A percent of something hung on a statement: a share (占比) or a rate (执行率, 完成预算的…).

    base_text  the words that name the base, '' where none do
    base       the figure of the base, where it is printed in the same breath
    """

    kind: str
    percent: Figure
    base_text: str
    at: int
    base: Figure | None = None
    name: str = ""


@dataclass(slots=True, eq=False)
class Statement:
    """One figure that stands for an amount or a count, in its clause.

    label      what it measures, as the text names it (flow text, stripped)
    start,end  flow stretch from the first character of the label to the end of the figure
    paragraph, sentence, clause   ordinal numbers in the document
    depth      bracket depth inside the sentence
    lead       how the text leads up to it: '' or the opener's kind (其中, 即 …), 加, 减 …
    rank       rank of the separator before it: 0 none, 1 、 2 , 3 ; 4 。 5 paragraph
    period     a year as digits, 'current', 'prior' or ''
    stage      'budget', 'final' … or ''
    """

    figure: Figure
    label: str
    start: int
    end: int
    paragraph: int
    sentence: int
    clause: int
    depth: int
    rank: int
    lead: str = ""
    period: str = ""
    stage: str = ""
    scope: str = ""
    changes: list[Change] = field(default_factory=list)
    ratios: list[Ratio] = field(default_factory=list)
    index: int = -1
