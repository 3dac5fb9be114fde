"""The main command: check every input, write every output, and sum up in the exit status."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from perfcheck.cli import CLEAN, FOUND, UNUSABLE
from perfcheck.cli.arguments import Output, check_parser, read_outputs
from perfcheck.cli.console import bar, clear_progress, lang_of, progress, tell
from perfcheck.cli.inputs import STDIN, Inputs, add_filings, expand
from perfcheck.cli.outputs import Outputs
from perfcheck.cli.run import Outcome, check_all
from perfcheck.cli.settings import Settings, settings_of
from perfcheck.errors import ConfigError, PerfcheckError
from perfcheck.model.filing import Filing
from perfcheck.model.shape import SEVERITIES, Shape
from perfcheck.write import Style

if TYPE_CHECKING:
    from perfcheck.earlier import Earlier


def main(arguments: list[str]) -> int:
    """Check files, folders and globs; returns the exit status."""
    parser = check_parser(lang_of(arguments))
    said = parser.parse_args(arguments)
    if not said.files and not said.filing:
        parser.error("the following arguments are required: FILE")
    try:
        wanted = read_outputs(said.output, said.format)
        if said.jobs < 0:
            raise ConfigError("--jobs 应为 0 或正整数", "--jobs must be 0 or more")
        settings = settings_of(said, arguments)
        said.lang = settings.lang_for([*said.files, *said.filing][0])
        inputs = expand(said.files, settings.suffixes)
        add_filings(said.filing, inputs)
        if said.previous is not None and inputs.several:
            raise ConfigError("--previous 一次只能对照一份报告", "--previous goes with one report at a time")
        _keep_apart(wanted, [*inputs.paths, *([said.previous] if said.previous else [])])
        said.earlier = _earlier(said.diff_from)
        style = _style(said, inputs.several)
        with Outputs(wanted, style, inputs.paths) as outputs:
            return _run(said, settings, inputs, outputs)
    except PerfcheckError as error:
        tell(error.say(said.lang))
        return UNUSABLE


def _style(said: argparse.Namespace, several: bool) -> Style:
    return Style(said.lang, several, said.quiet, said.show_passed, said.fail_on, said.statistics)


def _earlier(path: str | None) -> Earlier | None:
    if path is None:
        return None
    from perfcheck.earlier import read_earlier

    return read_earlier(path)


def _keep_apart(outputs: list[Output], inputs: list[str]) -> None:
    """Raise ConfigError where an output would overwrite an input or another output."""
    taken: set[str] = set()
    folders = [os.path.realpath(name) for name in inputs if os.path.isdir(name)]
    for name, path in ((output.format, output.path) for output in outputs if output.path is not None):
        if any(os.path.realpath(path).startswith(os.path.join(folder, "")) for folder in folders):
            raise ConfigError(
                f"{path}：输出不能写进被检查的文件夹", f"{path}: the output would lie in the filing's folder"
            )
        if any(_same(path, file) for file in inputs if file != STDIN):
            raise ConfigError(
                f"{path}：输出会覆盖被检查的文件", f"{path}: the output would overwrite an input"
            )
        real = os.path.realpath(path)
        if os.path.isdir(path) or path.endswith(("/", os.sep)):
            # Formats that share a folder do not share its files.
            real = f"{real}{os.sep}*.{name}"
        if real in taken or any(_same(path, other) for other in taken):
            raise ConfigError("两个输出写到了同一个文件", "two outputs go to the same file")
        taken.add(real)


def _same(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):
        return False


def _run(said: argparse.Namespace, settings: Settings, inputs: Inputs, outputs: Outputs) -> int:
    status = CLEAN
    for name, error in inputs.lost:
        status = _refuse(name, error, said.lang, outputs)
    watched = not said.quiet
    outcomes = check_all(inputs.paths, settings, said.jobs, bar if watched else None)
    for number, outcome in enumerate(outcomes, 1):
        if watched:
            clear_progress()
        status = max(status, _deliver(outcome, said, outputs))
        if watched:
            progress(number, len(inputs.paths))
    if not outputs.finish():
        status = UNUSABLE
    if inputs.skipped and not said.quiet:
        _tell_skipped(inputs.skipped, said.lang)
    return status


def _deliver(outcome: Outcome, said: argparse.Namespace, outputs: Outputs) -> int:
    if outcome.shape is None or outcome.document is None:
        error = outcome.error or PerfcheckError(outcome.name)
        return _refuse(outcome.name, error, said.lang, outputs)
    if said.earlier is not None:
        said.earlier.set_apart(outcome.shape, alone=outputs.alone)
    path = None if outcome.path == STDIN else outcome.path
    place = outputs.place(outcome.path)
    outputs.report(outcome.shape, Filing(outcome.document, path, place, outcome.data))
    for _, error in outcome.document.lost:
        tell(error.say(said.lang))
    if outcome.document.lost:
        return UNUSABLE
    return FOUND if _fails(outcome.shape, said.fail_on) else CLEAN


def _refuse(name: str, error: PerfcheckError, lang: str, outputs: Outputs) -> int:
    line = error.say(lang)
    tell(line)
    outputs.unreadable(name, line)
    return UNUSABLE


def _fails(shape: Shape, fail_on: str) -> bool:
    """Whether there is a finding at or above a severity."""
    if fail_on == "never":
        return False
    serious = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return any(shape["summary"]["findings"][severity] for severity in serious)


def _tell_skipped(paths: list[str], lang: str) -> None:
    kinds = sorted({os.path.splitext(path)[1].lower() or "?" for path in paths})
    shown = " ".join(kinds[:8])
    if lang == "en":
        tell(f"{len(paths)} files of folders were not read, being of no format that is ({shown})")
    else:
        tell(f"文件夹里有 {len(paths)} 个文件不是可读取的格式，没有检查（{shown}）")
