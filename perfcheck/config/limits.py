"""Bounds on what reading one file may cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what is read; past one of them reading stops with a ReadError that names it.

    file_megabytes      size of a file
    pages               pages of a PDF
    rows                rows of all tables of a file together
    members             files in a zip or in the folder of a filing
    unpacked_megabytes  what the parts of a zipped format (docx, xlsx, zip) may come to, unpacked
    unpacked_ratio      how many times larger than its file that may be; not counted below 1 MB
    convert_seconds     how long LibreOffice may take to convert a file of an older format
    """

    file_megabytes: int = 64
    pages: int = 2000
    rows: int = 200_000
    members: int = 500
    unpacked_megabytes: int = 512
    unpacked_ratio: int = 200
    convert_seconds: int = 120


USUAL = Limits()
