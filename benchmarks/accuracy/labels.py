"""Labelled cases: what a careful auditor says of a short text.

One JSON object a line: `text` (or `file`, a path beside the file of cases), and

    relations  [{kind, figures, holds}], figures as printed, total or percent first or last;
               `uncertain` ones count neither way, `at_most` is the severity they may have
    flags      [{rule}]: names of rules that must report something
    quiet      [[figure, …], …]: figures that no failing relation may tie together
    family     the kind of document or wording, under which results are counted
    source     where it is from
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from tests.literate import HOLDS, KINDS, Case, cases, read_tied


@dataclass(frozen=True, slots=True)
class Label:
    """One relation of a text, and whether it holds."""

    kind: str
    figures: tuple[str, ...]
    holds: bool
    uncertain: bool = False
    at_most: str = "error"


@dataclass(frozen=True, slots=True)
class Labelled:
    """One text with everything that is said of it."""

    name: str
    family: str
    text: str
    relations: tuple[Label, ...] = ()
    flags: tuple[str, ...] = ()
    quiet: tuple[tuple[str, ...], ...] = field(default=())


def outside(path: Path) -> list[Labelled]:
    """The cases of a file of JSON lines. Raises ValueError, naming file and line, for a broken one."""
    made = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            made.append(_read(json.loads(line), path))
        except (KeyError, TypeError, json.JSONDecodeError) as error:
            raise ValueError(f"{path}:{number}: not a labelled case ({error!r})") from error
    return made


def _read(case: dict[str, object], path: Path) -> Labelled:
    entries = case.get("relations", [])
    assert isinstance(entries, list)
    text = case["text"] if "text" in case else (path.parent / _up(case["file"])).read_text("utf-8")
    return Labelled(
        name=str(case["id"]),
        family=str(case.get("family", path.stem)),
        text=str(text),
        relations=tuple(
            Label(
                entry["kind"],
                tuple(entry["figures"]),
                entry["holds"],
                bool(entry.get("uncertain")),
                entry.get("at_most", "error"),
            )
            for entry in entries
        ),
        flags=tuple(flag["rule"] for flag in case.get("flags", [])),  # type: ignore[attr-defined]
        quiet=tuple(tuple(row) for row in case.get("quiet", [])),  # type: ignore[attr-defined]
    )


def _up(name: object) -> Path:
    """Files of texts may be named from the folder above that of the cases."""
    return Path("..") / str(name)


def own() -> list[Labelled]:
    """The literate cases of the project as labelled ones."""
    return [_from_literate(case) for case in cases()]


def _from_literate(case: Case) -> Labelled:
    relations, flags, quiet = [], [], []
    for line in case.expectations:
        word = line.split(maxsplit=1)[0]
        if frozenset(word.split("|")) <= KINDS:
            tied = read_tied(line)
            holds = bool(tied.verdicts & HOLDS)
            if "undecided" not in tied.verdicts:
                relations.append(Label(word.split("|")[0], tuple(tied.figures.elements()), holds))
        elif line.startswith("quiet"):
            quiet.append(tuple(line.split()[1:]))
        elif line.startswith("finding:") and (name := line.split()[1]) != "*":
            flags.append(name)
    return Labelled(case.title, case.file, case.text, tuple(relations), tuple(flags), tuple(quiet))
