"""Documents made of rows: text and tables as a loader delivers them."""

from __future__ import annotations

from collections.abc import Sequence

from perfcheck.model.document import Block, Cell, Document, Table

Rows = Sequence[Sequence[str]]


class Pages:
    """Builds a document from paragraphs and tables, in order.

    A cell `<` is merged with the one to its left, `^` with the one above it.
    """

    def __init__(self) -> None:
        self.text = ""
        self.blocks: list[Block] = []
        self.tables: list[Table] = []

    def say(self, *lines: str) -> Pages:
        """Add paragraphs."""
        for line in lines:
            start = len(self.text)
            self.text += line + "\n"
            self.blocks.append(Block("paragraph", start, start + len(line)))
        return self

    def table(self, rows: Rows, title: str = "") -> Pages:
        """Add a table; each row takes a line, its cells apart by tabs."""
        start, cells = len(self.text), list[Cell]()
        for at, row in enumerate(rows):
            for column, words in enumerate(row):
                if words in ("<", "^"):
                    continue
                wide = _run(row[column + 1 :], "<")
                tall = _run([below[column] if column < len(below) else "" for below in rows[at + 1 :]], "^")
                begin = len(self.text)
                self.text += words
                cells.append(Cell(at, column, begin, len(self.text), tall + 1, wide + 1))
                self.text += "\t"
            self.text += "\n"
        self.tables.append(Table(start, len(self.text), tuple(cells), title))
        return self

    def document(self) -> Document:
        """The document as it stands."""
        return Document(self.text, blocks=tuple(self.blocks), tables=tuple(self.tables))


def _run(cells: Sequence[str], mark: str) -> int:
    count = 0
    while count < len(cells) and cells[count] == mark:
        count += 1
    return count


def parse(text: str) -> Rows:
    """The rows of a pipe table; the line of dashes below its first row may be left out."""
    rows = [line.strip().strip("|").split("|") for line in text.strip().splitlines()]
    cut = [[cell.strip(" ") for cell in row] for row in rows]
    return [row for row in cut if not all(cell and not cell.strip("-:") for cell in row)]


def drawn(text: str) -> Document:
    """A document of lines in which those that open with | are rows of tables."""
    pages, rows = Pages(), list[str]()
    for line in [*text.splitlines(), ""]:
        if line.startswith("|"):
            rows.append(line)
            continue
        if rows:
            pages.table(parse("\n".join(rows)))
            rows = []
        if line.strip():
            pages.say(line)
    return pages.document()
