"""Files, folders, globs and standard input → one list of inputs, each once, in the order given."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from perfcheck.errors import ReadError

STDIN = "-"


@dataclass(slots=True)
class Inputs:
    """What to check.

    paths     files in order; '-' is standard input
    lost      arguments that stand for nothing
    skipped   files of a folder whose suffix is that of no format
    several   whether the answer is a batch: more than one input, a folder or a glob
    """

    paths: list[str] = field(default_factory=list)
    lost: list[tuple[str, ReadError]] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    several: bool = False


def expand(arguments: list[str], suffixes_in: Callable[[str], frozenset[str]]) -> Inputs:
    """Every file that the arguments stand for; `suffixes_in` says what a folder is searched for."""
    inputs = Inputs(several=len(arguments) > 1)
    for argument in arguments:
        if argument == STDIN or not _is_pattern(argument):
            _add(argument, inputs, suffixes_in)
        else:
            inputs.several = True
            _add_matches(argument, inputs, suffixes_in)
    inputs.paths = list(dict.fromkeys(inputs.paths))
    return inputs


def add_filings(paths: list[str], inputs: Inputs) -> None:
    """Add folders and zips that are one filing each; among the inputs only such a one is a folder."""
    inputs.paths = list(dict.fromkeys([*inputs.paths, *paths]))
    inputs.several = inputs.several or len(inputs.paths) + len(inputs.lost) > 1


def _is_pattern(argument: str) -> bool:
    return any(char in argument for char in "*?[") and not os.path.lexists(argument)


def _add_matches(pattern: str, inputs: Inputs, suffixes_in: Callable[[str], frozenset[str]]) -> None:
    from glob import glob

    found = sorted(glob(pattern, recursive=True))
    if not found:
        inputs.lost.append((pattern, ReadError(f"{pattern}：没有匹配的文件", f"{pattern}: no file matches")))
    for path in found:
        _add(path, inputs, suffixes_in)


def _add(argument: str, inputs: Inputs, suffixes_in: Callable[[str], frozenset[str]]) -> None:
    if argument == STDIN or not os.path.isdir(argument):
        inputs.paths.append(argument)
        return
    inputs.several = True
    before, known = len(inputs.paths), suffixes_in(argument)
    for path in _walk(argument):
        text = os.path.splitext(path)[1].lower() in known
        (inputs.paths if text else inputs.skipped).append(path)
    if len(inputs.paths) == before:
        error = ReadError(
            f"{argument}：文件夹里没有可读取的文件", f"{argument}: no file that can be read in this folder"
        )
        inputs.lost.append((argument, error))


def _walk(folder: str) -> Iterator[str]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = os.path.join(place, name)
            if not name.startswith(".") and not _is_special(path):
                yield path


def _is_special(path: str) -> bool:
    """Whether it is a pipe, a socket or a device; what cannot be looked at is refused by its reader."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except (OSError, ValueError):
        return False
