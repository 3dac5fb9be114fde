"""Markdown: read as it is shown, in the file's own text; by the suffix, since content cannot tell."""

from __future__ import annotations

from perfcheck.model.document import Document
from perfcheck.model.job import Job

RANK = 960
SUFFIXES = (".md", ".markdown")


def recognises(data: bytes, suffix: str) -> bool:
    """Whether the suffix says so, where no other format has recognised the bytes."""
    return suffix in SUFFIXES


def read(data: bytes, name: str, job: Job) -> Document:
    """The text of the file, its marks in no block. Raises ReadError."""
    from perfcheck.load._marked import read_marked

    return read_marked(data, name, job)
