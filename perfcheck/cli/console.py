"""What is said on standard error, and consoles that cannot show every character."""

from __future__ import annotations

import os
import sys

from perfcheck.errors import PerfcheckError
from perfcheck.model.job import Progress

_BAR = 30
_REDRAW = 0.1


def prepare() -> None:
    """Replace what a GBK or ASCII console cannot show, instead of failing on it."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def tell(line: str) -> None:
    """One line on standard error; a reader that has gone is no reason to fail."""
    from perfcheck.write.tame import tame

    if sys.stderr is None:
        return
    try:
        print(f"perfcheck: {tame(line)}", file=sys.stderr, flush=True)
    except (OSError, ValueError):
        return


def progress(done: int, total: int) -> None:
    """A bar on standard error that the next one overwrites, none when all is done; only for who watches."""
    if sys.stderr is not None and sys.stderr.isatty():
        filled = _BAR * done // total if total else _BAR
        bar = f"[{'#' * filled}{'.' * (_BAR - filled)}] {done}/{total}" if done < total else ""
        sys.stderr.write(f"\r\x1b[K{bar}")
        sys.stderr.flush()


def clear_progress() -> None:
    """Take the bar away, so that a line of output stands where it was."""
    progress(0, 0)


def bar() -> Progress:
    """The progress of one input as a bar, drawn ten times a second at most."""
    from time import monotonic

    drawn = monotonic()

    def draw(done: int, total: int) -> None:
        nonlocal drawn
        now = monotonic()
        if total > 1 and now - drawn >= _REDRAW:
            drawn = now
            progress(done, total)

    return draw


def lang_of(arguments: list[str]) -> str:
    """The language asked for, known before anything else is read: even usage errors are in it."""
    for at, argument in enumerate(arguments):
        if argument == "--lang" and at + 1 < len(arguments):
            return arguments[at + 1]
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
    return "zh"


def unexpected(name: str, error: Exception) -> PerfcheckError:
    """An error that nobody foresaw, as one line; PERFCHECK_DEBUG=1 shows where it arose."""
    if os.environ.get("PERFCHECK_DEBUG"):
        from traceback import print_exception

        print_exception(error)
    what = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
    return PerfcheckError(
        f"{name}：检查时出现内部错误（{what}），设 PERFCHECK_DEBUG=1 可见详情",
        f"{name}: internal error ({what}); PERFCHECK_DEBUG=1 shows more",
    )


def stop_children() -> bool:
    """End the processes of this run that still check files; whether there were any."""
    module = sys.modules.get("multiprocessing")
    children = module.active_children() if module is not None else []
    for child in children:
        child.terminate()
    return bool(children)
