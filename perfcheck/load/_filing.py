"""Several files → one filing: the report, then its annexes, as one document.

The report is the file with the most prose; the annexes follow in the order of their names, in which
附件2 comes before 附件10. A file that cannot be read is kept by its name and stops no other.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from perfcheck.errors import ReadError
from perfcheck.load._package import too_many
from perfcheck.model.document import Block, Document, Member, Place, Table
from perfcheck.model.job import Job

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_NUMBER = re.compile(r"(\d+)")
_NOT_FILED = frozenset(
    ("thumbs.db", "desktop.ini", "perfcheck.toml", "perfcheck-accepted.toml", "pyproject.toml")
)

Reader = Callable[[], Document]


def is_filed(name: str) -> bool:
    """Whether a name is of a file of the filing, and not of what systems and perfcheck leave beside."""
    parts = name.replace("\\", "/").split("/")
    if any(part.startswith((".", "__MACOSX")) for part in parts if part not in (".", "..")):
        return False
    return parts[-1].lower() not in _NOT_FILED and not parts[-1].startswith("~$")


def read_folder(path: str, name: str, job: Job, read: Callable[[str, str], Document]) -> Document:
    """The filing in a folder; `read` takes a path and what to call it. Raises ReadError."""
    found = sorted(_files(path), key=lambda file: natural(file[0]))
    readers = [(inner, _reader(read, full, f"{name}/{inner}")) for inner, full in found]
    return assemble(readers, name, job, "inode/directory", None)


def read_files(paths: list[str], job: Job, read: Callable[[str, str], Document]) -> Document:
    """The filing that several files make; each is called by its path."""
    names = [os.fsencode(path).decode("utf-8", "replace") for path in paths]
    readers = [(name, _reader(read, path, name)) for name, path in zip(names, paths, strict=True)]
    return assemble(readers, "、".join(names), job, "inode/directory", None)


def _reader(read: Callable[[str, str], Document], path: str, name: str) -> Reader:
    return lambda: read(path, name)


def _files(folder: str) -> Iterator[tuple[str, str]]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for file in files:
            full = os.path.join(place, file)
            inner = os.path.relpath(full, folder).replace(os.sep, "/")
            if is_filed(inner):
                yield os.fsencode(inner).decode("utf-8", "replace"), full


def assemble(
    readers: list[tuple[str, Reader]], name: str, job: Job, media_type: str, digest: str | None
) -> Document:
    """One document of the files that can be read. Raises ReadError where none can."""
    limit = job.limits.members
    if len(readers) > limit:
        raise too_many(name, limit)
    found: list[tuple[str, Document]] = []
    lost: list[tuple[str, ReadError]] = []
    for done, (inner, read) in enumerate(readers, 1):
        try:
            found.append((inner, read()))
        except ReadError as error:
            lost.append((inner, error))
        job.progress(done, len(readers))
    if not found:
        raise _nothing(name, lost)
    main = max(found, key=lambda pair: _prose(pair[1]))
    ordered = [main, *(pair for pair in found if pair is not main)]
    joined = _join(ordered, name)
    whole = digest or _digest(found)
    return replace(joined.document(), media_type=media_type, sha256=whole, lost=tuple(lost))


def natural(name: str) -> list[tuple[int, int, str]]:
    """A key by which names sort as people count: 附件2 before 附件10."""
    return [
        (0, int(part), "") if part.isascii() and part.isdigit() and len(part) < 18 else (1, 0, part)
        for part in _NUMBER.split(name)
        if part
    ]


def _prose(document: Document) -> int:
    """How many characters of a document stand in lines with a sentence, outside its tables."""
    at, total = 0, 0
    for start, end in [*((t.start, t.end) for t in document.tables), (len(document.text),) * 2]:
        for line in _LINE.finditer(document.text, at, max(start, at)):
            total += len(line[0]) if "。" in line[0] else 0
        at = max(end, at)
    return total


def _digest(found: Iterable[tuple[str, Document]]) -> str:
    """A digest of names and contents, whatever the order in which they are read."""
    lines = sorted(f"{document.sha256}  {inner}\n" for inner, document in found)
    return sha256("".join(lines).encode("utf-8", "replace")).hexdigest()


def _nothing(name: str, lost: list[tuple[str, ReadError]]) -> ReadError:
    if not lost:
        return ReadError(f"{name}：里面没有文件", f"{name}: there are no files in it")
    first = lost[0][1]
    return ReadError(
        f"{name}：里面的 {len(lost)} 个文件都无法读取，首个原因是 {first.zh}",
        f"{name}: none of its {len(lost)} files can be read; the first says: {first.en}",
    )


@dataclass(slots=True)
class _Joined:
    name: str
    texts: list[str]
    blocks: list[Block]
    tables: list[Table]
    places: list[Place]
    members: list[Member]
    length: int = 0

    def add(self, inner: str, document: Document) -> None:
        by = self.length
        text = document.text if document.text.endswith("\n") else document.text + "\n"
        self.texts.append(text)
        self.length += len(text)
        self.members.append(Member(inner, by, document.media_type, document.sha256))
        for at, block in enumerate(document.blocks or _lines(document)):
            kind = "paragraph" if at == 0 and block.kind in ("line", "run") else block.kind
            self.blocks.append(replace(block, kind=kind, start=block.start + by, end=block.end + by))
        for table in document.tables:
            cells = tuple(replace(cell, start=cell.start + by, end=cell.end + by) for cell in table.cells)
            self.tables.append(replace(table, start=table.start + by, end=table.end + by, cells=cells))
        self.places += _places(document, inner, by, len(text))

    def document(self) -> Document:
        return Document(
            "".join(self.texts),
            self.name,
            blocks=tuple(self.blocks),
            tables=tuple(self.tables),
            places=tuple(self.places),
            members=tuple(self.members),
        )


def _join(found: list[tuple[str, Document]], name: str) -> _Joined:
    joined = _Joined(name, [], [], [], [], [])
    for inner, document in found:
        joined.add(inner, document)
    return joined


def _lines(document: Document) -> list[Block]:
    """The lines of a document without blocks, to be joined into paragraphs as they are read."""
    made: list[Block] = []
    at = 0
    for start, end in [*((t.start, t.end) for t in document.tables), (len(document.text),) * 2]:
        made += [Block("line", line.start(), line.end()) for line in _LINE.finditer(document.text, at, start)]
        at = end
    return made


def _places(document: Document, inner: str, by: int, length: int) -> Iterator[Place]:
    """The document's places with its name, and the name for what lies between them."""
    at = 0
    for place in document.places:
        if place.start > at:
            yield Place(at + by, place.start + by, file=inner)
        yield replace(place, start=place.start + by, end=place.end + by, file=inner)
        at = max(at, place.end)
    if at < length:
        yield Place(at + by, length + by, file=inner)
