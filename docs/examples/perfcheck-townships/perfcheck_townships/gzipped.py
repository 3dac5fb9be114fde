"""Reports that townships send compressed (report.txt.gz)."""

from __future__ import annotations

import gzip
import io

from perfcheck.errors import ReadError
from perfcheck.load import load_bytes
from perfcheck.model.document import Document
from perfcheck.model.job import MEGABYTE, Job

RANK = 100
SUFFIXES = (".gz",)


def recognises(data: bytes, suffix: str) -> bool:
    """By the first bytes; the suffix is not trusted."""
    return data.startswith(b"\x1f\x8b")


def read(data: bytes, name: str, job: Job) -> Document:
    """The document inside; never more of it than perfcheck reads of any file."""
    try:
        with gzip.open(io.BytesIO(data)) as stream:
            inside = stream.read(job.limits.unpacked_megabytes * MEGABYTE)
    except (OSError, EOFError) as error:
        raise ReadError(f"{name}：压缩文件损坏（{error}）", f"{name}: broken gzip ({error})") from None
    return load_bytes(inside, name.removesuffix(".gz"), job=job)
