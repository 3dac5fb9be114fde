"""The admissible readings of a list: which statements are its parts, and what its total may be.

Lists nest: an opener inside a list takes the statements after it, until a separator of
some rank gives the list back. Which rank, the wording does not say; each is one reading.
Numbered items and lines of their own are read by their first figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import compress

from perfcheck.model.statement import Statement
from perfcheck.number.units import addable
from perfcheck.read.lexicon import total_ends

_STYLES = ("part", "han", "han_paren", "arabic", "arabic_paren", "arabic_half", "circled", "is")
_CLOSERS = (3, 4, 2, 6)
_NESTING = frozenset(("closed", "whole", "made", "open", "within"))
_LONGEST, _LATE_START, _JUMP = 60, 2, 3
_TELLING = 3
_TOTALS = 3


def comparable(one: Statement, other: Statement) -> bool:
    """Whether the other figure may be added to the one: alike, and no further figure of the same thing."""
    return not other.beside and alike(one, other)


def alike(one: Statement, other: Statement) -> bool:
    """Whether two statements' figures are of one kind and dimension, both stated plainly."""
    if one.kind != other.kind or one.each != other.each or other.aside:
        return False
    mine, theirs = one.figure, other.figure
    if mine.dimension != theirs.dimension and not addable(mine.dimension, theirs.dimension):
        return False
    return theirs.stated and mine.stated


def totals_before(statements: list[Statement], at: int) -> Iterator[Statement]:
    """What the list that begins at `at` may split up: the nearest statements before it."""
    first = statements[at]
    if first.whole is not None and comparable(first, first.whole):
        yield first.whole
    found = 0
    passed: list[Statement] = []
    for total in reversed(statements[max(at - 14, 0) : at]):
        if first.paragraph - total.paragraph > 1 and not first.head:
            break
        if first.depth > total.depth and first.owner is not total and total.depth < first.depth - 1:
            continue
        if total.depth > first.depth or not alike(first, total):
            continue
        if total.beside:
            passed.append(total)
            continue
        yield total
        found += 1
        if found >= _TOTALS:
            break
    yield from passed


def lists_at(statements: list[Statement], at: int) -> Iterator[list[Statement]]:
    """The readings of the list that begins with statement `at`, the likeliest first."""
    first = statements[at]
    if first.beside:
        return
    if first.head and first.rank >= 3 and may_open(first):
        heads = item_heads(statements, at)
        if len(heads) > 1:
            yield heads
    region = _region(statements, at)
    seen: list[list[Statement]] = []
    for parts in _nested(first, region):
        if parts not in seen:
            seen.append(parts)
            yield parts
    if first.rank == 5:
        lines = _lines(statements, at)
        if len(lines) > 1:
            yield lines
    if nested := without_split(seen[0]):
        yield nested


def without_split(parts: list[Statement]) -> list[Statement]:
    """The list without parts that make up the part right before them (甲5，子1，丑4); [] where none do."""
    kept: list[Statement] = []
    at = 0
    while at < len(parts):
        kept.append(parts[at])
        at += 1 + _split(parts, at)
    return kept if len(kept) < len(parts) else []


def _split(parts: list[Statement], at: int) -> int:
    """How many parts, two at least, right after the one at `at` add up to just it."""
    whole, added = parts[at].figure.base_value, Decimal(0)
    if len(parts[at].figure.numeral.replace(".", "").lstrip("0")) < _TELLING:
        return 0
    for count, part in enumerate(parts[at + 1 : at + 1 + _LONGEST], 1):
        added += part.figure.base_value
        if added >= whole:
            return count if added == whole and count > 1 else 0
    return 0


def may_open(first: Statement) -> bool:
    """Whether an item may be the first of a list; those from the third on go on with one."""
    return first.marker is not None and first.marker[1] <= _LATE_START


def _region(statements: list[Statement], at: int) -> list[Statement]:
    """What may belong to the list: statements at its own depth, up to its paragraph's end or a total's."""
    first, region = statements[at], []
    is_total = first.label.endswith(total_ends())
    for statement in statements[at + 1 : at + _LONGEST]:
        if (
            statement.depth < first.depth
            or statement.paragraph != first.paragraph
            or statement.lead == "views"
        ):
            break
        if statement.depth > first.depth:
            continue
        if not is_total and statement.label.endswith(total_ends()):
            break
        region.append(statement)
    return region


def _nested(first: Statement, region: list[Statement]) -> Iterator[list[Statement]]:
    """The parts among the region, by each reading of how long the lists inside it last."""
    fits = [comparable(first, statement) for statement in region]
    if not any(statement.lead in _NESTING for statement in region):
        yield [first, *compress(region, fits)]
        return
    for closer in _CLOSERS:
        yield _closed(first, region, fits, closer)
    yield _filled(first, region, fits)


def _closed(first: Statement, region: list[Statement], fits: list[bool], closer: int) -> list[Statement]:
    """A list inside lasts until a separator of rank `closer`."""
    parts, nested = [first], False
    for statement, fit in zip(region, fits, strict=True):
        if statement.lead in _NESTING:
            nested = True
        elif nested and statement.rank >= closer:
            nested = False
        if fit and not nested:
            parts.append(statement)
    return parts


def _filled(first: Statement, region: list[Statement], fits: list[bool]) -> list[Statement]:
    """A list inside lasts until its parts make up the part that it splits up."""
    parts, nested, left = [first], False, Decimal(0)
    for statement, fit in zip(region, fits, strict=True):
        if statement.lead in _NESTING:
            nested, left = True, parts[-1].figure.base_value
        elif nested and left <= 0:
            nested = False
        if nested:
            left -= statement.figure.base_value
        elif fit:
            parts.append(statement)
    return parts


def item_heads(statements: list[Statement], at: int) -> list[Statement]:
    """The first comparable figures of the numbered items that begin with statement `at`."""
    first = statements[at]
    assert first.marker is not None
    style, ordinal, _ = first.marker
    heads, seen = [first], first.marker
    for statement in statements[at + 1 : at + 4 * _LONGEST]:
        marker = statement.marker
        if marker is None or marker == seen:
            continue
        if _STYLES.index(marker[0]) < _STYLES.index(style):
            break
        if marker[0] != style or statement.depth != first.depth or not comparable(first, statement):
            continue
        if not ordinal < marker[1] <= ordinal + _JUMP:
            break
        seen, ordinal = marker, marker[1]
        heads.append(statement)
    return heads


def _lines(statements: list[Statement], at: int) -> list[Statement]:
    """The first comparable figures of the lines that follow, up to a numbered item."""
    first = statements[at]
    lines = [first]
    for statement in statements[at + 1 : at + 2 * _LONGEST]:
        if statement.marker != first.marker:
            break
        if (
            statement.rank == 5
            and not statement.lead
            and statement.depth == first.depth
            and comparable(first, statement)
        ):
            lines.append(statement)
    return lines


def natural_end(parts: list[Statement]) -> int:
    """How many parts the list has if it ends where its sentence, or its run of lines and items, does."""
    first = parts[0]
    count = 1
    for part in parts[1:]:
        alike = (first.head and part.head) or (first.rank == 5 and part.rank == 5)
        if part.apart or (part.sentence != first.sentence and not alike):
            break
        count += 1
    return count
