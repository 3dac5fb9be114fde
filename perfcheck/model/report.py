"""The public report: frozen pydantic models, the same shape as the JSON.

Offsets are code points of the document's text, half open; values are decimal strings;
lines and columns count from 1.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1.0"

Severity = Literal["error", "warning", "note"]
Verdict = Literal["exact", "rounding", "truncation", "fails", "undecided"]
RelationKind = Literal["sum", "share", "growth", "delta", "rate", "average", "count", "equal", "order"]


class Record(BaseModel):
    """What every part of a report has in common: it cannot be changed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Record):
    """A place in the document: `document.text[start:end] == text`.

    `page` counts from 1; `box` is left, top, right, bottom in points from the page's upper left
    corner, of the line or cell that the span stands in; `cell` names a cell (收入表!B3); `file`
    is the member of a filing of several files. Each is None where the format has none.
    """

    start: int
    end: int
    line: int
    column: int
    text: str
    page: int | None = None
    cell: str | None = None
    box: tuple[float, float, float, float] | None = None
    file: str | None = None


class Member(Record):
    """A file of a filing of several; `sha256` is of its bytes."""

    name: str
    media_type: str
    sha256: str


class LostMember(Record):
    """A file of a filing of several that could not be read, and why."""

    name: str
    error: str


class Source(Record):
    """Where the text came from; `sha256` is of the bytes read.

    Of a filing of several files `members` are those that make up the text, the report first, and
    `unreadable` those that could not be read.
    """

    name: str
    media_type: str
    sha256: str
    characters: int
    members: tuple[Member, ...] = ()
    unreadable: tuple[LostMember, ...] = ()


class OutlineEntry(Record):
    """One heading: its printed number (None where it has none), title and depth from 1."""

    number: str | None
    title: str
    level: int
    span: Span


class TableInfo(Record):
    """A table that was read: `kind` is which of the final-account tables it is, '' for any other.

    `unit` is the unit of money named for the whole table, '' where none is.
    """

    id: str
    title: str
    kind: str
    unit: str
    span: Span


class DocumentInfo(Record):
    """What the filing is. `text` is on the object and left out of JSON."""

    title: str | None
    kind: str | None
    fiscal_year: int | None
    outline: tuple[OutlineEntry, ...]
    tables: tuple[TableInfo, ...] = ()
    text: str = Field(exclude=True, repr=False)


class CellInfo(Record):
    """Where in a table a figure stands: the table's id, row and column from 1, and their labels."""

    table: str
    row: int
    column: int
    row_label: str
    column_label: str


class Quantity(Record):
    """One figure as printed. `value` is in `unit`, `base_value` and `bounds` in `base_unit`.

    `cell` is where in a table it stands, None in prose.
    """

    id: str
    text: str
    value: str
    unit: str
    base_value: str
    base_unit: str
    decimals: int
    qualifier: str | None
    bounds: tuple[str | None, str | None] | None
    label: str | None
    period: str | None
    span: Span
    cell: CellInfo | None = None


class LineItem(Record):
    """A line of the income or expenditure tree; amounts are ids of quantities.

    `direction` is of the change: 1 up, -1 down, 0 unchanged, None where none is stated.
    """

    id: str
    label: str
    level: int
    parent: str | None
    amount: str
    share: str | None = None
    change: str | None = None
    growth: str | None = None
    budget: str | None = None
    direction: int | None = None
    period: str | None = None
    section: str | None = None


class Term(Record):
    """A figure's part in a relation; `low` and `high` bound it in base units."""

    role: str
    quantity: str
    text: str
    weight: int
    low: str
    high: str
    span: Span


class Relation(Record):
    """An arithmetic statement of the text, and whether it holds."""

    id: str
    kind: RelationKind
    verdict: Verdict
    formula: str
    stated: str
    computed: str | None
    residual: str | None
    reason: str
    terms: tuple[Term, ...]


class Suggestion(Record):
    """A value that would mend a fault: a hint, never a verdict."""

    quantity: str
    value: str


class Cause(Record):
    """What probably went wrong, with its arithmetic."""

    kind: str
    explanation: str
    arithmetic: str
    suggestions: tuple[Suggestion, ...] = ()
    certain: bool = False


