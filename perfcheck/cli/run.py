"""Each input → its outcome, in one process or in several; one bad file never stops the others."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcheck.cli.console import unexpected
from perfcheck.cli.inputs import STDIN
from perfcheck.cli.settings import Settings
from perfcheck.config.nearest import beside
from perfcheck.errors import PerfcheckError, ReadError
from perfcheck.load import load_bytes, load_filing
from perfcheck.model.document import Document
from perfcheck.model.job import MEGABYTE, Job, Progress, nobody
from perfcheck.model.shape import Shape

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from perfcheck.config import Config

_MOST_PER_PROCESSOR = 4


@dataclass(slots=True)
class Outcome:
    """What became of one input: a report with its document, or why there is none.

    `data` is what was read where nobody can read it again: standard input.
    """

    path: str
    shape: Shape | None = None
    document: Document | None = None
    data: bytes | None = None
    error: PerfcheckError | None = None

    @property
    def name(self) -> str:
        """What to call the input in messages."""
        return shown(self.path)


def shown(path: str) -> str:
    """What an input is called in messages."""
    return "<stdin>" if path == STDIN else path


def load(path: str, config: Config, watch: Progress = nobody) -> tuple[Document, bytes | None]:
    """The document of one input; '-' is standard input, whose bytes go with it, a folder one filing."""
    job = Job(config.limits, watch)
    if path == STDIN:
        if sys.stdin is None:
            raise ReadError("标准输入已关闭", "standard input is closed")
        data = sys.stdin.buffer.read(job.limits.file_megabytes * MEGABYTE + 1)
        return load_bytes(data, shown(path), plugins=config.plugins, job=job), data
    return load_filing(path, plugins=config.plugins, job=job), None


def check_one(path: str, settings: Settings, watch: Progress = nobody) -> Outcome:
    """The outcome of one input, with the settings nearest to it; whatever goes wrong is in it."""
    try:
        from perfcheck.pipeline import examine

        config = settings.config(path)
        document, data = load(path, config, watch)
        last = load(settings.previous, config)[0] if settings.previous else None
        shape = examine(document, config, previous=last, accepted=None if path == STDIN else beside(path))
        return Outcome(path, shape, document, data)
    except PerfcheckError as error:
        return Outcome(path, error=error)
    except Exception as error:
        return Outcome(path, error=unexpected(shown(path), error))


def check_all(
    paths: list[str], settings: Settings, jobs: int, watch: Callable[[], Progress] | None = None
) -> Iterator[Outcome]:
    """The outcomes in the order of the paths, each as soon as it and those before it are known.

    watch   makes whom to tell of the progress of an input; not asked of inputs that are checked apart
    """
    if jobs == 1 or len(paths) < 2:
        for path in paths:
            yield check_one(path, settings, watch() if watch else nobody)
    else:
        yield from _check_apart(paths, settings, jobs)


def _check_apart(paths: list[str], settings: Settings, jobs: int) -> Iterator[Outcome]:
    import os
    from collections import deque
    from concurrent.futures import ProcessPoolExecutor

    import perfcheck.pipeline  # noqa: F401  (imported once, before the processes part)

    processors = os.cpu_count() or 1
    workers = min(jobs or processors, _MOST_PER_PROCESSOR * processors, len(paths))
    pool = ProcessPoolExecutor(workers, initializer=_die_quietly)
    try:
        waiting: deque[tuple[str, Future[Outcome] | None]] = deque()
        for path in paths:
            waiting.append((path, _submit(pool, path, settings)))
            if len(waiting) > 2 * workers:
                yield _collect(*waiting.popleft(), settings)
        while waiting:
            yield _collect(*waiting.popleft(), settings)
    except BaseException:
        # Nobody waits for the answers any more.
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()


def _submit(pool: ProcessPoolExecutor, path: str, settings: Settings) -> Future[Outcome] | None:
    """A file on its way to another process; standard input, and all after a crash, stay here."""
    from concurrent.futures.process import BrokenProcessPool

    try:
        return None if path == STDIN else pool.submit(check_one, path, settings)
    except BrokenProcessPool:
        return None


def _collect(path: str, future: Future[Outcome] | None, settings: Settings) -> Outcome:
    """The outcome of a file; one whose process died is tried again in a process of its own."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    if path == STDIN:
        return check_one(path, settings)
    try:
        if future is not None:
            return future.result()
    except BrokenProcessPool:
        pass
    try:
        with ProcessPoolExecutor(1, initializer=_die_quietly) as pool:
            return pool.submit(check_one, path, settings).result()
    except BrokenProcessPool as error:
        return Outcome(path, error=unexpected(path, error))


def _die_quietly() -> None:
    """Ctrl-C reaches every process of the terminal: only the first one has anything to say."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_DFL)
