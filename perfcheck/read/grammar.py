"""Tokens → statements: each figure finds its label, or the statement it hangs on.

One pass, left to right. What a figure is follows from the cue words that lead up to it in
its clause: a share, a change, the base of a change, a rate, or an amount of its own. An
attribute binds to the nearest statement that can carry it: the subject, which brackets
save and restore.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from perfcheck.model.figure import Figure
from perfcheck.model.statement import LooseShares, Statement
from perfcheck.read import labels, naming
from perfcheck.read.binding import Binder, Frame
from perfcheck.read.flow import Flow
from perfcheck.read.lead import Lead, read_lead
from perfcheck.read.lexer import Token
from perfcheck.read.lexicon import closes, total_words, view
from perfcheck.read.marker import marker_at
from perfcheck.read.vectors import vector_at

_RANKS = {"、": 1, ",": 2, ":": 2, "|": 2, "\t": 2, ";": 3, "!": 4, "?": 4, "。": 4, "\n": 5}
_ATTRIBUTES = ("direction", "share", "against", "compare")
_TIMES = frozenset("*×xX")
_SELF_NAMED = frozenset({"money", "people"})
_NOT_STATED = frozenset({"percent", "point", "named", "fraction", "multiple"})
_BASE_YEAR, _PENDING, _PASSED, _REACH = 4, 8, 2, 60


@dataclass(slots=True)
class Reader:
    """The state of one pass.

    clause, cues   where the current clause begins, and its cue words so far
    lead           (sense, offset) of an opener whose list has not begun yet
    ratio_base     a printed base, called ratio_of, whose percent (of ratio_kind) comes next
    early          a rate before the figures that it relates: 执行率95%，预算数…，执行数…
    dangling       a clause without figures, which may name what the next one states
    topic          what the sentence names and gives no amount of; its changes are changes of that
    whole          the total whose list is being read, to be the subject again after it
    """

    flow: Flow
    tokens: list[Token]
    bind: Binder = field(default_factory=Binder)
    clause: int = 0
    cues: list[Token] = field(default_factory=list)
    ratio_base: Figure | None = None
    ratio_kind: str = "rate"
    ratio_of: str = ""
    early: tuple[list[Figure], Lead] | None = None
    frames: list[Frame] = field(default_factory=list)
    owner: Statement | None = None
    rank: int = 5
    lead: tuple[str, int] = ("", -1)
    aside: bool = False
    dangling: str = ""
    year: str = ""
    marker: tuple[str, int, int] | None = None
    fresh: bool = False
    paragraph: int = 0
    paragraph_start: int = 0
    sentence: int = 0
    vectors: int = 0
    figure_end: int = -1
    whole: list[Statement] = field(default_factory=list)
    topic: str = ""

    def run(self) -> tuple[list[Statement], list[LooseShares]]:
        self._open_paragraph(0)
        at, tokens = 0, self.tokens
        count = len(tokens)
        while at < count:
            token = tokens[at]
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
        return self.bind.statements, self.bind.loose

    # separators and brackets

    def _separator(self, token: Token) -> None:
        kind = token[2]
        if kind == "、" and not self._figure_in_clause():
            return
        self.rank = max(self.rank, _RANKS[kind])
        if kind in ",:":
            self._end_clause(kind, token)
        elif kind in ";。!?\n":
            self._end_sentence(kind, token)
        elif kind in "|\t" and self.clause < token[0] and not self._figure_in_clause():
            self.dangling = self.flow.text[self.clause : token[0]]
        self.clause, self.cues = token[1], []
        if kind == "\n":
            self._open_paragraph(token[1])
        elif kind in ";。,:" and (inline := marker_at(self.flow.text, token[1])):
            self._take_marker((inline.style, inline.ordinal, inline.start), inline.end)

    def _end_clause(self, kind: str, token: Token) -> None:
        text = self.flow.text[self.clause : token[0]]
        named = True
        if self.cues:
            lead = read_lead(self.flow.text, self.clause, self.clause, self.cues, -1)
            if lead.against:
                self.bind.compare(lead.against)
            named = not any(cue[2] in _ATTRIBUTES for cue in self.cues)
        if text and named:
            self.dangling = text
        if view().match(text) or (named and len(text) > 2 and text.endswith("中")):
            self.lead, self.aside = ("views", token[0]), False
        if kind == ":" and self.lead[0] == "" and self.bind.subject:
            self.lead, self.aside = ("views" if self.aside else "colon", token[0]), False

    def _end_sentence(self, kind: str, token: Token) -> None:
        self.bind.against = ("", "")
        self.aside, self.dangling, self.topic, self.ratio_base, self.early = False, "", "", None, None
        if kind == ";":
            return
        if self.whole:
            self.bind.take(self.whole)
            self.whole = []
        self.sentence += 1
        if kind == "。" or (kind == "\n" and self.lead[1] >= 0 and token[0] - self.lead[1] > _PENDING):
            self.lead = ("", -1)

    def _open_paragraph(self, at: int) -> None:
        if self.frames:
            self.owner = None
            self.frames.clear()
        self.paragraph += 1 if at else 0
        self.paragraph_start = at
        self.year = self.year if self.rank < _RANKS["\n"] else ""
        if found := marker_at(self.flow.text, at):
            self._take_marker((found.style, found.ordinal, found.start), found.end)

    def _take_marker(self, marker: tuple[str, int, int], end: int) -> None:
        self.marker, self.fresh = marker, True
        self.clause = end

    def _figure_in_clause(self) -> bool:
        """Whether the clause goes on after a figure, so that 、 separates and does not enumerate."""
        return self.clause == self.figure_end

    def _open_bracket(self, token: Token) -> None:
        self.frames.append(self.bind.interrupt(self.owner))
        if not self._figure_in_clause():
            self.dangling = self.flow.text[self.clause : token[0]]
        self.owner = self.bind.subject[-1] if self.bind.subject else None
        self.clause, self.cues, self.rank = token[1], [], 0

    def _close_bracket(self, token: Token) -> None:
        if self.frames:
            self.owner = self.bind.resume(self.frames.pop())
        self.clause, self.cues = token[1], []

    # cues

    def _cue(self, token: Token) -> None:
        kind, sense = token[2], token[3]
        if kind == "parts" or (kind == "made" and self._made_up(token)):
            self._opener(token)
        elif kind == "average":
            if self._figure_in_clause():
                self.clause, self.cues = token[0], []
        elif kind == "reason":
            self.aside = True
            self.clause, self.cues = token[1], []
        else:
            if kind == "year" and not self._compared_with(token):
                self.year = sense[:4]
            self.cues.append(token)
            if kind == "direction" and sense in ("flat", "nearly_flat"):
                self._flat(token)

    def _compared_with(self, year: Token) -> bool:
        last = self.cues[-1] if self.cues else None
        return last is not None and last[2] == "compare" and year[0] - last[1] <= _BASE_YEAR

    def _opener(self, token: Token) -> None:
        named = token[0] > self.clause and not self._figure_in_clause()
        if named and self.flow.text.startswith("分别", token[0]):
            self.cues.append((token[0], token[1], "respective", "", None))
            return
        if named and token[1] - token[0] == 1:
            return
        self.lead, self.aside = (token[3], token[0]), False
        self.clause, self.cues, self.dangling = token[1], [], ""
        if not self.whole and not self.frames:
            self.whole = self.bind.subject

    def _made_up(self, token: Token) -> bool:
        """A由B和C组成: whether the parts that 由 opens at the head of its clause are closed again."""
        if token[0] != self.clause or self.frames or not self.bind.subject:
            return False
        return closes(self.flow.text, token[1])

    def _flat(self, token: Token) -> None:
        lead = read_lead(self.flow.text, self.clause, token[0], self.cues, token[0])
        subject = self._meant(labels.clean(self.flow.text[self.clause : lead.label_end]))
        if subject:
            against = lead.against or self.bind.against
            self.bind.add_flat(subject, against, token[0], nearly=token[3] == "nearly_flat")

    def _meant(self, named: str) -> list[Statement] | None:
        """What an attribute is of; a thing named without an amount is the topic from here on."""
        if labels.is_generic(named):
            return None if self.topic else self.bind.meant(named)
        found = self.bind.meant(named)
        self.topic = named if found is None else ""
        return found

    # figures

    def _figure(self, at: int) -> int:
        figures, after = vector_at(self.flow.text, self.tokens, at, self.cues)
        first = figures[0]
        lead = read_lead(self.flow.text, self.clause, first.at, self.cues, first.at, figures[-1].until)
        if lead.against:
            if self.bind.goes_on(first, lead.against[0]):
                self.bind.against = lead.against
            else:
                self.bind.compare(lead.against)
        if self._is_cell(first):
            pass  # a quantity, and no statement of its own
        elif first.dimension == "percent" or (first.dimension == "multiple" and lead.direction is not None):
            self._percent(figures, lead)
        elif first.dimension not in _NOT_STATED:
            self._amount(figures, lead, self.tokens[after][0] if after < len(self.tokens) else first.until)
        self.clause, self.cues = figures[-1].until, []
        self.figure_end = self.clause
        return after

    def _is_cell(self, figure: Figure) -> bool:
        """A further cell of a row, a figure run on to its like, a measure (3*1.8): nothing names it."""
        text = self.flow.text
        if text[figure.at - 1 : figure.at] in _TIMES or text[figure.until : figure.until + 1] in _TIMES:
            return True
        between = text[self.figure_end : figure.at]
        if figure.unit == "":
            named = self.clause < figure.at or self.dangling or self.clause == self.paragraph_start
            return between == " " or not named
        last = self.bind.statements[-1] if self.bind.statements else None
        return not between and last is not None and last.figure.unit == figure.unit

    def _percent(self, figures: list[Figure], lead: Lead) -> None:
        text, bind = self.flow.text, self.bind
        if lead.direction is not None:
            subject = self._meant(labels.clean(text[self.clause : lead.label_end]))
            if subject:
                bind.add_change(subject, figures, lead, "rate")
        elif lead.share >= 0:
            named = labels.clean(text[self.clause : lead.share])
            bind.add_share(named, labels.clean(lead.share_base), figures, self.sentence)
        elif self.ratio_base is not None and len(text[self.clause : figures[0].at]) <= 3:
            bind.add_ratio(self.ratio_kind, bind.subject, figures, self.ratio_of, self.ratio_base)
        elif name := lead.rate_name:
            bearer = bind.row(bind.meant(lead.rate_subject) or [], figures)
            bind.add_ratio("rate", bearer, figures, lead.rate_base, name=name)
            self.early = None if bearer else (figures, lead)
        elif bind.loose and text[self.clause : figures[0].at].endswith(total_words()):
            bind.add_share("", bind.loose[-1].base_text, figures, self.sentence)
        self.ratio_base = None

    def _amount(self, figures: list[Figure], lead: Lead, limit: int) -> None:
        first, bind = figures[0], self.bind
        if lead.level:
            self.bind.rise(self.flow.text, self.clause, first, lead.at, self.year)
            return
        named = lead.label_end > self.clause
        if not first.stated and bind.fits(first) and first.at - self.clause <= _PASSED:
            return  # 首次突破2万亿元: a mark that the subject has passed
        if lead.direction is not None and (lead.against or bind.against[0] or bind.fits(first) or named):
            self._change(figures, lead, limit)
        elif lead.is_base and bind.fits(first) and first.stated:
            bind.add_base(first)
        elif lead.asks_base and bind.fits(first):
            self.ratio_base, self.ratio_kind = first, "share" if lead.share >= 0 else "rate"
            self.ratio_of = labels.clean(lead.share_base if lead.share >= 0 else lead.rate_base)
        else:
            self._state(figures, lead, limit)

    def _change(self, figures: list[Figure], lead: Lead, limit: int) -> None:
        """An amount of change, of the subject or of what the words before it name."""
        named = labels.clean(self.flow.text[self.clause : lead.label_end])
        subject = self._meant(named)
        named = self.topic or named
        if subject is not None and not self._apart(subject):
            self.bind.add_change(subject, figures, lead, "amount")
            return
        against = self.bind.against
        self._state(figures[:1], lead, limit)
        made = self.bind.statements[-1]
        made.kind, made.label, made.core = "change", named, labels.core(named)
        made.about = subject[-1] if subject else None
        self.bind.against = against
        self.bind.add_change([made], figures[:1], lead, "amount")

    def _apart(self, subject: list[Statement]) -> bool:
        """Whether the change opens or goes on with a list of changes, away from the amounts it changes."""
        return subject != self.bind.subject and (bool(self.lead[0]) or subject[-1].sentence != self.sentence)

    def _state(self, figures: list[Figure], lead: Lead, limit: int) -> None:
        """Statements of their own."""
        label, start = self._label(figures, limit)
        whole = None
        if self.lead[0] in ("", "views"):
            label, whole = naming.within(label, self.bind.statements)
            self.lead = ("within", self.clause) if whole else self.lead
        parts = naming.names_of_row(label, len(figures))
        made = [self._make(figure, name, lead, start) for figure, name in zip(figures, parts, strict=True)]
        self.vectors += len(made) > 1
        for place, statement in enumerate(made):
            statement.index = len(self.bind.statements)
            statement.whole = whole
            if len(made) > 1:
                statement.vector = self.vectors
                statement.period = labels.year(statement.label) or statement.period
            if place:
                statement.rank, statement.lead = 1, ""
            if len(made) == 1:
                self.bind.set_beside(statement)
            self.bind.statements.append(statement)
        self._take(made)
        if self.early:
            self.bind.add_ratio("rate", made, self.early[0], "", name=self.early[1].rate_name)
            self.early = None
        self.bind.against = self.bind.against if lead.against else ("", "")
        self.dangling, self.topic, self.rank, self.fresh = "", "", 0, False
        if figures[0].stated:
            self.lead = ("", -1)

    def _take(self, made: list[Statement]) -> None:
        """New statements become the subject; a figure said beside the subject's own leaves it that."""
        if not made[0].beside:
            self.bind.take(made)
        elif made[0].beside == "prior":
            self.bind.against = ("prior", made[0].label)
            self.bind.add_base(made[0].figure)
            self.year = self.bind.subject[-1].period

    def _label(self, figures: list[Figure], limit: int) -> tuple[str, int]:
        """The label of the figures, and where in the flow it begins."""
        first, last = figures[0], figures[-1]
        label = labels.clean(self.flow.text[self.clause : first.at])
        if self.dangling and (labels.is_generic(label) or self.dangling.endswith("中")):
            label = labels.clean(self.dangling + label)
        if not label or last.dimension not in _SELF_NAMED:
            label = labels.clean(label + naming.noun_after(self.flow, last.until, limit))
        if not label and self.clause == self.paragraph_start and limit == last.until:
            label = labels.clean(naming.cell_above(self.flow, self.paragraph_start))
        if not label and self._figure_in_clause() and self.bind.statements:
            before = self.bind.statements[-1]
            return before.label, max(before.start, first.at - _REACH)
        return label, self.clause

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
            each=labels.is_each(label),
            apart=lead.apart,
            aside=self.aside or lead.mentions,
            operator=lead.operator,
            marker=self.marker,
            head=self.fresh,
            owner=self.owner,
            period=self.year,
            stage=labels.stage(label),
        )


def read_statements(flow: Flow, tokens: list[Token]) -> tuple[list[Statement], list[LooseShares]]:
    """Every statement of the flow, in order, with what hangs on it; and shares that hang on none."""
    return Reader(flow, tokens).run()
