"""What a report is about: the document that was read, and the file that it was read from."""

from __future__ import annotations

import os
from hashlib import sha256

from perfcheck.errors import ReadError, Unsuited, reason
from perfcheck.model.document import Document


class Filing:
    """A document and where it came from.

    document  what was read
    path      the file; None where there is none: standard input, an upload, a text
    place     a relative name that no other filing of the run has (局/2023.docx): a folder of
              outputs names its files by it
    """

    __slots__ = ("_data", "document", "path", "place")

    def __init__(
        self, document: Document, path: str | None = None, place: str = "", data: bytes | None = None
    ) -> None:
        self.document = document
        self.path = path
        self.place = place or os.path.basename(path or document.name)
        self._data = data

    @property
    def text(self) -> str:
        """The document's text, which the spans of its report speak of."""
        return self.document.text

    def data(self) -> bytes:
        """The bytes that were read. Raises Unsuited where they are no single file's, ReadError where
        the file cannot be read again or has changed since.
        """
        if self._data is not None:
            return self._data
        name = self.document.name
        if self.path is None or os.path.isdir(self.path):
            raise Unsuited(f"{name}：不是单个文件，没有可批注的原件", f"{name}: not one file to annotate")
        try:
            with open(self.path, "rb") as stream:
                found = stream.read()
        except (OSError, ValueError) as error:
            why, said = reason(error)
            raise ReadError(
                f"{name}：无法再次读取（{why}）", f"{name}: cannot be read again ({said})"
            ) from None
        if sha256(found).hexdigest() != self.document.sha256:
            raise ReadError(f"{name}：检查期间文件有改动，请重新检查", f"{name}: changed meanwhile")
        return found