class Elsewhere(Record):
    """A place in another document, last year's filing: its name, the span in its text, the sentence."""

    name: str
    span: Span
    sentence: str


class Finding(Record):
    """One fault. `relations` are ids; the fingerprint is stable when lines move."""

    rule: str
    name: str
    severity: Severity
    message: str
    spans: tuple[Span, ...]
    relations: tuple[str, ...] = ()
    cause: Cause | None = None
    basis: tuple[str, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    fingerprint: str


class Acceptance(Record):
    """An entry of perfcheck-accepted.toml; `until` is a date as text."""

    fingerprint: str
    reason: str
    who: str | None = None
    until: str | None = None


class Accepted(Record):
    """A finding that somebody has accepted, with the reason: no longer among the findings."""

    finding: Finding
    acceptance: Acceptance


class Stale(Record):
    """An acceptance without effect: its finding is gone, or its time is over."""

    acceptance: Acceptance
    why: Literal["gone", "expired"]


class Compared(Record):
    """What this filing says of last year, beside what was published then.

    `kind` is how it says so: printed, base of a comparison, amount of change, growth, unchanged.
    `said` is the prior value in base units, `published` likewise; `formula` is the arithmetic.
    """

    kind: Literal["printed", "base", "change", "growth", "unchanged"]
    label: str
    verdict: Verdict
    reason: str
    said: str
    published: str
    formula: str
    quantities: tuple[str, ...]
    span: Span
    elsewhere: Elsewhere


class Unmatched(Record):
    """What this filing says of last year and nothing in last year's filing was compared with.

    `reason` is no-label (nothing is called so), several-figures (which one is meant is open) or
    units-differ.
    """

    kind: Literal["printed", "base", "change", "growth", "unchanged"]
    label: str
    reason: str
    quantities: tuple[str, ...]
    span: Span


class Previous(Record):
    """This filing against last year's: every comparison made, and what could not be compared."""

    source: Source
    fiscal_year: int | None
    compared: tuple[Compared, ...]
    unmatched: tuple[Unmatched, ...]


class Gone(Record):
    """A finding of an earlier report that is no more."""

    rule: str
    name: str
    severity: Severity
    message: str
    fingerprint: str


class Earlier(Record):
    """This report beside an earlier one (`--diff-from`), `name` being the file it was read from.

    known  findings that were there before: they are not among the findings
    gone   findings that were there before and are no more
    """

    name: str
    known: tuple[Finding, ...]
    gone: tuple[Gone, ...]


class Summary(Record):
    """Findings per severity, relations per verdict, quantities in all and those a relation uses."""

    findings: dict[str, int]
    relations: dict[str, int]
    quantities: dict[str, int]


class Report(Record):
    """All that perfcheck has to say about one filing."""

    schema_version: str = SCHEMA_VERSION
    source: Source
    document: DocumentInfo
    items: tuple[LineItem, ...]
    quantities: tuple[Quantity, ...]
    relations: tuple[Relation, ...]
    findings: tuple[Finding, ...]
    summary: Summary
    accepted: tuple[Accepted, ...] = ()
    stale: tuple[Stale, ...] = ()
    previous: Previous | None = None
    earlier: Earlier | None = None

    @property
    def ok(self) -> bool:
        """Whether no finding is an error."""
        return not any(finding.severity == "error" for finding in self.findings)


class Unreadable(Record):
    """A file that could not be read, and why, in one line."""

    name: str
    error: str


class RuleCount(Record):
    """The findings of a rule over a run; `amount` is what its errors are off by, in 元."""

    rule: str
    name: str
    findings: dict[str, int]
    filings: int
    amount: str


class FilingCount(Record):
    """The findings of a filing; `amount` is what its errors are off by, in 元."""

    name: str
    findings: dict[str, int]
    amount: str


class Statistics(Record):
    """Findings by rule and by filing (`--statistics`), the largest amount first.

    `filings_left_out` is how many filings there are beyond those listed.
    """

    amount: str
    rules: tuple[RuleCount, ...]
    filings: tuple[FilingCount, ...]
    filings_left_out: int


class Batch(Record):
    """Several filings of one run."""

    schema_version: str = SCHEMA_VERSION
    reports: tuple[Report, ...]
    unreadable: tuple[Unreadable, ...] = ()
    summary: Summary
    statistics: Statistics | None = None
