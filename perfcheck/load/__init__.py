"""Bytes → Document: one file a format, registered by being in this folder.

csv        CSV and TSV
docx       Word documents, read by what is in word/
doc        doc, wps, rtf and odt, by way of docx
pdf        PDF with a text layer, read by what is in _pdf/
markdown   Markdown
html       web pages, read by what is in web/
sheet      workbooks, read by what is in workbook/
text       plain text in UTF-8, UTF-16 or GB18030
zip        a zip of files: one filing
unread     formats known by their first bytes that are not read yet

A format is a module with what `Loader` below names. What it needs beyond the standard library it
imports when it reads: every run imports every loader. Shared by several, and no formats:

_draft     text put down piece by piece, with its blocks, tables and places
_package   zipped formats, unpacked within limits
_compound  the names of the streams of a compound file
_office    older formats converted by LibreOffice
_separated rows and fields of CSV
_marked    lines of Markdown
_marks     marks inside a line of Markdown
_filing    several files as one document
_zipped    the files in a zip
_extra     what is said where a package is missing
"""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib import import_module
from typing import Protocol, cast

from perfcheck.errors import ReadError, reason
from perfcheck.load.text import media_type, mend
from perfcheck.model.document import Document
from perfcheck.model.job import MEGABYTE, Job


class Loader(Protocol):
    """What a module of this folder offers.

    Loaders are asked by RANK; the first that recognises the bytes reads them. SUFFIXES says
    which files of a folder are worth trying.
    """

    RANK: int
    SUFFIXES: tuple[str, ...]

    def recognises(self, data: bytes, suffix: str) -> bool:
        """Whether the bytes of a file with this suffix (lower case, with its dot) are of this format."""

    def read(self, data: bytes, name: str, job: Job) -> Document:
        """The document; raises ReadError where the bytes are broken or past a limit of the job."""


def load_file(path: str | os.PathLike[str], *, plugins: bool = False, job: Job | None = None) -> Document:
    """The document in a file. Raises ReadError where there is none, or none that can be read.

    plugins   whether loaders of other packages are asked too
    job       limits, and whom to tell of progress; the default limits where None
    """
    job = job or Job()
    shown = os.fsencode(path).decode("utf-8", "replace")
    return load_bytes(_bytes_of(path, shown, job), shown, plugins=plugins, job=job)


def load_filing(
    paths: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    *,
    plugins: bool = False,
    job: Job | None = None,
) -> Document:
    """The files of one filing, report and annexes, as one document.

    paths   a folder, a zip, a file, or several files; otherwise as `load_file`
    """
    job = job or Job()
    alone = Job(job.limits)

    def read(path: str | os.PathLike[str], name: str) -> Document:
        return load_bytes(_bytes_of(path, name, alone), name, plugins=plugins, job=alone)

    if not isinstance(paths, str | os.PathLike):
        from perfcheck.load._filing import read_files

        return read_files([os.fspath(path) for path in paths], job, read)
    if not os.path.isdir(paths):
        return load_file(paths, plugins=plugins, job=job)
    from perfcheck.load._filing import read_folder

    return read_folder(os.fspath(paths), os.fsencode(paths).decode("utf-8", "replace"), job, read)


def load_bytes(data: bytes, name: str, *, plugins: bool = False, job: Job | None = None) -> Document:
    """The document in these bytes; `name` is for messages, and its suffix for choosing a format."""
    job = job or Job()
    if not data:
        raise ReadError(f"{name}：文件是空的", f"{name}: the file is empty")
    if len(data) > job.limits.file_megabytes * MEGABYTE:
        raise _too_large(name, job.limits.file_megabytes)
    return loader_for(data, name, plugins=plugins).read(data, name, job)


def loader_for(data: bytes, name: str, *, plugins: bool = False) -> Loader:
    """The loader that recognises these bytes of a file of that name."""
    suffix = os.path.splitext(name)[1].lower()
    return next(loader for loader in _loaders(plugins) if loader.recognises(data, suffix))


def load_text(text: str, name: str = "<text>") -> Document:
    """The document that is this text; a lone surrogate, which no file can hold, becomes U+FFFD."""
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(text=mend(text), name=mend(name), media_type=media_type(name), sha256=digest)


def suffixes(*, plugins: bool = False) -> frozenset[str]:
    """The suffixes of the files that a folder is searched for."""
    return frozenset(suffix for loader in _loaders(plugins) for suffix in loader.SUFFIXES)


@cache
def _loaders(plugins: bool = False) -> tuple[Loader, ...]:
    names = sorted(
        entry.removesuffix(".py")
        for folder in __path__
        for entry in os.listdir(folder)
        if entry.endswith(".py") and not entry.startswith("_")
    )
    found = [cast("Loader", import_module(f"{__name__}.{name}")) for name in names]
    if plugins:
        from perfcheck.plugins import LOADERS, offered

        found += [_usable(name, module) for name, module in offered(LOADERS)]
    return tuple(sorted(found, key=lambda loader: loader.RANK))


def _usable(name: str, module: object) -> Loader:
    missing = [part for part in ("RANK", "SUFFIXES", "recognises", "read") if not hasattr(module, part)]
    if missing:
        from perfcheck.plugins import broken

        raise broken(name, f"no {', '.join(missing)}")
    return cast("Loader", module)


def _bytes_of(path: str | os.PathLike[str], shown: str, job: Job) -> bytes:
    try:
        # To open a pipe would wait for its writer, and a device may never end.
        kind = os.stat(path).st_mode
        if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
            raise ReadError(f"{shown}：不是普通文件", f"{shown}: not a regular file")
        with open(path, "rb") as stream:
            return stream.read(job.limits.file_megabytes * MEGABYTE + 1)
    except FileNotFoundError:
        raise ReadError(f"{shown}：找不到这个文件", f"{shown}: no such file") from None
    except IsADirectoryError:
        raise ReadError(f"{shown}：这是文件夹，不是文件", f"{shown}: this is a folder, not a file") from None
    except PermissionError:
        raise ReadError(f"{shown}：没有读取权限", f"{shown}: no permission to read it") from None
    except (OSError, ValueError) as error:
        why, said = reason(error)
        raise ReadError(f"{shown}：无法打开（{why}）", f"{shown}: cannot be opened ({said})") from None


def _too_large(name: str, megabytes: int) -> ReadError:
    return ReadError(
        f"{name}：文件超过 {megabytes} MB（设置项 limits.file_megabytes），请拆分后再检查",
        f"{name}: larger than {megabytes} MB (setting limits.file_megabytes): split it first",
    )
