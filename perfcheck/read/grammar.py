"""Tokens → statements: each figure finds its label, or the statement it hangs on.

One pass, left to right. What a figure is follows from the cue words that lead up to it in
its clause: a share, a change, the base of a change, a rate, or an amount of its own. An
attribute binds to the nearest statement that can carry it: the subject, which brackets
save and restore.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from perfcheck.model.figure import Figure
from perfcheck.model.statement import Change, LooseShares, Ratio, Statement
from perfcheck.read import labels
from perfcheck.read.flow import Flow
from perfcheck.read.lead import Lead, read_lead
from perfcheck.read.lexer import Token
from perfcheck.read.lexicon import view
from perfcheck.read.marker import marker_at
from perfcheck.read.vectors import vector_at

_RANKS = {"、": 1, ",": 2, ":": 2, "|": 2, "\t": 2, ";": 3, "!": 4, "?": 4, "。": 4, "\n": 5}
_LOOK_BACK = 40
_BASE_YEAR = 4
_CELL = 24
_SELF_NAMED = frozenset({"money", "people"})
_NOT_STATED = frozenset({"percent", "point", "named", "fraction", "times"})


@dataclass(slots=True)
class _Frame:
    """What a bracket interrupts."""

    subject: list[Statement]
    change: list[Change]
    against: tuple[str, str]
    owner: Statement | None
    clause: int


@dataclass(slots=True)
class Reader:
    """The state of one pass. `against` is (base, phrase) of the comparison in force."""

    flow: Flow
    tokens: list[Token]
    statements: list[Statement] = field(default_factory=list)
    loose: list[LooseShares] = field(default_factory=list)
    clause: int = 0
    cues: list[Token] = field(default_factory=list)
    subject: list[Statement] = field(default_factory=list)
    change: list[Change] = field(default_factory=list)
    against: tuple[str, str] = ("", "")
    ratio_base: Figure | None = None
    frames: list[_Frame] = field(default_factory=list)
    owner: Statement | None = None
    rank: int = 5
    lead: tuple[str, int] = ("", -1)
    aside: bool = False
    dangling: str = ""
    year: str = ""
    marker: tuple[str, int, int] | None = None
    fresh: bool = False
    paragraph: int = 0
    sentence: int = 0
    vectors: int = 0
    figure_end: int = -1
    paragraph_start: int = 0
    whole: list[Statement] = field(default_factory=list)

    def run(self) -> tuple[list[Statement], list[LooseShares]]:
        self._open_paragraph(0)
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            kind = token[2]
            if kind == "figure":
                at = self._figure(at)
                continue
            if kind in _RANKS:
                self._separator(token)
            elif kind == "(":
                self._open_bracket(token)
            elif kind == ")":
                self._close_bracket(token)
            else:
                self._cue(token)
            at += 1
        return self.statements, self.loose

    # separators and brackets

    def _separator(self, token: Token) -> None:
        kind = token[2]
        if kind == "、" and not self._figure_in_clause():
            return
        text = self.flow.text[self.clause : token[0]]
        self.rank = max(self.rank, _RANKS[kind])
        if kind in ",:":
            self._keep_comparison()
            if text and not self._compares():
                self.dangling = text
            if view().match(text) or (text.endswith("中") and len(text) > 2 and not self._compares()):
                self.lead, self.aside = ("views", token[0]), False
            if kind == ":" and self.lead[0] == "" and self.subject:
                self.lead, self.aside = ("views" if self.aside else "colon", token[0]), False
        if kind in ";。!?\n":
            self._end_sentence(kind, token)
        self.clause, self.cues = token[1], []
        if kind == "\n":
            self._open_paragraph(token[1])
        elif kind in ";。,:" and (inline := marker_at(self.flow.text, token[1])):
            self._take_marker((inline.style, inline.ordinal, inline.start), inline.end)

    def _compares(self) -> bool:
        return any(cue[2] in ("direction", "share", "against", "compare") for cue in self.cues)

    def _end_sentence(self, kind: str, token: Token) -> None:
        self.against, self.aside, self.dangling, self.ratio_base = ("", ""), False, "", None
        if kind == ";":
            return
        if self.whole:
            self.subject, self.change, self.whole = self.whole, [], []
        self.sentence += 1
        if kind == "。" or (kind == "\n" and self.lead[1] >= 0 and token[0] - self.lead[1] > 8):
            self.lead = ("", -1)

    def _open_paragraph(self, at: int) -> None:
        if self.frames:
            self.owner = None
            self.frames.clear()
        self.paragraph += 1 if at else 0
        self.paragraph_start = at
        self.year = self.year if self.rank < 5 else ""
        if found := marker_at(self.flow.text, at):
            self._take_marker((found.style, found.ordinal, found.start), found.end)

    def _take_marker(self, marker: tuple[str, int, int], end: int) -> None:
        self.marker, self.fresh = marker, True
        self.clause = end

    def _figure_in_clause(self) -> bool:
        """Whether the clause goes on after a figure, so that 、 separates and does not enumerate."""
        return self.clause == self.figure_end

    def _open_bracket(self, token: Token) -> None:
        self.frames.append(_Frame(self.subject, self.change, self.against, self.owner, self.clause))
        if not self._figure_in_clause():
            self.dangling = self.flow.text[self.clause : token[0]]
        self.owner = self.subject[-1] if self.subject else None
        self.clause, self.cues, self.rank = token[1], [], 0

    def _close_bracket(self, token: Token) -> None:
        if self.frames:
            frame = self.frames.pop()
            self.subject, self.change, self.against = frame.subject, frame.change, frame.against
            self.owner = frame.owner
        if self._figure_in_clause() or self.cues:
            self._loose_direction()
        self.clause, self.cues = token[1], []

    # cues

    def _cue(self, token: Token) -> None:
        kind, sense = token[2], token[3]
        if kind == "year":
            if not (
                self.cues and self.cues[-1][2] == "compare" and token[0] - self.cues[-1][1] <= _BASE_YEAR
            ):
                self.year = sense[:4]
            self.cues.append(token)
        elif kind == "parts":
            self._opener(token)
        elif kind == "reason":
            self.aside = True
            self.clause, self.cues = token[1], []
        else:
            self.cues.append(token)
            if kind == "direction" and sense in ("flat", "nearly_flat"):
                self._flat(token)

    def _opener(self, token: Token) -> None:
        before = self.flow.text[self.clause : token[0]]
        respective = self.flow.text[token[0] : token[0] + 2] == "分别"
        if respective and before and not self._figure_in_clause():
            self.cues.append((token[0], token[1], "respective", "", None))
            return
        if token[1] - token[0] == 1 and before and not self._figure_in_clause():
            return
        self.lead, self.aside = (token[3], token[0]), False
        self.clause, self.cues, self.dangling = token[1], [], ""
        if not self.whole and not self.frames:
            self.whole = self.subject

    def _flat(self, token: Token) -> None:
        lead = read_lead(self.flow.text, self.clause, token[0], self.cues, token[0])
        named = labels.clean(self.flow.text[self.clause : lead.label_end])
        subject = self._meant(named)
        if subject is None:
            return
        against, phrase = lead.against or self.against
        for statement in subject:
            nearly = token[3] == "nearly_flat"
            statement.changes.append(Change(against or "prior", 0, token[0], phrase=phrase, nearly=nearly))
        self.change = []

    def _loose_direction(self) -> None:
        self.change = self.change if self.frames else list(self.change)

    def _keep_comparison(self) -> None:
        lead = read_lead(self.flow.text, self.clause, self.clause, self.cues, -1)
        if lead.against:
            self.against, self.change = lead.against, []

    # figures

    def _figure(self, at: int) -> int:
        figures, after = vector_at(self.flow.text, self.tokens, at, self.cues)
        first = figures[0]
        lead = read_lead(self.flow.text, self.clause, first.at, self.cues, first.at, figures[-1].until)
        if lead.against:
            if not self._goes_on(first, lead):
                self.change = []
            self.against = lead.against
        if first.unit == "" and self.flow.text[self.figure_end : first.at] == " ":
            pass  # a further cell of a row set on one line: a quantity, and no statement of its own
        elif first.dimension == "percent":
            self._percent(figures, lead)
        elif first.dimension not in _NOT_STATED:
            self._amount(figures, lead)
        self.clause, self.cues = figures[-1].until, []
        self.figure_end = self.clause
        return after

    def _goes_on(self, figure: Figure, lead: Lead) -> bool:
        """…减少533万元，同比下降11.2%: the rate of the change just stated, against the same base."""
        return (
            figure.dimension == "percent"
            and lead.against is not None
            and bool(self.change)
            and all(c.against == lead.against[0] and c.rate is None and c.amount for c in self.change)
        )

    def _percent(self, figures: list[Figure], lead: Lead) -> None:
        text = self.flow.text
        if lead.direction is not None:
            self._add_change(figures, lead, "rate")
        elif lead.share >= 0:
            named = labels.clean(text[self.clause : lead.share])
            base = labels.clean(lead.share_base)
            bearer = self._bearer(named, figures)
            if bearer and (labels.is_generic(named) or len(bearer) == len(figures)):
                self._add_ratio(figures, "share", base, bearer, lead.share)
            else:
                self._add_loose(figures, base)
        elif self.ratio_base is not None and len(text[self.clause : figures[0].at]) <= 3:
            self._add_ratio(figures, "rate", "", self.subject, self.clause)
        elif name := lead.rate_name:
            self._add_ratio(
                figures, "rate", lead.rate_base, self._bearer(lead.rate_subject, figures), self.clause, name
            )
        self.ratio_base = None

    def _amount(self, figures: list[Figure], lead: Lead) -> None:
        first = figures[0]
        fits = bool(self.subject) and self.subject[-1].figure.dimension == first.dimension
        if lead.level:
            return
        if lead.direction is not None and (
            lead.against or self.against[0] or fits or lead.label_end > self.clause
        ):
            self._add_change(figures, lead, "amount")
        elif lead.is_base and fits and first.stated:
            against, phrase = self.against
            self.change = [
                Change(against, None, first.at, base=first, phrase=phrase) for _ in self.subject[:1]
            ]
            self.subject[-1].changes.extend(self.change)
        elif lead.asks_base and fits:
            self.ratio_base = first
        else:
            self._state(figures, lead)

    def _state(self, figures: list[Figure], lead: Lead) -> None:
        """A statement of its own: the figure's label is what stands before it in its clause."""
        text = self.flow.text
        label = labels.clean(text[self.clause : figures[0].at])
        if self.dangling and (labels.is_generic(label) or self.dangling.endswith("中")):
            label = labels.clean(self.dangling + label)
        start = self.clause
        if not label or figures[-1].dimension not in _SELF_NAMED:
            label = labels.clean(label + self._noun(figures[-1].until))
        if (
            not label
            and self.clause == self.paragraph_start
            and text[figures[-1].until : figures[-1].until + 1] in "\n"
        ):
            label, start = labels.clean(self._cell_before()), start
        if not label and self._figure_in_clause() and self.statements:
            label, start = self.statements[-1].label, self.statements[-1].start
        label, whole = self._within(label)
        parts = self._names(label, len(figures))
        made = [self._make(figure, name, lead, start) for figure, name in zip(figures, parts, strict=True)]
        self.vectors += len(made) > 1
        for place, statement in enumerate(made):
            statement.vector = self.vectors if len(made) > 1 else -1
            if place:
                statement.rank, statement.lead = 1, ""
            statement.index = len(self.statements)
            statement.whole = whole
            if len(made) > 1 and (year := labels.year(parts[place])):
                statement.period = year
            self.statements.append(statement)
        self.subject, self.change, self.dangling = made, [], ""
        self.against = ("", "") if not lead.against else self.against
        self.rank, self.fresh = 0, False
        if figures[0].stated:
            self.lead = ("", -1)

    def _make(self, figure: Figure, label: str, lead: Lead, start: int) -> Statement:
        return Statement(
            figure=figure,
            label=label,
            core=labels.core(label),
            start=start,
            end=figure.until,
            paragraph=self.paragraph,
            sentence=self.sentence,
            depth=len(self.frames),
            rank=self.rank,
            lead=self.lead[0],
            lead_at=self.lead[1],
            aside=self.aside or lead.mentions,
            operator=lead.operator,
            marker=self.marker,
            head=self.fresh,
            owner=self.owner,
            period=self.year,
            stage=labels.stage(label),
        )

    def _within(self, label: str) -> tuple[str, Statement | None]:
        """基本支出中人员经费…: what is named before 中 is the total of the list that begins here."""
        whole, middle, part = label.partition("中")
        if not middle or len(whole) < 2 or self.lead[0] not in ("", "views"):
            return label, None
        named = labels.core(whole)
        for statement in reversed(self.statements[-_LOOK_BACK:]):
            if statement.depth == 0 and labels.related(named, statement.core) and named not in part:
                self.lead = ("within", self.clause)
                return labels.clean(part), statement
        return label, None

    def _noun(self, at: int) -> str:
        """The words right after a figure that has none before it: 24名硕士研究生."""
        text = self.flow.text
        end = at
        while end < len(text) and end - at < 12 and text[end] not in "、,;。:\n\t|0123456789":
            if text[end] == ")" and "(" not in text[at:end]:
                break
            end += 1
        return text[at:end]

    def _cell_before(self) -> str:
        """The paragraph before this one, where it is a label in a cell of its own."""
        text = self.flow.text
        end = max(self.paragraph_start - 1, 0)
        start = text.rfind("\n", 0, end) + 1
        cell = text[start:end]
        return cell if 1 < len(cell) <= _CELL and not any(char.isdigit() for char in cell) else ""

    @staticmethod
    def _names(label: str, count: int) -> list[str]:
        if count == 1:
            return [label]
        names = [name for name in label.replace("和", "、").replace("及", "、").split("、") if name]
        if len(names) != count:
            return [label] * count
        if all(labels.year(name) for name in names) and not labels.core(names[0]):
            return [*(name + labels.core(names[-1]) for name in names[:-1]), names[-1]]
        return names

    # what hangs on a statement

    def _meant(self, named: str) -> list[Statement] | None:
        """The statements that words before an attribute name: the subject, an earlier one, or none."""
        if labels.is_generic(named):
            return self.subject or None
        named = labels.core(named)
        if self.subject and (
            labels.related(named, self.subject[-1].core)
            or (len(self.subject) > 1 and all(statement.core in named for statement in self.subject))
        ):
            return self.subject
        for statement in reversed(self.statements[-_LOOK_BACK:]):
            if statement.kind == "amount" and labels.related(named, statement.core):
                return [statement]
        return None

    def _bearer(self, named: str, figures: list[Figure]) -> list[Statement]:
        found = self._meant(named)
        if found and len(found) < len(figures) and found[-1].vector >= 0:
            found = [s for s in self.statements if s.vector == found[-1].vector]
        return found or []

    def _add_ratio(
        self, figures: list[Figure], kind: str, base: str, subject: list[Statement], at: int, name: str = ""
    ) -> None:
        if len(subject) == len(figures) or (len(figures) == 1 and subject):
            for statement, figure in zip(subject[-len(figures) :], figures, strict=False):
                statement.ratios.append(Ratio(kind, figure, base, at, self.ratio_base, name))

    def _add_loose(self, figures: list[Figure], base: str) -> None:
        last = self.loose[-1] if self.loose else None
        if (
            last
            and last.sentence == self.sentence
            and (not base or not last.base_text or base == last.base_text)
        ):
            last.percents.extend(figures)
        else:
            self.loose.append(LooseShares(list(figures), base, self.sentence, figures[0].at))

    def _add_change(self, figures: list[Figure], lead: Lead, slot: str) -> None:
        named = labels.clean(self.flow.text[self.clause : lead.label_end])
        subject = self._meant(named)
        if slot == "amount" and (subject is None or self._apart(subject)):
            self._state_change(figures, named, lead, subject)
            return
        if subject is None:
            return
        if len(subject) < len(figures) and subject[-1].vector >= 0:
            subject = [s for s in self.statements if s.vector == subject[-1].vector]
        if len(subject) != len(figures):
            subject = subject[-1:]
        if subject != self.subject:
            self.subject, self.change = subject, []
        self._fill(subject, figures, lead, slot)

    def _apart(self, subject: list[Statement]) -> bool:
        """Whether the change opens or goes on with a list of changes, away from the amounts it changes."""
        return subject != self.subject and (bool(self.lead[0]) or subject[-1].sentence != self.sentence)

    def _state_change(
        self, figures: list[Figure], named: str, lead: Lead, subject: list[Statement] | None
    ) -> None:
        """Only a change is stated: 工资支出较上年增加5万元."""
        against = self.against
        self._state(figures[:1], lead)
        made = self.statements[-1]
        made.kind, made.label, made.core = "change", named, labels.core(named)
        made.about = subject[-1] if subject else None
        self.subject, self.against = [made], against
        self._fill([made], figures[:1], lead, "amount")

    def _fill(self, subject: list[Statement], figures: list[Figure], lead: Lead, slot: str) -> None:
        direction = lead.direction
        open_changes = len(self.change) == len(subject) and all(
            getattr(change, slot) is None and change.direction in (None, direction) for change in self.change
        )
        if not open_changes:
            against, phrase = self.against
            self.change = [Change(against, direction, lead.at, phrase=phrase) for _ in subject]
            for statement, change in zip(subject, self.change, strict=True):
                statement.changes.append(change)
        for change, figure in zip(self.change, figures, strict=False):
            change.direction = direction
            setattr(change, slot, figure)


def read_statements(flow: Flow, tokens: list[Token]) -> tuple[list[Statement], list[LooseShares]]:
    """Every statement of the flow, in order, with what hangs on it; and shares that hang on none."""
    return Reader(flow, tokens).run()
