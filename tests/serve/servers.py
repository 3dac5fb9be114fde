"""A server as a person starts it: a process of its own, on a port that is free."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx


@dataclass
class Running:
    """A server that runs, and its address (without the last slash)."""

    process: subprocess.Popen[str]
    address: str

    def stop(self, number: int = signal.SIGTERM) -> tuple[int, str]:
        """End it; returns its exit status and what else it said."""
        self.process.send_signal(number)
        said = self.process.communicate(timeout=30)[1]
        return self.process.returncode, said


@contextmanager
def running(*arguments: str, **environment: str) -> Iterator[Running]:
    """`perfcheck serve` until the block ends."""
    process = subprocess.Popen(
        [sys.executable, "-m", "perfcheck", "serve", "--port", "0", *arguments],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )
    assert process.stderr is not None
    try:
        said = ""
        while not (found := re.search(r"(http://\S+)/", said)):
            line = process.stderr.readline()
            assert line, said
            said += line
        yield Running(process, found[1])
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        process.stderr.close()


def token_of(client: httpx.Client) -> str:
    """The token of the page with the form."""
    found = re.search(r'name="token" value="([^"]+)"', client.get("/").text)
    assert found is not None
    return found[1]


def upload(client: httpx.Client, name: str, data: bytes, **fields: str) -> httpx.Response:
    """Send the form as a browser does."""
    sent = {"token": token_of(client), "lang": "zh"} | fields
    return client.post("/check", data=sent, files={"file": (name, data)}, timeout=120)
