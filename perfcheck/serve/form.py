"""The upload: read within its limit, and never put on disk."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass

from python_multipart.exceptions import FormParserError
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

_REST = 65_536
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Upload:
    """What the form sent: the file's own name, its bytes, the language of the page, the page's token."""

    name: str
    data: bytes
    lang: str
    token: str


class TooLarge(Exception):
    """The upload is larger than the limit."""


class NotAForm(Exception):
    """The request is no form with a file."""


async def read_upload(request: Request, megabytes: int) -> Upload:
    """The upload of a request. Raises TooLarge or NotAForm."""
    most = megabytes * _MEGABYTE
    try:
        if int(request.headers.get("content-length", "0")) > most + _REST:
            raise TooLarge
    except ValueError:
        raise NotAForm from None

    class InMemory(MultiPartParser):
        spool_max_size = most + _REST + 1

    try:
        if not request.headers.get("content-type", "").startswith("multipart/form-data"):
            raise NotAForm
        parser = InMemory(request.headers, _within(request, most + _REST), max_files=1, max_fields=4)
        form = await parser.parse()
        file = form.get("file")
        if not isinstance(file, UploadFile) or not file.filename:
            raise NotAForm
        data = await file.read()
        said = {key: value for key in ("lang", "token") if isinstance(value := form.get(key), str)}
    except (MultiPartException, FormParserError, KeyError):
        raise NotAForm from None
    if len(data) > most:
        raise TooLarge
    return Upload(_base(file.filename), data, said.get("lang", ""), said.get("token", ""))


async def _within(request: Request, most: int) -> AsyncGenerator[bytes, None]:
    """The body, until it is more than it may be: a length that was not told is counted."""
    size = 0
    async for piece in request.stream():
        size += len(piece)
        if size > most:
            raise TooLarge
        yield piece


def _base(name: str, most: int = 120) -> str:
    """A file name without folders; of a very long one the end, which says what it is."""
    return name.replace("\\", "/").rsplit("/", 1)[-1].replace("\0", "")[-most:] or "file"
