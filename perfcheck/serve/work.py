"""A check in a process of its own: a file that takes for ever, or all the memory, ends with it."""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from dataclasses import dataclass

from perfcheck.config import Config


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker is given; `seconds` bounds its processor time as well."""

    name: str
    data: bytes
    lang: str
    config: Config
    seconds: int


@dataclass(frozen=True, slots=True)
class Done:
    """The files of a report by name, or what is wrong with the upload, in one line."""

    files: dict[str, bytes]
    error: str = ""


class TimedOut(Exception):
    """The check took too long, and was ended."""


class Busy(Exception):
    """Too many checks are waiting."""


class Crashed(Exception):
    """The process of the check died."""


class Workers:
    """Runs checks, so many at once; a few may wait."""

    def __init__(self, at_once: int, seconds: int) -> None:
        self.seconds = seconds
        self.most = at_once * 5
        self.waiting = 0
        self.turn = asyncio.Semaphore(at_once)
        self.running: set[Process] = set()

    async def check(self, task: Task) -> Done:
        """The report of an upload. Raises TimedOut, Busy or Crashed."""
        if self.waiting >= self.most:
            raise Busy
        self.waiting += 1
        try:
            async with self.turn:
                return await self._run(task)
        finally:
            self.waiting -= 1

    async def _run(self, task: Task) -> Done:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-I", "-c", _START, *sys.path, stdin=PIPE, stdout=PIPE, start_new_session=True
        )
        self.running.add(process)
        try:
            told, _ = await asyncio.wait_for(process.communicate(pickle.dumps(task)), self.seconds)
        except TimeoutError:
            raise TimedOut from None
        finally:
            await _end(process)
            self.running.discard(process)
        if process.returncode != 0:
            raise Crashed
        return _unpack(told)

    async def stop(self) -> None:
        """End every check that still runs."""
        for process in list(self.running):
            await _end(process)


# Isolated from the folder that the server was started in, yet with its packages.
_START = "import sys; sys.path[:] = sys.argv[1:]; from perfcheck.serve.worker import main; main()"


async def _end(process: Process) -> None:
    """End a check, and what it started: a converter goes on without the one who waits for it."""
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    await process.wait()


def pack(done: Done) -> bytes:
    """What a worker says, as lengths and bytes: nothing of it is ever run."""
    import json

    head = json.dumps(
        {"error": done.error, "files": [[name, len(data)] for name, data in done.files.items()]}
    )
    return b"\n".join([head.encode(), b"".join(done.files.values())])


def _unpack(told: bytes) -> Done:
    import json

    head, _, rest = told.partition(b"\n")
    try:
        said = json.loads(head)
        files, at = {}, 0
        for name, size in said["files"]:
            files[str(name)] = rest[at : at + size]
            at += size
        return Done(files, str(said["error"]))
    except (ValueError, KeyError, TypeError):
        raise Crashed from None
