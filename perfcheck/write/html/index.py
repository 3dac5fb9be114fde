"""The list of several reports: the worst first, each with what was found and what was checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from perfcheck.model.shape import SEVERITIES, Shape
from perfcheck.write.html.article import title_of
from perfcheck.write.html.coverage import bar, legend
from perfcheck.write.html.safe import escape
from perfcheck.write.html.view import View
from perfcheck.write.statistics import at_stake, money


@dataclass(frozen=True, slots=True)
class Entry:
    """What the list says of one report, and where the report is."""

    title: str
    name: str
    link: str
    year: int | None
    summary: Shape
    states: Counter[str]
    amount: Decimal

    def badness(self) -> tuple[Decimal | int, ...]:
        """What sorts the worst first: by what the errors are off by, then by how many there are."""
        found = self.summary["findings"]
        return -self.amount, *(-found[severity] for severity in SEVERITIES), -self.states["unchecked"]


def entry_of(view: View, link: str) -> Entry:
    """What the list says of a report that stands at `link`."""
    shape = view.shape
    year, name = shape["document"]["fiscal_year"], shape["source"]["name"]
    return Entry(title_of(shape), name, link, year, shape["summary"], Counter(view.states), at_stake(shape))


def listing(
    entries: list[Entry], unreadable: list[tuple[str, str]], say: dict[str, str], tools: str
) -> Iterator[str]:
    """The list, and the files that could not be read."""
    yield f'<main class="index" id="index">{tools}<h1>{say["index"]}</h1>'
    yield f'<p class="quiet">{say["index-count"].format(len(entries))}</p>\n'
    if entries:
        yield from _table(sorted(entries, key=Entry.badness), say)
    else:
        yield f'<p class="quiet">{say["no-reports"]}</p>'
    if unreadable:
        yield f"<h2>{say['unreadable'].format(len(unreadable))}</h2><ul>"
        for _, error in unreadable:
            yield f"<li>{escape(error)}</li>"
        yield "</ul>"
    yield "</main>\n"


def _table(entries: list[Entry], say: dict[str, str]) -> Iterator[str]:
    heads = "".join(f'<th scope="col" class="num">{say[severity]}</th>' for severity in SEVERITIES)
    yield legend(say)
    yield f'<table><thead><tr><th scope="col">{say["filing"]}</th>{heads}'
    yield f'<th scope="col" class="num">{say["amount"]}</th>'
    yield f'<th scope="col" class="num wide">{say["fails"]}</th>'
    yield f'<th scope="col" class="plot">{say["figures"]}</th></tr></thead><tbody>\n'
    for entry in entries:
        found = entry.summary["findings"]
        counts = "".join(
            f'<td class="num {severity if found[severity] else "zero"}">{found[severity]}</td>'
            for severity in SEVERITIES
        )
        used, total = (entry.summary["quantities"][key] for key in ("used", "total"))
        amount = money(str(entry.amount)) if entry.amount else "0"
        fails = entry.summary["relations"]["fails"]
        checked = say["checked"].format(used, total - used)
        yield (
            f'<tr><th scope="row"><a href="{escape(entry.link)}">{escape(entry.title)}</a>'
            f"<p>{escape(entry.name)}</p></th>{counts}"
            f'<td class="num{"" if entry.amount else " zero"}">{amount}</td>'
            f'<td class="num wide{" zero" if not fails else ""}">{fails}</td>'
            f'<td class="plot">{bar(entry.states)}<p>{checked}</p></td></tr>\n'
        )
    yield "</tbody></table>\n"
