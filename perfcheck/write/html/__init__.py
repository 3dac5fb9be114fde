"""The report as a page for people: one self-contained file, or a folder of them with a list.

resource  what a page brings with it: words, style, script, policy
page      the frame of a page
article   one report: heading, document, panels
prose     the document as its reader knows it
marks     figures and findings in it
findings  the list of findings, and the bar that filters it
coverage  what was checked by section, as bars
net       figures and relations as arcs along the document
history   accepted findings; last year's filing
data      what the script draws when it is asked for
index     the list of several reports, the worst first
view      one report as its page needs it
safe      text of strangers, shown and never obeyed
assets/   styles, scripts and words
"""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import IO
from urllib.parse import quote

from perfcheck.model.filing import Filing
from perfcheck.model.shape import Shape
from perfcheck.write import Style
from perfcheck.write.html.article import article, title_of
from perfcheck.write.html.index import Entry, entry_of, listing
from perfcheck.write.html.page import link, page, tools
from perfcheck.write.html.resource import words
from perfcheck.write.html.safe import shown
from perfcheck.write.html.view import View
from perfcheck.write.sink import Folder

_IN_MEMORY = 32_000_000
_PIECE = 1_000_000
_INDEX = "index.html"


class Writer:
    """Writes a page about one report; about several one page with a list of them, or a folder of pages."""

    def __init__(self, sink: IO[str] | Folder, style: Style) -> None:
        self.sink = sink
        self.style = style
        self.entries: list[Entry] = []
        self.lost: list[tuple[str, str]] = []
        self.spool: IO[str] | None = None

    def report(self, shape: Shape, filing: Filing) -> None:
        if isinstance(self.sink, Folder):
            self._own_page(shape, filing, self.sink)
        elif self.style.several:
            self._part(shape, filing)
        else:
            self.sink.writelines(page_of(shape, filing, self.style.lang))

    def unreadable(self, name: str, error: str) -> None:
        self.lost.append((name, error))

    def close(self) -> None:
        if not self.style.several and not isinstance(self.sink, Folder):
            return
        lang, say = self.style.lang, words(self.style.lang)
        body = listing(self.entries, self.lost, say, tools(lang, wanted=("print", "theme")))
        if isinstance(self.sink, Folder):
            self.sink.write(_INDEX, "".join(page(say["index"], lang, body)))
            return
        self.sink.writelines(page(say["index"], lang, self._with_parts(body)))

    def _own_page(self, shape: Shape, filing: Filing, folder: Folder) -> None:
        name = f"{filing.place}.html"
        back = "../" * name.count("/") + _INDEX if self.style.several else ""
        written = folder.write(name, "".join(page_of(shape, filing, self.style.lang, back=back)))
        self.entries.append(entry_of(View(shape, filing.document, self.style.lang), f"./{quote(written)}"))

    def _part(self, shape: Shape, filing: Filing) -> None:
        """Put a report by until the list, which comes before it, is known."""
        if self.spool is None:
            self.spool = SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="")  # noqa: SIM115
        name = f"r{len(self.entries) + 1}"
        view = View(shape, filing.document, self.style.lang, f"{name}-")
        buttons = tools(self.style.lang, link("#index", view.say["to-index"]))
        self.spool.writelines(article(view, tools=buttons))
        self.entries.append(entry_of(view, f"#{name}"))

    def _with_parts(self, body: Iterator[str]) -> Iterator[str]:
        yield from body
        if self.spool is not None:
            self.spool.seek(0)
            while piece := self.spool.read(_PIECE):
                yield piece
            self.spool.close()


def page_of(shape: Shape, filing: Filing, lang: str, *, back: str = "", more: str = "") -> Iterator[str]:
    """The page about one report, piece by piece.

    back   address of the list that it belongs to, '' for none
    more   markup that comes before its buttons
    """
    view = View(shape, filing.document, lang)
    first = link(back, view.say["to-index"]) if back else ""
    return page(shown(title_of(shape)), lang, article(view, tools=tools(lang, first + more)))
