"""Pages for the tests, made as the command line makes them."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from perfcheck.config import Config
from perfcheck.load import load_text
from perfcheck.model.filing import Filing
from perfcheck.pipeline import examine
from perfcheck.write.html import page_of

FIXTURES = Path(__file__).parents[3] / "fixtures" / "reports"
FAULTY = (FIXTURES / "yuping-transport-budget-2024.txt").read_text("utf-8")
MIXED = (FIXTURES / "yanhu-organisation-2022.txt").read_text("utf-8")


def page_for(text: str, lang: str = "zh", name: str = "report.txt") -> str:
    """The page about a text."""
    document = load_text(text, name)
    config = Config(lang="en") if lang == "en" else Config()
    return "".join(page_of(examine(document, config), Filing(document), lang))


def written(folder: Path, text: str, lang: str = "zh", name: str = "page.html") -> str:
    """The address of the page about a text."""
    path = folder / name
    path.write_text(page_for(text, lang), "utf-8")
    return path.as_uri()


class Sheet(HTMLParser):
    """The text of the document on a page, its tags, and the ids that are on it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.lines: list[str] = []
        self.inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attributes}
        self.tags.append(tag)
        self.ids += [told["id"]] if "id" in told else []
        self.links += [told["href"]] if tag == "a" and "href" in told else []
        if told.get("class") == "sheet":
            self.inside = True
        if tag in ("aside", "script"):
            self.inside = False
        if self.inside and ("data-n" in told and tag != "a"):
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if self.inside and self.lines:
            self.lines[-1] += data.replace("\n", "")
