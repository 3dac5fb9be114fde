"""Tables as text: CSV, and TSV, by the file's suffix, since content alone cannot tell."""

from __future__ import annotations

from perfcheck.model.document import Document
from perfcheck.model.job import Job

RANK = 950
SUFFIXES = (".csv", ".tsv")


def recognises(data: bytes, suffix: str) -> bool:
    """Whether the suffix says so, where no other format has recognised the bytes."""
    return suffix in SUFFIXES


def read(data: bytes, name: str, job: Job) -> Document:
    """The table in the file, whose text is the file's own. Raises ReadError."""
    from perfcheck.load._separated import read_separated

    return read_separated(data, name, job)
