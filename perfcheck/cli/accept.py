"""`perfcheck accept FILE`: put findings down as accepted, beside the report."""

from __future__ import annotations

import argparse
import os
import sys

from perfcheck.accept import Entry, add, prune, read
from perfcheck.accept.entries import read_date
from perfcheck.cli import CLEAN, UNUSABLE
from perfcheck.cli.arguments import Parser, add_settings
from perfcheck.cli.console import lang_of, tell
from perfcheck.cli.inputs import STDIN
from perfcheck.cli.run import check_one
from perfcheck.cli.settings import settings_of
from perfcheck.config.keys import nearest
from perfcheck.config.nearest import ACCEPTED, beside
from perfcheck.errors import ConfigError, PerfcheckError
from perfcheck.model.shape import Shape
from perfcheck.write.tame import tame

_SHORTEST = 4


def main(arguments: list[str]) -> int:
    """Accept findings, or list them with their fingerprints; returns the exit status."""
    parser = Parser("accept", lang_of(arguments))
    say, option = parser.say, parser.add_argument
    option("file", metavar="FILE", help=say["file"])
    option("--fingerprint", action="append", default=[], metavar="F", help=say["fingerprint"])
    option("--all", action="store_true", help=say["accept-all"])
    option("--reason", metavar="TEXT", help=say["reason"])
    option("--who", metavar="NAME", help=say["who"])
    option("--until", metavar="DATE", help=say["until"])
    option("--prune", action="store_true", help=say["prune"])
    option("--previous", metavar="FILE", help=say["previous"])
    add_settings(parser)
    said = parser.parse_args(arguments)
    try:
        return _accept(said, arguments)
    except PerfcheckError as error:
        tell(error.say(said.lang))
        return UNUSABLE


def _accept(said: argparse.Namespace, arguments: list[str]) -> int:
    if said.file == STDIN:
        raise ConfigError(
            "accept 需要一个文件，接受记在它旁边", "accept needs a file to put its record beside"
        )
    until = read_date(said.until, "--until")
    outcome = check_one(said.file, settings_of(said, arguments))
    if outcome.shape is None:
        raise outcome.error or PerfcheckError(outcome.name)
    path = os.path.join(said.file if os.path.isdir(said.file) else os.path.dirname(said.file), ACCEPTED)
    if said.prune and (found := beside(said.file)):
        _prune(found, outcome.shape, said)
    chosen = _chosen(outcome.shape["findings"], said)
    if not chosen:
        if not said.prune:
            _list(outcome.shape["findings"], said.lang)
        return CLEAN
    if not (said.reason and said.reason.strip()):
        raise ConfigError("接受要写理由：--reason", "say why: --reason")
    name = os.path.basename(os.path.normpath(said.file))
    add(
        path,
        [
            Entry(
                finding["fingerprint"],
                said.reason,
                who=said.who,
                until=until,
                file=name,
                rule=f"{finding['rule']} {finding['name']}",
                message=finding["message"],
            )
            for finding in chosen
        ],
    )
    written = (
        f"{len(chosen)} accepted, in {path}" if said.lang == "en" else f"已接受 {len(chosen)} 条，记在 {path}"
    )
    tell(written)
    return CLEAN


def _chosen(findings: list[Shape], said: argparse.Namespace) -> list[Shape]:
    """The findings that were named, each once. Raises ConfigError for a name that means none or several."""
    if said.all:
        return _unique(findings)
    return _unique([finding for name in said.fingerprint for finding in _named(name, findings)])


def _unique(findings: list[Shape]) -> list[Shape]:
    return list({finding["fingerprint"]: finding for finding in findings}.values())


def _named(name: str, findings: list[Shape]) -> list[Shape]:
    wanted = name.strip().lower()
    found = [f for f in findings if f["fingerprint"].startswith(wanted)]
    if len(wanted) >= _SHORTEST and len(found) == 1:
        return found
    if len(found) > 1:
        raise ConfigError(
            f"指纹 {name!r} 可指 {len(found)} 条发现，请多写几位",
            f"fingerprint {name!r} may mean {len(found)} findings: give more of it",
        )
    near = nearest(wanted, [finding["fingerprint"] for finding in findings])
    raise ConfigError(
        f"没有指纹为 {name!r} 的发现" + (f"，是不是 {near}？" if near else ""),
        f"no finding has the fingerprint {name!r}" + (f": did you mean {near}?" if near else ""),
    )


def _list(findings: list[Shape], lang: str) -> None:
    for finding in findings:
        line = f"{finding['fingerprint']}  {finding['severity']:7}  {finding['rule']}  {finding['message']}"
        sys.stdout.write(tame(line) + "\n")
    if not findings:
        sys.stdout.write("No findings.\n" if lang == "en" else "没有待接受的发现。\n")


def _prune(path: str, shape: Shape, said: argparse.Namespace) -> None:
    """Take out the entries of this filing whose finding is gone or whose time is over."""
    stale = {entry["acceptance"]["fingerprint"] for entry in shape["stale"]}
    name = os.path.basename(os.path.normpath(said.file))
    gone = [e for e in read(path) if e.fingerprint in stale and e.file in (None, name)]
    prune(path, gone)
    tell(f"{len(gone)} entries taken out" if said.lang == "en" else f"已删去 {len(gone)} 条")
