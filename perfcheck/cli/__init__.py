"""The command line.

arguments  what may be asked, and in which words
inputs     files, folders, globs and standard input → one list of inputs
run        each input → its outcome, in one process or several
check      the main command: outcomes → outputs and exit status
outputs    the outputs of a run, each written whole or not at all
items      the line items of one report
rule       what a rule checks
accept     findings put down as accepted
config     the settings that apply, and where they came from
serve      a local page for people without a terminal
usage      usage errors in Chinese
settings   configuration files and options → the settings of each input
console    what is said on standard error; consoles that cannot show Chinese

A command word as the first argument wins over a file of that name; `./items` is the file.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

COMMANDS = ("items", "rule", "accept", "config", "serve")
CLEAN, FOUND, UNUSABLE = 0, 1, 2
INTERRUPTED, PIPE_CLOSED = 130, 141
_CLOSED = ("标准输出已关闭", "standard output is closed")
_OBJECTS_BETWEEN_COLLECTIONS = 100_000


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status and never lets an exception out."""
    from perfcheck.cli.console import lang_of, prepare, tell

    arguments = list(sys.argv[1:] if argv is None else argv)
    prepare()
    if sys.stdout is None:
        tell(_CLOSED[lang_of(arguments) == "en"])
        return UNUSABLE
    # One report is a short burst of small records: looking for cycles in them is wasted.
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    try:
        try:
            status = _dispatch(arguments)
        except SystemExit as asked:  # --help, --version, or a usage error that has been said
            status = asked.code if isinstance(asked.code, int) else CLEAN
        sys.stdout.flush()
        # Python looks for cycles among everything once more as it ends: there is no need.
        gc.freeze()
        return status
    except KeyboardInterrupt:
        return _leave(INTERRUPTED)
    except BrokenPipeError:
        _silence(sys.stdout)
        return _leave(PIPE_CLOSED)
    except Exception as error:
        _give_up(error, arguments)
        return _leave(UNUSABLE)


def _leave(status: int) -> int:
    """The status, at once where processes had to be stopped.

    One that is stopped in the middle of its answer would keep this one waiting for the rest of it.
    """
    from perfcheck.cli.console import stop_children

    if stop_children():
        for stream in (sys.stdout, sys.stderr):
            with suppress(AttributeError, OSError, ValueError):
                stream.flush()
        os._exit(status)
    return status


def _dispatch(arguments: list[str]) -> int:
    command = arguments.pop(0) if arguments and arguments[0] in COMMANDS else "check"
    ran: int = import_module(f"perfcheck.cli.{command}").main(arguments)
    return ran


def _give_up(error: Exception, arguments: list[str]) -> None:
    """Say in one line what nobody foresaw, and leave nothing that fails again as Python ends."""
    from perfcheck.cli.console import lang_of, tell, unexpected
    from perfcheck.errors import reason

    lang = lang_of(arguments)
    if isinstance(error, OSError):
        why, said = reason(error)
        tell(f"cannot read or write ({said})" if lang == "en" else f"无法读写（{why}）")
    else:
        tell(unexpected("perfcheck", error).say(lang))
    _silence(sys.stdout)


def _silence(stream: object) -> None:
    """Point a stream whose reader has gone at nothing, so that closing it cannot fail."""
    fileno = getattr(stream, "fileno", None)
    if fileno is None:
        return
    try:
        there = fileno()
    except (OSError, ValueError):
        return
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, there)
    os.close(nothing)
