"""What hangs on a statement: shares, rates and changes bind to the nearest one that can carry them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from perfcheck.model.figure import Figure
from perfcheck.model.statement import Change, LooseShares, Ratio, Statement
from perfcheck.read import labels
from perfcheck.read.beside import beside, one_of_a_row
from perfcheck.read.lead import Lead

_LOOK_BACK = 40
RISEN_FROM = re.compile(r"[由从自][^,;。由从自]{0,14}\Z")


@dataclass(slots=True)
class Frame:
    """What a bracket interrupts; `owner` is the statement whose bracket it stands in itself."""

    subject: list[Statement]
    change: list[Change]
    against: tuple[str, str]
    owner: Statement | None


@dataclass(slots=True)
class Binder:
    """The statements so far, and where attributes go.

    subject    the statement, or the row of statements, that an attribute without a name belongs to
    change     the changes of the subject that still lack an amount or a rate
    against    (base, phrase) of the comparison in force
    """

    statements: list[Statement] = field(default_factory=list)
    loose: list[LooseShares] = field(default_factory=list)
    subject: list[Statement] = field(default_factory=list)
    change: list[Change] = field(default_factory=list)
    against: tuple[str, str] = ("", "")

    def interrupt(self, owner: Statement | None) -> Frame:
        """A bracket opens: what it interrupts, to be taken up again after it."""
        return Frame(self.subject, self.change, self.against, owner)

    def resume(self, frame: Frame) -> Statement | None:
        """The bracket is closed; returns the owner of what it stood in."""
        self.subject, self.change, self.against = frame.subject, frame.change, frame.against
        return frame.owner

    def take(self, made: list[Statement]) -> None:
        """New statements become the subject."""
        self.subject, self.change = made, []

    def compare(self, against: tuple[str, str]) -> None:
        """A new comparison opens new changes, unless its base has just been printed."""
        awaited = [c for c in self.change if c.base and c.amount is None and c.rate is None]
        goes_on = awaited and all(change.against == against[0] for change in awaited)
        self.against, self.change = against, awaited if goes_on else []

    def fits(self, figure: Figure) -> bool:
        """Whether the subject's figure is of the same dimension."""
        return bool(self.subject) and self.subject[-1].figure.dimension == figure.dimension

    def meant(self, named: str) -> list[Statement] | None:
        """The statements that words before an attribute name: the subject, an earlier one, or none."""
        if labels.is_generic(named):
            return self.subject or None
        core = labels.core(named)
        if self.subject and self._is_subject(core):
            return self.subject
        for statement in reversed(self.statements[-_LOOK_BACK:]):
            if statement.kind == "amount" and labels.related(core, statement.core):
                return [statement]
        return None

    def _is_subject(self, core: str) -> bool:
        if labels.related(core, self.subject[-1].core):
            return True
        return len(self.subject) > 1 and all(statement.core in core for statement in self.subject)

    def row(self, subject: list[Statement], figures: list[Figure]) -> list[Statement]:
        """The subject widened to its row where there are as many figures as the row has."""
        if len(subject) < len(figures) and subject and subject[-1].vector >= 0:
            return [s for s in self.statements if s.vector == subject[-1].vector]
        return subject

    def _listed(self, count: int) -> list[Statement]:
        """The list just ended, where it has as many parts: 其中甲…，乙…，分别占A和B."""
        listed = self.statements[-count:]
        if len(listed) < count:
            return []
        last = listed[-1]
        alike = all(s.sentence == last.sentence and s.depth == last.depth for s in listed)
        opened = listed[0].lead or not any(s.sentence == last.sentence for s in self.statements[:-count])
        same = len({s.figure.dimension for s in listed}) == 1
        return listed if alike and opened and same else []

    def add_share(self, named: str, base: str, figures: list[Figure], sentence: int) -> None:
        """Shares of the statements named, or shares of a whole whose parts have no amounts."""
        bearer = self.row(self.meant(named) or [], figures)
        if labels.is_generic(named) and len(bearer) < len(figures):
            bearer = self._listed(len(figures)) or bearer
        if bearer and (labels.is_generic(named) or len(bearer) == len(figures)):
            self.add_ratio("share", bearer, figures, base)
            return
        last = self.loose[-1] if self.loose else None
        if last and last.sentence == sentence and (not base or not last.base_text or base == last.base_text):
            last.percents.extend(figures)
        else:
            self.loose.append(LooseShares(list(figures), base, sentence, figures[0].at))

    def add_ratio(
        self,
        kind: str,
        subject: list[Statement],
        figures: list[Figure],
        base_text: str,
        base: Figure | None = None,
        name: str = "",
    ) -> None:
        """Hang one percent on each statement of the subject."""
        if len(subject) == len(figures) or (len(figures) == 1 and subject):
            for statement, figure in zip(subject[-len(figures) :], figures, strict=False):
                statement.ratios.append(Ratio(kind, figure, base_text, figure.at, base, name))

    def add_base(self, figure: Figure) -> None:
        """The figure is what the subject is compared with: 比上年433万元."""
        against, phrase = self.against
        self.change = [Change(against, None, figure.at, base=figure, phrase=phrase)]
        self.subject[-1].changes.extend(self.change)

    def set_beside(self, made: Statement) -> None:
        """Find out whether the figure is one said beside another's; years in a row are none."""
        last = self.statements[-1] if self.statements else None
        if last is not None and one_of_a_row(last, made):
            self.drop_base(last)
        else:
            made.beside = beside(self.statements, made)

    def drop_base(self, said: Statement) -> None:
        """What was taken for a base stands for itself."""
        said.beside = ""
        for statement in self.subject:
            statement.changes = [change for change in statement.changes if change.base is not said.figure]
        self.take([said])

    def rise(self, text: str, clause: int, figure: Figure, at: int, year: str) -> None:
        """由甲增加到乙: the subject's figure so far was the base, and `figure` is what it is now."""
        last = self.statements[-1] if self.statements else None
        if last is None or last.kind != "amount" or last.end != clause:
            return
        found = RISEN_FROM.search(text[last.start : last.figure.at])
        alike = last.figure.dimension == figure.dimension and last.figure.stated == figure.stated
        if found is None or not alike:
            return
        self.take([last])
        self.change = [Change("prior", None, at, base=last.figure)]
        last.changes.extend(self.change)
        last.figure, last.end, last.period = figure, figure.until, year
        last.label = labels.clean(text[last.start : last.start + found.start()])
        last.core, last.stage = labels.core(last.label), labels.stage(last.label)

    def add_flat(self, subject: list[Statement], against: tuple[str, str], at: int, *, nearly: bool) -> None:
        """持平, 无增减: no change, of a base printed just before or named."""
        base, phrase = against
        for statement in subject:
            last = statement.changes[-1] if statement.changes else None
            if last is not None and last.direction is None and last.base is not None:
                last.direction, last.nearly = 0, nearly
            else:
                statement.changes.append(Change(base or "prior", 0, at, phrase=phrase, nearly=nearly))
        self.change = []

    def add_change(self, subject: list[Statement], figures: list[Figure], lead: Lead, slot: str) -> None:
        """Amounts or rates of change: they complete the changes open, or open new ones."""
        subject = self.row(subject, figures)
        if len(subject) != len(figures):
            subject = subject[-1:]
        if subject != self.subject:
            self.take(subject)
        if not self._open(subject, lead.direction, slot):
            against, phrase = self.against
            self.change = [Change(against, lead.direction, lead.at, phrase=phrase) for _ in subject]
            for statement, change in zip(subject, self.change, strict=True):
                statement.changes.append(change)
        for change, figure in zip(self.change, figures, strict=False):
            change.direction = lead.direction
            setattr(change, slot, figure)

    def _open(self, subject: list[Statement], direction: int | None, slot: str) -> bool:
        return len(self.change) == len(subject) and all(
            getattr(change, slot) is None and change.direction in (None, direction) for change in self.change
        )

    def goes_on(self, figure: Figure, against: str) -> bool:
        """…减少533万元，同比下降11.2%: the rate of the change just stated, against the same base."""
        if figure.dimension != "percent" or not self.change:
            return False
        return all(c.against == against and c.rate is None and c.amount for c in self.change)
