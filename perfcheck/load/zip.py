"""A zip is one filing: a report with its annexes. Nothing of it is written anywhere."""

from __future__ import annotations

from perfcheck.model.document import Document
from perfcheck.model.job import Job

RANK = 800
SUFFIXES = (".zip",)

_OPENINGS = (b"PK\x03\x04", b"PK\x05\x06")


def recognises(data: bytes, suffix: str) -> bool:
    """Whether it is a zip that no format before this one has recognised as its own."""
    return data.startswith(_OPENINGS)


def read(data: bytes, name: str, job: Job) -> Document:
    """The filing in the zip. Raises ReadError where it is broken, past a limit, or nothing can be read."""
    from perfcheck.load._zipped import read_zip

    return read_zip(data, name, job)
