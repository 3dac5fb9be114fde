"""A workbook → Document.

survey   what is hidden, merged or not worked out in a sheet, from its XML
reading  the cells of the sheets that are shown
printed  a cell's value and number format → its text as it is printed
dates    dates and times as they are printed
layout   the cells of a sheet → lines of text and tables
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfcheck.model.document import Document
    from perfcheck.model.job import Job

_MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "xls": "application/vnd.ms-excel",
}


def read_workbook(data: bytes, source: bytes, name: str, job: Job, kind: str = "xlsx") -> Document:
    """The document of a workbook in xlsx; `source` and `kind` are what it was converted from.

    Raises ReadError where it is broken, past a limit, not worked out, or openpyxl is missing.
    """
    from perfcheck.load._draft import Draft
    from perfcheck.load._extra import missing

    try:
        import openpyxl  # noqa: F401
    except ImportError:
        raise missing(name, "Excel", "sheet") from None
    from perfcheck.load.workbook.layout import lay_out
    from perfcheck.load.workbook.reading import sheets

    draft = Draft(name, job)
    for sheet in sheets(data, name, job):
        lay_out(sheet, draft)
    return draft.finish(source, _MEDIA_TYPES[kind])
